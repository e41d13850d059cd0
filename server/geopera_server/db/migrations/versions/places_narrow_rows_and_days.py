"""Narrow rows beside the R*Tree, and tallies of days."""

from __future__ import annotations

from alembic import op

from geopera_server.db.boxes import create_boxes, drop_boxes

revision = "places"
down_revision = "backend"
branch_labels = None
depends_on = None


def upgrade() -> None:
    drop_boxes(op.get_bind())
    create_boxes(op.get_bind())


def downgrade() -> None:
    """Leave what is there: it is kept right, and older versions make it anew."""
