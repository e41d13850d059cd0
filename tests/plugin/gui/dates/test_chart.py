from __future__ import annotations

import datetime
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsCoordinateReferenceSystem, QgsPointXY
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtGui import QColor, QImage, QPalette
from qgis.PyQt.QtTest import QSignalSpy, QTest

from geopera_plugin.client.models import Formula
from geopera_plugin.core.dates.time_frames import Frame
from geopera_plugin.core.dates.time_series import Sample
from geopera_plugin.gui.dates.chart_drawing import Chart, readout
from geopera_plugin.gui.dates.chart_panel import ChartPanel
from geopera_plugin.gui.dates.chart_scale import day_ticks, value_text, value_ticks
from geopera_plugin.gui.dates.chart_scope import point_place
from geopera_plugin.gui.dates.chart_view import ChartView
from geopera_plugin.gui.map_tools.point import PointTool
from tests.plugin.conftest import settle

DAYS = ("2025-02-11", "2025-05-06", "2025-08-15", "2025-11-29")


def sample(day: str, mean: float | None, cloud: float = 0) -> Sample:
    frame = Frame(day, f"u{day}", day, f"Fields {day}", cloud)
    if mean is None:
        return Sample(frame)
    return Sample(frame, mean, 0.1, mean - 0.2, mean, mean + 0.2, -1, 1, 900, 100)


SAMPLES = (
    sample(DAYS[0], 0.1), sample(DAYS[1], 0.6), sample(DAYS[2], None), sample(DAYS[3], 0.3, 60),
)  # fmt: skip


@pytest.fixture
def view(qgis_app: QgsApplication) -> Iterator[ChartView]:
    widget = ChartView()
    widget.resize(800, 320)
    widget.show()
    widget.set_chart(Chart(SAMPLES, "NDVI", "somewhere", DAYS[1]))
    settle(0.05)
    yield widget
    widget.close()
    widget.deleteLater()
    settle(0.02)


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (-0.17, 0.83, [-0.2, 0.0, 0.2, 0.4, 0.6, 0.8, 1.0]),
        (1000, 1900, [1000, 1200, 1400, 1600, 1800, 2000]),
        (0.5, 0.5, [0.44, 0.46, 0.48, 0.5, 0.52, 0.54, 0.56]),
    ],
)
def test_ticks_are_round_and_span_the_values(low: float, high: float, ticks: list[float]) -> None:
    assert value_ticks(low, high, 6) == pytest.approx(ticks)


@pytest.mark.parametrize("values", [(float("nan"), 1), (0, float("inf")), (0, 0), (1e300, 1e301)])
def test_odd_values_have_ticks_too(values: tuple[float, float]) -> None:
    found = value_ticks(*values, 5)
    assert 2 <= len(found) < 20


def test_ticks_have_the_digits_that_they_need() -> None:
    assert [value_text(value, 0.2) for value in (0, 0.2)] == ["0.0", "0.2"]
    assert value_text(0.475, 0.025) == "0.475"
    assert value_text(12000, 1000) in ("12,000", "12000")


def test_days_are_marked_at_the_firsts_of_months() -> None:
    first, last = datetime.date(2025, 2, 11), datetime.date(2025, 11, 29)
    assert day_ticks(first, last, 12)[0] == datetime.date(2025, 3, 1)
    assert len(day_ticks(first, last, 12)) == 9
    assert len(day_ticks(first, datetime.date(2030, 1, 1), 8)) <= 8
    assert len(day_ticks(first, datetime.date(2025, 2, 20), 6)) <= 6
    assert day_ticks(first, first, 6)


def place(view: ChartView, number: int) -> QPoint:
    return view.drawing().point_of(SAMPLES[number]).toPoint()


def test_the_mouse_tells_of_the_nearest_date_and_a_click_chooses_it(view: ChartView) -> None:
    spy = QSignalSpy(view.date_chosen)
    QTest.mouseMove(view, place(view, 1) + QPoint(20, 40))
    settle(0.05)
    assert "0.6" in view.accessibleDescription()
    QTest.mouseClick(
        view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place(view, 3)
    )
    assert [call[0] for call in spy] == [DAYS[3]]


