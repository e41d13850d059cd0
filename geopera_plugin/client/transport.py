"""How requests travel: addresses, credentials, timeouts, streams.

Every failure becomes a ClientError.
"""

from __future__ import annotations

import json
import os
import shutil
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Callable
from urllib.parse import urlsplit

import requests
from requests.auth import AuthBase

from .bounded import JSON_BYTES, RAW_BYTES, read_body, read_error
from .credentials import Bearer
from .errors import Cancelled, ClientError, ServerGone
from .failures import failure_of
from .problems import error_of
from .route import Session, is_loopback

_CONNECT_S = 5.0
_BLOCK = 1 << 18
_PATIENCE = 4  # times the timeout of one silence that a whole answer may take
_CHECKED_EVERY = 64 * 2**20
_KEPT_FREE = 200 * 2**20  # bytes of the disk that a download leaves to others
_HOPELESS = (requests.exceptions.SSLError, requests.exceptions.ProxyError)
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


class Transport:
    """Send operations to one server with one key."""

    def __init__(
        self,
        base_url: str,
        key: str | AuthBase | None,
        timeout: float,
        session: requests.Session | None,
    ) -> None:
        self.base_url = base_url.rstrip("/")
        self._auth = key if isinstance(key, AuthBase) else Bearer(key)
        self._timeout = timeout
        self._session = session or Session()
        if session is None and is_loopback(self.base_url):
            self._session.trust_env = False  # a proxy of the environment cannot reach this machine

    def close(self) -> None:
        """Close the connections that are kept open."""
        self._session.close()

    def get_json(self, path: str) -> Any:
        """Read a path of the server."""
        return self._json(self._send("GET", path, None, {}, None, True), None)

    def post_json(
        self,
        operation: str,
        body: Mapping[str, Any],
        idempotency_key: str | None,
        timeout: float | None = None,
    ) -> Any:
        """Call an operation that answers JSON."""
        return self._json(self._post(operation, body, idempotency_key, timeout), timeout)

    def post_bytes(
        self, operation: str, body: Mapping[str, Any], idempotency_key: str | None
    ) -> bytes:
        """Call an operation that answers bytes."""
        response = self._post(operation, body, idempotency_key, None)
        return read_body(response, RAW_BYTES, _PATIENCE * self._timeout)

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
            with self._post(operation, body, None, None) as response:
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
                auth=Bearer(None),
                timeout=(_CONNECT_S, self._timeout),
                stream=True,
                allow_redirects=False,
            )
        except requests.RequestException as error:
            raise failure_of(error, self.base_url) from None
        if response.status_code >= 400:
            raise error_of(response.status_code, read_error(response))
        return self._json(response, None)

    def _post(
        self,
        operation: str,
        body: Mapping[str, Any],
        idempotency_key: str | None,
        timeout: float | None,
    ) -> requests.Response:
        headers = {"Idempotency-Key": idempotency_key} if idempotency_key else {}
        repeatable = bool(idempotency_key) or operation.rsplit(".", 1)[-1] in _READS
        path = f"/v1/op/{operation}"
        return self._send("POST", path, dict(body), headers, timeout, repeatable)

    def _send(
        self,
        method: str,
        path: str,
        body: Any,
        headers: Mapping[str, str],
        timeout: float | None,
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
                    stream=True,
                    allow_redirects=False,
                )
                break
            except requests.ConnectionError as error:
                final = isinstance(error, (requests.ConnectTimeout, *_HOPELESS))
                if attempt == 2 or not repeatable or final:
                    raise failure_of(error, self.base_url) from None
            except requests.RequestException as error:
                raise failure_of(error, self.base_url) from None
        if response.is_redirect:
            with response:
                raise self._moved(response.headers.get("Location", ""))
        if response.status_code >= 400:
            raise error_of(response.status_code, read_error(response))
        return response

    def _json(self, response: requests.Response, timeout: float | None) -> Any:
        content = read_body(response, JSON_BYTES, _PATIENCE * (timeout or self._timeout))
        try:
            return json.loads(content)
        except (ValueError, RecursionError):
            raise ClientError(
                "This is not a Geopera server",
                "It answers, but not in JSON. See whether the address is right.",
                response.status_code,
            ) from None

    def _moved(self, location: str) -> ClientError:
        """Tell of a redirect, which is not followed: key and request are for this server alone."""
        try:
            parts = urlsplit(location)
            where = f"{parts.scheme}://{parts.hostname}" if parts.hostname else ""
        except ValueError:
            where = ""
        return ClientError(
            "The server sends its callers elsewhere",
            "{address} refers to another place ({where}). Enter that address if you trust it.",
            fields={"address": self.base_url, "where": where[:200] or "?"},
        )


def _write(
    response: requests.Response,
    part: Path,
    progress: Callable[[float], None] | None,
    cancelled: Callable[[], bool] | None,
) -> None:
    expected = int(response.headers.get("Content-Length") or 0)
    if response.headers.get("Content-Encoding"):
        expected = 0  # the length counts the encoded bytes
    if expected:
        _keep_room(part, expected)
    arrived = checked = 0
    try:
        with part.open("wb") as file:
            for block in response.iter_content(_BLOCK):
                if cancelled is not None and cancelled():
                    raise Cancelled("Download cancelled")
                file.write(block)
                arrived += len(block)
                if arrived - checked >= _CHECKED_EVERY:
                    checked = arrived
                    _keep_room(part, 0)
                if progress is not None and expected:
                    progress(min(1.0, arrived / expected))
    except requests.RequestException:
        raise ServerGone(
            "The download broke off", "The server went away midway. Try again.", retryable=True
        ) from None
    if expected and arrived != expected:
        raise ServerGone(
            "The download broke off",
            "{arrived} of {expected} bytes arrived. Try again.",
            retryable=True,
            fields={"arrived": f"{arrived:,}", "expected": f"{expected:,}"},
        )


def _keep_room(part: Path, coming: int) -> None:
    if shutil.disk_usage(part.parent).free - coming < _KEPT_FREE:
        raise ClientError(
            "The disk is full",
            "There is no room for this in {folder}.",
            fields={"folder": part.parent},
        )
