"""What proves to a server who calls. Being a session's auth keeps requests from asking netrc."""

from __future__ import annotations

import base64

import requests
from requests.auth import AuthBase


class Bearer(AuthBase):
    """Send an API key."""

    def __init__(self, key: str | None) -> None:
        self._key = key

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if self._key:
            request.headers["Authorization"] = f"Bearer {self._key}"
        return request


class PasswordLogin(AuthBase):
    """Send a name and a password; an API key may be the password."""

    def __init__(self, name: str, password: str) -> None:
        text = f"{name}:{password}".encode()
        self._value = "Basic " + base64.b64encode(text).decode("ascii")

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = self._value
        return request
