"""Names of hosts turned into addresses that may be connected to."""

from __future__ import annotations

import ipaddress
import re
import socket
import threading
import time
from collections import OrderedDict
from collections.abc import Callable

from ...errors import NotFound

Resolver = Callable[[str, int], list[str]]
IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

_NUMBER = re.compile(r"[0-9]+|0[xX][0-9A-Fa-f]*")
_NAT64 = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("64:ff9b:1::/48"))
_COMPATIBLE = ipaddress.IPv6Network("::/96")
_REFUSED = tuple(
    ipaddress.ip_network(text)
    for text in (
        "0.0.0.0/8",
        "100.64.0.0/10",
        "192.0.0.0/24",
        "192.88.99.0/24",
        "198.18.0.0/15",
        "240.0.0.0/4",
        "fec0::/10",
        "100::/64",
    )
)
_KEPT_S = 60.0
_MAX_KEPT = 1024


def system_addresses(host: str, port: int) -> list[str]:
    """Return the addresses of a host as the system knows them; empty when it knows none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(text: str) -> bool:
    """Tell whether an address belongs to the public internet, in whatever form it is written."""
    try:
        address: IpAddress = ipaddress.ip_address(text)
    except ValueError:
        return False
    return all(_is_global(each) for each in (address, *_inside(address)))


def is_number(host: str) -> bool:
    """Tell whether a host is an IPv4 address in a form but four decimal numbers."""
    if not _NUMBER.fullmatch(host.rstrip(".").rsplit(".", 1)[-1]):
        return False
    try:
        return str(ipaddress.IPv4Address(host)) != host
    except ValueError:
        return True


class Resolutions:
    """Addresses of hosts, looked up once and kept for a minute.

    A connection goes to an address from here, never to a name: a name that means another machine
    by the time of the connection changes nothing.
    """

    def __init__(self, resolve: Resolver = system_addresses) -> None:
        self._resolve = resolve
        self._kept: OrderedDict[tuple[str, int], tuple[float, tuple[str, ...]]] = OrderedDict()
        self._lock = threading.Lock()

    def pinned(self, host: str, port: int, *, anywhere: bool) -> tuple[str, ...]:
        """Return the addresses of a host, the public ones alone unless ``anywhere``.

        Raises:
            NotFound: there is none.
        """
        found = self._addresses(host, port)
        if not anywhere:
            found = () if is_number(host) else tuple(each for each in found if is_public(each))
        if not found:
            raise NotFound
        return found

    def _addresses(self, host: str, port: int) -> tuple[str, ...]:
        key, now = (host, port), time.monotonic()
        with self._lock:
            kept = self._kept.get(key)
        if kept is not None and now - kept[0] < _KEPT_S:
            return kept[1]
        found = tuple(self._resolve(host, port))
        if found:
            with self._lock:
                self._kept[key] = (now, found)
                while len(self._kept) > _MAX_KEPT:
                    self._kept.popitem(last=False)
        return found


def _is_global(address: IpAddress) -> bool:
    return (
        address.is_global
        and not (address.is_multicast or address.is_reserved or address.is_unspecified)
        and not (address.is_private or address.is_loopback or address.is_link_local)
        and not any(address.version == net.version and address in net for net in _REFUSED)
    )


def _inside(address: IpAddress) -> list[IpAddress]:
    """Return the IPv4 addresses that an IPv6 address stands for."""
    if isinstance(address, ipaddress.IPv4Address):
        return []
    inside: list[IpAddress | None] = [address.ipv4_mapped, address.sixtofour]
    inside.extend(address.teredo or ())
    if any(address in network for network in (*_NAT64, _COMPATIBLE)):
        inside.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return [each for each in inside if each is not None]
