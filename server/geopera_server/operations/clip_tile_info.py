"""The operation that tells a map client how to show what a clip job made."""

from __future__ import annotations

from urllib.parse import quote

from ..raster.bands import default_rgb
from ..raster.info import describe
from ..raster.source import open_source
from ..raster.stretch import estimate
from .clip_downloads import completed_files, completed_job
from .clip_schemas import ClipFile, ClipJobInput
from .registry import Call, Registry
from .schemas import Output
from .sources import SCHEME

registry = Registry()


class TileBand(Output):
    """A band; ``rescale`` is its 2nd and 98th percentile."""

    name: str
    common_name: str | None
    dtype: str
    nodata: float | None
    rescale: tuple[float, float]


class TileLayer(Output):
    """How to show one file.

    ``tiles`` is a path of this server with ``{z}/{x}/{y}``. Its ``token`` is there when the
    caller may read tiles; else put one of ``tiles.token`` in the place of ``{token}``.
    """

    mosaic_type: str
    url: str
    tiles: str
    bounds: tuple[float, float, float, float]
    minzoom: int
    maxzoom: int
    dtype: str
    nodata: float | None
    bands: list[TileBand]
    rescale: list[tuple[float, float]]


class ClipTileInfo(Output):
    """How to show each file of a job."""

    job_id: str
    layers: list[TileLayer]


@registry.operation(
    "clip.job.tile_info", scope="clip:read", input=ClipJobInput, output=ClipTileInfo, renders=True
)
def tile_info(call: Call, request: ClipJobInput) -> ClipTileInfo:
    """Tell what renders a completed clip job: URL template, bounds, zooms, bands, stretch."""
    job = completed_job(call, request.job_id)
    call.release()
    return ClipTileInfo(
        job_id=job.id, layers=[_layer(call, job.id, file) for file in completed_files(job)]
    )


def _layer(call: Call, job_id: str, file: ClipFile) -> TileLayer:
    context, caller = call.context, call.caller
    path = context.egress.through(lambda: context.storage.existing(file.gcs_path))
    with open_source(path) as dataset:
        info = describe(dataset)
        stretch = estimate(dataset, [band.index for band in info.bands], None)
    url = f"{SCHEME}://jobs/{job_id}/{quote(file.mosaic_type, safe='')}"
    shown = default_rgb(info)
    bands = ",".join(f"b{index}" for index in shown)
    rescale = ";".join(f"{stretch[index - 1][0]:g},{stretch[index - 1][1]:g}" for index in shown)
    token = "{token}"  # nosec B105 - a placeholder
    if caller.holds("tiles:read"):
        token, _ = context.auth.tokens.issue(caller)
    query = f"url={quote(url, safe='')}&bands={bands}&rescale={quote(rescale)}&token={token}"
    return TileLayer(
        mosaic_type=file.mosaic_type,
        url=url,
        tiles=f"/tiles/{{z}}/{{x}}/{{y}}.png?{query}",
        bounds=info.bbox_wgs84,
        minzoom=info.minzoom,
        maxzoom=info.maxzoom,
        dtype=info.dtype,
        nodata=info.nodata,
        bands=[
            TileBand(
                name=band.name,
                common_name=band.common_name,
                dtype=band.dtype,
                nodata=band.nodata,
                rescale=limits,
            )
            for band, limits in zip(info.bands, stretch, strict=True)
        ],
        rescale=list(stretch),
    )