def test_keys_step_and_choose(view: ChartView) -> None:
    spy = QSignalSpy(view.date_chosen)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert len(spy) == 0
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return):
        QTest.keyClick(view, key)
    assert [call[0] for call in spy] == [DAYS[1]]


def test_a_date_without_values_says_so() -> None:
    assert readout(SAMPLES[2]) == ["15 Aug 2025", "No valid pixel here"]
    told = readout(SAMPLES[3])
    assert told[0] == "29 Nov 2025"
    assert told[-1] == "Cloud 60 %"
    assert any("0.3" in line for line in told)


def test_the_chart_is_drawn_in_the_colours_of_the_theme(view: ChartView) -> None:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, QColor("#202428"))
    palette.setColor(QPalette.ColorRole.Text, QColor("#f0f0f0"))
    view.setPalette(palette)
    settle(0.05)
    image = view.grab().toImage()
    assert QColor(image.pixel(790, 5)).name() == "#202428"
    at = place(view, 0)
    assert QColor(image.pixel(at.x(), at.y())).name() == "#0e8f8a"


def test_pictures_are_written(view: ChartView, tmp_path: Path) -> None:
    assert view.save_picture(str(tmp_path / "a.png"))
    assert view.save_picture(str(tmp_path / "a.svg"))
    image = QImage(str(tmp_path / "a.png"))
    assert image.width() == 2400
    root = ElementTree.parse(tmp_path / "a.svg").getroot()
    assert root.tag.endswith("svg")
    assert "NDVI" in (tmp_path / "a.svg").read_text()
    assert not view.save_picture(str(tmp_path / "none" / "a.png"))
    assert not view.save_picture(str(tmp_path / "none" / "a.svg"))


def test_one_sample_and_none_can_be_drawn(view: ChartView) -> None:
    for samples in (SAMPLES[:1], SAMPLES[2:3], ()):
        view.set_chart(Chart(samples, "NDVI"))
        assert not view.grab().isNull()


def test_a_formula_is_found_or_typed(qgis_app: QgsApplication, formulas: list[Formula]) -> None:
    panel = ChartPanel()
    panel.set_formulas(formulas)
    assert panel.expression() == ("", "")
    panel.set_expression("ndvi", "")
    assert panel.expression() == ("NDVI", "(nir-red)/(nir+red)")
    panel.formula.setEditText("ndwi")
    assert panel.expression()[1] == "(green-nir)/(green+nir)"
    spy = QSignalSpy(panel.formula_changed)
    panel.formula.setEditText("nir/red")
    QTest.keyClick(panel.formula.lineEdit(), Qt.Key.Key_Return)
    assert len(spy) >= 1
    assert panel.expression() == ("nir/red", "nir/red")
    panel.set_formulas(formulas)
    assert panel.expression() == ("nir/red", "nir/red")
    panel.deleteLater()


def test_a_click_on_the_map_is_a_point(canvas: QgsMapCanvas) -> None:
    tool = PointTool(canvas)
    canvas.setMapTool(tool)
    chosen, cancelled = QSignalSpy(tool.chosen), QSignalSpy(tool.cancelled)
    QTest.mouseClick(
        canvas.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QPoint(100, 150),
    )
    (point,) = chosen[0]
    assert (point.x(), point.y()) == pytest.approx((11.0, 51.5), abs=0.02)
    assert tool.mark.isVisible()
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert len(cancelled) == 1
    canvas.unsetMapTool(tool)
    tool.dispose()
    assert tool.mark.scene() is None


def test_a_point_has_a_place_where_the_map_has_one() -> None:
    crs = QgsCoordinateReferenceSystem("EPSG:3857")
    found = point_place(QgsPointXY(1_500_000, 6_700_000), crs)
    assert found is not None
    assert found.is_point
    west, south, east, _north = found.box
    assert 0 < east - west < 1e-5
    assert 13 < west < 14
    assert 51 < south < 52
    assert point_place(QgsPointXY(9e9, 9e9), crs) is None
