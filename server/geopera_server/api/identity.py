"""Who am I? The OpenID userinfo path, as Geopera's command line asks it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Response
from pydantic import BaseModel

from ..auth.principal import Principal
from .credentials import caller

router = APIRouter(tags=["identity"])


class UserInfo(BaseModel):
    """The caller, their organization and their scopes (separated by spaces)."""

    sub: str
    geopera_principal_id: str
    geopera_principal_type: str
    geopera_org_id: str
    scope: str


@router.get("/realms/public/protocol/openid-connect/userinfo", operation_id="identity.userinfo")
async def userinfo(
    principal: Annotated[Principal, Depends(caller)], response: Response
) -> UserInfo:
    """Tell the caller who they are."""
    response.headers["Cache-Control"] = "no-store"
    return UserInfo(
        sub=principal.id,
        geopera_principal_id=principal.id,
        geopera_principal_type=principal.type,
        geopera_org_id=principal.organization_id,
        scope=" ".join(principal.scopes),
    )
