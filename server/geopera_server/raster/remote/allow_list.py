"""Which remote files may be read."""

from __future__ import annotations

from collections.abc import Iterable

from ...errors import NotFound
from .address import Address, parse_prefix

ABSENT = "There is no such raster, or you may not read it."


class AllowList:
    """Prefixes of URLs, and whether all public hosts are allowed beside them.

    Raises:
        InvalidInput: a prefix is no URL.
    """

    def __init__(self, prefixes: Iterable[str] = (), *, public: bool = False) -> None:
        self._prefixes = tuple(parse_prefix(text) for text in prefixes)
        self._public = public

    def __bool__(self) -> bool:
        return self._public or bool(self._prefixes)

    def admit(self, address: Address) -> bool:
        """Return True when the settings name the host: it may then be on any network.

        Hosts that nobody named must have an address of the public internet.

        Raises:
            NotFound: it may not be read.
        """
        if any(_is_below(address, prefix) for prefix in self._prefixes):
            return True
        if self._public:
            return address.scheme == "s3"  # the endpoint is one that the settings name
        raise NotFound(ABSENT)


def _is_below(address: Address, prefix: Address) -> bool:
    return (
        address.scheme == prefix.scheme
        and address.host == prefix.host
        and address.port == prefix.port
        and f"{address.path}/".startswith(prefix.path)
    )
