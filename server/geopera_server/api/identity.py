"""Log in, renew, log out, and who am I: the OpenID paths that Geopera's command line asks for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any
from urllib.parse import parse_qs

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel

from ..auth.authenticator import Authenticator
from ..auth.principal import Principal
from ..auth.sessions import Tokens
from ..errors import InvalidInput, Unauthenticated
from .credentials import caller, client_address
from .problems import Problem
from .state import server_state

router = APIRouter(prefix="/realms/public/protocol/openid-connect", tags=["identity"])
_NO_STORE = {"Cache-Control": "no-store"}
_MAX_FORM = 16_384
_PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem, "description": words}
    for status, words in (
        (400, "Bad request"),
        (401, "Unauthorized"),
        (413, "Body too large"),
        (429, "Too many wrong credentials"),
    )
}


class UserInfo(BaseModel):
    """The caller, their organization and their scopes (separated by spaces)."""

    sub: str
    geopera_principal_id: str
    geopera_principal_type: str
    geopera_org_id: str
    scope: str


class TokenResponse(BaseModel):
    """A session token for ``Authorization: Bearer``, and what renews it; lifetimes in seconds."""

    access_token: str
    token_type: str = "Bearer"
    expires_in: int
    refresh_token: str
    refresh_expires_in: int
    scope: str


def _form(**fields: bool) -> dict[str, Any]:
    """Return what the schema says of a form; a field is required when True."""
    schema = {
        "type": "object",
        "properties": {name: {"type": "string"} for name in fields},
        "required": [name for name, required in fields.items() if required],
    }
    content = {"application/x-www-form-urlencoded": {"schema": schema}}
    return {"requestBody": {"required": True, "content": content}}


@router.get("/userinfo", operation_id="identity.userinfo", responses=_PROBLEMS)
async def userinfo(
    principal: Annotated[Principal, Depends(caller)], response: Response
) -> UserInfo:
    """Tell the caller who they are."""
    response.headers.update(_NO_STORE)
    return UserInfo(
        sub=principal.id,
        geopera_principal_id=principal.id,
        geopera_principal_type=principal.type,
        geopera_org_id=principal.organization_id,
        scope=" ".join(principal.scopes),
    )


@router.post(
    "/token",
    operation_id="identity.token",
    responses=_PROBLEMS,
    openapi_extra=_form(grant_type=True, username=False, password=False, refresh_token=False),
)
async def token(request: Request, response: Response) -> TokenResponse:
    """Log in (grant_type=password) or go on (grant_type=refresh_token)."""
    form = await _read_form(request)
    state = server_state(request)
    tokens = await state.log_in(_grant(state.context.auth, form, client_address(request)))
    response.headers.update(_NO_STORE)
    return TokenResponse(
        access_token=tokens.access_token,
        expires_in=tokens.expires_in,
        refresh_token=tokens.refresh_token,
        refresh_expires_in=tokens.refresh_expires_in,
        scope=tokens.scope,
    )


@router.post(
    "/logout",
    operation_id="identity.logout",
    status_code=204,
    responses=_PROBLEMS,
    openapi_extra=_form(refresh_token=True),
)
async def logout(request: Request) -> Response:
    """End the login of a refresh token."""
    form = await _read_form(request)
    state = server_state(request)
    value, address = form.get("refresh_token", ""), client_address(request)
    await state.log_in(lambda: state.context.auth.log_out(value, address))
    return Response(status_code=204)


def _grant(auth: Authenticator, form: dict[str, str], address: str) -> Callable[[], Tokens]:
    """Return the call that a token request asks for."""
    grant = form.get("grant_type")
    if grant == "password":
        login, password = form.get("username", ""), form.get("password", "")
        if not login or not password:
            raise Unauthenticated("The login or the password is wrong.")
        return lambda: auth.log_in(login, password, address)
    if grant == "refresh_token":
        value = form.get("refresh_token", "")
        return lambda: auth.renew(value, address)
    raise InvalidInput("grant_type is password or refresh_token.")


async def _read_form(request: Request) -> dict[str, str]:
    body = await request.body()
    if len(body) > _MAX_FORM:
        raise InvalidInput("The form is too long.")
    try:
        fields = parse_qs(body.decode("utf-8"), max_num_fields=20, keep_blank_values=True)
    except ValueError:  # UnicodeDecodeError is one
        raise InvalidInput("The form cannot be read.") from None
    return {name: values[-1] for name, values in fields.items()}
