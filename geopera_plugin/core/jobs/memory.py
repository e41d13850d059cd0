"""What this QGIS knows of jobs beyond what the server tells, kept when QGIS is closed."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from ..layers.spec import LayerSpec
from ..records import Records
from ..window import is_other_window, this_window

_KEPT = 200
_SAFE_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True)
class JobRecord:
    """How the sources of a job were shown, and what became of its files here.

    ``looks`` are layer specs as JSON by asset key: they hold no address and no secret. ``bytes``
    is the size that was estimated, ``paths`` where the files were saved. ``is_offered`` says that
    the user was told of the result, ``window`` which window of QGIS cares for it.
    """

    looks: Mapping[str, str] = field(default_factory=dict, hash=False)
    bytes: int = 0
    paths: tuple[str, ...] = ()
    is_offered: bool = False
    at: float = 0.0
    window: str = ""

    @classmethod
    def from_json(cls, text: str) -> JobRecord:
        """Read what was kept; what cannot be read counts as nothing known."""
        try:
            data: Any = json.loads(text)
            return cls(
                looks={str(key): str(spec) for key, spec in dict(data.get("looks") or {}).items()},
                bytes=int(data.get("bytes") or 0),
                paths=tuple(str(path) for path in data.get("paths") or ()),
                is_offered=bool(data.get("is_offered")),
                at=float(data.get("at") or 0.0),
                window=str(data.get("window") or ""),
            )
        except (AttributeError, TypeError, ValueError, OverflowError, RecursionError):
            return cls()

    def specs(self) -> dict[str, LayerSpec]:
        """Return the looks that can be read, by asset key."""
        found = {}
        for key, text in self.looks.items():
            try:
                found[key] = LayerSpec.from_json(text)
            except ValueError:
                continue
        return found

    def files(self) -> list[Path]:
        """Return the saved files that are still there."""
        return [Path(path) for path in self.paths if Path(path).is_file()]


class JobMemory:
    """Keep a record of each job that was ordered or loaded here, in QGIS's profile."""

    def __init__(self) -> None:
        self._kept = Records("jobs")
        self._kept.read_ahead()
        self._records: dict[str, JobRecord] | None = None

    def record(self, job_id: str) -> JobRecord | None:
        """Return what is known of a job, None when it was not ordered here."""
        return self._all().get(job_id)

    def is_elsewhere(self, job_id: str) -> bool:
        """Say whether another window of QGIS, open now, ordered a job and waits for it."""
        record = self.record(job_id)
        return record is not None and is_other_window(record.window)

    def keep(self, job_id: str, looks: Mapping[str, LayerSpec], size_bytes: int = 0) -> None:
        """Remember a job that was just ordered."""
        texts = {key: spec.to_json() for key, spec in looks.items()}
        self._put(job_id, JobRecord(texts, size_bytes, at=time.time()))

    def keep_as(self, job_id: str, other_id: str) -> None:
        """Remember a job like another one, whose repetition it is."""
        before = self.record(other_id) or JobRecord()
        self._put(job_id, JobRecord(before.looks, before.bytes, at=time.time()))

    def keep_files(self, job_id: str, paths: Sequence[Path]) -> None:
        """Remember where the files of a job were saved."""
        before = self.record(job_id) or JobRecord(at=time.time())
        saved = tuple(str(path) for path in paths)
        self._put(job_id, replace(before, paths=saved, is_offered=True))

    def keep_offered(self, job_id: str) -> None:
        """Remember that the user was told of a result that is not loaded."""
        before = self.record(job_id)
        if before is not None and not before.is_offered:
            self._put(job_id, replace(before, is_offered=True))

    def forget(self, job_id: str) -> None:
        """Forget a job that was deleted."""
        if self._all().pop(job_id, None) is not None:
            self._kept.remove(job_id)

    def _all(self) -> dict[str, JobRecord]:
        if self._records is None:
            texts = self._kept.read()
            self._records = {key: JobRecord.from_json(text) for key, text in texts.items()}
        return self._records

    def _put(self, job_id: str, record: JobRecord) -> None:
        if not _SAFE_ID.fullmatch(job_id):
            return  # no id of ours: it would become the name of a file
        record = replace(record, window=this_window())
        records = self._all()
        records[job_id] = record
        self._kept.write(job_id, json.dumps(asdict(record)))
        for old in sorted(records, key=lambda key: records[key].at)[: max(0, len(records) - _KEPT)]:
            self.forget(old)
