"""Limits and circuit breakers that several processes share."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from geopera_server.db.types import UtcDateTime

revision = "shared"
down_revision = "catalogue"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rate_marks",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("marked_at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_rate_marks_key", "rate_marks", ["key", "marked_at"])
    op.create_table(
        "circuits",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("successes", sa.Integer(), nullable=False),
        sa.Column("opened_at", UtcDateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("name"),
    )


def downgrade() -> None:
    op.drop_table("circuits")
    op.drop_table("rate_marks")
