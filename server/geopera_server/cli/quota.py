"""``geopera-server quota``."""

from __future__ import annotations

from pathlib import Path

import click

from ..auth import audit
from ..db.models import Organization
from ..jobs import ledger
from .options import home_option, opened


@click.command(epilog="Example: geopera-server quota --home ~/geopera --limit 500")
@home_option
@click.option("--limit", type=click.IntRange(min=0), help="Compute units that may be used.")
@click.option("--unlimited", is_flag=True, help="Lift the limit.")
def quota(home: Path, limit: int | None, unlimited: bool) -> None:
    """Show the compute units used, and set how many may be."""
    if unlimited and limit is not None:
        raise click.UsageError("Give either --limit or --unlimited.")
    with opened(home) as context, context.database.writing() as session:
        if unlimited or limit is not None:
            organization = session.get_one(Organization, context.organization_id)
            organization.compute_quota = limit
            operator = context.auth.operator()
            audit.record(session, "quota.set", caller=operator, limit=limit)
            session.flush()
        held = ledger.balance(session, context.organization_id)
    shown = "unlimited" if held.limit is None else str(held.limit)
    click.echo(f"used {held.used}  reserved {held.reserved}  limit {shown}")
