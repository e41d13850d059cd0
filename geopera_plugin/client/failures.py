"""Say in words why no answer came."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

import requests

from .errors import ServerGone


def failure_of(error: requests.RequestException, base_url: str) -> ServerGone:
    """Return the error that tells what stands between us and the server."""
    host = urlsplit(base_url).hostname or base_url
    causes = _causes(error)
    text = " ".join(str(cause) for cause in causes)
    if isinstance(error, requests.exceptions.InvalidSchema) and "SOCKS" in str(error):
        return ServerGone(
            "The proxy cannot be used",
            "QGIS is set to a SOCKS proxy, which needs the Python package PySocks.",
        )
    if isinstance(error, requests.exceptions.ProxyError) or _is_proxy(text):
        return _proxy_failure(text)
    if isinstance(error, requests.exceptions.SSLError):
        return _tls_failure(text, host)
    if isinstance(error, requests.Timeout):
        return ServerGone(
            "The server takes too long",
            "{address} did not answer in time. Try again, or ask for less at once.",
            retryable=True,
            fields={"address": base_url},
        )
    if isinstance(error, (requests.exceptions.InvalidURL, requests.exceptions.MissingSchema)):
        return ServerGone(
            "The address is wrong", "{address} is no web address.", fields={"address": base_url}
        )
    if any(isinstance(cause, socket.gaierror) for cause in causes) or "resolve" in text:
        return ServerGone(
            "The server's name is not known",
            "No machine is known as {host}. See whether the address is spelt right and this"
            " machine is online.",
            retryable=True,
            fields={"host": host},
        )
    return ServerGone(
        "The server does not answer",
        "Nothing answers at {address}. See whether it runs, then try again.",
        retryable=True,
        fields={"address": base_url},
    )


def _is_proxy(text: str) -> bool:
    return "Unable to connect to proxy" in text or "Cannot connect to proxy" in text


def _proxy_failure(text: str) -> ServerGone:
    if "407" in text:
        return ServerGone(
            "The proxy asks for a password",
            "Enter user and password of the proxy in QGIS's options, under Network.",
        )
    return ServerGone(
        "The proxy does not let this through",
        "The proxy of QGIS's options does not answer, or refuses this server.",
        retryable=True,
    )


def _tls_failure(text: str, host: str) -> ServerGone:
    lower = text.lower()
    if "hostname mismatch" in lower or "doesn't match" in lower or "ip address mismatch" in lower:
        return ServerGone(
            "The certificate is for another server",
            "What answers shows a certificate that is not for {host}.",
            fields={"host": host},
        )
    if "expired" in lower or "not yet valid" in lower:
        return ServerGone(
            "The certificate is out of date",
            "The certificate of {host} is not valid today. See whether this machine's clock is"
            " right.",
            fields={"host": host},
        )
    if "certificate" in lower and "verify failed" in lower:
        return ServerGone(
            "The certificate is not trusted",
            "Nobody that QGIS trusts vouches for {host}. Add its authority in QGIS's options,"
            " under Authentication, if you know it.",
            fields={"host": host},
        )
    return ServerGone(
        "There is no secure connection",
        "{host} does not speak HTTPS as it should. See whether the address begins with http://"
        " or has another port.",
        fields={"host": host},
    )


def _causes(error: BaseException) -> list[BaseException]:
    """Return an error with all that led to it."""
    found: list[BaseException] = []
    waiting: list[object] = [error]
    while waiting and len(found) < 20:
        cause = waiting.pop()
        if isinstance(cause, BaseException) and cause not in found:
            found.append(cause)
            waiting += [cause.__cause__, cause.__context__, getattr(cause, "reason", None)]
            waiting += list(cause.args)
    return found
