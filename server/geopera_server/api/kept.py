"""Answers that clients may keep for a while, and need not get again while they hold."""

from __future__ import annotations

import hashlib

from fastapi import Request, Response

CACHE_CONTROL = "private, max-age=3600"


def kept(request: Request, content: bytes, media_type: str) -> Response:
    """Answer with content that the client may keep; 304 when it has it already."""
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    headers = {"ETag": etag, "Cache-Control": CACHE_CONTROL}
    if request.headers.get("if-none-match") == etag:
        return Response(status_code=304, headers=headers)
    # Response would add a charset to XML; TiTiler's answers have none
    return Response(content, headers={**headers, "Content-Type": media_type})
