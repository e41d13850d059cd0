"""Operations on the members of a project."""

from __future__ import annotations

import datetime as dt

from ..db.models import ProjectMember
from . import roles as members
from .registry import Call, Registry, SideEffect
from .roles import Role, project_for
from .schemas import Identifier, Input, Output

registry = Registry()


class AddMemberInput(Input):
    """Whom to add, and what they may do."""

    project_id: Identifier
    user_id: Identifier
    role: Role = Role.EDITOR


class UpdateMemberInput(Input):
    """Whose role to change."""

    project_id: Identifier
    user_id: Identifier
    role: Role


class RemoveMemberInput(Input):
    """Whom to remove."""

    project_id: Identifier
    user_id: Identifier


class MembersInput(Input):
    """Which project."""

    project_id: Identifier


class MemberOutput(Output):
    """A member; ``login`` is what they sign in with, in lists."""

    project_id: str
    user_id: str
    role: Role
    created_at: dt.datetime
    login: str | None = None


class RemoveMemberOutput(Output):
    """They are no member any more."""

    ok: bool = True


def _output(member: ProjectMember, login: str | None = None) -> MemberOutput:
    return MemberOutput(
        project_id=member.project_id,
        user_id=member.user_id,
        role=Role(member.role),
        created_at=member.created_at,
        login=login,
    )


@registry.operation(
    "projects.add_member",
    scope="projects:write",
    side_effect=SideEffect.WRITE,
    input=AddMemberInput,
    output=MemberOutput,
)
def add_member(call: Call, request: AddMemberInput) -> MemberOutput:
    """Add a user to a project."""
    project = project_for(call.session, call.caller, request.project_id, Role.ADMIN)
    return _output(members.add(call.session, project, request.user_id, request.role))


@registry.operation(
    "projects.update_member",
    scope="projects:write",
    side_effect=SideEffect.WRITE,
    input=UpdateMemberInput,
    output=MemberOutput,
)
def update_member(call: Call, request: UpdateMemberInput) -> MemberOutput:
    """Change what a member of a project may do."""
    project = project_for(call.session, call.caller, request.project_id, Role.ADMIN)
    member = members.get(call.session, project, request.user_id)
    member.role = request.role
    return _output(member)


@registry.operation(
    "projects.remove_member",
    scope="projects:write",
    side_effect=SideEffect.WRITE,
    input=RemoveMemberInput,
    output=RemoveMemberOutput,
)
def remove_member(call: Call, request: RemoveMemberInput) -> RemoveMemberOutput:
    """Remove a user from a project."""
    project = project_for(call.session, call.caller, request.project_id, Role.ADMIN)
    call.session.delete(members.get(call.session, project, request.user_id))
    return RemoveMemberOutput()


@registry.operation(
    "projects.members", scope="projects:read", input=MembersInput, output=list[MemberOutput]
)
def list_members(call: Call, request: MembersInput) -> list[MemberOutput]:
    """List the members of a project, by login."""
    project = project_for(call.session, call.caller, request.project_id, Role.VIEWER)
    return [_output(*each) for each in members.list_members(call.session, project)]
