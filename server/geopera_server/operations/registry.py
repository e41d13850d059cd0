"""The registry of operations: declared once, served everywhere.

A module declares its operations with the `operation` decorator of a `Registry`;
`operations.catalogue` gathers the registries of all modules.
"""

from __future__ import annotations

import enum
import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic_core import to_json
from sqlalchemy.orm import Session

from ..auth.principal import Principal
from ..context import Context
from ..db.usage_counter import Counted
from ..raster.source import RasterChanged
from ..storage.base import StoredFile


class SideEffect(enum.StrEnum):
    """What an operation does to the world."""

    READ = "read"
    WRITE = "write"
    SPEND = "spend"
    DESTRUCTIVE = "destructive"


@dataclass
class Call:
    """One call of an operation: who calls, with what, in which transaction.

    ``prepared`` is what the operation's ``prepare`` made of the request. ``cancelled`` answers True
    when nobody waits for the answer any more. ``base_url`` is how the caller names this server.
    The session commits when the handler returns. A handler that reads pixels for long calls
    `release` first, so that it holds no connection.
    """

    context: Context
    caller: Principal
    session: Session
    prepared: Any = None
    cancelled: Callable[[], bool] = lambda: False
    after_commit: list[Callable[[], None]] = field(default_factory=list)
    base_url: str = ""

    def release(self) -> None:
        """Give the database connection back; what was loaded stays readable."""
        self.session.commit()


@dataclass(frozen=True)
class Bytes:
    """A binary answer held in memory."""

    content: bytes
    media_type: str


def json_answer(document: Any) -> Bytes:
    """Return a long answer as JSON, from plain values of which a test proves the declared shape.

    Models would cost more than the query.
    """
    return Bytes(to_json(document, inf_nan_mode="null"), "application/json")


@dataclass(frozen=True)
class File:
    """A binary answer streamed from a file, of this machine or of the storage.

    ``etag`` changes with its bytes; ``on_sent`` is told in the end how many bytes were sent.
    """

    path: Path | StoredFile
    media_type: str
    filename: str
    etag: str | None = None
    on_sent: Callable[[int], None] | None = None


Handler = Callable[[Call, Any], Any]
Prepare = Callable[[Context, Principal, Any], Any]


@dataclass(frozen=True)
class Operation:
    """An operation: its name, what it needs, what it takes and gives, and what does it.

    ``output`` is a pydantic model, a generic alias of such models, or `Bytes`/`File`.
    """

    id: str
    scope: str
    side_effect: SideEffect
    input: type[BaseModel]
    output: Any
    handler: Handler
    summary: str
    renders: bool = False
    media_types: tuple[str, ...] = ()
    prepare: Prepare | None = None

    @property
    def resource_path(self) -> str:
        """The path below ``/v1/`` that names the operation by its resource."""
        return self.id.replace(".", "/")

    @property
    def counted(self) -> Counted | None:
        """Tell as what its calls are counted in the usage of the caller's organization."""
        if not self.renders:
            return None
        if self.output is Bytes:
            return Counted.TILES
        return Counted.STATISTICS if self.id.endswith(".statistics") else None

    @property
    def locks(self) -> bool:
        """Tell whether the handler runs in a writing transaction.

        Pixel work must not hold the write lock: a handler that does both opens a short writing
        transaction of its own.
        """
        return self.side_effect is not SideEffect.READ and not self.renders


def reopening(handler: Handler) -> Handler:
    """Return a handler that begins anew, once, when a raster was replaced while it was read."""

    @functools.wraps(handler)
    def handle(call: Call, request: Any) -> Any:
        try:
            return handler(call, request)
        except RasterChanged:
            return handler(call, request)

    return handle


class Registry:
    """Operations by id; an id is taken once."""

    def __init__(self) -> None:
        self._operations: dict[str, Operation] = {}

    def operation(
        self,
        id: str,
        *,
        scope: str,
        input: type[BaseModel],
        output: Any,
        side_effect: SideEffect = SideEffect.READ,
        renders: bool = False,
        media_types: tuple[str, ...] = (),
        prepare: Prepare | None = None,
    ) -> Callable[[Handler], Handler]:
        """Declare the decorated handler as an operation; its docstring's first line is the summary.

        ``renders`` marks pixel work, which runs in threads of its own. ``prepare`` does the part of
        the work that may take long, before the transaction begins.
        """

        def declare(handler: Handler) -> Handler:
            summary = (handler.__doc__ or "").strip().split("\n", 1)[0]
            self.add(
                Operation(
                    id,
                    scope,
                    side_effect,
                    input,
                    output,
                    reopening(handler) if renders else handler,
                    summary,
                    renders,
                    media_types,
                    prepare,
                )
            )
            return handler

        return declare

    def add(self, operation: Operation) -> None:
        """Add an operation.

        Raises:
            ValueError: the id is taken.
        """
        if operation.id in self._operations:
            raise ValueError(f"operation {operation.id} is declared twice")
        self._operations[operation.id] = operation

    def include(self, other: Registry) -> None:
        """Add all operations of another registry."""
        for operation in other:
            self.add(operation)

    def get(self, id: str) -> Operation | None:
        """Return the operation of an id, if there is one."""
        return self._operations.get(id)

    def __iter__(self) -> Iterator[Operation]:
        return iter(self._operations.values())

    def __len__(self) -> int:
        return len(self._operations)
