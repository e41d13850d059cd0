"""What an expression may say: bands, functions, and a first look while it is typed."""

from __future__ import annotations

import re

from ...client.models import Asset
from .style import band_number

FUNCTIONS = (
    "abs", "arccos", "arcsin", "arctan", "arctan2", "ceil", "clip", "cos", "exp", "floor", "log",
    "log10", "log2", "max", "maximum", "min", "minimum", "round", "sign", "sin", "sqrt", "tan",
    "where",
)  # fmt: skip
MAX_LENGTH = 2000
_WORD = re.compile(r"(?<![\w.])[A-Za-z_]\w*")
_NUMBER = re.compile(r"^b(\d{1,5})$")
_KEYWORDS = {"and", "or", "not"}


def names_in(expression: str) -> tuple[str, ...]:
    """Return the names of bands in an expression, in order of first use."""
    found = dict.fromkeys(_WORD.findall(expression))
    return tuple(name for name in found if name not in FUNCTIONS and name not in _KEYWORDS)


def words_for(asset: Asset | None) -> list[str]:
    """Return what can be typed: the asset's bands by role and by name, then functions."""
    bands: dict[str, None] = {}
    for band in asset.bands if asset else ():
        if re.fullmatch(r"[A-Za-z_]\w*", band.role):
            bands[band.role] = None
        if re.fullmatch(r"[A-Za-z_]\w*", band.name):
            bands[band.name] = None
    return [*bands, *(f"{name}(" for name in FUNCTIONS)]


def unknown_band(expression: str, asset: Asset) -> str | None:
    """Return the first name that the asset has no band for; the server has the last word."""
    for name in names_in(expression):
        number = _NUMBER.match(name)
        known = number and 1 <= int(number.group(1)) <= len(asset.bands)
        if not known and band_number(asset, name) is None:
            return name
    return None


def unbalanced(expression: str) -> bool:
    """Say whether parentheses are still open, or closed too often."""
    depth = 0
    for character in expression:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if depth < 0:
            return True
    return depth != 0
