"""Parameters that several algorithms declare alike."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)

from ..core.resource_folder import resource_folder
from ..core.translate import tr


@lru_cache(maxsize=1)
def formulas() -> dict[str, dict[str, Any]]:
    """Return the catalogue of formulas by id."""
    text = (resource_folder() / "formulas.json").read_text(encoding="utf-8")
    found: dict[str, dict[str, Any]] = json.loads(text)
    return dict(sorted(found.items()))


def raster(name: str = "INPUT") -> QgsProcessingParameterRasterLayer:
    """Return the parameter of a GeoTIFF."""
    made = QgsProcessingParameterRasterLayer(name, tr("Raster (GeoTIFF)"))
    made.setHelp(tr("A GeoTIFF on this computer; it is read as it is, whatever its style."))
    return made


def polygons(
    name: str = "MASK", label: str = "", optional: bool = False
) -> QgsProcessingParameterFeatureSource:
    """Return the parameter of polygons, in any coordinate system."""
    made = QgsProcessingParameterFeatureSource(
        name,
        label or tr("Polygons"),
        [QgsProcessing.SourceType.TypeVectorPolygon],
        optional=optional,
    )
    made.setHelp(tr("In any coordinate system; repaired when they cross themselves."))
    return made


def bands(help_text: str = "") -> QgsProcessingParameterString:
    """Return the parameter of band names."""
    made = QgsProcessingParameterString("BANDS", tr("Bands"), optional=True)
    made.setHelp(help_text or tr("Names or numbers by commas; empty for all but alpha."))
    return made


def expression(help_text: str = "") -> QgsProcessingParameterString:
    """Return the parameter of band math."""
    made = QgsProcessingParameterString("EXPRESSION", tr("Expression"), optional=True)
    made.setHelp(help_text or tr("Band math, such as (nir - red) / (nir + red), instead of bands."))
    return made


def formula(default: str | None, help_text: str) -> QgsProcessingParameterEnum:
    """Return the parameter of a formula of the catalogue."""
    made = QgsProcessingParameterEnum(
        "FORMULA",
        tr("Formula"),
        options=list(formulas()),
        defaultValue=default,
        optional=True,
        usesStaticStrings=True,
    )
    made.setHelp(help_text)
    return made


def percentiles() -> QgsProcessingParameterString:
    """Return the parameter of percentiles."""
    made = QgsProcessingParameterString(
        "PERCENTILES", tr("Percentiles"), defaultValue="2,98", optional=True
    )
    made.setHelp(tr("Numbers from 0 to 100 by commas."))
    return made


def choice(
    name: str, label: str, options: Sequence[str], default: str, help_text: str = ""
) -> QgsProcessingParameterEnum:
    """Return a parameter that is one of a few words, which scripts use too."""
    made = QgsProcessingParameterEnum(
        name, label, options=list(options), defaultValue=default, usesStaticStrings=True
    )
    made.setHelp(help_text)
    return made


def whole_number(
    name: str,
    label: str,
    limits: tuple[int, int],
    default: int | None = None,
    help_text: str = "",
) -> QgsProcessingParameterNumber:
    """Return a parameter that is a whole number; without a default it may be left out."""
    made = QgsProcessingParameterNumber(
        name,
        label,
        QgsProcessingParameterNumber.Type.Integer,
        default,
        optional=default is None,
        minValue=limits[0],
        maxValue=limits[1],
    )
    made.setHelp(help_text)
    return made


def advanced(parameter: QgsProcessingParameterDefinition) -> QgsProcessingParameterDefinition:
    """Return a parameter that the dialog shows when it is asked for more."""
    flag = QgsProcessingParameterDefinition.Flag.FlagAdvanced
    parameter.setFlags(parameter.flags() | flag)
    return parameter
