"""Accounts, audit, collections, styles, uploads, and an R*Tree of the items' boxes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from geopera_server.db.boxes import create_boxes, drop_boxes
from geopera_server.db.types import UtcDateTime

revision = "backend"
down_revision = "shared"
branch_labels = None
depends_on = None

_ITEM_COLUMNS = ("created_by", "order_id", "upload_id", "job_id", "duplicated_from_id")


def _id(name: str, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=36), nullable=nullable)


def _text(name: str, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=nullable)


def _time(name: str, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, UtcDateTime(timezone=True), nullable=nullable)


def _json(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.JSON(), nullable=False)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def upgrade() -> None:
    op.add_column("api_keys", sa.Column("rate_limit", sa.Integer(), nullable=True))
    op.add_column("api_keys", _text("created_by", nullable=True))
    op.add_column("projects", _text("region", nullable=True))
    op.add_column("assets", _text("checksum", nullable=True))
    op.create_table(
        "project_members",
        _id("project_id"),
        _id("user_id"),
        _text("role"),
        _time("created_at"),
        sa.ForeignKeyConstraint(["project_id"], ["projects.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("project_id", "user_id"),
    )
    op.create_table(
        "collections",
        _id("id"),
        _id("project_id"),
        _text("name"),
        _text("description", nullable=True),
        _text("color", nullable=True),
        _flag("show_on_map"),
        _number("layer_order"),
        _time("created_at"),
        _time("updated_at"),
        sa.ForeignKeyConstraint(["project_id"], ["projects.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_collections_project_id", "collections", ["project_id"])
    _extend_items()
    _create_accounts()
    _create_styles()
    op.create_table(
        "uploads",
        _id("id"),
        _id("organization_id"),
        _id("project_id"),
        _text("status"),
        _text("transfer_method"),
        _number("file_count"),
        sa.Column("total_bytes", sa.BigInteger(), nullable=False),
        sa.Column("bytes_uploaded", sa.BigInteger(), nullable=False),
        _text("target_collection_id", nullable=True),
        _text("target_item_id", nullable=True),
        _text("asset_key", nullable=True),
        _flag("is_categorical"),
        _json("files"),
        _json("item_ids"),
        _text("job_id", nullable=True),
        _text("error_message", nullable=True),
        _text("created_by", nullable=True),
        _time("created_at"),
        _time("updated_at"),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"]),
        sa.ForeignKeyConstraint(["project_id"], ["projects.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_uploads_organization", "uploads", ["organization_id", "created_at"])
    op.create_index("ix_uploads_project_id", "uploads", ["project_id"])
    create_boxes(op.get_bind())


def _extend_items() -> None:
    # no foreign key: for one, Alembic would copy the table on SQLite, and dropping the old cascades
    op.add_column("items", _id("collection_id", nullable=True))
    op.create_index("ix_items_collection_id", "items", ["collection_id"])
    # the days of a project and their mean cloud cover come from the index alone
    op.drop_index("ix_items_project_datetime", "items")
    columns = ["project_id", "captured_at", "cloud_cover"]
    op.create_index("ix_items_project_datetime", "items", columns)
    for name in ("start_at", "end_at"):
        op.add_column("items", _time(name, nullable=True))
    op.add_column(
        "items",
        sa.Column("lifecycle_state", sa.String(), nullable=False, server_default="active"),
    )
    op.add_column(
        "items", sa.Column("is_public", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    for name in _ITEM_COLUMNS:
        op.add_column("items", _text(name, nullable=True))


def _create_accounts() -> None:
    op.create_table(
        "login_sessions",
        _id("id"),
        _id("user_id"),
        sa.Column("refresh_digest", sa.String(length=64), nullable=False),
        _time("created_at"),
        _time("expires_at"),
        _time("revoked_at", nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_login_sessions_user_id", "login_sessions", ["user_id"])
    op.create_table(
        "audit_events",
        _id("id"),
        _time("created_at"),
        _id("organization_id", nullable=True),
        _text("user_id", nullable=True),
        _text("user_type", nullable=True),
        _text("action"),
        _text("target", nullable=True),
        _text("address", nullable=True),
        _json("details"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_audit_organization", "audit_events", ["organization_id", "created_at"])


def _create_styles() -> None:
    op.create_table(
        "band_formulas",
        _id("id"),
        _id("organization_id"),
        _text("name"),
        _text("display_name", nullable=True),
        _text("formula"),
        _text("description", nullable=True),
        _json("required_bands"),
        _text("colormap"),
        _json("value_range"),
        _text("category"),
        _time("created_at"),
        _time("updated_at"),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("organization_id", "name"),
    )
    op.create_table(
        "visualization_profiles",
        _id("id"),
        _id("item_id"),
        _text("name"),
        _text("layer"),
        _text("type"),
        _flag("is_default"),
        _number("sort_order"),
        _json("config"),
        _text("asset_key", nullable=True),
        _number("version"),
        _text("created_by", nullable=True),
        _time("created_at"),
        _time("updated_at"),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_visualization_profiles_item_id", "visualization_profiles", ["item_id"])


def downgrade() -> None:
    drop_boxes(op.get_bind())
    for table in ("uploads", "visualization_profiles", "band_formulas"):
        op.drop_table(table)
    for table in ("audit_events", "login_sessions", "project_members"):
        op.drop_table(table)
    op.drop_index("ix_items_project_datetime", "items")
    op.create_index("ix_items_project_datetime", "items", ["project_id", "captured_at"])
    op.drop_index("ix_items_collection_id", "items")
    for name in ("collection_id", "start_at", "end_at", "lifecycle_state", "is_public"):
        op.drop_column("items", name)
    for name in _ITEM_COLUMNS:
        op.drop_column("items", name)
    op.drop_table("collections")
    op.drop_column("assets", "checksum")
    op.drop_column("projects", "region")
    op.drop_column("api_keys", "created_by")
    op.drop_column("api_keys", "rate_limit")
