"""Whether the server is alive, and whether it can work."""

from __future__ import annotations

from fastapi import APIRouter, Request
from pydantic import BaseModel
from sqlalchemy.exc import SQLAlchemyError

from .. import __version__
from ..errors import Unavailable
from .state import server_state

router = APIRouter(tags=["health"])


class Health(BaseModel):
    """The state of the server."""

    status: str
    version: str


@router.get("/healthz", operation_id="health.live")
async def live() -> Health:
    """Answer as long as the process can."""
    return Health(status="ok", version=__version__)


@router.get("/readyz", operation_id="health.ready")
async def ready(request: Request) -> Health:
    """Answer when the database answers."""
    state = server_state(request)
    try:
        await state.query(state.context.database.ping)
    except SQLAlchemyError:
        raise Unavailable("The database does not answer.") from None
    return Health(status="ok", version=__version__)
