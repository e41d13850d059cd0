"""Narrow rows beside the R*Tree, tallies of days, versions of files, and shared secrets."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from geopera_server.db.boxes import create_boxes, drop_boxes
from geopera_server.db.types import UtcDateTime

revision = "places"
down_revision = "backend"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "signing_secrets",
        sa.Column("kid", sa.String(), nullable=False),
        sa.Column("ring", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("kid"),
    )
    op.add_column("assets", sa.Column("version", sa.String(), nullable=True))
    drop_boxes(op.get_bind())
    create_boxes(op.get_bind())


def downgrade() -> None:
    op.drop_table("signing_secrets")
    op.drop_column("assets", "version")  # the rest is kept right, and made anew by older versions
