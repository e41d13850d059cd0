"""What the algorithms that export tiles have in common: zooms, archives, the stream of tiles."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterString,
)

from ..core.raster_work import RasterWork
from ..core.tile_archive import MBTiles, TileArchive, TileFolder, TileSet
from ..core.tile_pyramid import MAX_ZOOM, tile_ranges
from ..core.translate import tr
from . import parameters as declare
from .algorithm import GeoperaAlgorithm

RESAMPLINGS = ("nearest", "bilinear", "cubic", "cubic_spline", "lanczos", "average", "mode")
_MOST_TILES = 2_000_000


class TileExport(GeoperaAlgorithm):
    """Export tiles of a raster into an MBTiles file or a folder."""

    def declare_tiles(self, resampling: str) -> None:
        """Declare what every export takes."""
        told = tr("Empty for what suits the pixels of the raster.")
        for name, label in (("MINZOOM", tr("First zoom")), ("MAXZOOM", tr("Last zoom"))):
            self.addParameter(declare.whole_number(name, label, (0, MAX_ZOOM), None, told))
        self.addParameter(declare.polygons("MASK", tr("Only inside polygons"), optional=True))
        size = declare.choice("TILESIZE", tr("Pixels of a tile's side"), ("256", "512"), "256")
        self.addParameter(declare.advanced(size))
        how = tr("How pixels of the raster become pixels of a tile.")
        sampled = declare.choice("RESAMPLING", tr("Resampling"), RESAMPLINGS, resampling, how)
        self.addParameter(declare.advanced(sampled))
        for name, label, help_text in (
            ("NAME", tr("Name"), tr("What map clients show; empty for the name of the raster.")),
            ("ATTRIBUTION", tr("Attribution"), tr("Whom map clients should name.")),
        ):
            text = QgsProcessingParameterString(name, label, optional=True)
            text.setHelp(help_text)
            self.addParameter(declare.advanced(text))
        self.addParameter(
            QgsProcessingParameterFileDestination(
                "OUTPUT", tr("MBTiles"), tr("MBTiles (*.mbtiles)"), optional=True
            )
        )
        folder = QgsProcessingParameterFolderDestination(
            "FOLDER", tr("Folder of tiles"), optional=True, createByDefault=False
        )
        folder.setHelp(tr("{z}/{x}/{y} and tilejson.json, instead of an MBTiles file."))
        self.addParameter(folder)
        self.addOutput(QgsProcessingOutputNumber("TILES", tr("Tiles")))

    def export(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        options: Mapping[str, Any],
        kind: str,
        extra: Mapping[str, str] | None = None,
        *,
        terrain: bool = False,
    ) -> dict[str, Any]:
        """Draw every tile and stream it into the file or folder; cancelled, neither is there.

        ``options`` are of the server's request, ``kind`` is the format, ``extra`` goes into the
        metadata.
        """
        source = self.raster_file(parameters, "INPUT", context)
        work = RasterWork()
        info = work.described(source)
        bbox, area = info.bbox_wgs84, None
        if parameters.get("MASK") is not None:
            mask = self.whole_area(self.polygons(parameters, "MASK", context), work, context)
            area = mask.asJson(15)
            bbox = _within(bbox, mask.boundingBox())
        first, last = self._zooms(parameters, context, info)
        ranges = tile_ranges(bbox, range(first, last + 1))
        total = sum(each.count for each in ranges)
        if not total:
            raise QgsProcessingException(tr("The polygons and the raster have nothing in common."))
        if total > _MOST_TILES:
            raise QgsProcessingException(
                tr(
                    "These would be {count} tiles, more than {most}: choose a lower last zoom."
                ).format(count=total, most=_MOST_TILES)
            )
        feedback.pushInfo(
            tr("Zoom {first} to {last}: up to {count} tiles.").format(
                first=first, last=last, count=total
            )
        )
        name = self.parameterAsString(parameters, "NAME", context).strip() or source.stem
        tiles = TileSet(
            name=name,
            format=kind,
            minzoom=first,
            maxzoom=last,
            bbox=bbox,
            description=self.displayName(),
            attribution=self.parameterAsString(parameters, "ATTRIBUTION", context).strip(),
            extra=extra or {},
        )
        request = {
            **options,
            "tilesize": int(self.parameterAsEnumString(parameters, "TILESIZE", context)),
            "resampling": self.parameterAsEnumString(parameters, "RESAMPLING", context),
        }
        if area is not None:
            request["aoi"] = area
        target, archive = self._archive(parameters, context, tiles, source)
        written = 0
        try:
            places = (place for each in ranges for place in each)
            counted = _Counted(places, total, feedback)
            drawn = work.tiles(source, counted, request, feedback, terrain=terrain)
            for place, content in drawn:
                archive.put(place, content)
                written += 1
            archive.finish()
        except BaseException:
            archive.discard()
            raise
        feedback.setProgress(100)
        return {**target, "TILES": written}

    def _zooms(
        self, parameters: dict[str, Any], context: QgsProcessingContext, info: Any
    ) -> tuple[int, int]:
        def zoom(name: str, otherwise: int) -> int:
            if parameters.get(name) is None:
                return otherwise
            return int(self.parameterAsInt(parameters, name, context))

        last = zoom("MAXZOOM", info.maxzoom)
        first = zoom("MINZOOM", min(info.minzoom, last))
        if not 0 <= first <= last <= MAX_ZOOM:
            raise QgsProcessingException(
                tr(
                    "The first zoom is {first}, the last {last}: they must rise from 0 to {most}."
                ).format(first=first, last=last, most=MAX_ZOOM)
            )
        return first, last

    def _archive(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        tiles: TileSet,
        source: Path,
    ) -> tuple[dict[str, str], TileArchive]:
        folder = parameters.get("FOLDER")
        if folder not in (None, ""):
            path = self.parameterAsString(parameters, "FOLDER", context)
            return {"FOLDER": path}, TileFolder(Path(path), tiles)
        path = self.parameterAsFileOutput(parameters, "OUTPUT", context)
        if not path:
            raise QgsProcessingException(tr("Choose an MBTiles file or a folder for the tiles."))
        if not Path(path).parent.is_dir():
            raise QgsProcessingException(
                tr("The folder of {name} does not exist.").format(name=Path(path).name)
            )
        if Path(path).exists() and Path(path).samefile(source):
            raise QgsProcessingException(
                tr("The tiles cannot replace their source: choose another name.")
            )
        return {"OUTPUT": path}, MBTiles(Path(path), tiles)


class _Counted:
    """Places that tell how many of them were taken."""

    def __init__(self, places, total: int, feedback: QgsProcessingFeedback) -> None:
        self._places, self._total, self._feedback = places, total, feedback

    def __iter__(self):
        step = max(1, self._total // 200)
        for number, place in enumerate(self._places):
            if number % step == 0:
                self._feedback.setProgress(100.0 * number / self._total)
            yield place


def _within(bbox: tuple[float, float, float, float], box) -> tuple[float, float, float, float]:
    west, south, east, north = bbox
    if west > east:
        return bbox  # over the date line: the polygons hide the rest
    return (
        max(west, box.xMinimum()),
        max(south, box.yMinimum()),
        min(east, box.xMaximum()),
        min(north, box.yMaximum()),
    )
