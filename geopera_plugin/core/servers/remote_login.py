"""Log in to a remote server, and say in words why that does not work."""

from __future__ import annotations

from dataclasses import dataclass

from requests.auth import AuthBase

from ...client import AuthenticationFailed, Client, ClientError, Missing, NotAllowed
from ...client.health import ask_health
from ...client.models import Identity, TileToken
from ...client.route import Route, open_session
from ..translate import tr

OLDEST = (0, 1)  # of servers that have what this plugin asks for


@dataclass(frozen=True)
class Login:
    """What a server told after it let us in; without a token, tiles need the key itself."""

    client: Client
    identity: Identity
    token: TileToken | None
    version: str = ""
    project_count: int | None = None


def log_in(url: str, auth: AuthBase | str | None, route: Route, timeout_s: float = 30.0) -> Login:
    """Log in and return what is needed; over HTTP: call it in the background.

    Raises:
        ClientError: with a title and what to do.
    """
    session = open_session(route)
    try:
        health = ask_health(url, session)
        if health is None:
            raise _no_server(url)
        if health.version < OLDEST:
            raise _too_old(health.version_text)
        client = Client(url, auth, timeout_s, session)
        return Login(client, _identity(client), _token(client), health.version_text)
    except (KeyError, TypeError, ValueError, AttributeError):
        session.close()
        raise _no_server(url) from None
    except ClientError:
        session.close()
        raise


def try_out(url: str, auth: AuthBase | str | None, route: Route) -> Login:
    """Log in, and see whether projects can be listed; for a test of what was typed in."""
    login = log_in(url, auth, route, 15.0)
    try:
        count = len(login.client.projects())
    finally:
        login.client.close()
    return Login(login.client, login.identity, login.token, login.version, count)


def _identity(client: Client) -> Identity:
    try:
        return client.userinfo()
    except Missing:
        raise _too_old("") from None
    except AuthenticationFailed:
        raise AuthenticationFailed(
            tr("The key is not accepted"),
            tr("The server does not know this key, or it has expired. Enter a valid one."),
            401,
        ) from None


def _token(client: Client) -> TileToken | None:
    try:
        return client.tile_token()
    except NotAllowed:
        return None


def _too_old(version: str) -> ClientError:
    return ClientError(
        tr("The server is too old"),
        tr("It is Geopera {version}; this plugin needs {oldest} or newer.").format(
            version=version or "?", oldest=".".join(map(str, OLDEST))
        ),
    )


def _no_server(url: str) -> ClientError:
    return ClientError(
        tr("This is not a Geopera server"),
        tr("Something else answers at {url}. See whether the address is right.").format(url=url),
    )
