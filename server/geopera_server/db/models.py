"""The tables. Footprints are WKB in EPSG:4326 beside four bbox columns in degrees."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Float,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    UniqueConstraint,
    false,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from .types import UtcDateTime, new_id, utcnow

Id = String(36)


class Base(DeclarativeBase):
    """Base of all tables."""

    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy's own declaration
        dict[str, Any]: JSON,
        list[str]: JSON,
        list[dict[str, Any]]: JSON,
        list[float]: JSON,
        dt.datetime: UtcDateTime,
    }


class Organization(Base):
    """Who owns projects and pays for clips; without ``compute_quota`` there is no limit."""

    __tablename__ = "organizations"

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(unique=True)
    compute_quota: Mapped[int | None]
    created_at: Mapped[dt.datetime] = mapped_column(default=utcnow)


class ApiKey(Base):
    """An API key; only its SHA-256 is kept (the key itself has 256 random bits).

    ``rate_limit`` is in requests a minute; None is no limit.
    """

    __tablename__ = "api_keys"

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    organization_id: Mapped[str] = mapped_column(ForeignKey("organizations.id"), index=True)
    name: Mapped[str]
    prefix: Mapped[str]
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    scopes: Mapped[list[str]]
    created_at: Mapped[dt.datetime] = mapped_column(default=utcnow)
    expires_at: Mapped[dt.datetime | None]
    last_used_at: Mapped[dt.datetime | None]
    revoked_at: Mapped[dt.datetime | None]
    rate_limit: Mapped[int | None]
    created_by: Mapped[str | None]


class Project(Base):
    """A collection of scenes; ``number`` is its id in the REST family, ``border`` is WKT.

    ``bucket`` names the storage of what is made for it; without one nothing can be made.
    """

    __tablename__ = "projects"
    __table_args__ = (UniqueConstraint("organization_id", "name"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    number: Mapped[int] = mapped_column(unique=True)
    organization_id: Mapped[str] = mapped_column(ForeignKey("organizations.id"), index=True)
    name: Mapped[str]
    description: Mapped[str | None]
    bucket: Mapped[str | None]
    region: Mapped[str | None]
    created_at: Mapped[dt.datetime] = mapped_column(default=utcnow)
    updated_at: Mapped[dt.datetime] = mapped_column(default=utcnow, onupdate=utcnow)
    archived_at: Mapped[dt.datetime | None]
    login: Mapped[str | None]
    border: Mapped[str | None]
    start_date: Mapped[str | None]
    end_date: Mapped[str | None]


class ProjectMember(Base):
    """What a user may do in a project: ``admin``, ``editor`` or ``viewer``."""

    __tablename__ = "project_members"

    project_id: Mapped[str] = mapped_column(
        ForeignKey("projects.id", ondelete="CASCADE"), primary_key=True
    )
    user_id: Mapped[str] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    role: Mapped[str]
    created_at: Mapped[dt.datetime] = mapped_column(default=utcnow)


class Collection(Base):
    """Items of a project that belong together; an item is in one at the most."""

    __tablename__ = "collections"

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    project_id: Mapped[str] = mapped_column(
        ForeignKey("projects.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[str]
    description: Mapped[str | None]
    color: Mapped[str | None]
    show_on_map: Mapped[bool] = mapped_column(default=True)
    layer_order: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[dt.datetime] = mapped_column(default=utcnow)
    updated_at: Mapped[dt.datetime] = mapped_column(default=utcnow, onupdate=utcnow)


class Item(Base):
    """A scene: one footprint, at most one capture time, some assets.

    ``west`` is larger than ``east`` across the antimeridian. A public item's raster may be
    downloaded by anybody. On SQLite, triggers keep an R*Tree of the boxes (``item_boxes``).
    """

    __tablename__ = "items"
    __table_args__ = (
        Index("ix_items_project_datetime", "project_id", "captured_at", "cloud_cover"),
        Index("ix_items_bbox", "project_id", "west", "east", "south", "north"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    project_id: Mapped[str] = mapped_column(ForeignKey("projects.id", ondelete="CASCADE"))
    stac_id: Mapped[str]
    type: Mapped[str]
    name: Mapped[str]
    description: Mapped[str | None]
    footprint: Mapped[bytes] = mapped_column(LargeBinary)
    west: Mapped[float]
    south: Mapped[float]
    east: Mapped[float]
    north: Mapped[float]
    captured_at: Mapped[dt.datetime | None]
    cloud_cover: Mapped[float | None]
    gsd: Mapped[float | None]
    properties: Mapped[dict[str, Any]]
    created_at: Mapped[dt.datetime] = mapped_column(default=utcnow)
    updated_at: Mapped[dt.datetime] = mapped_column(default=utcnow, onupdate=utcnow)
    collection_id: Mapped[str | None] = mapped_column(Id, index=True)
    start_at: Mapped[dt.datetime | None]
    end_at: Mapped[dt.datetime | None]
    lifecycle_state: Mapped[str] = mapped_column(default="active", server_default="active")
    is_public: Mapped[bool] = mapped_column(default=False, server_default=false())
    created_by: Mapped[str | None]
    order_id: Mapped[str | None]
    upload_id: Mapped[str | None]
    job_id: Mapped[str | None]
    duplicated_from_id: Mapped[str | None]
    assets: Mapped[list[Asset]] = relationship(
        back_populates="item", cascade="all, delete-orphan", order_by="Asset.key", lazy="selectin"
    )


class Asset(Base):
    """A raster file of an item. ``path`` is where the server reads it and never leaves it.

    ``checksum`` is its SHA-256 in hex, None when it was not computed; ``version`` tells whether the
    file is still the one that was looked at.
    """

    __tablename__ = "assets"
    __table_args__ = (UniqueConstraint("item_id", "key"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    item_id: Mapped[str] = mapped_column(ForeignKey("items.id", ondelete="CASCADE"), index=True)
    key: Mapped[str]
    title: Mapped[str]
    path: Mapped[str] = mapped_column(index=True)
    media_type: Mapped[str]
    roles: Mapped[list[str]]
    size_bytes: Mapped[int]
    bands: Mapped[list[dict[str, Any]]]
    minzoom: Mapped[int]
    maxzoom: Mapped[int]
    checksum: Mapped[str | None]
    version: Mapped[str | None]
    item: Mapped[Item] = relationship(back_populates="assets")


class Job(Base):
    """A durable job: the row is the truth, whatever happens to the worker.

    ``attempt`` is the fence: only the attempt that holds the lease may write.
    """

    __tablename__ = "jobs"
    __table_args__ = (
        Index("ix_jobs_claim", "status", "lease_until", "created_at"),
        Index("ix_jobs_organization", "organization_id", "created_at"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    organization_id: Mapped[str] = mapped_column(ForeignKey("organizations.id"))
    project_id: Mapped[str | None] = mapped_column(Id)
    kind: Mapped[str]
    status: Mapped[str]
    payload: Mapped[dict[str, Any]]
    progress: Mapped[float] = mapped_column(Float, default=0.0)
    attempt: Mapped[int] = mapped_column(default=0)
    lease_until: Mapped[dt.datetime | None]
    not_before: Mapped[dt.datetime | None]
    cancel_requested: Mapped[bool] = mapped_column(default=False)
    error: Mapped[str | None]
    result: Mapped[dict[str, Any] | None]
    created_at: Mapped[dt.datetime] = mapped_column(default=utcnow)
    started_at: Mapped[dt.datetime | None]
    completed_at: Mapped[dt.datetime | None]


class ComputeCharge(Base):
    """What a job costs, in compute units. The row outlives the job.

    ``reserved`` is held while the state is ``reserved``; ``used`` is set when it is settled.
    """

    __tablename__ = "compute_charges"
    __table_args__ = (Index("ix_compute_charges_organization", "organization_id", "state"),)

    job_id: Mapped[str] = mapped_column(Id, primary_key=True)
    organization_id: Mapped[str] = mapped_column(ForeignKey("organizations.id"))
    state: Mapped[str]
    reserved: Mapped[int]
    used: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[dt.datetime] = mapped_column(default=utcnow)
    ended_at: Mapped[dt.datetime | None]


class Egress(Base):
    """One download: which file, by whom, and how many bytes were sent."""

    __tablename__ = "egress"
    __table_args__ = (Index("ix_egress_organization", "organization_id", "created_at"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    organization_id: Mapped[str] = mapped_column(ForeignKey("organizations.id"))
    principal_id: Mapped[str]
    job_id: Mapped[str] = mapped_column(Id)
    mosaic_type: Mapped[str]
    bytes_sent: Mapped[int] = mapped_column(BigInteger)
    user_agent: Mapped[str | None]
    requester_ip: Mapped[str | None]
    created_at: Mapped[dt.datetime] = mapped_column(default=utcnow)


class IdempotencyClaim(Base):
    """The first answer to a spend operation, kept for repeats of the same key."""

    __tablename__ = "idempotency_claims"

    organization_id: Mapped[str] = mapped_column(Id, primary_key=True)
    operation: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    body_digest: Mapped[str] = mapped_column(String(64))
    response: Mapped[bytes | None] = mapped_column(LargeBinary)
    created_at: Mapped[dt.datetime] = mapped_column(default=utcnow)


class User(Base):
    """A person who signs in with HTTP Basic; only an argon2 hash of the password is kept."""

    __tablename__ = "users"

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    organization_id: Mapped[str] = mapped_column(ForeignKey("organizations.id"), index=True)
    login: Mapped[str] = mapped_column(unique=True)
    password_hash: Mapped[str]
    scopes: Mapped[list[str]]
    created_at: Mapped[dt.datetime] = mapped_column(default=utcnow)


class TaskEvent(Base):
    """A run of a processing; ``number`` is its id in the REST family, the job does the work."""

    __tablename__ = "task_events"

    number: Mapped[int] = mapped_column(primary_key=True)
    job_id: Mapped[str] = mapped_column(ForeignKey("jobs.id", ondelete="CASCADE"), unique=True)
    project_id: Mapped[str] = mapped_column(
        ForeignKey("projects.id", ondelete="CASCADE"), index=True
    )
    task: Mapped[str]
    title: Mapped[str]
    params: Mapped[dict[str, Any]]
    created_at: Mapped[dt.datetime] = mapped_column(default=utcnow)


class TaskScript(Base):
    """One step of a processing, with a status of its own."""

    __tablename__ = "task_scripts"

    event_number: Mapped[int] = mapped_column(
        ForeignKey("task_events.number", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    status: Mapped[str]
    result: Mapped[str | None]


class LoginSession(Base):
    """A login; its refresh token is good once, and only a digest of the next one is kept."""

    __tablename__ = "login_sessions"

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    refresh_digest: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[dt.datetime] = mapped_column(default=utcnow)
    expires_at: Mapped[dt.datetime]
    revoked_at: Mapped[dt.datetime | None]


class AuditEvent(Base):
    """Who did what; rows are added and never changed.

    ``user_id`` is None for the anonymous, ``target`` is what it was done to.
    """

    __tablename__ = "audit_events"
    __table_args__ = (Index("ix_audit_organization", "organization_id", "created_at"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    created_at: Mapped[dt.datetime] = mapped_column(default=utcnow)
    organization_id: Mapped[str | None] = mapped_column(Id)
    user_id: Mapped[str | None]
    user_type: Mapped[str | None]
    action: Mapped[str]
    target: Mapped[str | None]
    address: Mapped[str | None]
    details: Mapped[dict[str, Any]]


class BandFormula(Base):
    """A formula of an organization's own."""

    __tablename__ = "band_formulas"
    __table_args__ = (UniqueConstraint("organization_id", "name"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    organization_id: Mapped[str] = mapped_column(ForeignKey("organizations.id"))
    name: Mapped[str]
    display_name: Mapped[str | None]
    formula: Mapped[str]
    description: Mapped[str | None]
    required_bands: Mapped[list[str]]
    colormap: Mapped[str]
    value_range: Mapped[list[float]]
    category: Mapped[str]
    created_at: Mapped[dt.datetime] = mapped_column(default=utcnow)
    updated_at: Mapped[dt.datetime] = mapped_column(default=utcnow, onupdate=utcnow)


class VisualizationProfile(Base):
    """A saved style of an item; ``version`` counts its changes."""

    __tablename__ = "visualization_profiles"

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    item_id: Mapped[str] = mapped_column(ForeignKey("items.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    layer: Mapped[str]
    type: Mapped[str]
    is_default: Mapped[bool] = mapped_column(default=False)
    sort_order: Mapped[int] = mapped_column(default=0)
    config: Mapped[dict[str, Any]]
    asset_key: Mapped[str | None]
    version: Mapped[int] = mapped_column(default=1)
    created_by: Mapped[str | None]
    created_at: Mapped[dt.datetime] = mapped_column(default=utcnow)
    updated_at: Mapped[dt.datetime] = mapped_column(default=utcnow, onupdate=utcnow)


class Upload(Base):
    """Rasters on their way in: ``files`` are their names, ``item_ids`` what became of them."""

    __tablename__ = "uploads"
    __table_args__ = (Index("ix_uploads_organization", "organization_id", "created_at"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    organization_id: Mapped[str] = mapped_column(ForeignKey("organizations.id"))
    project_id: Mapped[str] = mapped_column(
        ForeignKey("projects.id", ondelete="CASCADE"), index=True
    )
    status: Mapped[str]
    transfer_method: Mapped[str]
    file_count: Mapped[int]
    total_bytes: Mapped[int] = mapped_column(BigInteger)
    bytes_uploaded: Mapped[int] = mapped_column(BigInteger, default=0)
    target_collection_id: Mapped[str | None]
    target_item_id: Mapped[str | None]
    asset_key: Mapped[str | None]
    is_categorical: Mapped[bool] = mapped_column(default=False)
    files: Mapped[list[str]]
    item_ids: Mapped[list[str]]
    job_id: Mapped[str | None]
    error_message: Mapped[str | None]
    created_by: Mapped[str | None]
    created_at: Mapped[dt.datetime] = mapped_column(default=utcnow)
    updated_at: Mapped[dt.datetime] = mapped_column(default=utcnow, onupdate=utcnow)


class RateMark(Base):
    """One use of something that may be used only so often, by any process."""

    __tablename__ = "rate_marks"
    __table_args__ = (Index("ix_rate_marks_key", "key", "marked_at"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    key: Mapped[str]
    marked_at: Mapped[dt.datetime] = mapped_column(default=utcnow)


class Circuit(Base):
    """The state of a circuit breaker that several processes share."""

    __tablename__ = "circuits"

    name: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[str]
    failures: Mapped[int] = mapped_column(default=0)
    successes: Mapped[int] = mapped_column(default=0)
    opened_at: Mapped[dt.datetime | None]
