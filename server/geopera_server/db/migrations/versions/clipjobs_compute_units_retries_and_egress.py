"""Compute units, retries, the storage of projects, and downloads counted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from geopera_server.db.types import UtcDateTime

revision = "clipjobs"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("organizations", sa.Column("compute_quota", sa.Integer(), nullable=True))
    op.add_column("projects", sa.Column("bucket", sa.String(), nullable=True))
    op.execute("UPDATE projects SET bucket = 'local'")
    op.add_column("jobs", sa.Column("not_before", UtcDateTime(timezone=True), nullable=True))
    op.create_table(
        "compute_charges",
        sa.Column("job_id", sa.String(length=36), nullable=False),
        sa.Column("organization_id", sa.String(length=36), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reserved", sa.Integer(), nullable=False),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("ended_at", UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"]),
        sa.PrimaryKeyConstraint("job_id"),
    )
    op.create_index(
        "ix_compute_charges_organization", "compute_charges", ["organization_id", "state"]
    )
    op.create_table(
        "egress",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("organization_id", sa.String(length=36), nullable=False),
        sa.Column("principal_id", sa.String(), nullable=False),
        sa.Column("job_id", sa.String(length=36), nullable=False),
        sa.Column("mosaic_type", sa.String(), nullable=False),
        sa.Column("bytes_sent", sa.BigInteger(), nullable=False),
        sa.Column("user_agent", sa.String(), nullable=True),
        sa.Column("requester_ip", sa.String(), nullable=True),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_egress_organization", "egress", ["organization_id", "created_at"])


def downgrade() -> None:
    op.drop_table("egress")
    op.drop_table("compute_charges")
    for table, column in (
        ("jobs", "not_before"),
        ("projects", "bucket"),
        ("organizations", "compute_quota"),
    ):
        with op.batch_alter_table(table) as batch_op:
            batch_op.drop_column(column)
