"""Write ``formulas.json``: spectral indices of the Awesome Spectral Indices catalogue.

Run it with ``python resources/make_formulas.py`` where the package ``spyndex`` is installed. The
result is the same on every run. Each index that is left out is printed with the reason.

Bands are named as in STAC (``nir``, ``red`` ...). The product's rasters hold reflectance times
10,000. An index that is a ratio does not care; any other (EVI, SAVI ...) gets ``nir/10000`` for
``nir`` in its expression, ``"reflectance_scale": true``, and keeps the plain text in ``formula``.
"""

from __future__ import annotations

import ast
import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import spyndex
from formula_choices import CONSTANTS, DESCRIPTIONS, DOMAIN_COLORMAPS, PRESENTATION, SELECTION

BANDS = {
    "A": "coastal",
    "B": "blue",
    "G": "green",
    "G1": "green05",
    "Y": "yellow",
    "R": "red",
    "RE1": "rededge071",
    "RE2": "rededge075",
    "RE3": "rededge078",
    "N": "nir",
    "N2": "nir08",
    "S1": "swir",
    "S2": "swir22",
}
REFLECTANCE_SCALE = 10_000

# Reflectances times 1,000 in the order of SPECTRA_BANDS, as Sentinel-2 sees such surfaces.
SPECTRA_BANDS = ("A", "B", "G1", "G", "Y", "R", "RE1", "RE2", "RE3", "N", "N2", "S1", "S2")
SPECTRA = {
    "crop": (25, 32, 55, 70, 55, 35, 95, 300, 390, 420, 430, 190, 90),
    "grass": (35, 45, 70, 85, 80, 65, 125, 250, 300, 330, 340, 240, 140),
    "forest": (18, 22, 34, 40, 34, 24, 60, 190, 240, 270, 280, 120, 55),
    "dry grass": (60, 75, 105, 120, 135, 150, 180, 220, 240, 260, 280, 330, 240),
    "dark soil": (50, 60, 78, 85, 100, 115, 135, 150, 160, 175, 190, 250, 210),
    "bright soil": (95, 115, 150, 165, 190, 215, 240, 255, 265, 280, 300, 380, 330),
    "water": (55, 50, 50, 46, 34, 25, 22, 16, 15, 12, 11, 6, 4),
    "muddy water": (75, 85, 110, 120, 118, 110, 100, 65, 62, 50, 45, 15, 10),
    "town": (100, 110, 125, 130, 138, 145, 160, 185, 195, 205, 215, 240, 210),
    "snow": (900, 890, 880, 870, 860, 850, 840, 820, 810, 780, 750, 130, 100),
    "burnt": (35, 40, 48, 52, 58, 65, 75, 85, 92, 100, 115, 190, 210),
}  # fmt: skip
# Central wavelengths of Sentinel-2 in nanometres, for indices that interpolate between bands.
WAVELENGTHS = {
    "lambdaG": 560.0, "lambdaR": 665.0, "lambdaN": 833.0,
    "lambdaN2": 865.0, "lambdaS1": 1610.0, "lambdaS2": 2190.0,
}  # fmt: skip


class OmittedError(Exception):
    """This index does not go into the file, for the reason given."""


class _Translate(ast.NodeTransformer):
    """Replace the catalogue's symbols by our band names and by numbers."""

    def __init__(self, constants: dict[str, float], divisor: int | None) -> None:
        self.constants, self.divisor = constants, divisor

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if node.id in BANDS:
            band = ast.Name(BANDS[node.id], ast.Load())
            if self.divisor is None:
                return band
            return ast.BinOp(band, ast.Div(), ast.Constant(self.divisor))
        return ast.Constant(_tidy(self.constants[node.id]))

    def visit_Constant(self, node: ast.Constant) -> ast.Constant:
        return ast.Constant(_tidy(node.value))  # type: ignore[arg-type]


def _tidy(value: float) -> float:
    """Write 2.0 as 2."""
    return int(value) if float(value).is_integer() else value


def _constants(name: str, symbols: set[str]) -> dict[str, float]:
    """Return a number for each symbol that is no band: ours, a wavelength, or the default."""
    values: dict[str, float] = {}
    for symbol in symbols - set(BANDS):
        value = CONSTANTS.get(name, {}).get(symbol, WAVELENGTHS.get(symbol))
        if value is None and symbol in spyndex.constants:
            value = spyndex.constants[symbol].default
        if value is None:
            raise OmittedError(f"needs {symbol}, which is not a reflectance band")
        values[symbol] = float(value)
    return values


