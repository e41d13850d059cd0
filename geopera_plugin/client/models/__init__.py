"""What the server answers, as frozen dataclasses.

Unknown fields are ignored, absent ones have defaults.
"""

from __future__ import annotations

from .catalog import Asset, Band, CaptureDate, Collection, Project, Scene
from .clip import AssetEstimate, ClipEstimate, ClipOutput, ClipReport, Job, JobStatus
from .delivery import AreaMosaic, DeliveryArea, JobLayer
from .identity import Identity, TileToken
from .rendering import OWN, BandStatistics, Colormap, Formula, Profile

__all__ = [
    "OWN",
    "AreaMosaic",
    "Asset",
    "AssetEstimate",
    "Band",
    "BandStatistics",
    "CaptureDate",
    "ClipEstimate",
    "ClipOutput",
    "ClipReport",
    "Collection",
    "Colormap",
    "DeliveryArea",
    "Formula",
    "Identity",
    "Job",
    "JobLayer",
    "JobStatus",
    "Profile",
    "Project",
    "Scene",
    "TileToken",
]
