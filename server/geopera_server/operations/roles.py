"""What users may do in a project. A user who is no member has what their scopes allow."""

from __future__ import annotations

import enum
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..auth.principal import Principal, PrincipalType
from ..catalog.items import get_item
from ..catalog.projects import get_project
from ..db.models import Item, Project, ProjectMember, User
from ..errors import Conflict, Forbidden, NotFound


class Role(enum.StrEnum):
    """From less to more: look, change items, change the project itself."""

    VIEWER = "viewer"
    EDITOR = "editor"
    ADMIN = "admin"


_RANK = {Role.VIEWER: 0, Role.EDITOR: 1, Role.ADMIN: 2}


def project_for(session: Session, caller: Principal, project_id: str, role: Role) -> Project:
    """Return a project in which the caller has at least a role.

    Raises:
        NotFound: there is none of this id.
        Forbidden: it belongs to another organization, or the caller's role is smaller.
    """
    project = get_project(session, caller.organization_id, project_id)
    require_role(session, caller, project_id, role)
    return project


def item_for(session: Session, caller: Principal, item_id: str, role: Role) -> Item:
    """Return an item in whose project the caller has at least a role; raises as `project_for`."""
    item = get_item(session, caller.organization_id, item_id)
    require_role(session, caller, item.project_id, role)
    return item


def require_role(session: Session, caller: Principal, project_id: str, role: Role) -> None:
    """Check the role of a user, or of who made a key; other keys and the operator need none."""
    login = caller.id if caller.type is PrincipalType.USER else caller.on_behalf_of
    if login is None:
        return
    held = session.scalar(
        select(ProjectMember.role)
        .join(User)
        .where(User.login == login, ProjectMember.project_id == project_id)
    )
    if held is not None and _RANK[Role(held)] < _RANK[role]:
        raise Forbidden(f"In this project you are {held}; this needs {role}.")


def add(session: Session, project: Project, user_id: str, role: Role) -> ProjectMember:
    """Make a user of the project's organization a member.

    Raises:
        NotFound: the organization has no such user.
        Conflict: they are a member already.
    """
    user = session.get(User, user_id)
    if user is None or user.organization_id != project.organization_id:
        raise NotFound("There is no such user.")
    if session.get(ProjectMember, (project.id, user_id)) is not None:
        raise Conflict("This user is a member already.")
    member = ProjectMember(project_id=project.id, user_id=user_id, role=role)
    session.add(member)
    session.flush()
    return member


def get(session: Session, project: Project, user_id: str) -> ProjectMember:
    """Return a member.

    Raises:
        NotFound: the user is none.
    """
    member = session.get(ProjectMember, (project.id, user_id))
    if member is None:
        raise NotFound("This user is not a member of the project.")
    return member


def list_members(session: Session, project: Project) -> Sequence[tuple[ProjectMember, str]]:
    """Return the members, each with their login."""
    rows = session.execute(
        select(ProjectMember, User.login)
        .join(User)
        .where(ProjectMember.project_id == project.id)
        .order_by(User.login)
    )
    return [(member, login) for member, login in rows]
