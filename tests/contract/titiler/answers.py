"""What is kept of an answer: enough to compare it, in a few hundred bytes.

Of a picture: its format, size and mode, the mean of each band, and every n-th pixel as it is.
"""

from __future__ import annotations

import base64
import io
import json
import warnings
import zlib
from typing import Any
from urllib.parse import quote

import numpy as np

SAMPLES = 16  # a side


def shape_of(status: int, kind: str, content: bytes, folder: str, base: str) -> dict[str, Any]:
    """Return an answer as JSON; the server's address and the rasters' folder are left out."""
    kind = kind.split("; charset")[0]
    if status >= 400:
        return {"status": status}
    shape: dict[str, Any] = {"status": status, "type": kind}
    if "json" in kind:
        shape["json"] = json.loads(_neutral(content.decode(), folder, base))
    elif "xml" in kind:
        shape["xml"] = _neutral(content.decode(), folder, base)
    elif "html" not in kind:
        shape.update(_picture(content))
    return shape


def pixels_of(shape: dict[str, Any]) -> Any:
    """Return the kept pixels (bands, rows, columns)."""
    data = zlib.decompress(base64.b64decode(shape["pixels"]))
    return np.frombuffer(data, shape["dtype"]).reshape(shape["kept"])


def _neutral(text: str, folder: str, base: str) -> str:
    for spelling in (folder, quote(folder, safe=""), quote(folder)):
        text = text.replace(spelling, "FOLDER")
    return text.replace(base, "BASE")


def _picture(content: bytes) -> dict[str, Any]:
    values, name, mode = _decoded(content)
    if mode in ("LA", "RGBA"):  # what is transparent has no colour to compare
        values = values * (values[-1:] != 0)
    rows = -(-values.shape[1] // SAMPLES)
    columns = -(-values.shape[2] // SAMPLES)
    kept = np.ascontiguousarray(values[:, ::rows, ::columns])
    means = [float(np.nanmean(band.astype("float64"))) for band in values]
    return {
        "format": name,
        "mode": mode,
        "size": list(values.shape[1:]),
        "means": [round(mean, 4) if np.isfinite(mean) else None for mean in means],
        "dtype": kept.dtype.str,
        "kept": list(kept.shape),
        "pixels": base64.b64encode(zlib.compress(kept.tobytes(), 9)).decode(),
    }


def _decoded(content: bytes) -> tuple[Any, str, str]:
    """Return the pixels (bands, rows, columns), the format and the mode of a picture."""
    if content[:6] == b"\x93NUMPY":
        values = np.load(io.BytesIO(content), allow_pickle=False)
        return values, "NPY", f"{values.shape[0]}x{values.dtype}"
    if content[:4] in (b"II*\0", b"MM\0*", b"\0\0\0\x0c") or _is_deep_png(content):
        from rasterio.errors import NotGeoreferencedWarning
        from rasterio.io import MemoryFile

        warnings.simplefilter("ignore", NotGeoreferencedWarning)
        with MemoryFile(content) as memory, memory.open() as dataset:
            values = dataset.read()
            crs = dataset.crs.to_string() if dataset.crs else ""
            return values, dataset.driver, f"{dataset.count}x{dataset.dtypes[0]} {crs}".strip()
    from PIL import Image

    with Image.open(io.BytesIO(content)) as picture:
        values = np.asarray(picture)
        values = values[None] if values.ndim == 2 else np.moveaxis(values, -1, 0)
        return values, str(picture.format), str(picture.mode)


def _is_deep_png(content: bytes) -> bool:
    """Tell a PNG of 16 bits, which Pillow would bring to 8."""
    return content[:4] == b"\x89PNG" and content[24] == 16
