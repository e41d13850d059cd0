"""By whom a token was asked for: it ends when their key or account does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..db.models import User
from . import keys
from .principal import Principal, PrincipalType
from .sessions import principal_of

_ENDING = (PrincipalType.API_KEY, PrincipalType.USER)


@dataclass(frozen=True)
class Issuer:
    """The key or the user that a token was asked for by."""

    type: PrincipalType
    id: str

    @classmethod
    def of(cls, claims: dict[str, Any]) -> Issuer | None:
        """Return what claims tell; None for a token of one who cannot end.

        Raises:
            ValueError, KeyError: they tell what this server never wrote.
        """
        return cls(PrincipalType(claims["by"]), str(claims["sub"])) if "by" in claims else None

    def holder(
        self, session: Session, organization_id: str, scopes: Iterable[str]
    ) -> tuple[Principal | None, int | None]:
        """Return who it is now, and the rate of their key; None when they hold a scope no more."""
        rate = None
        if self.type is PrincipalType.USER:
            user = session.scalar(select(User).where(User.login == self.id))
            found = principal_of(user) if user else None
        else:
            found, rate = keys.holder(session, self.id)
        if found is None or found.organization_id != organization_id:
            return None, None
        return (found, rate) if all(map(found.holds, scopes)) else (None, None)


def claims_of(caller: Principal) -> dict[str, str]:
    """Return what a token tells of who asked for it."""
    if caller.type not in _ENDING:
        return {}
    return {"by": caller.type.value, "sub": caller.id}
