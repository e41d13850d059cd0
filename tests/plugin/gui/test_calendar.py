"""Find dates in the calendar, with mouse and keyboard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtTest import QSignalSpy, QTest

from geopera_plugin.client.models import CaptureDate
from geopera_plugin.gui.browse.calendar_days import ColourBy, cloud_colour, month_start, text_on
from geopera_plugin.gui.browse.calendar_grids import DayGrid
from geopera_plugin.gui.browse.calendar_panel import CalendarPanel
from tests.plugin.conftest import settle

LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
DATES = [
    CaptureDate(None, 1),
    CaptureDate("2025-11-30", 1, 80.0),
    CaptureDate("2026-04-02", 1, 0.0),
    CaptureDate("2026-04-29", 40, 90.0),
]


@pytest.fixture
def calendar(qgis_app: QgsApplication) -> Iterator[CalendarPanel]:
    widget = CalendarPanel()
    widget.resize(340, 260)
    widget.show()
    widget.set_dates(DATES)
    settle(0.05)
    yield widget
    widget.deleteLater()


def place_of(grid: DayGrid, iso: str) -> QPoint:
    day = dt.date.fromisoformat(iso)
    return next(rect for there, rect in grid.cells() if there == day).center().toPoint()


def colour_at(grid: DayGrid, iso: str) -> QColor:
    return grid.grab().toImage().pixelColor(place_of(grid, iso))


def test_it_opens_on_the_newest_month(calendar: CalendarPanel) -> None:
    assert calendar.shown == dt.date(2026, 4, 1)
    assert calendar.title.text() == "April 2026"


def test_only_days_with_scenes_are_chosen(calendar: CalendarPanel) -> None:
    spy = QSignalSpy(calendar.date_chosen)
    QTest.mouseClick(calendar.month, LEFT, NO_KEYS, place_of(calendar.month, "2026-04-03"))
    assert len(spy) == 0
    QTest.mouseClick(calendar.month, LEFT, NO_KEYS, place_of(calendar.month, "2026-04-29"))
    assert spy[0] == ["2026-04-29"]


def test_keys_step_through_the_days_and_turn_pages(calendar: CalendarPanel) -> None:
    spy = QSignalSpy(calendar.date_chosen)
    calendar.choose("2026-04-02")
    QTest.keyClick(calendar.month, Qt.Key.Key_Right)
    assert spy[-1] == ["2026-04-29"]
    QTest.keyClick(calendar.month, Qt.Key.Key_Left)
    assert spy[-1] == ["2025-11-30"]
    calendar.choose("2025-11-30")
    assert calendar.title.text() == "November 2025"
    QTest.keyClick(calendar.month, Qt.Key.Key_Left)
    assert len(spy) == 2, "there is none before"
    QTest.keyClick(calendar.month, Qt.Key.Key_PageDown)
    assert calendar.title.text() == "December 2025"
    QTest.mouseClick(calendar.back, LEFT)
    assert calendar.title.text() == "November 2025"


def test_the_year_shows_all_days_and_opens_a_month(calendar: CalendarPanel) -> None:
    calendar.whole_year.click()
    settle(0.05)
    assert calendar.title.text() == "2026"
    assert len(calendar.year.cells()) == 365
    assert calendar.year.summary() == "41 scenes"
    spy = QSignalSpy(calendar.date_chosen)
    QTest.mouseClick(calendar.year, LEFT, NO_KEYS, place_of(calendar.year, "2026-04-29"))
    assert spy[0] == ["2026-04-29"]
    QTest.mouseClick(calendar.back, LEFT)
    assert calendar.title.text() == "2025"
    block = calendar.year._block(11)
    QTest.mouseClick(
        calendar.year, LEFT, NO_KEYS, QPoint(int(block.left()) + 8, int(block.top()) + 5)
    )
    assert calendar.title.text() == "November 2025"
    assert not calendar.shows_year


def test_colours_tell_clouds_or_counts(calendar: CalendarPanel) -> None:
    calendar.whole_year.click()
    settle(0.05)
    clear, cloudy = (colour_at(calendar.year, day) for day in ("2026-04-02", "2026-04-29"))
    assert clear.saturation() > cloudy.saturation() + 40
    calendar.colours.setCurrentIndex(calendar.colours.findData(ColourBy.COUNT))
    few, many = (colour_at(calendar.year, day) for day in ("2026-04-02", "2026-04-29"))
    assert many.lightness() < few.lightness() - 20
    assert colour_at(calendar.year, "2026-04-03").saturation() < 30


def test_the_page_stays_where_the_year_has_scenes(calendar: CalendarPanel) -> None:
    calendar.turn(-2)
    calendar.set_dates([*DATES, CaptureDate("2026-08-01", 1)])
    assert calendar.shown == dt.date(2026, 2, 1)
    calendar.set_dates([CaptureDate("2019-08-01", 1)])
    assert calendar.shown == dt.date(2019, 8, 1)
    calendar.set_dates([])
    assert calendar.shown == dt.date(2019, 8, 1)


def test_months_end_with_the_calendar(qgis_app: QgsApplication) -> None:
    assert month_start(dt.date(2026, 1, 31), -1) == dt.date(2025, 12, 1)
    assert month_start(dt.date(1, 1, 1), -5) == dt.date(1, 1, 1)
    assert month_start(dt.date(9999, 12, 1), 12) == dt.date(9999, 12, 1)


def test_text_reads_on_every_cloud(calendar: CalendarPanel) -> None:
    for percent in (None, 0.0, 30.0, 100.0):
        fill = cloud_colour(percent, calendar.palette())
        assert abs(text_on(fill).lightness() - fill.lightness()) > 80
