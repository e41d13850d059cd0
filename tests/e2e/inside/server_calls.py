"""Note when the plugin asks its server on the window's thread, which stands still meanwhile."""

from __future__ import annotations

import sys
import threading
from typing import Any

import requests
from inside import record

_BETWEEN = ("/geopera_plugin/client/", "/requests/", "/urllib3/", "/server_calls.py")


def watch() -> None:
    """Look at every request from now on; a session that made one there fails."""
    send = requests.Session.send

    def watched(session: Any, *args: Any, **options: Any) -> Any:
        if threading.current_thread() is threading.main_thread():
            caller = _caller()
            if "/geopera_plugin/" in caller:
                record.errors.append(f"a request on the thread of the window: {caller}")
        return send(session, *args, **options)

    requests.Session.send = watched


def _caller() -> str:
    """Return the place that asked the client; a session itself may ask."""
    frame = sys._getframe(2)
    while frame is not None:
        path = frame.f_code.co_filename.replace("\\", "/")
        if not any(part in path for part in _BETWEEN):
            return f"{path}:{frame.f_lineno}"
        frame = frame.f_back
    return ""
