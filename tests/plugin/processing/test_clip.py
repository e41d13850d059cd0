from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import rasterio
from qgis.core import QgsProcessingException, QgsRasterLayer

from tests.plugin.processing.conftest import Run, Told, layer, square


def test_keeps_the_pixels_inside_and_hides_the_others(
    run: Run, raster: Path, tmp_path: Path
) -> None:
    told = Told()
    mask = layer(square(20, 30, 40), square(80, 30, 10))
    target = tmp_path / "clip.tif"
    answer = run("clip", told, INPUT=str(raster), MASK=mask, EXACT_BOX=True, OUTPUT=str(target))
    assert answer["PIXELS"] == 40 * 40 + 10 * 10
    assert told.shares[-1] == 100
    with rasterio.open(raster) as source, rasterio.open(target) as clip:
        assert 70 <= clip.width <= 72  # corners may move by a nanometre into the next pixel
        assert 40 <= clip.height <= 42
        everything, expected = source.read(), np.zeros((4, 256, 256), "uint16")
        for rows, columns in ((slice(30, 70), slice(20, 60)), (slice(30, 40), slice(80, 90))):
            expected[:, rows, columns] = everything[:, rows, columns]
        top, left = source.index(clip.bounds.left + 5, clip.bounds.top - 5)
        expected = expected[:, top : top + clip.height, left : left + clip.width]
        np.testing.assert_array_equal(clip.read(), expected)
        assert clip.descriptions == source.descriptions


def test_takes_some_bands_of_a_layer_and_a_layer_in_another_crs(
    run: Run, raster: Path, tmp_path: Path
) -> None:
    target = tmp_path / "clip.tif"
    source = QgsRasterLayer(str(raster), "scene")
    run("clip", INPUT=source, MASK=layer(square(0, 0, 20)), BANDS="nir,red", OUTPUT=str(target))
    with rasterio.open(target) as clip:
        assert clip.descriptions == ("nir", "red")
        assert clip.read(1)[0, 5] == 1000 + 5 * 4


def test_a_cancelled_clip_leaves_nothing(run: Run, raster: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    told = Told()
    told.cancel()
    with pytest.raises(QgsProcessingException, match="cancelled"):
        run(
            "clip",
            told,
            INPUT=str(raster),
            MASK=layer(square(0, 0, 20)),
            OUTPUT=str(folder / "clip.tif"),
        )
    assert list(folder.iterdir()) == []


def test_what_cannot_be_is_told_in_words(run: Run, raster: Path, tmp_path: Path) -> None:
    target = str(tmp_path / "clip.tif")
    inside = layer(square(0, 0, 20))
    with pytest.raises(QgsProcessingException, match="overlap"):
        run("clip", INPUT=str(raster), MASK=layer(square(5000, 0, 9)), OUTPUT=target)
    with pytest.raises(QgsProcessingException, match="no polygon"):
        run("clip", INPUT=str(raster), MASK=layer(), OUTPUT=target)
    with pytest.raises(QgsProcessingException, match="itself"):
        run("clip", INPUT=str(raster), MASK=inside, OUTPUT=str(raster))
    with pytest.raises(QgsProcessingException, match="teal"):
        run("clip", INPUT=str(raster), MASK=inside, BANDS="teal", OUTPUT=target)
    virtual = tmp_path / "scene.vrt"
    virtual.write_text(
        "<VRTDataset rasterXSize='4' rasterYSize='4'><VRTRasterBand dataType='Byte' band='1'/>"
        "</VRTDataset>"
    )
    with pytest.raises(QgsProcessingException, match="TIFF"):
        run("clip", INPUT=str(virtual), MASK=inside, OUTPUT=target)
    assert not Path(target).exists()
