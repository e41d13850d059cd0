"""Summaries of streams against NumPy, with everything kept and with next to nothing kept."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from geopera_server.errors import InvalidInput
from geopera_server.raster import radix_summary
from geopera_server.raster.counted_summary import CountedSummary
from geopera_server.raster.moments import Sums
from geopera_server.raster.radix_keys import keys_of, value_of
from geopera_server.raster.radix_summary import RadixSummary
from geopera_server.raster.summary import Result, Summary, Wish

QUANTILES = (0.0, 0.02, 0.5, 0.777, 1.0)
WISH = Wish(QUANTILES, 7)
DTYPES = ("uint8", "int16", "uint16", "int32", "uint32", "int64", "float32", "float64")


def make(dtype: np.dtype, wish: Wish, keep: int) -> Summary:
    if dtype.kind in "iu" and dtype.itemsize <= 2:
        return CountedSummary(dtype, wish)
    return RadixSummary(dtype, wish, keep)


def summarize(
    values: np.ndarray,
    weights: np.ndarray | None = None,
    keep: int = 10,
    parts: int = 3,
    wish: Wish = WISH,
) -> Result:
    summary = make(values.dtype, wish, keep)
    cuts = np.array_split(np.arange(len(values)), parts)
    while True:
        for cut in cuts:
            summary.add(summary.prepare(values[cut], None if weights is None else weights[cut]))
        if not summary.end_pass():
            return summary.result()


def weighted_quantile(values: np.ndarray, weights: np.ndarray, quantile: float) -> float:
    """Average the step function over a unit of weight, by its definition."""
    order = np.argsort(values, kind="stable")
    values, weights = values[order].astype(float), weights[order]
    ends = np.cumsum(weights)
    low = quantile * max(ends[-1] - 1, 0)
    high = min(low + 1, ends[-1])
    part = np.clip(np.minimum(ends, high) - np.maximum(ends - weights, low), 0, None)
    return float((part * values).sum() / part.sum())


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_values_of_any_dtype(data: st.DataObject) -> None:
    dtype = np.dtype(data.draw(st.sampled_from(DTYPES)))
    if dtype.kind == "f":
        elements = st.floats(-(2.0**99), 2.0**99, width=8 * dtype.itemsize, allow_subnormal=False)
    else:
        limits = np.iinfo(dtype)
        elements = st.integers(int(limits.min), int(limits.max))
    narrow = st.sampled_from(data.draw(st.lists(elements, min_size=1, max_size=4)))
    drawn = data.draw(st.sampled_from([elements, narrow]))
    values = data.draw(arrays.arrays(dtype, st.integers(1, 60), elements=drawn))
    keep = data.draw(st.sampled_from([0, 5, 1000]))
    found = summarize(values, keep=keep, parts=data.draw(st.integers(1, 5)))
    wide = values.astype(np.float64)
    assert (found.count, found.pixels) == (values.size, values.size)
    assert (found.low, found.high) == (wide.min(), wide.max())
    exact = sum(int(value) for value in values) if dtype.kind in "iu" else math.fsum(wide.tolist())
    scale = np.abs(wide).max() * values.size
    assert found.total == pytest.approx(exact, rel=1e-12, abs=1e-13 * scale)
    assert found.std == pytest.approx(wide.std(), rel=1e-9, abs=1e-12 * scale)
    expected = np.quantile(wide, QUANTILES)
    np.testing.assert_allclose(found.quantiles, expected, rtol=1e-14, atol=1e-15 * scale)
    counts, edges = found.histogram
    assert sum(counts) == values.size
    assert counts == np.histogram(wide, edges)[0].tolist()


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_weights_are_shares(data: st.DataObject) -> None:
    dtype = np.dtype(data.draw(st.sampled_from(["uint8", "uint16", "int32", "float32", "float64"])))
    size = data.draw(st.integers(1, 60))
    values = data.draw(arrays.arrays(dtype, size, elements=st.integers(0, 100)))
    weights = data.draw(arrays.arrays(np.float64, size, elements=st.floats(1 / 64, 1)))
    found = summarize(values, weights, keep=data.draw(st.sampled_from([0, 5, 1000])))
    wide = values.astype(np.float64)
    assert found.count == pytest.approx(weights.sum(), rel=1e-12)
    assert found.pixels == size
    mean = np.average(wide, weights=weights)
    assert found.mean == pytest.approx(mean, rel=1e-12, abs=1e-12)
    assert found.std == pytest.approx(
        np.sqrt(np.average((wide - mean) ** 2, weights=weights)), rel=1e-9, abs=1e-9
    )
    expected = [weighted_quantile(values, weights, quantile) for quantile in QUANTILES]
    np.testing.assert_allclose(found.quantiles, expected, rtol=1e-9, atol=1e-7)
    counts, edges = found.histogram
    np.testing.assert_allclose(counts, np.histogram(wide, edges, weights=weights)[0], atol=1e-9)


@pytest.mark.parametrize("dtype", ["uint16", "float32", "float64"])
@pytest.mark.parametrize("keep", [0, 10_000])
def test_weights_of_one_are_as_good_as_none(dtype: str, keep: int) -> None:
    values = np.random.default_rng(5).normal(500, 100, 400).astype(dtype)
    plain = summarize(values, keep=keep)
    shares = summarize(values, np.ones(400), keep=keep)
    np.testing.assert_allclose(plain.quantiles, shares.quantiles, rtol=1e-12)
    assert (plain.mean, plain.total) == pytest.approx((shares.mean, shares.total), rel=1e-12)
    assert plain.histogram == shares.histogram


def test_values_beyond_the_budget_are_not_kept() -> None:
    """A third pass counts digits only when even what shares the first digit is too much."""
    values = np.random.default_rng(1).normal(0, 1, 100_000).astype(np.float32)
    summary = RadixSummary(values.dtype, Wish((0.5,), 4), 20_000)
    held = 0
    passes = 0
    while True:
        for part in np.array_split(values, 20):
            summary.add(summary.prepare(part))
            kept = summary._kept or []
            held = max(held, sum(each.values.size for each in kept))
        passes += 1
        if not summary.end_pass():
            break
    assert passes == 2
    assert held <= 20_000 + 5_000  # and the part that was one too many
    assert summary.result().quantiles == [np.median(values.astype(float))]


def test_sums_of_integers_are_exact() -> None:
    values = np.array([2**63 - 1, 2**63 - 3, 1], np.uint64)
    assert summarize(values, keep=100).total == float(2**64 - 3)
    signed = np.array([-(2**62), 2**62 + 1, -1, 5], np.int64)
    assert summarize(signed, keep=100).total == 5.0
    many = np.full(3_000_000, 16_777_217, np.int32)  # a float32 cannot hold it
    assert summarize(many, keep=100).mean == 16_777_217


def test_float32_sums_do_not_stop_at_2_to_the_24() -> None:
    values = np.ones(2**24 + 5, np.uint8)
    shares = np.full(values.size, 0.5)
    found = summarize(values, shares, parts=1)
    assert (found.count, found.total) == (values.size / 2, values.size / 2)
    assert Sums.of(values.astype(np.float32), shares).weight == values.size / 2  # type: ignore[union-attr]


def test_huge_values_do_not_overflow() -> None:
    values = np.array([-1.7e308, 1.7e308, 1.5e308, 0.0])
    found = summarize(values, keep=100)
    assert found.std == pytest.approx((values / 1e308).std() * 1e308)
    assert np.isfinite(found.mean or np.nan)


def test_categories() -> None:
    values = np.array([3, 1, 3, 3, 7], np.uint8)
    found = summarize(values, wish=Wish((0.5,), 2, categories=True))
    assert found.categories == [(1, 1), (3, 3), (7, 1)]
    floats = summarize(values.astype(np.float32), wish=Wish((0.5,), 2, categories=True))
    assert floats.categories == [(1, 1), (3, 3), (7, 1)]
    shares = summarize(
        values.astype(np.float32),
        np.array([0.5, 1, 0.25, 1, 1]),
        wish=Wish((0.5,), 2, categories=True),
    )
    assert shares.categories == [(1, 1), (3, 1.75), (7, 1)]


def test_too_many_categories_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(radix_summary, "MAX_CATEGORIES", 100)
    with pytest.raises(InvalidInput, match="no categories"):
        summarize(np.arange(101, dtype=np.float32), wish=Wish((), 2, categories=True))


@pytest.mark.parametrize("dtype", ["int8", "uint16", "int32", "uint64", "float32", "float64"])
def test_keys_sort_as_values_do(dtype: str) -> None:
    random = np.random.default_rng(2)
    values = (random.normal(0, 50, 1000)).astype(dtype)
    values[:3] = [0, 1, 2]
    keys = keys_of(values)
    assert np.array_equal(np.sort(values), values[np.argsort(keys, kind="stable")])
    assert [value_of(int(key), values.dtype) for key in keys[:50]] == values[:50].tolist()
    assert keys_of(np.array([-0.0], np.float32)) == keys_of(np.array([0.0], np.float32))
