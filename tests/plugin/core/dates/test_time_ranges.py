from __future__ import annotations

import pytest
from qgis.core import QgsDateTimeRange
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime

from geopera_plugin.core.dates.time_frames import Frame, frame_at
from geopera_plugin.core.dates.time_ranges import day_of, irregular_step, open_range, ranges_of

DATES = ["2026-04-12", "2026-02-11", "2026-06-20", "2026-04-12"]


def moment(day: str, hour: int = 0) -> QDateTime:
    date = QDate.fromString(day, Qt.DateFormat.ISODate)
    return QDateTime(date, QTime(hour, 0), Qt.TimeSpec.UTC)


def test_dates_become_ranges_without_a_gap() -> None:
    found = ranges_of(DATES)
    assert [each.begin() for each in found] == [moment(day) for day in sorted(set(DATES))]
    assert found[0].end() == found[1].begin()
    assert found[-1].end() == moment("2026-06-21")
    assert not any(each.includeEnd() for each in found)
    assert [day_of(each) for each in found] == ["2026-04-11", "2026-06-19", "2026-06-20"]


def test_each_range_is_of_its_date() -> None:
    frames = [Frame(day, day, day) for day in sorted(set(DATES))]
    shown = [frame_at(frames, day_of(each) or "") for each in ranges_of(DATES)]
    assert shown == frames


@pytest.mark.parametrize(
    ("begin", "end", "closed", "day"),
    [
        ("2026-04-12", "2026-04-14", True, "2026-04-14"),
        ("2026-04-12", "2026-04-14", False, "2026-04-13"),
        ("2026-04-12", "2026-04-12", True, "2026-04-12"),
        ("2026-04-12", None, True, "2026-04-12"),
    ],
)
def test_a_range_ends_on_a_day(begin: str, end: str | None, closed: bool, day: str) -> None:
    last = moment(end) if end else QDateTime()
    assert day_of(QgsDateTimeRange(moment(begin), last, True, closed)) == day


def test_no_time_is_no_day() -> None:
    assert day_of(QgsDateTimeRange(QDateTime(), QDateTime())) is None


def test_a_layer_is_there_from_its_first_date_on() -> None:
    found = open_range(DATES)
    assert found.begin() == moment("2026-02-11")
    assert found.overlaps(QgsDateTimeRange(moment("2040-01-01"), moment("2040-01-02")))
    assert not found.overlaps(QgsDateTimeRange(moment("2020-01-01"), moment("2020-01-02")))


def test_qgis_steps_from_date_to_date() -> None:
    step = irregular_step()
    assert step is not None
    assert ranges_of([]) == []
