"""Pictures as titiler.core 0.7 draws them."""

from __future__ import annotations

import numpy as np
from rasterio.dtypes import dtype_ranges

from ..encode import Image
from .cutout import Cutout
from .look import FORMATS, Colormap, Look, colored, colormap_of, encoded, formulated, stretched


def draw(cutout: Cutout, look: Look, internal: Colormap = None) -> Image:
    """Stretch, colour and encode; ``internal`` is the colour table of the raster.

    Raises:
        InvalidInput: the look does not fit the values.
    """
    values, mask = cutout.values, cutout.mask
    name = look.format or ("jpeg" if mask.all() else "png")
    shown = mask != 0
    if look.rescale:
        values = stretched(values, shown, look.rescale)
    if look.color_formula:
        values = formulated(values, look.color_formula)
    colormap = colormap_of(look, internal)
    if colormap:
        values, mask = colored(values, shown, colormap)
    else:
        dtypes = FORMATS[name].dtypes
        if dtypes and str(values.dtype) not in dtypes:
            values = stretched(values, shown, [dtype_ranges[str(values.dtype)]])
    drawn = mask if look.return_mask else None
    if FORMATS[name].driver == "JPEG":
        drawn = None
    elif drawn is not None and FORMATS[name].driver != "PNG" and values.dtype != np.uint8:
        drawn = drawn.astype(values.dtype)
    return encoded(values, drawn, name, (cutout.bounds, cutout.crs))
