"""Make, list and archive projects; tell their collections."""

from __future__ import annotations

from typing import Any

from .bounded import require_end
from .client import PAGE, Client
from .models import Project
from .models.catalog import Collection


def list_projects(client: Client, archived: bool = False) -> list[Project]:
    """Return the projects by name, with the archived ones when asked."""
    found: list[Project] = []
    while True:
        body = {"limit": PAGE, "offset": len(found), "include_archived": archived}
        page = client.op("projects.list", body)
        found.extend(Project.from_dict(entry) for entry in page)
        if len(page) < PAGE:
            return found
        require_end(len(found))


def create_project(client: Client, name: str, description: str = "") -> Project:
    """Make a project.

    Raises:
        BadRequest: there is one of this name already.
    """
    body: dict[str, Any] = {"name": name}
    if description:
        body["description"] = description
    return Project.from_dict(client.op("projects.create", body))


def archive_project(client: Client, project_id: str, archived: bool = True) -> Project:
    """Take a project out of the lists, or put it back; nothing of it is deleted."""
    body = {"project_id": project_id, "is_archived": archived}
    return Project.from_dict(client.op("projects.archive", body))


def list_collections(client: Client, project_id: str) -> list[Collection]:
    """Return the collections of a project."""
    answer = client.op("collections.list", {"project_id": project_id})
    return [Collection.from_dict(entry) for entry in answer]
