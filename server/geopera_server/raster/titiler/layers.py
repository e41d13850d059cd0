"""Which bands a request names, and band math as rio-tiler means it."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import rio_tiler.expression
from numpy.typing import NDArray
from rio_tiler.errors import RioTilerError

from ...errors import InvalidInput

MAX_EXPRESSION = 2000
_MAX_OUTPUTS = 64


@dataclass(frozen=True)
class BandMath:
    """An expression: one block per output, and the numbers of the bands it names."""

    blocks: tuple[str, ...]
    indexes: tuple[int, ...]

    def evaluate(self, values: NDArray[Any]) -> NDArray[Any]:
        """Return the outputs for values whose first axis follows ``indexes``; NaN becomes 0.

        Raises:
            InvalidInput: numexpr cannot evaluate it.
        """
        names = [f"b{index}" for index in self.indexes]
        lowered = [block.lower() for block in self.blocks]
        try:
            with np.errstate(all="ignore"):
                found = rio_tiler.expression.apply_expression(lowered, names, values)
        except (RioTilerError, ValueError) as error:
            raise InvalidInput(f"The expression cannot be evaluated: {error}.") from error
        return np.asarray(found)


@lru_cache(maxsize=256)
def band_math(text: str, splits_commas: bool) -> BandMath:
    """Parse an expression; outputs are separated by ``;``, in titiler 0.7 also by commas.

    Raises:
        InvalidInput: not arithmetic on bands ``b1``, ``b2``, ...
    """
    if len(text) > MAX_EXPRESSION:
        raise InvalidInput(f"An expression has {MAX_EXPRESSION} characters at the most.")
    blocks = tuple(block for block in text.split(";") if block.strip())
    if splits_commas and ";" not in text and not _is_one(text):
        blocks = tuple(block for block in text.split(",") if block.strip())
    if not 1 <= len(blocks) <= _MAX_OUTPUTS:
        raise InvalidInput(f"An expression has 1 to {_MAX_OUTPUTS} outputs.")
    for block in blocks:
        _check(block.strip().lower())
    try:
        indexes = rio_tiler.expression.parse_expression(";".join(blocks))
    except (RioTilerError, ValueError) as error:
        raise InvalidInput(f"{error}.") from error
    return BandMath(blocks, tuple(sorted(set(indexes))))


def _is_one(text: str) -> bool:
    """Tell whether commas are between the arguments of a function, as in ``where(b1>1,b2,0)``."""
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return not isinstance(tree.body, ast.Tuple)


def _check(block: str) -> None:
    """Refuse what rio-tiler does, and what would be computed before any pixel is seen."""
    try:
        tree = ast.parse(block, mode="eval")
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and type(node.value) not in (int, float):
                raise InvalidInput("An expression has numbers and bands only.")
            if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow) and not _names(node):
                raise InvalidInput("A power of two constants is not computed: write the number.")
        rio_tiler.expression.validate_expression(block)
    except (SyntaxError, ValueError, RecursionError, MemoryError, RioTilerError) as error:
        raise InvalidInput(f"The expression is not valid: {error}.") from error


def _names(node: ast.AST) -> bool:
    return any(isinstance(each, ast.Name) for each in ast.walk(node))


def check_indexes(indexes: tuple[int, ...], count: int) -> None:
    """Refuse bands that a raster of ``count`` bands does not have.

    Raises:
        InvalidInput: one of them.
    """
    for index in indexes:
        if not 1 <= index <= count:
            raise InvalidInput(f"There is no band {index}: the raster has bands 1 to {count}.")
