"""The day a scene was taken, from its file name or its tags."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

_DAY = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<s>[-_.]?)(?P<m>0[1-9]|1[0-2])(?P=s)(?P<d>0[1-9]|[12]\d|3[01])"
    r"(?=\d{6}(?!\d)|\D|$)"
)
_YEAR = re.compile(r"(?<!\d)(?:19[3-9]\d|20\d\d)(?!\d)")
_TAG_DAY = re.compile(r"(?P<y>(?:19|20)\d\d)[-:/]?(?P<m>\d\d)[-:/]?(?P<d>\d\d)")
_ACQUISITION_TAGS = (
    "ACQUISITION_DATE",
    "ACQUISITIONDATETIME",
    "DATE_ACQUIRED",
    "SENSING_TIME",
    "PRODUCT_START_TIME",
    "DATETIME",
    "DATE",
)
_FILE_TAGS = ("TIFFTAG_DATETIME",)


def capture_date(path: str | Path, tags: Mapping[str, str]) -> date | None:
    """Return the day of capture, None when nothing tells.

    In this order: a full date in the file name, an acquisition tag, a bare year in the file name
    (its 1 January), and last TIFFTAG_DATETIME, which often is the day of processing.
    """
    stem = Path(path).stem
    for match in _DAY.finditer(stem):
        day = _date(match)
        if day:
            return day
    upper = {key.upper(): value for key, value in tags.items()}
    return _from_tags(upper, _ACQUISITION_TAGS) or _year(stem) or _from_tags(upper, _FILE_TAGS)


def _year(stem: str) -> date | None:
    years = [int(text) for text in _YEAR.findall(stem)]
    years = [year for year in years if year <= datetime.now(UTC).year + 1]
    return date(years[0], 1, 1) if years else None


def _from_tags(tags: Mapping[str, str], keys: tuple[str, ...]) -> date | None:
    for key in keys:
        match = _TAG_DAY.match(tags.get(key, "").strip())
        day = _date(match) if match else None
        if day:
            return day
    return None


def _date(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None
