"""The one way to call an operation: scope, transaction, idempotency."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, TypeAdapter
from pydantic_core import PydanticSerializationError
from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from ..auth import audit
from ..auth.principal import Principal
from ..context import Context
from ..db.database import lock
from ..db.models import IdempotencyClaim
from ..db.types import utcnow
from ..errors import Conflict, InvalidInput
from .registry import Bytes, Call, File, Operation, SideEffect

CLAIM_LIFETIME = dt.timedelta(hours=24)
_MAX_KEY_LENGTH = 255
_WIDE = ("organization_id", "project_id", "collection_id")  # what others are in


@dataclass(frozen=True)
class Spending:
    """What makes a spend operation safe to repeat: its key and the body it came with."""

    key: str | None
    body: bytes


def invoke(
    context: Context,
    operation: Operation,
    caller: Principal,
    request: BaseModel,
    spending: Spending | None = None,
    cancelled: Callable[[], bool] = lambda: False,
    base_url: str = "",
) -> Bytes | File:
    """Run an operation and return its answer; JSON answers come as bytes.

    Raises:
        GeoperaError: whatever the operation raises; nothing was changed then.
    """
    try:
        return _invoke(context, operation, caller, request, spending, cancelled, base_url)
    except IntegrityError:
        raise Conflict(
            "Somebody else stored or removed the same thing at this moment: try again."
        ) from None


def _invoke(
    context: Context,
    operation: Operation,
    caller: Principal,
    request: BaseModel,
    spending: Spending | None,
    cancelled: Callable[[], bool],
    base_url: str,
) -> Bytes | File:
    caller.require(operation.scope)
    database = context.database
    claim = None
    if operation.side_effect is SideEffect.SPEND:
        claim = _claim(operation, caller, spending or Spending(None, b""))
        with database.reading() as session:  # a repeat needs none of the work below
            first = _first_answer(session, claim)
        if first is not None:
            return first
    prepared = operation.prepare(context, caller, request) if operation.prepare else None
    with database.writing() if operation.locks else database.reading() as session:
        call = Call(context, caller, session, prepared, cancelled, base_url=base_url)
        if claim is None:
            answer = _answer(operation, operation.handler(call, request))
        else:
            answer = _spend(call, operation, request, claim)
        if operation.locks:
            _note(session, operation, caller, request)
    if operation.side_effect is not SideEffect.READ and not operation.locks:
        with database.writing() as session:
            _note(session, operation, caller, request)
    for hook in call.after_commit:
        hook()
    if operation.counted is not None:
        context.usage.add(caller.organization_id, operation.counted)
    return answer


def _note(session: Session, operation: Operation, caller: Principal, request: BaseModel) -> None:
    """Put a change into the audit trail, in its own transaction where it has one."""
    named = {
        name: value
        for name, value in request
        if (name.endswith("_id") or name == "name") and isinstance(value, str)
    }
    ids = [name for name in named if name.endswith("_id") and name not in _WIDE]
    target = named[ids[0]] if ids else named.get("project_id")
    audit.record(session, operation.id, caller=caller, target=target, **_told(named))


def _told(named: dict[str, str]) -> dict[str, str]:
    taken = ("organization_id", "user_id")  # columns of the row
    return {f"given_{name}" if name in taken else name: value for name, value in named.items()}


def _answer(operation: Operation, result: Any) -> Bytes | File:
    if isinstance(result, Bytes | File):
        return result
    try:
        content = TypeAdapter(operation.output).dump_json(result, by_alias=True)
    except PydanticSerializationError:
        raise InvalidInput("The answer would be nested too deeply: nothing was changed.") from None
    return Bytes(content, "application/json")


@dataclass(frozen=True)
class _Claim:
    """What a spend operation is known by, and the digest of its body."""

    identity: tuple[str, str, str]
    digest: str


def _claim(operation: Operation, caller: Principal, spending: Spending) -> _Claim:
    if not spending.key:
        raise InvalidInput(
            f"{operation.id} spends compute units: send an Idempotency-Key header (a fresh UUID "
            "per request, the same one when you retry it)."
        )
    if len(spending.key) > _MAX_KEY_LENGTH:
        raise InvalidInput(f"An Idempotency-Key has {_MAX_KEY_LENGTH} characters at the most.")
    identity = (caller.organization_id, operation.id, spending.key)
    return _Claim(identity, _body_digest(spending.body))


def _first_answer(session: Session, claim: _Claim) -> Bytes | None:
    """Return what this key was answered within its lifetime, None for a fresh one.

    Raises:
        Conflict: the key came with another body then.
    """
    row = session.get(IdempotencyClaim, claim.identity)
    if row is None or row.created_at < utcnow() - CLAIM_LIFETIME:
        return None
    if row.body_digest != claim.digest:
        raise Conflict("This Idempotency-Key was used with another request body.")
    return Bytes(row.response or b"", "application/json")


def _spend(call: Call, operation: Operation, request: BaseModel, claim: _Claim) -> Bytes:
    """Run a spend operation once per key: a repeat gets the first answer, byte for byte."""
    _forget_old_claims(call.session)
    lock(call.session, "idempotency", *claim.identity)
    first = _first_answer(call.session, claim)
    if first is not None:
        return first
    answer = _answer(operation, operation.handler(call, request))
    if not isinstance(answer, Bytes):
        raise TypeError("a spend operation answers JSON")
    organization_id, operation_id, key = claim.identity
    call.session.add(
        IdempotencyClaim(
            organization_id=organization_id,
            operation=operation_id,
            key=key,
            body_digest=claim.digest,
            response=answer.content,
        )
    )
    return answer


def _body_digest(body: bytes) -> str:
    """Return a digest that does not mind the order of keys or white space."""
    canonical = json.dumps(json.loads(body or b"{}"), sort_keys=True).encode()
    return hashlib.sha256(canonical).hexdigest()


def _forget_old_claims(session: Session) -> None:
    session.execute(
        delete(IdempotencyClaim).where(IdempotencyClaim.created_at < utcnow() - CLAIM_LIFETIME)
    )
