"""Uploads that were under way when QGIS was closed, or the server left: go on, or discard them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Callable

from qgis.core import QgsFeedback
from qgis.PyQt.QtCore import QObject

from ..client.errors import BadRequest, Cancelled
from ..client.uploads import RasterUpload
from ..core.connection import ConnectionState
from ..core.tasks import run_in_background
from ..core.translate import tr
from ..core.upload_memory import UploadMemory, UploadRecord
from .notifier import Choice
from .words import count_text
from .workbench import Workbench

_NAMED = 3


class UnfinishedUploads(QObject):
    """Note how far uploads are; ask what to do with those of another time when a server is up."""

    def __init__(
        self, bench: Workbench, go_on: Callable[[Sequence[RasterUpload]], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._bench = bench
        self._go_on = go_on
        self._memory = UploadMemory()
        self._noted: dict[RasterUpload, UploadRecord] = {}
        self._close_question: Callable[[], None] | None = None
        bench.connection.state_changed.connect(self._on_state)

    def dispose(self) -> None:
        """Ask no more; what is noted stays."""
        self._bench.connection.state_changed.disconnect(self._on_state)
        self._take_question_off()

    def note(self, upload: RasterUpload) -> None:
        """Keep an upload that is to begin, or has begun."""
        before = self._noted.get(upload)
        if before is None or before.id != (upload.id or ""):
            record = UploadRecord.of(upload, self._server())
            if before is not None:
                record = replace(record, server=before.server, at=before.at)
            self._noted[upload] = record
            self._memory.keep(record)

    def end(self, upload: RasterUpload, error: Exception | None = None) -> None:
        """Forget an upload that is through, was cancelled or refused; others may go on one day."""
        record = self._noted.get(upload)
        if record is None:
            return
        stopped = isinstance(error, Cancelled)
        if error is None or isinstance(error, BadRequest) or (stopped and not upload.keeps):
            del self._noted[upload]
            self._memory.forget(record)
        elif stopped:
            self.pause([upload])

    def renewed(self, upload: RasterUpload) -> RasterUpload | None:
        """Return an upload that failed as one to its server as that is now; None while it is away.

        A server that was ended and started again has another address and another key.
        """
        client, record = self._bench.connection.client, self._noted.get(upload)
        if client is None or client is upload.client:
            return upload if client is not None else None
        if record is None or record.server != self._server():
            return None
        del self._noted[upload]
        return UploadRecord.of(upload, record.server).upload(client)

    def pause(self, uploads: Sequence[RasterUpload]) -> None:
        """Leave uploads as they are: they are asked about when their server is back."""
        for upload in uploads:
            upload.keeps = True
            self.note(upload)
            self._noted.pop(upload, None)

    def _on_state(self, state: ConnectionState) -> None:
        self._take_question_off()
        if state is ConnectionState.ONLINE:
            self.ask()

    def ask(self) -> None:
        """Ask what to do with what is not finished and not under way, if there is any."""
        self._take_question_off()
        server = self._server()
        under_way = {record.key for record in self._noted.values()}
        records = [each for each in self._memory.records(server) if each.key not in under_way]
        if not records:
            return
        names = [record.path.replace("\\", "/").rsplit("/", 1)[-1] for record in records]
        shown = ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")
        self._close_question = self._bench.notifier.ask(
            tr("{count} did not arrive completely: {names}").format(
                count=count_text(len(records), "file"), names=shown
            ),
            Choice(tr("Send the rest"), lambda: self._resume(records)),
            Choice(tr("Discard"), lambda: self._discard(records), "delete"),
        )

    def _resume(self, records: Sequence[UploadRecord]) -> None:
        client = self._bench.connection.client
        if client is not None:
            self._go_on([record.upload(client) for record in records])

    def _discard(self, records: Sequence[UploadRecord]) -> None:
        client = self._bench.connection.client
        if client is None:
            return
        uploads = [record.upload(client) for record in records if record.id]
        for record in records:
            self._memory.forget(record)

        def work(_feedback: QgsFeedback) -> None:
            for upload in uploads:
                upload.give_up("Discarded by the user.")

        run_in_background("Discard uploads", work, hidden=True)

    def _server(self) -> str:
        profile = self._bench.connection.profile
        return profile.url if profile is not None else ""

    def _take_question_off(self) -> None:
        close, self._close_question = self._close_question, None
        if close is not None:
            close()
