"""Keep text of servers and files from being read as HTML."""

from __future__ import annotations

import html


def plain_tip(text: str) -> str:
    """Return a tooltip that shows a text as it is: Qt would take some of it for rich text."""
    if "<" not in text and "&" not in text:
        return text
    return "<qt>" + html.escape(text, quote=False).replace("\n", "<br/>") + "</qt>"
