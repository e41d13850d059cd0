"""Collections of a project."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from ..db.models import Collection, Item, Project
from ..errors import NotFound


def get(
    session: Session, project_id: str, collection_id: str, *, stays: bool = False
) -> Collection:
    """Return a collection of a project; with ``stays`` nobody deletes it in this transaction.

    Raises:
        NotFound: the project has none of this id.
    """
    found = session.get(Collection, collection_id, with_for_update=True if stays else None)
    if found is None or found.project_id != project_id:
        raise NotFound("There is no such collection.")
    return found


def find(session: Session, organization_id: str, collection_id: str) -> Collection:
    """Return a collection of an organization.

    Raises:
        NotFound: it has none of this id.
    """
    found = session.scalar(
        select(Collection)
        .join(Project)
        .where(Collection.id == collection_id, Project.organization_id == organization_id)
    )
    if found is None:
        raise NotFound("There is no such collection.")
    return found


def list_collections(session: Session, project_id: str) -> Sequence[Collection]:
    """Return a project's collections, in the order of their layers."""
    return session.scalars(
        select(Collection)
        .where(Collection.project_id == project_id)
        .order_by(Collection.layer_order, Collection.name, Collection.id)
    ).all()


def item_counts(session: Session, ids: Sequence[str]) -> dict[str, int]:
    """Return how many items each collection has."""
    rows = session.execute(
        select(Item.collection_id, func.count())
        .where(Item.collection_id.in_(ids))
        .group_by(Item.collection_id)
    )
    return {id: count for id, count in rows if id is not None}


def delete(session: Session, collection: Collection) -> None:
    """Delete a collection; its items stay in the project."""
    locked = select(Collection.id).where(Collection.id == collection.id).with_for_update()
    session.execute(locked)  # an item that comes into it at this moment is seen below
    session.execute(
        update(Item).where(Item.collection_id == collection.id).values(collection_id=None)
    )
    session.delete(collection)
