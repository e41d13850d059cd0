"""Send a raster to a project in parts: what has arrived once is not sent again."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any, Callable
from urllib.parse import urlsplit

from .client import Client
from .errors import BadRequest, Cancelled, ClientError, Missing, ServerGone

PART = 8 << 20
_TRIES = 5
_CONFLICT = 409  # it counts otherwise, or still holds a request that broke off
_PAUSE_S = 0.5
_SENT = 0.9  # share of the progress that sending takes; the rest is what the server does with it

Progress = Callable[[float], None]
Question = Callable[[], bool]


class RasterUpload:
    """One file on its way to a project; `run` again goes on where the last run ended."""

    def __init__(
        self,
        client: Client,
        path: str | os.PathLike[str],
        project_id: str,
        date: str | None = None,
        name: str | None = None,
        part: int = PART,
    ) -> None:
        self.client = client
        self.path = Path(path)
        self.project_id = project_id
        self.id: str | None = None
        self._said = {key: value for key, value in (("date", date), ("name", name)) if value}
        self._part = part
        self._url = ""
        self._file: tuple[int, int] | None = None
        self._complete = False
        self.keeps = False
        """Whether a `run` that is cancelled leaves on the server what has arrived."""

    @property
    def fingerprint(self) -> tuple[int, int] | None:
        """Return size and time of change (ns) of the file as it was when this began."""
        return self._file

    def go_on_with(self, upload_id: str, fingerprint: tuple[int, int]) -> None:
        """Take up an upload that another run of the program began; `run` sends what is missing."""
        self.id, self._file = upload_id, fingerprint

    def run(
        self,
        progress: Progress = lambda share: None,
        cancelled: Question = lambda: False,
        poll_s: float = 0.3,
    ) -> list[str]:
        """Send what is missing, and return the ids of the items that it became.

        Args:
            progress: told the share that is done, 0..1.
            cancelled: asked all the time; True gives the upload up on the server too, unless it
                ``keeps`` what has arrived. Once all of it is there the server makes items of it:
                that is waited for, since it cannot be taken back.

        Raises:
            Cancelled: ``cancelled`` said so.
            BadRequest: the server does not take such a file, or the file is empty or changed.
            ClientError: the server refused, or went away: `run` again goes on.
            OSError: the file cannot be read.
        """
        try:
            if self.id is not None and not self._complete:
                self._look_up()
            if not self._complete:
                self._send(progress, cancelled)
            return self._wait(progress, cancelled, poll_s)
        except Cancelled:
            if self._complete and not self.keeps:
                return self._wait(progress, lambda: self.keeps, poll_s)
            if not self.keeps:
                self.give_up("Cancelled by the user.")
            raise

    def give_up(self, reason: str) -> None:
        """Let the server forget what has arrived."""
        upload_id, self.id = self.id, None
        self._file, was_complete = None, self._complete
        self._complete = False
        if upload_id is None or was_complete:
            return
        try:
            self.client.op("uploads.fail", {"upload_id": upload_id, "error_message": reason})
        except ClientError:
            return  # the server gives up by itself what nobody goes on with

    def _look_up(self) -> None:
        """Learn what the server knows of an upload that was begun; begin anew if it is over."""
        try:
            status = self.client.op("uploads.get", {"upload_id": self.id})["status"]
        except Missing:
            status = "failed"
        if status == "failed":
            self.id, self._url = None, ""
        elif status in ("processing", "completed"):
            self._complete = True

    def _send(self, progress: Progress, cancelled: Question) -> None:
        was_begun = self.id
        size = self._begin()
        with self.path.open("rb") as file:
            if not self._url:
                self._url = self._address()
            sent = furthest = 0 if self.id != was_begun else self._arrived(size)
            tries = 0
            while sent < size:
                if cancelled():
                    raise Cancelled("Upload cancelled")
                progress(_SENT * sent / size)
                part = _Part(
                    file,
                    sent,
                    min(self._part, size - sent),
                    lambda here: progress(_SENT * here / size),
                    cancelled,
                )
                problem = _stuck()
                try:
                    sent = self._put(part, size)
                except ClientError as error:
                    if not isinstance(error, ServerGone) and error.status != _CONFLICT:
                        raise
                    problem = error
                if sent > furthest:
                    furthest, tries = sent, 0
                    continue
                tries += 1
                if tries >= _TRIES:
                    raise problem
                _pause(_PAUSE_S * 2**tries, cancelled)
                sent = self._arrived(size, sent)
        if self._stat() != self._file:
            self.give_up("The file changed meanwhile.")
            raise BadRequest(
                "The file changed",
                "{name} was written to while it was sent: try again.",
                fields={"name": self.path.name},
            )
        self.client.op("uploads.complete", {"upload_id": self.id, **self._said})
        self._complete = True

    def _begin(self) -> int:
        here = self._stat()
        if self.id is not None and here != self._file:
            self.give_up("The file changed meanwhile.")
        self._file = here
        if not here[0]:
            raise BadRequest(
                "The file is empty",
                "There is nothing in {name}.",
                fields={"name": self.path.name},
            )
        if self.id is None:
            body = {
                "project_id": self.project_id,
                "transfer_method": "cli",
                "file_count": 1,
                "total_bytes": here[0],
            }
            self.id = str(self.client.op("uploads.initiate", body)["id"])
            self._url = ""
        return here[0]

    def _address(self) -> str:
        """Return the path to send to; the file goes to this server and to no other."""
        body = {"upload_id": self.id, "file_name": self.path.name}
        url = str(self.client.op("uploads.signed_url", body)["upload_url"])
        base = self.client.base_url
        if urlsplit(url)[:2] != urlsplit(base)[:2] or not url.startswith(f"{base}/"):
            raise BadRequest(
                "The upload goes elsewhere",
                "The server names an address that is not its own: nothing was sent there.",
            )
        return url[len(base) :]

    def _arrived(self, size: int, otherwise: int = 0) -> int:
        """Return how many bytes the server has, as it counts."""
        try:
            return self._put(None, size)
        except ServerGone:
            return otherwise

    def _put(self, part: _Part | None, size: int) -> int:
        span = f"{part.start}-{part.start + len(part) - 1}" if part is not None else "*"
        answer = self.client.put(self._url, part, {"Content-Range": f"bytes {span}/{size}"})
        return size if answer.get("complete") else min(size, _count(answer))

    def _wait(self, progress: Progress, cancelled: Question, poll_s: float) -> list[str]:
        while True:
            state: Mapping[str, Any] = self.client.op("uploads.get", {"upload_id": self.id})
            if state["status"] == "completed":
                progress(1.0)
                return [str(item_id) for item_id in state["item_ids"]]
            if state["status"] == "failed":
                self.id, self._complete = None, False
                raise BadRequest(
                    "The server did not take the file",
                    str(state.get("error_message") or "It does not say why."),
                )
            progress(_SENT + (1 - _SENT) * float(state.get("progress") or 0))
            _pause(poll_s, cancelled)

    def _stat(self) -> tuple[int, int]:
        found = self.path.stat()
        return (found.st_size, found.st_mtime_ns)


class _Part:
    """A stretch of a file that `requests` reads, telling how far it is."""

    def __init__(
        self, file: IO[bytes], start: int, length: int, told: Progress, cancelled: Question
    ) -> None:
        self.start = start
        self._file = file
        self._length = length
        self._left = length
        self._told = told
        self._cancelled = cancelled
        file.seek(start)

    def __len__(self) -> int:
        return self._length

    def read(self, count: int = -1) -> bytes:
        """Return the next bytes."""
        if self._cancelled():
            raise Cancelled("Upload cancelled")
        wanted = self._left if count < 0 else min(count, self._left)
        block = self._file.read(wanted)
        self._left -= len(block)
        self._told(self.start + self._length - self._left)
        return block


def _stuck() -> ClientError:
    return ClientError(
        "The upload does not get on",
        "The server took the same part several times and says that it has not arrived. Ask who"
        " runs it whether its disk is full.",
        retryable=True,
    )


def _count(answer: Mapping[str, Any]) -> int:
    try:
        return max(0, int(answer["received"]))
    except (KeyError, TypeError, ValueError):
        raise ClientError(
            "This is not a Geopera server", "It does not say how much of the file has arrived."
        ) from None


def _pause(seconds: float, cancelled: Question) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if cancelled():
            raise Cancelled("Upload cancelled")
        time.sleep(min(0.05, seconds))
