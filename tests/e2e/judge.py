"""Judge a session by the sources: its log, colours, stretch and clips."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from PIL import Image
from rasterio.features import geometry_mask
from rasterio.warp import transform, transform_geom
from rasterio.windows import from_bounds
from rio_cogeo.cogeo import cog_validate
from rio_tiler.colormap import cmap
from shapely.geometry import mapping, shape

from tests.e2e.qgis_window import Outcome

WARNING, CRITICAL = 1, 2
# QGIS 3.44 calls what Python 3.14 deprecates, when it starts and in its own plugins
_QGIS_ITSELF = re.compile(
    r"warning:/usr/(share/qgis/python|lib/python3/dist-packages/qgis)/\S+: DeprecationWarning"
)
_EDGE = 0.02  # share of the area's width left out on each side: its outline is drawn there


def assert_clean(outcome: Outcome) -> None:
    """No warning or error in QGIS's log or Python, QGIS ended by itself, nothing left behind."""
    steps = "\n".join(outcome.report["steps"])
    errors = outcome.report["errors"]
    assert errors == [], "\n".join([*errors, steps, outcome.output[-3000:]])
    assert outcome.report["finished"], f"{steps}\n{outcome.output[-3000:]}"
    loud = [
        f"{m['tag']}: {m['text']}"
        for m in outcome.report["messages"]
        if m["level"] in (WARNING, CRITICAL) and not _QGIS_ITSELF.match(m["text"])
    ]
    assert loud == [], "\n".join(loud)
    assert outcome.exit_code == 0, outcome.output[-3000:]
    assert "Traceback" not in outcome.output
    assert all(not found for found in outcome.facts["left_behind"].values())


def assert_reopened(outcome: Outcome) -> None:
    """The project held no secret, and showed the same on another port."""
    facts = outcome.facts
    assert facts["token_in_project"] is False
    assert facts["address_in_project"] is False
    assert facts["second_port"] != facts["port"]
    before = np.array([sample["rgb"] for sample in facts["reopened"]["before"]], dtype=float)
    after = np.array([sample["rgb"] for sample in facts["reopened"]["after"]], dtype=float)
    assert before.std() > 20, "the canvas was blank before"
    same = (np.abs(before - after).max(axis=1) <= 3).mean()
    assert same > 0.97, f"{same:.0%} of the canvas is as before"


def assert_natural(outcome: Outcome, source: Path) -> None:
    """The scene is on the canvas, and only the scene."""
    samples = outcome.facts["natural"]["canvas"]
    inside, colours = _inside(samples, source, None)
    assert inside.sum() > 0.3 * len(samples), "the scene fills the canvas"
    assert colours[inside].std() > 25, "the scene is not blank"


def assert_stretched(outcome: Outcome, source: Path, formula: Any) -> None:
    """The layer reaches from the 2nd to the 98th percentile of the area, exactly."""
    low, high = _percentiles(source, outcome.facts["aoi"], formula)
    found = [float(value) for value in outcome.facts["formula"]["spec"]["rescale"].split(",")]
    assert found == [_approximately(low), _approximately(high)]


def assert_coloured(outcome: Outcome, source: Path, formula: Any, colormap: str) -> None:
    """Colours on the canvas are the colormap's, and each is that of the value below it."""
    facts = outcome.facts
    ramp = np.array([cmap.get(colormap)[place][:3] for place in range(256)], dtype=float)
    inside, colours = _inside(facts["formula"]["canvas"], source, facts["aoi"])
    assert inside.sum() > 200
    distances = np.linalg.norm(colours[inside][:, None, :] - ramp[None, :, :], axis=2)
    # QGIS blends neighbouring pixels of tiles that it draws at another scale.
    middle, most = np.percentile(distances.min(axis=1), (50, 90))
    assert middle < 4, "these are the colormap's colours"
    assert most < 15, "these are the colormap's colours, some of them blended"
    low, high = (float(value) for value in facts["formula"]["spec"]["rescale"].split(","))
    values = _values_at(facts["formula"]["canvas"], source, formula)[inside]
    expected = np.clip((values - low) / (high - low), 0, 1)
    shown = distances.argmin(axis=1) / 255
    assert np.median(np.abs(shown - expected)) < 0.05, "colours belong to the values below them"
    assert np.corrcoef(shown, expected)[0, 1] > 0.8


