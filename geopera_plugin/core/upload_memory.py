"""Uploads that are not finished, kept when QGIS is closed: which file, to where, and how far."""

from __future__ import annotations

import hashlib
import json
import time
from dataclasses import asdict, dataclass
from typing import Any

from ..client import Client
from ..client.uploads import RasterUpload
from .records import Records
from .window import is_other_window, this_window

_KEPT = 100


@dataclass(frozen=True)
class UploadRecord:
    """One file on its way to a project of a server; ``server`` is its address, empty for our own.

    ``id`` is what the server calls the upload, empty when it has not begun; ``size`` and
    ``changed_ns`` tell whether the file is still the one that was begun with, ``window`` which
    window of QGIS sends it. No key is in it.
    """

    server: str
    project_id: str
    path: str
    id: str = ""
    size: int = 0
    changed_ns: int = 0
    at: float = 0.0
    window: str = ""

    @classmethod
    def of(cls, upload: RasterUpload, server: str) -> UploadRecord:
        """Return what is to be known of an upload as it is now."""
        size, changed_ns = upload.fingerprint or (0, 0)
        path = str(upload.path)
        return cls(
            server,
            upload.project_id,
            path,
            upload.id or "",
            size,
            changed_ns,
            time.time(),
            this_window(),
        )

    @classmethod
    def from_json(cls, text: str) -> UploadRecord | None:
        """Read what was kept; None when it cannot be read."""
        try:
            data: Any = json.loads(text)
            record = cls(
                server=str(data["server"]),
                project_id=str(data["project_id"]),
                path=str(data["path"]),
                id=str(data.get("id") or ""),
                size=int(data.get("size") or 0),
                changed_ns=int(data.get("changed_ns") or 0),
                at=float(data.get("at") or 0.0),
                window=str(data.get("window") or ""),
            )
        except (
            AttributeError,
            KeyError,
            TypeError,
            ValueError,
            OverflowError,
            RecursionError,
        ):
            return None
        return record if record.path and record.project_id else None

    @property
    def key(self) -> str:
        """Return what one file on its way to one project is kept under."""
        place = "\n".join((self.server, self.project_id, self.path))
        return hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:24]

    def upload(self, client: Client) -> RasterUpload:
        """Return the upload, which goes on where it ended."""
        made = RasterUpload(client, self.path, self.project_id)
        if self.id:
            made.go_on_with(self.id, (self.size, self.changed_ns))
        return made


class UploadMemory:
    """Keep a record of each upload that is not finished, in QGIS's profile."""

    def __init__(self) -> None:
        self._kept = Records("uploads")
        self._kept.read_ahead()
        self._known: dict[str, UploadRecord] | None = None

    def keep(self, record: UploadRecord) -> None:
        """Remember an upload as it is now."""
        known = self._known if self._known is not None else self._read()
        known[record.key] = record
        self._kept.write(record.key, json.dumps(asdict(record)))
        oldest = sorted(known.values(), key=lambda each: each.at)
        for old in oldest[: max(0, len(known) - _KEPT)]:
            self.forget(old)

    def forget(self, record: UploadRecord) -> None:
        """Forget an upload that is over."""
        if self._known is not None:
            self._known.pop(record.key, None)
        self._kept.remove(record.key)

    def records(self, server: str) -> list[UploadRecord]:
        """Return the uploads to a server that are not finished, oldest first.

        What another window of QGIS is sending is its business.
        """
        # Anew: another window of QGIS may have written some.
        found = [record for record in self._read().values() if record.server == server]
        found = [record for record in found if not is_other_window(record.window)]
        return sorted(found, key=lambda record: (record.at, record.path))

    def _read(self) -> dict[str, UploadRecord]:
        found = map(UploadRecord.from_json, self._kept.read().values())
        self._known = {record.key: record for record in found if record is not None}
        return self._known
