"""How requests travel: addresses, credentials, timeouts, streams.

Every failure becomes a ClientError.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Callable
from urllib.parse import urlsplit

import requests
from requests.auth import AuthBase

from .errors import Cancelled, ClientError, ServerGone
from .problems import error_of

_CONNECT_S = 5.0
_BLOCK = 1 << 18
_LOOPBACK = ("127.0.0.1", "localhost", "::1")
# Operations that change nothing may be sent again when a kept connection turns out to be closed.
_READS = frozenset(
    [
        "list",
        "get",
        "dates",
        "search",
        "statistics",
        "estimate",
        "colormaps",
        "formulas",
        "downloads",
        "token",
        "render",
    ]
)


class _Bearer(AuthBase):
    """Send the key; being the session's auth keeps requests from asking a netrc file."""

    def __init__(self, key: str | None) -> None:
        self._key = key

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if self._key:
            request.headers["Authorization"] = f"Bearer {self._key}"
        return request


class Transport:
    """Send operations to one server with one key."""

    def __init__(
        self,
        base_url: str,
        key: str | None,
        timeout: float,
        session: requests.Session | None,
    ) -> None:
        self.base_url = base_url.rstrip("/")
        self._auth = _Bearer(key)
        self._timeout = timeout
        self._session = session or requests.Session()
        if session is None and urlsplit(self.base_url).hostname in _LOOPBACK:
            self._session.trust_env = False  # a proxy of the environment cannot reach this machine

    def close(self) -> None:
        """Close the connections that are kept open."""
        self._session.close()

    def get_json(self, path: str) -> Any:
        """Read a path of the server."""
        return _json(self._send("GET", path, None, {}, None, False, True))

    def post_json(
        self,
        operation: str,
        body: Mapping[str, Any],
        idempotency_key: str | None,
        timeout: float | None = None,
    ) -> Any:
        """Call an operation that answers JSON."""
        return _json(self._post(operation, body, idempotency_key, timeout, stream=False))

    def post_bytes(
        self, operation: str, body: Mapping[str, Any], idempotency_key: str | None
    ) -> bytes:
        """Call an operation that answers bytes."""
        return self._post(operation, body, idempotency_key, None, stream=False).content

    def download(
        self,
        operation: str,
        body: Mapping[str, Any],
        path: str | os.PathLike[str],
        progress: Callable[[float], None] | None,
        cancelled: Callable[[], bool] | None,
    ) -> None:
        """Stream what an operation answers into a part file, then put it in its place."""
        target = Path(path)
        part = target.with_name(f".{target.name}.{uuid.uuid4().hex[:8]}.part")
        try:
            with self._post(operation, body, None, None, stream=True) as response:
                _write(response, part, progress, cancelled)
            part.replace(target)
        finally:
            if part.exists():
                part.unlink()

    def put(self, path: str, data: Any, headers: Mapping[str, str]) -> Any:
        """Send bytes to a path with a token of its own: without the key, and following nobody."""
        try:
            response = self._session.request(
                "PUT",
                self.base_url + path,
                data=data,
                headers=dict(headers),
                auth=_Bearer(None),
                timeout=(_CONNECT_S, self._timeout),
                allow_redirects=False,
            )
        except requests.RequestException as error:
            raise self._gone(error) from None
        if response.status_code >= 400:
            raise error_of(response)
        return _json(response)

    def _post(
        self,
        operation: str,
        body: Mapping[str, Any],
        idempotency_key: str | None,
        timeout: float | None,
        stream: bool,
    ) -> requests.Response:
        headers = {"Idempotency-Key": idempotency_key} if idempotency_key else {}
        repeatable = bool(idempotency_key) or operation.rsplit(".", 1)[-1] in _READS
        path = f"/v1/op/{operation}"
        return self._send("POST", path, dict(body), headers, timeout, stream, repeatable)

    def _send(
        self,
        method: str,
        path: str,
        body: Any,
        headers: Mapping[str, str],
        timeout: float | None,
        stream: bool,
        repeatable: bool,
    ) -> requests.Response:
        for attempt in (1, 2):
            try:
                response = self._session.request(
                    method,
                    self.base_url + path,
                    json=body,
                    headers=dict(headers),
                    auth=self._auth,
                    timeout=(_CONNECT_S, timeout or self._timeout),
                    stream=stream,
                )
                break
            except requests.ConnectionError as error:
                if attempt == 2 or not repeatable or isinstance(error, requests.ConnectTimeout):
                    raise self._gone(error) from None
            except requests.RequestException as error:
                raise self._gone(error) from None
        if response.status_code >= 400:
            with response:
                raise error_of(response)
        return response

    def _gone(self, error: requests.RequestException) -> ClientError:
        if isinstance(error, requests.Timeout):
            return ServerGone(
                "The server takes too long",
                f"{self.base_url} did not answer in time. Try again, or ask for less at once.",
                retryable=True,
            )
        if isinstance(error, (requests.exceptions.InvalidURL, requests.exceptions.MissingSchema)):
            return ServerGone("The address is wrong", f"{self.base_url} is no web address.")
        return ServerGone(
            "The server does not answer",
            f"Nothing answers at {self.base_url}. See whether it runs, then try again.",
            retryable=True,
        )


def _json(response: requests.Response) -> Any:
    try:
        return response.json()
    except ValueError:
        raise ClientError(
            "This is not a Geopera server",
            "It answers, but not in JSON. See whether the address is right.",
            response.status_code,
        ) from None


def _write(
    response: requests.Response,
    part: Path,
    progress: Callable[[float], None] | None,
    cancelled: Callable[[], bool] | None,
) -> None:
    expected = int(response.headers.get("Content-Length") or 0)
    if response.headers.get("Content-Encoding"):
        expected = 0  # the length counts the encoded bytes
    arrived = 0
    try:
        with part.open("wb") as file:
            for block in response.iter_content(_BLOCK):
                if cancelled is not None and cancelled():
                    raise Cancelled("Download cancelled")
                file.write(block)
                arrived += len(block)
                if progress is not None and expected:
                    progress(min(1.0, arrived / expected))
    except requests.RequestException:
        raise ServerGone(
            "The download broke off", "The server went away midway. Try again.", retryable=True
        ) from None
    if expected and arrived != expected:
        raise ServerGone(
            "The download broke off",
            f"{arrived:,} of {expected:,} bytes arrived. Try again.",
            retryable=True,
        )
