"""Styles of files on disk, drawn by QGIS itself, that look like the tiles of the server."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import (
    QgsColorRampShader,
    QgsContrastEnhancement,
    QgsMultiBandColorRenderer,
    QgsRasterLayer,
    QgsRasterRenderer,
    QgsRasterShader,
    QgsSingleBandGrayRenderer,
    QgsSingleBandPseudoColorRenderer,
)
from qgis.PyQt.QtGui import QColor

Range = tuple[float, float]


def apply_style(
    layer: QgsRasterLayer,
    band_indexes: Sequence[int],
    ranges: Sequence[Range],
    colors: Sequence[str] = (),
) -> None:
    """Draw bands of a layer as the tiles do.

    Args:
        band_indexes: three (red, green, blue) or one, counted from 1.
        ranges: low and high for each band: what becomes 0 and 255.
        colors: ``#rrggbb`` from low to high, for one band; none means grey.
    """
    before = layer.renderer()
    alpha = before.alphaBand() if before is not None else -1
    renderer: QgsRasterRenderer
    if len(band_indexes) >= 3:
        renderer = _rgb(layer, band_indexes, ranges)
    elif colors:
        renderer = _pseudocolor(layer, band_indexes[0], ranges[0], colors)
    else:
        renderer = QgsSingleBandGrayRenderer(layer.dataProvider(), band_indexes[0])
        renderer.setContrastEnhancement(_contrast(layer, band_indexes[0], ranges[0]))
    if alpha > 0 and alpha not in band_indexes:
        renderer.setAlphaBand(alpha)
    layer.setRenderer(renderer)
    layer.triggerRepaint()


def spread(colors: Sequence[str], low: float, high: float) -> list[tuple[float, str]]:
    """Return colours with values: evenly from low to high."""
    if len(colors) < 2:
        return [(low, color) for color in colors]
    step = (high - low) / (len(colors) - 1)
    return [(low + step * place, color) for place, color in enumerate(colors)]


def _rgb(
    layer: QgsRasterLayer, bands: Sequence[int], ranges: Sequence[Range]
) -> QgsMultiBandColorRenderer:
    red, green, blue = bands[:3]
    renderer = QgsMultiBandColorRenderer(layer.dataProvider(), red, green, blue)
    if len(ranges) >= 3:
        renderer.setRedContrastEnhancement(_contrast(layer, red, ranges[0]))
        renderer.setGreenContrastEnhancement(_contrast(layer, green, ranges[1]))
        renderer.setBlueContrastEnhancement(_contrast(layer, blue, ranges[2]))
    return renderer


def _contrast(layer: QgsRasterLayer, band: int, limits: Range) -> QgsContrastEnhancement:
    contrast = QgsContrastEnhancement(layer.dataProvider().dataType(band))
    contrast.setContrastEnhancementAlgorithm(
        QgsContrastEnhancement.ContrastEnhancementAlgorithm.StretchToMinimumMaximum, False
    )
    contrast.setMinimumValue(limits[0], False)
    contrast.setMaximumValue(limits[1], True)
    return contrast


def _pseudocolor(
    layer: QgsRasterLayer, band: int, limits: Range, colors: Sequence[str]
) -> QgsSingleBandPseudoColorRenderer:
    low, high = limits
    ramp = QgsColorRampShader(low, high)
    ramp.setColorRampType(QgsColorRampShader.Type.Interpolated)
    ramp.setColorRampItemList(
        [
            QgsColorRampShader.ColorRampItem(value, QColor(color), f"{value:.4g}")
            for value, color in spread(colors, low, high)
        ]
    )
    shader = QgsRasterShader(low, high)
    shader.setRasterShaderFunction(ramp)
    renderer = QgsSingleBandPseudoColorRenderer(layer.dataProvider(), band, shader)
    renderer.setClassificationMin(low)
    renderer.setClassificationMax(high)
    return renderer


def band_indexes(names: Sequence[str], wanted: Sequence[str]) -> list[int] | None:
    """Return the places (from 1) of bands among names, or None when one is not there."""
    lower = [name.lower() for name in names]
    if not wanted or any(name.lower() not in lower for name in wanted):
        return None
    return [lower.index(name.lower()) + 1 for name in wanted]
