"""Narrow rows beside the R*Tree, tallies of days, and versions of files."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from geopera_server.db.boxes import create_boxes, drop_boxes

revision = "places"
down_revision = "backend"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("assets", sa.Column("version", sa.String(), nullable=True))
    drop_boxes(op.get_bind())
    create_boxes(op.get_bind())


def downgrade() -> None:
    op.drop_column("assets", "version")  # the rest is kept right, and made anew by older versions
