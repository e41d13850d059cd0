"""Operations are declared once."""

from __future__ import annotations

import pytest

from geopera_server.operations.catalogue import all_operations
from geopera_server.operations.registry import Registry, SideEffect
from geopera_server.operations.schemas import Empty


def test_an_id_is_taken_once() -> None:
    registry = Registry()
    declare = registry.operation("a.b", scope="a:read", input=Empty, output=dict)

    def handler(call: object, request: Empty) -> dict[str, object]:
        """Do something."""
        return {}

    declare(handler)
    with pytest.raises(ValueError, match=r"a\.b"):
        declare(handler)


def test_the_operations_of_the_clipping_documents_have_their_scopes() -> None:
    found = {
        operation.id: (operation.scope, operation.side_effect) for operation in all_operations()
    }
    assert found["clip.create_from_item"] == ("processing:process", SideEffect.SPEND)
    assert found["clip.job.delete"] == ("clip:destroy", SideEffect.DESTRUCTIVE)
    assert found["clip.create_from_area"] == ("clip:write", SideEffect.SPEND)
    reads = ("areas.list", "area.mosaics", "area.metadata", "jobs.list", "job.get")
    reads += ("job.downloads", "job.download", "job.tile_info")
    for id in (f"clip.{read}" for read in reads):
        assert found[id] == ("clip:read", SideEffect.READ)
    for id in ("cog.colormaps", "cog.formulas", "cog.statistics", "cog.tile.render"):
        assert found[id] == ("tiles:read", SideEffect.READ)
    for id in ("items.get", "items.search"):
        assert found[id] == ("items:read", SideEffect.READ)
