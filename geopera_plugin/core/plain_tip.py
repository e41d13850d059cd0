"""Texts of a server as tooltips, which read whatever looks like markup as such."""

from __future__ import annotations

import html


def plain_tip(text: str) -> str:
    """Return a text that a tooltip shows as it is."""
    return f"<span>{html.escape(text)}</span>" if "<" in text or "&" in text else text
