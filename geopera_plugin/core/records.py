"""Small texts kept when QGIS is closed, one file each: read and written off the window's thread.

QGIS's settings are one file, which is written anew in the thread of the window for each change:
in a profile of some age that takes tens of milliseconds.
"""

from __future__ import annotations

import os
import threading
from pathlib import Path

from qgis.core import QgsApplication

from .log import log_warning
from .translate import tr

_SUFFIX = ".json"
_MOST_BYTES = 1_000_000  # of one text
_MOST_FILES = 2_000


class _Writer:
    """Write files in the order of their changes, in a thread that ends when nothing is left."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pending: dict[Path, str | None] = {}
        self._thread: threading.Thread | None = None
        self._told = False

    def put(self, path: Path, text: str | None) -> None:
        """Write a file soon, or delete it."""
        with self._lock:
            self._pending.pop(path, None)
            self._pending[path] = text
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="geopera-records")
                self._thread.start()

    def pending(self, folder: Path) -> dict[str, str | None]:
        """Return what is to be written into a folder, by file name."""
        with self._lock:
            return {p.name: text for p, text in self._pending.items() if p.parent == folder}

    def flush(self, timeout_s: float) -> bool:
        """Wait until all is written; return whether it is."""
        thread = self._thread
        if thread is not None:
            thread.join(timeout_s)
        return not self._pending

    def _run(self) -> None:
        while True:
            with self._lock:
                if not self._pending:
                    self._thread = None
                    return
                path, text = next(iter(self._pending.items()))
            try:
                _write(path, text)
            except (OSError, UnicodeError) as error:
                self._tell(error)
            with self._lock:
                if path in self._pending and self._pending[path] is text:
                    del self._pending[path]

    def _tell(self, error: Exception) -> None:
        if not self._told:
            self._told = True
            words = tr("What is known of jobs and uploads cannot be kept: {reason}")
            log_warning(words.format(reason=error))


_WRITER = _Writer()


class Records:
    """Texts by key, in a folder of QGIS's profile that several windows of QGIS may share.

    A key has letters, digits, dashes and underscores alone.
    """

    def __init__(self, kind: str) -> None:
        self._folder = records_folder() / kind
        self._found: dict[str, str] = {}
        self._reading: threading.Thread | None = None

    def read_ahead(self) -> None:
        """Begin to read, so that ``read`` need not wait for the disk."""
        if self._reading is None:
            self._reading = threading.Thread(target=self._read, name="geopera-records")
            self._reading.start()

    def read(self) -> dict[str, str]:
        """Return all texts, those included that are being written."""
        if self._reading is not None:
            self._reading.join()
            self._reading = None
        else:
            self._read()
        found, self._found = self._found, {}
        return found

    def write(self, key: str, text: str) -> None:
        """Keep a text under a key, soon."""
        _WRITER.put(self._path(key), text)

    def remove(self, key: str) -> None:
        """Forget a text, soon."""
        _WRITER.put(self._path(key), None)

    def _read(self) -> None:
        pending = _WRITER.pending(self._folder)  # first: what is written meanwhile is then found
        texts = dict(_files(self._folder))
        for name, text in pending.items():
            if text is None:
                texts.pop(name, None)
            else:
                texts[name] = text
        cut = len(_SUFFIX)
        self._found = {name[1:-cut]: text for name, text in texts.items()}

    def _path(self, key: str) -> Path:
        return self._folder / f"_{key}{_SUFFIX}"  # "_con.json": some names are devices elsewhere


def records_folder() -> Path:
    """Return where all records are, in QGIS's profile."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "geopera" / "records"


def flush_records(timeout_s: float = 2.0) -> bool:
    """Wait until all records are written; return whether they are."""
    return _WRITER.flush(timeout_s)


def _files(folder: Path) -> list[tuple[str, str]]:
    """Return names and contents of the files of a folder; none of what cannot be read."""
    found: list[tuple[str, str]] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if not entry.name.startswith("_") or not entry.name.endswith(_SUFFIX):
                    continue
                try:
                    if entry.stat().st_size <= _MOST_BYTES:
                        found.append((entry.name, Path(entry.path).read_text("utf-8")))
                except (OSError, UnicodeError):
                    continue
                if len(found) >= _MOST_FILES:
                    break
    except OSError:
        return found
    return found


def _write(path: Path, text: str | None) -> None:
    """Write a file that appears complete or not at all."""
    if text is None:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        part.write_text(text, "utf-8")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
