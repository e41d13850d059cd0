"""The structure of TIFF files: directories, tiles, and the header of a COG."""

from __future__ import annotations