def _evaluate(text: str, scale: float) -> np.ndarray[Any, Any]:
    """Evaluate an expression in our band names on the typical spectra times ``scale``."""
    table = np.array([SPECTRA[surface] for surface in SPECTRA]) / 1000 * scale
    names = {BANDS[b]: table[:, i] for i, b in enumerate(SPECTRA_BANDS)}
    with np.errstate(all="ignore"):
        # The text comes from the catalogue, and no builtins are at hand.
        return np.asarray(eval(text, {"__builtins__": {}}, names))


def _nice(value: float, up: bool, step: float) -> float:
    return round((math.ceil if up else math.floor)(round(value / step, 6)) * step, 6)


def _rescale(values: np.ndarray[Any, Any]) -> list[float]:
    """Return a rounded range that holds the values of the typical spectra."""
    finite = values[np.isfinite(values)]
    low, high = float(finite.min()), float(finite.max())
    if len(finite) < len(values) / 2 or not high - low > 1e-6:
        raise OmittedError("has no useful values on typical spectra")
    if low >= -1 and high <= 1 and high - low > 0.5:
        return [_nice(low, False, 0.1), _nice(high, True, 0.1)]
    low, high = (float(v) for v in np.quantile(finite, [0.1, 0.9]))
    step = 10.0 ** math.floor(math.log10(high - low)) / 2
    return [_nice(low, False, step), _nice(high, True, step)]


def make_formula(name: str) -> dict[str, Any]:
    """Return the entry of one catalogue index.

    Raises:
        OmittedError: the index needs what our rasters do not have, or says nothing.
    """
    index = spyndex.indices[name]
    tree = ast.parse(index.formula, mode="eval")
    symbols = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    constants = _constants(name, symbols)

    def translate(divisor: int | None) -> str:
        fresh = ast.parse(index.formula, mode="eval")
        return ast.unparse(ast.fix_missing_locations(_Translate(constants, divisor).visit(fresh)))

    formula = expression = translate(None)
    values = _evaluate(formula, 1.0)
    ratio = bool(np.allclose(_evaluate(formula, 7.3), values, rtol=1e-6, atol=1e-9, equal_nan=True))
    if not ratio:
        expression = translate(REFLECTANCE_SCALE)
        if not np.allclose(_evaluate(expression, REFLECTANCE_SCALE), values, equal_nan=True):
            raise OmittedError("could not be scaled")
    style = PRESENTATION.get(name, {})
    domain = str(index.application_domain)
    entry: dict[str, Any] = {
        "id": name.lower(),
        "name": str(index.long_name),
        "expression": expression,
        "formula": formula,
        "reflectance_scale": not ratio,
        "bands": [BANDS[b] for b in SPECTRA_BANDS if b in symbols],
        "rescale": style.get("rescale") or _rescale(values),
        "colormap": style.get("colormap", DOMAIN_COLORMAPS[domain]),
        "domain": domain,
        "reference": str(index.reference),
    }
    if name in DESCRIPTIONS:
        entry["description"] = DESCRIPTIONS[name]
    return entry


def make_formulas() -> tuple[dict[str, dict[str, Any]], dict[str, str]]:
    """Return the entries by id, and the reason for each index that is left out."""
    chosen = {name for names in SELECTION.values() for name in names}
    entries: dict[str, dict[str, Any]] = {}
    left_out: dict[str, str] = {}
    texts: dict[str, str] = {}
    unknown = sorted(chosen - set(spyndex.indices))
    if unknown:
        raise SystemExit(f"The catalogue has no {', '.join(unknown)}: correct formula_choices.py.")
    for name in sorted(spyndex.indices, key=lambda n: (n not in PRESENTATION, n)):
        try:
            entry = make_formula(name)
            if name not in chosen:
                raise OmittedError("is not in our selection")
            twin = texts.setdefault(entry["expression"], name)
            if twin != name and name not in PRESENTATION:
                raise OmittedError(f"is the same as {twin}")
            if entry["id"] in entries:
                raise OmittedError("has the id of another index when in lower case")
            entries[entry["id"]] = entry
        except OmittedError as reason:
            left_out[name] = str(reason)
    return entries, left_out


def main() -> None:
    """Write the file beside this script and say what is in it."""
    entries, left_out = make_formulas()
    path = Path(__file__).with_name("formulas.json")
    text = json.dumps(entries, indent=2, sort_keys=True, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")
    for name, reason in sorted(left_out.items()):
        print(f"left out: {name} {reason}")
    scaled = sum(entry["reflectance_scale"] for entry in entries.values())
    print(f"{len(entries)} indices written to {path.name}, {scaled} of them on scaled reflectance.")


if __name__ == "__main__":
    main()
