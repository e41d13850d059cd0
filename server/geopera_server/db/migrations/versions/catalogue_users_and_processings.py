"""Users, projects' borders, and processings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import geopera_server.db.types

revision = "catalogue"
down_revision = "clipjobs"
branch_labels = None
depends_on = None

_PROJECT_COLUMNS = ("login", "border", "start_date", "end_date")


def upgrade() -> None:
    for name in _PROJECT_COLUMNS:
        op.add_column("projects", sa.Column(name, sa.String(), nullable=True))
    op.create_table(
        "users",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("organization_id", sa.String(length=36), nullable=False),
        sa.Column("login", sa.String(), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=False),
        sa.Column("scopes", sa.JSON(), nullable=False),
        sa.Column("created_at", geopera_server.db.types.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("login"),
    )
    op.create_index("ix_users_organization_id", "users", ["organization_id"])
    op.create_table(
        "task_events",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("job_id", sa.String(length=36), nullable=False),
        sa.Column("project_id", sa.String(length=36), nullable=False),
        sa.Column("task", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("params", sa.JSON(), nullable=False),
        sa.Column("created_at", geopera_server.db.types.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["project_id"], ["projects.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("job_id"),
    )
    op.create_index("ix_task_events_project_id", "task_events", ["project_id"])
    op.create_table(
        "task_scripts",
        sa.Column("event_number", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("result", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["event_number"], ["task_events.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event_number", "position"),
    )


def downgrade() -> None:
    op.drop_table("task_scripts")
    op.drop_table("task_events")
    op.drop_table("users")
    for name in _PROJECT_COLUMNS:
        op.drop_column("projects", name)
