"""Filmstrip, calendar, filters."""

from __future__ import annotations

from typing import Any

from inside import record
from inside.arrival import choose_date
from inside.browsing.hand import Hand
from inside.window import LEFT, NO_KEYS, check, click, click_row, find, rendered, shot, step, wait
from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest


class Dates(Hand):
    """Choose among dates."""

    def filmstrip(self) -> None:
        """Pick a date; every card in sight gets its picture."""
        step("filmstrip")
        choose_date(self.plugin, "2025-06-02")
        model = find("geopera_date_strip").model()
        wait(lambda: model.has_picture("2025-06-02"), "the card has a picture", 30)
        wait(
            lambda: sum(model.has_picture(date.date) for date in model.dates()) >= 4,
            "cards in sight have pictures",
        )
        record.facts["cards"] = [model.index(row, 0).data() for row in range(model.rowCount())]
        scenes = self.panel.scenes.scenes
        wait(lambda: scenes.has_thumbnail(self.panel.scene()), "the scene has a picture")
        click_row(find("geopera_scene_list"), 0, double=True)
        wait(lambda: len(QgsProject.instance().mapLayers()) == 1, "the scene is on the map", 60)
        rendered()
        shot("01_filmstrip")

    def calendar(self) -> None:
        """Click a day of the month, then one of the year."""
        step("calendar")
        click("geopera_show_calendar")
        month = find("geopera_calendar_month")
        wait(month.isVisible, "the month is there")
        check(find("geopera_calendar_title").text().endswith("2025"), "the month of the date")
        days = [day for day, _ in month.cells() if month.days.get(day) is not None]
        record.facts["june"] = [day.isoformat() for day in days]
        self._click_day(month, days[-1])
        wait(lambda: self.panel.dates.chosen().date == days[-1].isoformat(), "the strip follows")
        wait(
            lambda: self.panel.scene() and self.panel.scene().date == days[-1].isoformat(), "scene"
        )
        shot("02_calendar_month")
        QTest.keyClick(month, Qt.Key.Key_Right)
        wait(lambda: self.panel.dates.chosen().date == "2025-07-21", "the key steps on")
        click("geopera_calendar_whole_year")
        year = find("geopera_calendar_year")
        wait(year.isVisible, "the year is there")
        record.facts["year"] = [
            day.isoformat() for day, _ in year.cells() if year.days.get(day) is not None
        ]
        self._click_day(
            year, next(day for day, _ in year.cells() if day.isoformat() == "2025-05-06")
        )
        wait(lambda: self.panel.dates.chosen().date == "2025-05-06", "the strip follows")
        QTest.qWait(300)
        shot("03_calendar_year")
        click("geopera_calendar_whole_year")
        click("geopera_show_calendar")

    def filters(self) -> None:
        """Leave out clouds, then dates; then more than there is."""
        step("filters")
        click("geopera_show_filter")
        strip = find("geopera_date_strip")
        before = strip.model().rowCount()
        cloud = find("geopera_filter_cloud")
        cloud.setFocus()
        for _ in range(9):
            QTest.keyClick(cloud, Qt.Key.Key_PageDown)
        wait(lambda: strip.model().rowCount() < before, "cloudy dates are gone")
        record.facts["clear"] = [date.date for date in strip.model().dates()]
        check(find("geopera_show_filter").text() == "1", "the switch counts the filters")
        wait(lambda: self.panel.scene() is not None, "a scene is chosen")
        shot("04_filters")
        sensor = find("geopera_filter_sensor")
        sensor.setFocus()
        QTest.keyClicks(sensor.lineEdit(), "No such satellite")
        empty = find("geopera_none_pass")
        wait(empty.isVisible, "nothing passes")
        shot("05_nothing_passes")
        click("geopera_clear_filters")
        wait(lambda: strip.model().rowCount() == before, "all dates are back")
        click("geopera_show_filter")

    @staticmethod
    def _click_day(grid: Any, day: Any) -> None:
        QTest.qWait(250)  # the dock gives it its room
        rect = next(rect for there, rect in grid.cells() if there == day)
        QTest.mouseClick(grid, LEFT, NO_KEYS, rect.center().toPoint())
