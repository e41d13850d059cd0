"""Terrain: heights that QGIS reads from tiles and draws itself, where it can.

QGIS reads Terrain-RGB since 3.24 or so. Before, the server draws: shades by TiTiler's algorithm,
elevations by a colormap.
"""

from __future__ import annotations

import enum
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from qgis.core import (
    Qgis,
    QgsColorRampShader,
    QgsDataProvider,
    QgsHillshadeRenderer,
    QgsProviderRegistry,
    QgsRasterLayer,
    QgsRasterRange,
    QgsRasterRenderer,
    QgsRasterShader,
    QgsSingleBandColorDataRenderer,
    QgsSingleBandPseudoColorRenderer,
)
from qgis.PyQt.QtGui import QColor

_LOWEST_M = {"mapbox": -9_999.0, "terrarium": -32_767.0}


class Shading(enum.Enum):
    """How heights are shown."""

    HILLSHADE = "hillshade"
    ELEVATION = "elevation"


@dataclass(frozen=True)
class Relief:
    """Say how heights are shown; degrees, clockwise from north and above the horizon."""

    shading: Shading = Shading.HILLSHADE
    azimuth: float = 315.0
    altitude: float = 45.0
    exaggeration: float = 2.0

    @property
    def encoding(self) -> str:
        """Return how tiles tell heights: shades need finer steps than the 0.1 m of Mapbox."""
        return "terrarium" if self.shading is Shading.HILLSHADE else "mapbox"

    @property
    def is_native(self) -> bool:
        """Say whether QGIS draws it, from heights."""
        return reads_heights()

    @property
    def is_shade(self) -> bool:
        """Say whether light is what is shown."""
        return self.shading is Shading.HILLSHADE

    def algorithm(self) -> list[tuple[str, str]]:
        """Return what TiTiler's routes take to draw it, or to tell the heights."""
        if not self.is_shade:
            return [("algorithm", "terrainrgb")]
        options = {
            "azimuth": round(self.azimuth),
            "angle_altitude": self.altitude,
            "z_exaggeration": self.exaggeration,
            "buffer": 3,
        }
        text = json.dumps(options, separators=(",", ":"))
        return [("algorithm", "hillshade"), ("algorithm_params", text), ("buffer", "3")]

    @property
    def interpretation(self) -> str:
        """Return what QGIS calls that encoding."""
        return f"{'terrarium' if self.encoding == 'terrarium' else 'maptiler'}terrain"

    def to_text(self) -> str:
        """Return it as layers keep it."""
        numbers = (self.azimuth, self.altitude, self.exaggeration)
        return ",".join([self.shading.value, *(f"{number:g}" for number in numbers)])

    @classmethod
    def from_text(cls, text: str | None) -> Relief | None:
        """Read what ``to_text`` wrote; None when there is no relief in it."""
        try:
            name, *numbers = (text or "").split(",")
            azimuth, altitude, exaggeration = (float(number) for number in numbers)
            if not all(map(math.isfinite, (azimuth, altitude, exaggeration))):
                return None
            return cls(Shading(name), azimuth, altitude, exaggeration)
        except ValueError:
            return None


@lru_cache(maxsize=1)
def reads_heights() -> bool:
    """Say whether this QGIS takes Terrain-RGB for heights; nothing is asked of any server."""
    uri = "type=xyz&url=http://127.0.0.1:9/%7Bz%7D/%7Bx%7D/%7By%7D&interpretation=maptilerterrain"
    options = QgsDataProvider.ProviderOptions()
    provider = QgsProviderRegistry.instance().createProvider("wms", uri, options)
    return provider is not None and provider.dataType(1) == Qgis.DataType.Float32


def show_relief(
    layer: QgsRasterLayer,
    relief: Relief,
    stops: Sequence[tuple[float, str]],
    limits: tuple[float, float] | None,
) -> None:
    """Let QGIS draw a layer of heights.

    Args:
        stops: colours for elevations, with their places from 0 to 1.
        limits: the heights in metres of the first and the last colour.
    """
    hide_voids(layer, relief.encoding)
    renderer: QgsRasterRenderer
    if relief.shading is Shading.HILLSHADE:
        shades = QgsHillshadeRenderer(
            layer.dataProvider(), 1, float(relief.azimuth), float(relief.altitude)
        )
        shades.setZFactor(float(relief.exaggeration))
        renderer = shades
    else:
        renderer = _coloured(layer, stops, limits or (0.0, 1000.0))
    renderer.setOpacity(_opacity(layer))
    layer.setRenderer(renderer)


def show_pictures(layer: QgsRasterLayer) -> None:
    """Draw the tiles of a layer as they are; nothing happens when it does so already."""
    if isinstance(layer.renderer(), QgsSingleBandColorDataRenderer):
        return
    renderer = QgsSingleBandColorDataRenderer(layer.dataProvider(), 1)
    renderer.setOpacity(_opacity(layer))
    layer.setRenderer(renderer)


def hide_voids(layer: QgsRasterLayer, encoding: str) -> None:
    """Take the lowest heights for none: QGIS reads what is transparent as black."""
    provider = layer.dataProvider()
    if provider is not None:
        lowest = _LOWEST_M.get(encoding, _LOWEST_M["mapbox"])
        provider.setUserNoDataValue(1, [QgsRasterRange(-100_000.0, lowest)])


def _opacity(layer: QgsRasterLayer) -> float:
    before = layer.renderer()
    return float(before.opacity()) if before is not None else 1.0


def _coloured(
    layer: QgsRasterLayer, stops: Sequence[tuple[float, str]], limits: tuple[float, float]
) -> QgsSingleBandPseudoColorRenderer:
    low, high = limits
    ramp = QgsColorRampShader(low, high)
    ramp.setColorRampType(QgsColorRampShader.Type.Interpolated)
    span = high - low
    ramp.setColorRampItemList(
        [
            QgsColorRampShader.ColorRampItem(
                low + place * span, QColor(color), f"{low + place * span:.4g}"
            )
            for place, color in stops or ((0.0, "#000000"), (1.0, "#ffffff"))
        ]
    )
    shader = QgsRasterShader(low, high)
    shader.setRasterShaderFunction(ramp)
    renderer = QgsSingleBandPseudoColorRenderer(layer.dataProvider(), 1, shader)
    renderer.setClassificationMin(low)
    renderer.setClassificationMax(high)
    return renderer
