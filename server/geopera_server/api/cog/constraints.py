"""What the values of TiTiler's parameters may be."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import core_schema
from rasterio.crs import CRS
from rasterio.enums import Resampling
from rasterio.errors import CRSError
from rio_tiler.colormap import cmap

from ...errors import InvalidInput
from ...raster.tile_matrix import matrix_set_names
from ...raster.titiler.classic_statistics import Edges
from ...raster.titiler.limits import MAX_SIDE
from ...raster.titiler.look import check_formula

MAX_SCALED_BUFFER = 256
_BRACKETS = re.compile(r"[\[\]|]")
_MAX_BINS = 10_000
_CRS = re.compile(
    r"\[?(?:(EPSG|ESRI|IAU|OGC):([A-Z0-9_]{1,12})"
    r"|https?://www\.opengis\.net/def/crs/(EPSG|OGC)/[0-9.]{1,4}/([A-Z0-9]{1,12})"
    r"|urn:ogc:def:crs:(EPSG|OGC):[0-9.]{0,4}:([A-Z0-9]{1,12}))\]?",
    re.IGNORECASE,
)

ImageType = Literal["png", "npy", "tif", "jpeg", "jpg", "jp2", "webp", "pngraw"]
ModernImageType = Literal["png", "npy", "tif", "tiff", "jpeg", "jpg", "jp2", "webp", "pngraw"]


def one_of(kind: str, names: Sequence[str]) -> Any:
    """Return the constraint that a text is one of some names, which the schema lists."""
    known = frozenset(names)

    def check(text: str) -> str:
        if text not in known:
            raise ValueError(f"there is no {kind} of that name")
        return text

    return _WithNames(check, tuple(names))


class _WithNames:
    """What pydantic asks of a constraint: how to check, and what to tell in the schema."""

    def __init__(self, check: Callable[[str], str], names: tuple[str, ...]) -> None:
        self._check = check
        self._names = names

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return core_schema.no_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> Any:
        return {**handler(schema), "enum": list(self._names)}


ColormapName = Annotated[str, one_of("colormap", sorted(cmap.list()))]
MatrixSetName = Annotated[str, one_of("tile matrix set", matrix_set_names())]
ResamplingName = Annotated[str, one_of("resampling", [each.name for each in Resampling])]


def _range(text: str) -> tuple[float, float]:
    parts = [float(_BRACKETS.sub("", part)) for part in text.split(",")]
    if len(parts) != 2 or not all(map(math.isfinite, parts)):
        raise ValueError("a range is min,max")
    return parts[0], parts[1]


def _edges(text: str) -> Edges:
    parts = text.split(",")
    if len(parts) == 1:
        bins = int(parts[0])
        if not 1 <= bins <= _MAX_BINS:
            raise ValueError(f"1 to {_MAX_BINS} bins")
        return bins
    if len(parts) > _MAX_BINS:
        raise ValueError(f"{_MAX_BINS} edges at the most")
    return tuple(map(float, parts))


def _formula(text: str) -> str:
    try:
        check_formula(text)
    except InvalidInput as error:
        raise ValueError(error.detail) from error
    return text


def _nodata(value: Any) -> Any:
    return float(value) if isinstance(value, str) else value


def _known_crs(text: str) -> str:
    """Return "AUTHORITY:code"; PROJ would open files and addresses that other texts name."""
    found = _CRS.fullmatch(text.strip())
    if not found:
        raise ValueError("a CRS is named like EPSG:3857 or OGC:CRS84")
    authority, code = (part for part in found.groups() if part)
    name = f"{authority.upper()}:{code.upper()}"
    try:
        CRS.from_user_input(name)
    except CRSError as error:
        raise ValueError(f"there is no CRS {name}") from error
    return name


Side = Annotated[int, Field(ge=1, le=MAX_SIDE)]
Buffer = Annotated[float, Field(gt=0, le=MAX_SCALED_BUFFER)]
Zoom = Annotated[int, Field(ge=0, le=30)]
Place = Annotated[int, Field(ge=-(2**31), lt=2**31)]
Coordinate = Annotated[float, Field(allow_inf_nan=False)]
Ranges = list[Annotated[tuple[float, float], BeforeValidator(_range, str)]]
CrsText = Annotated[str, AfterValidator(_known_crs)]
Percentile = Annotated[int, Field(ge=0, le=100)]
Range = Annotated[tuple[float, float] | None, BeforeValidator(_range, str | None)]
Bins = Annotated[Edges | None, BeforeValidator(_edges, str | None)]
Formula = Annotated[str | None, AfterValidator(_formula)]
Nodata = Annotated[float | None, BeforeValidator(_nodata, str | float | None)]
