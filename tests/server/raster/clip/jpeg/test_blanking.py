"""Blanking JPEG streams of every sampling, against what a decoder makes of them."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geopera_server.raster.clip.jpeg import UnusualJpeg, blank_outside, parse_jpeg
from geopera_server.raster.clip.jpeg.blanking import needed_units
from geopera_server.raster.clip.jpeg.huffman import HuffmanTable, steps

codecs = pytest.importorskip("imagecodecs")

SIDE = 128


def picture(seed: int, noise: float, bands: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    rows, columns = np.mgrid[0:SIDE, 0:SIDE]
    planes = [128 + 60 * np.sin(rows / (9 + i)) + 50 * np.cos(columns / 7) for i in range(bands)]
    values = np.stack(planes, -1) + rng.normal(0, noise, (SIDE, SIDE, bands))
    return np.clip(values, 0, 255).astype(np.uint8)


def encoded(pixels: np.ndarray, quality: int, sampling: str, *, optimize: bool) -> bytes:
    options = {"level": quality, "optimize": optimize}
    if pixels.shape[-1] == 1:
        return bytes(codecs.jpeg8_encode(pixels[..., 0], **options))
    return bytes(codecs.jpeg8_encode(pixels, subsampling=sampling, **options))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    seed=st.integers(0, 99),
    noise=st.sampled_from([0.0, 3.0, 40.0, 200.0]),
    quality=st.sampled_from([10, 60, 85, 100]),
    sampling=st.sampled_from(["444", "422", "420", "440", "grey"]),
    optimize=st.booleans(),
    cut=st.floats(-1.5, 1.5),
    angle=st.floats(0, 6.28),
    invert=st.booleans(),
)
def test_kept_pixels_never_change(
    seed: int,
    noise: float,
    quality: int,
    sampling: str,
    optimize: bool,
    cut: float,
    angle: float,
    invert: bool,
) -> None:
    bands = 1 if sampling == "grey" else 3
    stream = encoded(picture(seed, noise, bands), quality, sampling, optimize=optimize)
    rows, columns = np.mgrid[-1 : 1 : SIDE * 1j, -1 : 1 : SIDE * 1j]
    kept = (rows * np.cos(angle) + columns * np.sin(angle) > cut) != (
        invert & (rows**2 + columns**2 < 0.3)
    )
    if not kept.any():
        return
    parsed = parse_jpeg(stream)
    blanked = blank_outside(parsed, kept, has_luma=True)
    units = needed_units(parsed, kept)
    assert (blanked is None) == units.all()
    if blanked is None:
        return
    before, after = codecs.jpeg8_decode(stream), codecs.jpeg8_decode(blanked)
    np.testing.assert_array_equal(after[kept], before[kept])
    height, width = parsed.unit
    gone = ~np.repeat(np.repeat(units, height, 0), width, 1)[:SIDE, :SIDE]
    far = gone & ~_grown(~gone, 4)
    assert after[far].max(initial=0) <= 16  # black, but for the rounding of its darkest value


def _grown(mask: np.ndarray, reach: int) -> np.ndarray:
    padded = np.pad(mask, reach)
    views = np.lib.stride_tricks.sliding_window_view(padded, (2 * reach + 1,) * 2)
    return views.any(axis=(2, 3))


def test_blanked_tiles_are_smaller_and_blank_again_to_the_same() -> None:
    stream = encoded(picture(1, 20, 3), 85, "420", optimize=True)
    kept = np.zeros((SIDE, SIDE), bool)
    kept[40:70, 50:90] = True
    once = blank_outside(parse_jpeg(stream), kept, has_luma=True)
    assert once is not None
    assert len(once) < len(stream) * 0.7
    assert blank_outside(parse_jpeg(once), kept, has_luma=True) == once


def test_progressive_and_damaged_streams_are_refused() -> None:
    stream = encoded(picture(2, 20, 3), 85, "420", optimize=True)
    kept = np.zeros((SIDE, SIDE), bool)
    kept[100:, 100:] = True
    progressive = stream.replace(b"\xff\xc0", b"\xff\xc2", 1)
    for damaged in (b"", b"\xff\xd8", stream[:60], progressive, stream[:400] + b"\xff\xd9"):
        with pytest.raises(UnusualJpeg):
            blank_outside(parse_jpeg(damaged), kept, has_luma=True)


def test_mutated_streams_raise_nothing_else() -> None:
    stream = encoded(picture(3, 20, 3), 85, "420", optimize=True)
    kept = np.zeros((SIDE, SIDE), bool)
    kept[40:70, 50:90] = True
    rng = np.random.default_rng(11)
    refused = 0
    for _ in range(400):
        damaged = bytearray(stream)
        for place in rng.integers(2, len(stream), 3):
            damaged[place] = rng.integers(0, 256)
        try:
            parsed = parse_jpeg(bytes(damaged))
            if (parsed.height, parsed.width) == kept.shape:
                blank_outside(parsed, kept, has_luma=True)
        except UnusualJpeg:
            refused += 1
    assert 20 < refused < 400


def test_codes_are_added_without_moving_others() -> None:
    table = HuffmanTable(bytes([0, 2, 1]) + bytes(13), bytes([5, 6, 7]))
    larger = table.with_symbols([0, 5, 11])
    before, after = table.codes(), larger.codes()
    assert before == {5: "00", 6: "01", 7: "100"}
    assert before.items() <= after.items()
    codes = sorted(after.values())
    assert len(codes) == 5
    assert not any(b.startswith(a) for a, b in pairwise(codes))
    assert not any(set(code) == {"1"} for code in codes)
    with pytest.raises(ValueError, match="room"):
        HuffmanTable(bytes(15) + bytes([3]), bytes([1, 2, 3])).with_symbols([4])


def test_steps_agree_with_single_codes() -> None:
    """Each 12 bits are read code by code and compared."""
    table = HuffmanTable(bytes([0, 1, 2, 2, 1]) + bytes(11), bytes([0, 1, 0x11, 0xF0, 3, 0x24]))
    by_bits = {bits: symbol for symbol, bits in table.codes(256).items()}
    for window, step in enumerate(steps(table)):
        text, bits, coefficients, place = f"{window:012b}", 0, 0, 0
        for _ in range(6):
            length = next(
                (n for n in range(1, 13 - place) if text[place : place + n] in by_bits), 0
            )
            if not length:
                break
            symbol = by_bits[text[place : place + length]]
            place += length + (symbol & 15)
            bits = place
            coefficients += 128 if symbol == 0 else (symbol >> 4) + 1
            if symbol == 0 or place >= 12:
                break
        assert step == (bits | coefficients << 8 if bits else 255 << 8)