def assert_clip(clip: dict[str, Any], source: Path) -> None:
    """A clip is a valid COG on the source's grid: identical inside, masked outside."""
    assert clip["status"] == "completed"
    path = Path(clip["path"])
    valid, errors, _warnings = cog_validate(str(path), quiet=True)
    assert valid, errors
    with rasterio.open(source) as original, rasterio.open(path) as cut:
        assert (cut.crs, cut.res, cut.dtypes) == (original.crs, original.res, original.dtypes)
        assert cut.descriptions == original.descriptions
        exact = from_bounds(*cut.bounds, original.transform)
        window = exact.round_offsets().round_lengths()
        assert abs(exact.col_off - window.col_off) < 1e-4
        assert abs(exact.row_off - window.row_off) < 1e-4
        assert (window.width, window.height) == (cut.width, cut.height)
        wanted = original.read(window=window)
        outside = geometry_mask(
            [_projected(clip["aoi"], original.crs)], (cut.height, cut.width), cut.transform
        )
        inside = ~outside & (original.dataset_mask(window=window) > 0)
        assert inside.sum() > 1000
        assert np.array_equal(cut.read()[:, inside], wanted[:, inside])
        assert np.array_equal(cut.dataset_mask() > 0, inside)


def assert_screenshots(outcome: Outcome, at_least: int) -> None:
    """Each step left a picture of the whole screen that is not blank."""
    pictures = sorted(outcome.screenshots.glob("*.png"))
    assert len(pictures) >= at_least
    for picture in pictures:
        with Image.open(picture) as image:
            assert image.size == (1600, 1000)
            assert np.asarray(image.convert("L")).std() > 5, picture.name


def _approximately(value: float) -> Any:
    import pytest

    return pytest.approx(value, rel=2e-5, abs=2e-6)


def _projected(area: dict[str, Any], crs: Any) -> dict[str, Any]:
    dense = mapping(shape(area).segmentize(0.0005))
    return dict(transform_geom("EPSG:4326", crs, dense))


def _percentiles(source: Path, area: dict[str, Any], formula: Any) -> tuple[float, float]:
    with rasterio.open(source) as dataset:
        outside = geometry_mask(
            [_projected(area, dataset.crs)], (dataset.height, dataset.width), dataset.transform
        )
        inside = ~outside & (dataset.dataset_mask() > 0)
        values = formula(dataset.read().astype("float64")[:, inside])
    low, high = np.percentile(values[np.isfinite(values)], (2, 98))
    return float(low), float(high)


def _pixels(samples: list[dict[str, Any]], dataset: Any) -> tuple[Any, Any]:
    xs = [sample["x"] for sample in samples]
    ys = [sample["y"] for sample in samples]
    east, north = transform("EPSG:3857", dataset.crs, xs, ys)
    rows, columns = rasterio.transform.rowcol(dataset.transform, east, north)
    return np.asarray(rows, dtype=int), np.asarray(columns, dtype=int)


def _inside(samples: list[dict[str, Any]], source: Path, area: dict[str, Any] | None) -> Any:
    """Return which samples lie well within the scene but off an area, and all their colours."""
    colours = np.array([sample["rgb"] for sample in samples], dtype=float)
    with rasterio.open(source) as dataset:
        rows, columns = _pixels(samples, dataset)
        margin = 12
        inside = (rows > margin) & (rows < dataset.height - margin)
        inside &= (columns > margin) & (columns < dataset.width - margin)
    # the message bar covers the top of the canvas
    top = max(sample["y"] for sample in samples)
    bottom = min(sample["y"] for sample in samples)
    inside &= np.array([sample["y"] < top - (top - bottom) * 0.07 for sample in samples])
    if area is not None:
        box = shape(transform_geom("EPSG:4326", "EPSG:3857", area))
        west, south, east, north = box.buffer(_EDGE * (box.bounds[2] - box.bounds[0])).bounds
        inside &= np.array([not (west < s["x"] < east and south < s["y"] < north) for s in samples])
    return inside, colours


def _values_at(samples: list[dict[str, Any]], source: Path, formula: Any) -> Any:
    """Return the formula's values at the samples, each the mean of three by three pixels."""
    with rasterio.open(source) as dataset:
        rows, columns = _pixels(samples, dataset)
        values = formula(dataset.read().astype("float64"))
    padded = np.pad(values, 1, mode="edge")
    smooth = sum(
        padded[dy : dy + values.shape[0], dx : dx + values.shape[1]]
        for dy in range(3)
        for dx in range(3)
    )
    height, width = values.shape
    return (smooth / 9)[np.clip(rows, 0, height - 1), np.clip(columns, 0, width - 1)]
