"""Read answers no larger than they may be: what answers may not mean well."""

from __future__ import annotations

import time

import requests

from .errors import ClientError, ServerGone

JSON_BYTES = 64 * 2**20
ERROR_BYTES = 64 * 2**10
RAW_BYTES = 512 * 2**20
LIST_ENTRIES = 200_000
_BLOCK = 1 << 16


def read_body(response: requests.Response, most: int, patience_s: float) -> bytes:
    """Return a body, unpacked; close the answer.

    Raises:
        ClientError: it is larger than ``most``, unpacked.
        ServerGone: it broke off, or took longer than ``patience_s``.
    """
    end = time.monotonic() + patience_s
    blocks: list[bytes] = []
    size = 0
    with response:
        try:
            for block in response.iter_content(_BLOCK):
                size += len(block)
                if size > most:
                    raise ClientError(
                        "The answer is too large",
                        "The server answers with over {most} KiB. Ask for less at once; see"
                        " whether the address is right.",
                        response.status_code,
                        fields={"most": f"{most // 2**10:,}"},
                    )
                if time.monotonic() > end:
                    raise ServerGone(
                        "The server takes too long", "Its answer did not end in time.", None, True
                    )
                blocks.append(block)
        except requests.RequestException:
            raise ServerGone(
                "The answer broke off", "The server went away midway. Try again.", None, True
            ) from None
    return b"".join(blocks)


def require_end(entries: int) -> None:
    """Let a list be read on, unless it is longer than any list is meant to be.

    Raises:
        ClientError: the server may answer full pages for ever.
    """
    if entries >= LIST_ENTRIES:
        raise ClientError(
            "The list does not end",
            "The server lists over {most} entries: ask for less.",
            fields={"most": f"{LIST_ENTRIES:,}"},
        )


def read_error(response: requests.Response) -> bytes:
    """Return the beginning of what a server says of a failure; nothing when that cannot be read."""
    try:
        return read_body(response, ERROR_BYTES, 10.0)
    except ClientError:
        return b""
