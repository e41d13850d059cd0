from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtWidgets import QFileDialog

from geopera_plugin.core.file_kinds import RASTERS, TIFF, has_ending, name_filter


def test_endings_have_no_case() -> None:
    assert has_ending("/data/Field.TIF", TIFF)
    assert not has_ending("/data/field.tif.aux.xml", RASTERS)
    assert not has_ending("/data/field.jp2", TIFF)


def test_a_dialog_finds_files_of_either_case(qgis_app: QgsApplication, tmp_path: Path) -> None:
    dialog = QFileDialog(None, "Files", str(tmp_path))
    dialog.setNameFilter(name_filter("GeoTIFF", TIFF))
    assert dialog.nameFilters() == ["GeoTIFF (*.tif *.TIF *.tiff *.TIFF)"]
    dialog.deleteLater()


def test_what_is_saved_has_one_ending() -> None:
    assert name_filter("CSV", [".csv"], saving=True) == "CSV (*.csv)"
