"""The servers that the user knows: names and addresses; what proves who calls stays with QGIS."""

from __future__ import annotations

import hashlib
import ipaddress
import re
import uuid
from dataclasses import dataclass
from urllib.parse import urlsplit

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...client.route import is_loopback
from ..settings import PREFIX
from ..translate import tr

EMBEDDED = ""  # the id of the server that the plugin itself runs
_GROUP = PREFIX + "servers"
_ACTIVE = PREFIX + "active_server"
_HOST = re.compile(r"^[A-Za-z0-9]([A-Za-z0-9._-]{0,252}[A-Za-z0-9])?$")


@dataclass(frozen=True)
class ServerProfile:
    """A remote server; ``authcfg`` names what QGIS's authentication database keeps for it."""

    id: str
    name: str
    url: str
    authcfg: str = ""


class Servers(QObject):
    """Keep the remote servers and which one is in use in QGIS's settings."""

    changed = pyqtSignal()

    def profiles(self) -> list[ServerProfile]:
        """Return the remote servers by name; what cannot be read is left out."""
        settings = QgsSettings()
        settings.beginGroup(_GROUP)
        ids = settings.childGroups()
        settings.endGroup()
        found = [profile for profile in map(self.get, ids) if profile is not None]
        return sorted(found, key=lambda profile: (profile.name.casefold(), profile.id))

    def get(self, server_id: str) -> ServerProfile | None:
        """Return a remote server, or None when it is not known."""
        if not server_id or "/" in server_id:
            return None
        read = QgsSettings().value
        place = f"{_GROUP}/{server_id}"
        try:
            url = check_address(str(read(f"{place}/url", "", type=str)))
        except ValueError:
            return None
        name = str(read(f"{place}/name", "", type=str)) or url
        return ServerProfile(server_id, name, url, str(read(f"{place}/authcfg", "", type=str)))

    def save(self, profile: ServerProfile) -> None:
        """Add a server, or change the one of that id."""
        if self.get(profile.id) == profile:
            return
        settings = QgsSettings()
        place = f"{_GROUP}/{profile.id}"
        settings.setValue(f"{place}/name", profile.name)
        settings.setValue(f"{place}/url", profile.url)
        settings.setValue(f"{place}/authcfg", profile.authcfg)
        self.changed.emit()

    def remove(self, server_id: str) -> None:
        """Forget a server. The one in use is then the plugin's own."""
        if self.get(server_id) is None:
            return
        QgsSettings().remove(f"{_GROUP}/{server_id}")
        if self.active == server_id:
            QgsSettings().remove(_ACTIVE)
        self.changed.emit()

    @property
    def active(self) -> str:
        """Return the id of the server in use; empty is the plugin's own."""
        return str(QgsSettings().value(_ACTIVE, EMBEDDED, type=str) or EMBEDDED)

    @active.setter
    def active(self, server_id: str) -> None:
        if server_id != self.active:
            QgsSettings().setValue(_ACTIVE, server_id)
            self.changed.emit()

    def new_id(self, url: str) -> str:
        """Return an id for a server: on every machine the same for one address, where possible.

        Layers name their server by it, so a project that a colleague opens finds it again.
        """
        found = hashlib.sha256(url.encode()).hexdigest()[:12]
        return found if self.get(found) is None else uuid.uuid4().hex[:12]


def check_address(text: str) -> str:
    """Return the address of a server as it is kept: scheme, host, port and path, no slash at end.

    Raises:
        ValueError: it is none; says why.
    """
    text = text.strip()
    if not text:
        raise ValueError(tr("Enter the address of the server."))
    if "://" not in text:
        host = text.split("/")[0].rsplit(":", 1)[0]
        text = ("http://" if is_loopback(f"http://{host}") else "https://") + text
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise ValueError(tr("This is no web address.")) from None
    if parts.scheme not in ("http", "https"):
        raise ValueError(tr("The address begins with https:// or http://."))
    if parts.username is not None or parts.password is not None:
        raise ValueError(tr("No password belongs into the address: enter the key below."))
    if parts.query or parts.fragment:
        raise ValueError(tr("The address ends before ? and #."))
    host = parts.hostname or ""
    if not _is_host(host) or any(character.isspace() for character in text):
        raise ValueError(tr("This is no web address."))
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}{f':{port}' if port else ''}{parts.path.rstrip('/')}"


def is_unprotected(url: str) -> bool:
    """Say whether who is on the network in between can read the key: plain HTTP to elsewhere."""
    return urlsplit(url).scheme == "http" and not is_loopback(url)


def _is_host(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return bool(_HOST.match(host))
    return True
