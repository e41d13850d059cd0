"""What a session saw, written as JSON for the test that started it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

messages: list[dict[str, Any]] = []
errors: list[str] = []
facts: dict[str, Any] = {}
steps: list[str] = []
listening = False


def message(text: str, tag: str, level: int) -> None:
    """Keep a message of QGIS's log."""
    messages.append({"text": text, "tag": tag, "level": int(level)})


def write(finished: bool) -> None:
    """Write the report; also midway, so that a session that dies leaves what it saw."""
    report = {
        "finished": finished,
        "messages": messages,
        "errors": errors,
        "facts": facts,
        "steps": steps,
    }
    path = Path(os.environ["GEOPERA_E2E_REPORT"])
    part = path.with_suffix(".part")
    part.write_text(json.dumps(report, indent=1), encoding="utf-8")
    part.replace(path)
