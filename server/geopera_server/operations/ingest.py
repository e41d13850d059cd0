"""Take GeoTIFFs into a project, where they lie."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import Field, model_validator
from sqlalchemy.orm import Session

from ..catalog import items, projects
from ..db.database import lock
from ..db.models import Asset, Item, Project
from ..raster.info import RasterInfo
from ..raster.location import Location, text_of
from .ingest_paths import MOST_FILES, Described, Paths
from .registry import Call, Registry, SideEffect
from .roles import Role, project_for, require_role
from .scenes import Scene, as_item, examine, raster_asset
from .schemas import Identifier, Input, Name, Output
from .stac_items import StacItem

registry = Registry()
SourcePath = Annotated[str, Field(max_length=4096)]


class ItemsIngestInput(Input):
    """What the server may read, and the project that takes it.

    A path is a GeoTIFF, a folder (all GeoTIFFs and STAC items below it), a prefix of S3 that ends
    with a slash, or the JSON file of a STAC item. Many are better begun by `items.ingest_start`.

    A project named by ``project_name`` is made when there is none.
    """

    project_id: Identifier | None = None
    project_name: Name | None = None
    paths: list[SourcePath] = Field(min_length=1, max_length=1000)
    date: dt.date | None = Field(None, description="Capture date, when the files do not tell it.")

    @model_validator(mode="after")
    def _one_project(self) -> ItemsIngestInput:
        if (self.project_id is None) == (self.project_name is None):
            raise ValueError("give either project_id or project_name")
        return self


class IngestedItem(Output):
    """A scene that was taken in; ``existed`` when the project had the file already."""

    item_id: str
    project_id: str
    organization_id: str
    name: str
    date: dt.date | None
    existed: bool
    warnings: list[str]


class ItemsIngestOutput(Output):
    """All scenes: rasters in the order of the paths, then STAC items."""

    items: list[IngestedItem]


@registry.operation(
    "items.ingest",
    scope="items:write",
    side_effect=SideEffect.WRITE,
    input=ItemsIngestInput,
    output=ItemsIngestOutput,
    renders=True,
)
def ingest_operation(call: Call, request: ItemsIngestInput) -> ItemsIngestOutput:
    """Take GeoTIFFs of the server's file system into a project, without copying them."""
    organization_id = call.caller.organization_id
    if request.project_id is not None:
        project_for(call.session, call.caller, request.project_id, Role.EDITOR)
    paths = Paths(call.context, cancelled=call.cancelled, most=MOST_FILES)
    sources = paths.all(request.paths)
    call.release()
    described = [source for source in sources if isinstance(source, Described)]
    scenes = [examine(path, request.date) for path in sources if not isinstance(path, Described)]
    drafts = [stac_draft(source.item, source.places) for source in described]
    with call.context.database.writing() as session:
        if request.project_id is not None:
            project = projects.get_project(session, organization_id, request.project_id)
        else:
            project = find_or_create(session, organization_id, str(request.project_name))
            require_role(session, call.caller, project.id, Role.EDITOR)
        taken = [register(session, project, scene) for scene in scenes]
        taken += [register_stac(session, project, *draft) for draft in drafts]
        return ItemsIngestOutput(items=taken)


def find_or_create(session: Session, organization_id: str, name: str) -> Project:
    """Return the organization's project of a name, made when it is not there yet."""
    lock(session, "project", organization_id, name)
    found = projects.find_by_name(session, organization_id, name)
    return found or projects.create_project(session, organization_id, name)


def register(session: Session, project: Project, scene: Scene) -> IngestedItem:
    """Store a scene in a project; a file that the project has already is stored once."""
    lock(session, "item", project.id, text_of(scene.path))
    existing = items.find_by_path(session, project.id, text_of(scene.path))
    if existing is not None:
        return _ingested(existing, project, existed=True, warnings=[])
    item = as_item(project.id, scene)
    session.add(item)
    session.flush()
    return _ingested(item, project, existed=False, warnings=_warnings(scene.info, item))


def stac_draft(described: StacItem, places: dict[str, Location]) -> tuple[StacItem, list[Asset]]:
    """Look at the rasters of a STAC item; nothing is stored. Names of bands are the item's."""
    assets = []
    for one in described.assets:
        asset = raster_asset(places[one.key], one.key, one.title, one.roles or ["data"]).asset
        if len(one.bands) == len(asset.bands):
            asset.bands = [
                {
                    **band,
                    "name": said["name"] or band["name"],
                    "eo:common_name": said["common_name"] or band["eo:common_name"],
                }
                for band, said in zip(asset.bands, one.bands, strict=True)
            ]
        assets.append(asset)
    return described, assets


def register_stac(
    session: Session, project: Project, described: StacItem, assets: list[Asset]
) -> IngestedItem:
    """Store a STAC item in a project; one that the project has already, by its id, is kept."""
    lock(session, "stac", project.id, described.id)
    existing = items.find_by_stac_id(session, project.id, described.id)
    if existing is not None:
        return _ingested(existing, project, existed=True, warnings=[])
    west, south, east, north = described.place.bbox
    item = Item(
        project_id=project.id,
        stac_id=described.id,
        type="satellite_capture",
        name=(described.title or described.id)[:500],
        description=described.description,
        footprint=described.place.footprint,
        west=west,
        south=south,
        east=east,
        north=north,
        captured_at=described.captured_at or described.start_at,
        start_at=described.start_at,
        end_at=described.end_at,
        cloud_cover=described.cloud_cover,
        gsd=described.gsd,
        properties=described.properties,
        assets=assets,
    )
    session.add(item)
    session.flush()
    warnings = [] if assets else ["The item has no GeoTIFF among its assets."]
    return _ingested(item, project, existed=False, warnings=warnings)


def _warnings(info: RasterInfo, item: Item) -> list[str]:
    warnings = []
    if not info.is_cog:
        reason = f" ({info.cog_errors[0]})" if info.cog_errors else ""
        warnings.append(
            f"Not a Cloud Optimized GeoTIFF{reason}: taken in as it is; tiles will be slower."
        )
    if item.captured_at is None:
        warnings.append("No capture date in the name or the tags: give one to place it in time.")
    return warnings


def _ingested(item: Item, project: Project, existed: bool, warnings: list[str]) -> IngestedItem:
    return IngestedItem(
        item_id=item.id,
        project_id=project.id,
        organization_id=project.organization_id,
        name=item.name,
        date=item.captured_at.date() if item.captured_at else None,
        existed=existed,
        warnings=warnings,
    )
