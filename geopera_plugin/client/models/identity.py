"""Who calls, and the token that map clients may keep."""

from __future__ import annotations

from dataclasses import dataclass, field

from .read import Json, read_text


@dataclass(frozen=True)
class Identity:
    """Who the key belongs to."""

    subject: str
    principal_id: str | None
    principal_type: str | None
    organization_id: str | None
    scopes: tuple[str, ...] = ()

    @classmethod
    def from_dict(cls, data: Json) -> Identity:
        """Read a ``userinfo`` answer."""
        return cls(
            subject=str(data.get("sub", "")),
            principal_id=read_text(data.get("geopera_principal_id")),
            principal_type=read_text(data.get("geopera_principal_type")),
            organization_id=read_text(data.get("geopera_org_id")),
            scopes=tuple(str(data.get("scope") or "").split()),
        )


@dataclass(frozen=True)
class TileToken:
    """A token that can only read tiles, for URLs that map clients keep."""

    token: str = field(repr=False)
    expires_at: str | None = None
    template: str = ""

    @classmethod
    def from_dict(cls, data: Json) -> TileToken:
        """Read the answer of ``tiles.token``."""
        return cls(
            token=str(data["token"]),
            expires_at=read_text(data.get("expires_at")),
            template=str(data.get("template") or ""),
        )
