"""JSON that is kept as it came: what every database takes, and every answer can hold."""

from __future__ import annotations

import json
from typing import Any

MAX_PROPERTIES = 100_000  # characters
_MAX_DEPTH = 100  # answers end at 255, and have levels of their own around it


def check_json(value: Any, what: str, most: int = MAX_PROPERTIES) -> None:
    """Check a value that ``json.loads`` has given, and that is called ``what``.

    Raises:
        ValueError: over ``most`` characters, nested too deeply, or with NaN, NUL or halves of
            characters.
    """
    if _is_deep(value):
        raise ValueError(f"{what} are nested {_MAX_DEPTH} levels deep at the most")
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False)
        text.encode()
    except ValueError:
        raise ValueError(f"{what} have a value that JSON does not know") from None
    if "\\u0000" in text:
        raise ValueError(f"{what} have a NUL character")
    if len(text) > most:
        raise ValueError(f"{what} have {most} characters at the most")


def _is_deep(value: Any) -> bool:
    level = [value]
    for _ in range(_MAX_DEPTH):
        level = [inner for each in level for inner in _inside(each)]
        if not level:
            return False
    return True


def _inside(value: Any) -> Any:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()
