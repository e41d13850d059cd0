"""The tables."""

from __future__ import annotations

from .accounts import ApiKey, LoginSession, Organization, SigningSecret, User
from .base import Base
from .items import Asset, Item
from .jobs import ComputeCharge, IdempotencyClaim, Job, TaskEvent, TaskScript
from .projects import Collection, Project, ProjectMember
from .styles import BandFormula, VisualizationProfile
from .traffic import AuditEvent, Circuit, Egress, RateMark, UsageCount
from .uploads import Upload

__all__ = [
    "ApiKey",
    "Asset",
    "AuditEvent",
    "BandFormula",
    "Base",
    "Circuit",
    "Collection",
    "ComputeCharge",
    "Egress",
    "IdempotencyClaim",
    "Item",
    "Job",
    "LoginSession",
    "Organization",
    "Project",
    "ProjectMember",
    "RateMark",
    "SigningSecret",
    "TaskEvent",
    "TaskScript",
    "Upload",
    "UsageCount",
    "User",
    "VisualizationProfile",
]
