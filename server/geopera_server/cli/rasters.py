"""``geopera-server clip`` and ``geopera-server statistics``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from .areas import aoi_argument, read_aoi, source_argument
from .progress import progress


@click.command(epilog="Example: geopera-server clip scene.tif field.geojson field.tif")
@source_argument
@aoi_argument
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--bands", help="Band names or 1-based indexes, separated by commas.")
@click.option("--expression", help="Band math whose results become the bands; several by ';'.")
@click.option("--crs", help="Another coordinate system, such as EPSG:3857: resamples.")
@click.option("--resolution", type=float, help="Another side of a pixel, in its units: resamples.")
@click.option("--exact-box", is_flag=True, help="End at the box of the area, not at tiles.")
def clip(
    source: Path,
    aoi: Path,
    out: Path,
    bands: str | None,
    expression: str | None,
    crs: str | None,
    resolution: float | None,
    exact_box: bool,
) -> None:
    """Clip a GeoTIFF to an area of interest; pixels inside stay bit-identical.

    Options that ask for other pixels have them written again, without loss.

    Prints one JSON line with the path, the size and how the file was made.
    """
    from ..raster.clip import Wanted  # each command loads what it needs alone
    from ..raster.clip import clip as clip_raster
    from ..raster.formats import allow_jpeg2000
    from ..raster.source import keep_few_blocks

    allow_jpeg2000(True)
    keep_few_blocks()
    if bands is not None and expression is not None:
        raise click.UsageError("Give either --bands or --expression.")
    wanted = Wanted(bands, expression, crs, resolution, exact_box)
    geometry = read_aoi(aoi)
    with progress("Clipping") as show:
        report = clip_raster(source, geometry, out, name=out.stem, wanted=wanted, progress=show)
    click.echo(
        json.dumps(
            {
                "path": str(report.path),
                "size_bytes": report.size_bytes,
                "width": report.width,
                "height": report.height,
                "pixels_inside": report.pixels_inside,
                "engine": report.engine,
                "recompressed": report.recompressed,
                "overviews_recompressed": report.overviews_recompressed,
                "sha256": report.checksum,
            }
        )
    )


@click.command(
    epilog="Example: geopera-server statistics scene.tif field.geojson "
    "--expression '(nir-red)/(nir+red)'"
)
@source_argument
@aoi_argument
@click.option("--expression", help="Band math on band names or b1, b2 ...; several by ';'.")
@click.option("--bands", help="Band names or 1-based indexes, separated by commas.")
@click.option(
    "--percentile",
    "percentiles",
    multiple=True,
    type=click.FloatRange(0, 100),
    default=(2, 98),
    show_default=True,
    help="A percentile to compute; can be given again.",
)
def statistics(
    source: Path,
    aoi: Path,
    expression: str | None,
    bands: str | None,
    percentiles: tuple[float, ...],
) -> None:
    """Print exact statistics of a GeoTIFF over an area of interest, as JSON."""
    from ..raster.formats import allow_jpeg2000
    from ..raster.statistics import statistics as polygon_statistics

    allow_jpeg2000(True)
    found = polygon_statistics(
        source, read_aoi(aoi), bands=bands, expression=expression, percentiles=percentiles
    )
    click.echo(json.dumps({name: band.asdict() for name, band in found.items()}))
