"""Band arithmetic: parsed by Python's grammar, checked node by node, run on NumPy. No eval."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from ..errors import InvalidInput
from . import bands

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .info import RasterInfo

MAX_LENGTH = 2000
MAX_DEPTH = 50
MAX_OUTPUTS = 16
MAX_STEPS = 400

_BINARY: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: np.add,
    ast.Sub: np.subtract,
    ast.Mult: np.multiply,
    ast.Div: np.divide,
    ast.Pow: np.power,
    ast.Mod: np.mod,
    ast.BitAnd: np.logical_and,
    ast.BitOr: np.logical_or,
}
_UNARY: dict[type[ast.unaryop], Callable[[Any], Any]] = {
    ast.USub: np.negative,
    ast.UAdd: np.positive,
    ast.Not: np.logical_not,
    ast.Invert: np.logical_not,
}
_COMPARE: dict[type[ast.cmpop], Callable[[Any, Any], Any]] = {
    ast.Lt: np.less,
    ast.LtE: np.less_equal,
    ast.Gt: np.greater,
    ast.GtE: np.greater_equal,
    ast.Eq: np.equal,
    ast.NotEq: np.not_equal,
}
_FUNCTIONS: dict[str, tuple[Callable[..., Any], int, int]] = {  # function, arguments: least, most
    "where": (np.where, 3, 3),
    "sqrt": (np.sqrt, 1, 1),
    "log": (np.log, 1, 1),
    "log10": (np.log10, 1, 1),
    "log2": (np.log2, 1, 1),
    "exp": (np.exp, 1, 1),
    "abs": (np.abs, 1, 1),
    "sin": (np.sin, 1, 1),
    "cos": (np.cos, 1, 1),
    "tan": (np.tan, 1, 1),
    "arcsin": (np.arcsin, 1, 1),
    "arccos": (np.arccos, 1, 1),
    "arctan": (np.arctan, 1, 1),
    "arctan2": (np.arctan2, 2, 2),
    "floor": (np.floor, 1, 1),
    "ceil": (np.ceil, 1, 1),
    "round": (np.round, 1, 1),
    "sign": (np.sign, 1, 1),
    "clip": (np.clip, 3, 3),
    "min": (lambda *values: _fold(np.minimum, values), 2, 16),
    "max": (lambda *values: _fold(np.maximum, values), 2, 16),
}
_FUNCTIONS["minimum"], _FUNCTIONS["maximum"] = _FUNCTIONS["min"], _FUNCTIONS["max"]


@dataclass(frozen=True)
class Expression:
    """Band arithmetic; ``;`` separates several outputs. ``names`` in order of first use."""

    text: str
    names: tuple[str, ...]
    outputs: tuple[str, ...]
    _trees: tuple[ast.expr, ...]

    @classmethod
    def parse(cls, text: str) -> Expression:
        """Parse and check an expression such as ``(nir-red)/(nir+red)`` or ``b1*2;b2``.

        Raises:
            InvalidInput: not such an expression, or too long or too deep.
        """
        if len(text) > MAX_LENGTH:
            raise InvalidInput(f"The expression is longer than {MAX_LENGTH} characters.")
        outputs = tuple(part.strip() for part in text.split(";") if part.strip())
        if not outputs:
            raise InvalidInput("The expression is empty.")
        if len(outputs) > MAX_OUTPUTS:
            raise InvalidInput(f"The expression has more than {MAX_OUTPUTS} outputs.")
        names: dict[str, None] = {}
        trees = tuple(_parse(output, names) for output in outputs)
        if sum(1 for tree in trees for node in ast.walk(tree) if _is_step(node)) > MAX_STEPS:
            raise InvalidInput(f"The expression has more than {MAX_STEPS} steps.")
        if not names:
            raise InvalidInput("The expression uses no band: write b1, b2 or names such as red.")
        return cls(text, tuple(names), outputs, trees)

    def resolve(self, info: RasterInfo) -> tuple[int, ...]:
        """Return the 1-based band index of each of ``names``."""
        return tuple(bands.resolve(info, [name])[0] for name in self.names)

    def evaluate(self, values: Mapping[str, NDArray[Any]]) -> NDArray[np.floating[Any]]:
        """Compute all outputs for arrays of one shape, one per name.

        Returns an array of shape (outputs, *shape): float64 when an input is float64, else
        float32. Where the result is not finite (division by zero, root of a negative), it is NaN.
        """
        result = self.compute(values)
        result[~np.isfinite(result)] = np.nan
        return result

    def compute(self, values: Mapping[str, NDArray[Any]]) -> NDArray[np.floating[Any]]:
        """Compute as :meth:`evaluate` does, but leave infinite what is infinite."""
        arrays = {name: np.asarray(values[name]) for name in self.names}
        shape = next(iter(arrays.values())).shape
        wide = any(array.dtype == np.float64 for array in arrays.values())
        dtype = np.dtype(np.float64 if wide else np.float32)
        inputs = {name: array.astype(dtype, copy=False) for name, array in arrays.items()}
        with np.errstate(all="ignore"):
            if len(self._trees) == 1 and not isinstance(self._trees[0], ast.Name):
                found = np.asarray(_run(self._trees[0], inputs, dtype))
                if found.shape == shape and found.dtype == dtype and found.base is None:
                    return found[None]
            result = np.empty((len(self._trees), *shape), dtype)
            for plane, tree in zip(result, self._trees, strict=True):
                plane[...] = _run(tree, inputs, dtype)
        return result


def _is_step(node: ast.AST) -> bool:
    return isinstance(node, ast.BinOp | ast.UnaryOp | ast.Compare | ast.BoolOp | ast.Call)


def _fold(function: Callable[[Any, Any], Any], values: tuple[Any, ...]) -> Any:
    result = values[0]
    for value in values[1:]:
        result = function(result, value)
    return result


def _parse(text: str, names: dict[str, None]) -> ast.expr:
    try:
        tree = ast.parse(text, mode="eval").body
    except SyntaxError as error:
        where = f" near character {error.offset}" if error.offset else ""
        raise InvalidInput(f"The expression {text[:80]!r} cannot be read{where}.") from error
    except (ValueError, RecursionError, MemoryError) as error:
        raise InvalidInput("The expression cannot be read.") from error
    _check(tree, names, 1)
    return tree


def _check(node: ast.AST, names: dict[str, None], depth: int) -> None:
    """Refuse every node that is not on the list, and collect the names of bands."""
    if depth > MAX_DEPTH:
        raise InvalidInput(f"The expression is nested deeper than {MAX_DEPTH} levels.")
    children: list[ast.expr]
    if isinstance(node, ast.Constant):
        if isinstance(node.value, bool) or not isinstance(node.value, int | float):
            raise InvalidInput(f"{node.value!r} is not a number.")
        _number(node)
        return
    if isinstance(node, ast.Name):
        if node.id in _FUNCTIONS:
            raise InvalidInput(f"{node.id} is a function: write {node.id}(...).")
        names.setdefault(node.id)
        return
    if isinstance(node, ast.BinOp):
        _known(type(node.op), _BINARY)
        children = [node.left, node.right]
    elif isinstance(node, ast.UnaryOp):
        _known(type(node.op), _UNARY)
        children = [node.operand]
    elif isinstance(node, ast.Compare):
        for operator in node.ops:
            _known(type(operator), _COMPARE)
        children = [node.left, *node.comparators]
    elif isinstance(node, ast.BoolOp):
        children = node.values
    elif isinstance(node, ast.Call):
        children = _arguments(node)
    else:
        raise InvalidInput(f"{type(node).__name__} is not allowed in an expression.")
    for child in children:
        _check(child, names, depth + 1)


def _known(operator: type[Any], table: Mapping[Any, Any]) -> None:
    if operator not in table:
        raise InvalidInput(f"The operator {operator.__name__} is not allowed in an expression.")


def _arguments(node: ast.Call) -> list[ast.expr]:
    if not isinstance(node.func, ast.Name) or node.func.id not in _FUNCTIONS:
        known = ", ".join(sorted(_FUNCTIONS))
        raise InvalidInput(f"The functions of an expression are: {known}.")
    _, least, most = _FUNCTIONS[node.func.id]
    if node.keywords or not least <= len(node.args) <= most:
        raise InvalidInput(f"{node.func.id} takes {least} argument(s) here.")
    return node.args


def _number(node: ast.Constant) -> float:
    try:
        return float(node.value)  # type: ignore[arg-type]
    except OverflowError as error:
        raise InvalidInput("A number in the expression is too large.") from error


def _run(node: ast.AST, inputs: Mapping[str, NDArray[Any]], dtype: np.dtype[Any]) -> Any:
    """Evaluate a checked tree; truth values stay booleans until arithmetic makes them 0 or 1."""
    if isinstance(node, ast.Constant):
        return dtype.type(_number(node))
    if isinstance(node, ast.Name):
        return inputs[node.id]
    if isinstance(node, ast.BinOp):
        left, right = (_run(side, inputs, dtype) for side in (node.left, node.right))
        if not isinstance(node.op, ast.BitAnd | ast.BitOr):
            left, right = _as_number(left, dtype), _as_number(right, dtype)
        return _BINARY[type(node.op)](left, right)
    if isinstance(node, ast.UnaryOp):
        value = _run(node.operand, inputs, dtype)
        if isinstance(node.op, ast.USub | ast.UAdd):
            value = _as_number(value, dtype)
        return _UNARY[type(node.op)](value)
    if isinstance(node, ast.Compare):
        sides = [_run(side, inputs, dtype) for side in (node.left, *node.comparators)]
        tests = [
            _COMPARE[type(operator)](left, right)
            for operator, left, right in zip(node.ops, sides[:-1], sides[1:], strict=True)
        ]
        return _fold(np.logical_and, tuple(tests))
    if isinstance(node, ast.BoolOp):
        combine = np.logical_and if isinstance(node.op, ast.And) else np.logical_or
        return _fold(combine, tuple(_run(value, inputs, dtype) for value in node.values))
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        arguments = [_run(argument, inputs, dtype) for argument in node.args]
        first = arguments[:1] if node.func.id == "where" else [_as_number(arguments[0], dtype)]
        rest = [_as_number(argument, dtype) for argument in arguments[1:]]
        return _FUNCTIONS[node.func.id][0](*first, *rest)
    raise InvalidInput(f"{type(node).__name__} is not allowed in an expression.")


def _as_number(value: Any, dtype: np.dtype[Any]) -> Any:
    return value.astype(dtype) if value.dtype == np.bool_ else value
