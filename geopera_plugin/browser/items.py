"""The tree: Geopera, server, project, date, scene. Children are made in threads of QGIS's."""

from __future__ import annotations

import json
import threading
from typing import Callable

from qgis.core import (
    Qgis,
    QgsDataCollectionItem,
    QgsDataItem,
    QgsErrorItem,
    QgsMimeDataUtils,
)
from qgis.PyQt import sip
from qgis.PyQt.QtGui import QIcon

from ..client import Client
from ..client.errors import ClientError
from ..client.models import CaptureDate, Project, Scene
from ..core.error_words import error_line
from ..core.plain_text import plain_tip
from ..core.resource_folder import resource_folder
from ..core.scene_finder import Filter, find_dates, find_scenes
from ..core.translate import tr

PROVIDER = "geopera"
_MOST_SCENES = 200  # of a date: more are found sooner in the panel


class Source:
    """Where the tree gets what it shows; asked from any thread."""

    def __init__(
        self,
        client: Callable[[], Client | None],
        active: Callable[[], str],
        servers: Callable[[], list[tuple[str, str]]],
    ) -> None:
        self.client = client
        self.active = active
        """The id of the server that is connected."""
        self.servers = servers
        """Ids and titles of all servers that are known."""
        self._branches: list[GeoperaItem] = []
        self._lock = threading.Lock()
        folder = resource_folder() / "icons"
        names = ("geopera", "project", "calendar", "imagery", "more")
        self.icons = {name: QIcon(str(folder / f"{name}.svg")) for name in names}

    def remember(self, branch: GeoperaItem) -> None:
        """Keep track of a branch that follows the state of the connection."""
        with self._lock:
            self._branches.append(branch)

    def refresh(self) -> None:
        """Let the branches that are open ask anew.

        They are kept here because `QgsDataItem.children` gives the items to Python, which deletes
        them when it is done with the list.
        """
        with self._lock:
            living = [branch for branch in self._branches if not sip.isdeleted(branch)]
            self._branches = living
        for branch in list(living):
            if branch.state() == Qgis.BrowserItemState.Populated:
                branch.refresh()

    def forget(self) -> None:
        """Keep track of nothing any more."""
        self._branches.clear()


class GeoperaItem(QgsDataCollectionItem):
    """What all branches have in common: children that the server tells, or why it does not."""

    def __init__(
        self, parent: QgsDataItem | None, name: str, path: str, source: Source, icon: str
    ) -> None:
        super().__init__(parent, name, path, PROVIDER)
        self.source = source
        self.setIcon(source.icons[icon])

    def children_of(self, client: Client) -> list[QgsDataItem]:
        """Return the children, as the server tells them."""
        raise NotImplementedError

    def children_now(self) -> list[QgsDataItem]:
        """Return the children; of a server only while it is connected."""
        client = self.source.client()
        if self.server_id() != self.source.active():
            return [self._problem(tr("Not connected: choose Connect in the menu of the server"))]
        if client is None:
            return [self._problem(tr("The server does not run"))]
        return self.children_of(client)

    def server_id(self) -> str:
        """Return the id of the server that this branch is of."""
        parent = self.parent()
        return parent.server_id() if isinstance(parent, GeoperaItem) else ""

    def createChildren(self) -> list[QgsDataItem]:  # noqa: N802
        """Return the children, or one item that says why there are none."""
        try:
            children = self.children_now()
        except ClientError as error:
            return [self._problem(error_line(error))]
        except Exception:  # noqa: BLE001 - QGIS asks in a thread of its own, a server says anything
            return [self._problem(tr("The server's answer cannot be read"))]
        for child in children:
            sip.transferto(child, self)
        return children

    def _problem(self, text: str) -> QgsDataItem:
        item = QgsErrorItem(self, text, f"{self.path()}/error")
        sip.transferto(item, self)
        return item


class RootItem(GeoperaItem):
    """The branch of the plugin."""

    def __init__(self, source: Source, parent: QgsDataItem | None = None) -> None:
        super().__init__(parent, "Geopera", "geopera:", source, "geopera")
        source.remember(self)

    def children_now(self) -> list[QgsDataItem]:
        """Return the servers that are known."""
        return [
            ServerItem(self, title, server_id, place, self.source)
            for place, (server_id, title) in enumerate(self.source.servers())
        ]


class ServerItem(GeoperaItem):
    """A server: its projects are below it."""

    def __init__(
        self, parent: QgsDataItem, title: str, server_id: str, place: int, source: Source
    ) -> None:
        path = f"{parent.path()}/{server_id or 'local'}"
        super().__init__(parent, title, path, source, "geopera")
        self._server_id = server_id
        self.setSortKey(place)
        source.remember(self)

    def server_id(self) -> str:
        """Return the id of the server."""
        return self._server_id

    def children_of(self, client: Client) -> list[QgsDataItem]:
        """Return the projects."""
        return [ProjectItem(self, project, self.source) for project in client.projects()]


class ProjectItem(GeoperaItem):
    """A project: its capture dates are below it, newest first."""

    def __init__(self, parent: QgsDataItem, project: Project, source: Source) -> None:
        path = f"{parent.path()}/{project.id}"
        super().__init__(parent, project.name, path, source, "project")
        self.project = project
        self.setToolTip(plain_tip(project.description or project.name))

    def children_of(self, client: Client) -> list[QgsDataItem]:
        """Return the dates."""
        dates = find_dates(client, self.project.id, Filter())
        dates.sort(key=lambda date: date.date or "", reverse=True)
        return [
            DateItem(self, self.project, date, place, self.source)
            for place, date in enumerate(dates)
        ]


class DateItem(GeoperaItem):
    """A capture date: its scenes are below it."""

    def __init__(
        self, parent: QgsDataItem, project: Project, date: CaptureDate, place: int, source: Source
    ) -> None:
        name = date.date or tr("No date")
        if date.cloud_cover is not None:
            name += "   " + tr("cloud {percent} %").format(percent=f"{date.cloud_cover:.0f}")
        path = f"{parent.path()}/{date.date or 'undated'}"
        super().__init__(parent, name, path, source, "calendar")
        self.project = project
        self.date = date
        self.setSortKey(place)

    def children_of(self, client: Client) -> list[QgsDataItem]:
        """Return the scenes; of very many the first."""
        page = find_scenes(client, self.project.id, self.date.date, Filter(), limit=_MOST_SCENES)
        children: list[QgsDataItem] = [SceneItem(self, scene, self.source) for scene in page.scenes]
        left = page.total - len(children)
        if left > 0:
            text = tr("{count} more: see the Geopera panel").format(count=left)
            children.append(QgsErrorItem(self, text, f"{self.path()}/more"))
        return children


class SceneItem(QgsDataItem):
    """A scene: it can be dragged onto the map."""

    def __init__(self, parent: QgsDataItem, scene: Scene, source: Source) -> None:
        kind = Qgis.BrowserItemType.Custom
        path = f"{parent.path()}/{scene.id}"
        super().__init__(kind, parent, scene.title, path, PROVIDER)
        self.scene = scene
        self.server_id = source.active()
        self.setIcon(source.icons["imagery"])
        self.setState(Qgis.BrowserItemState.Populated)

    def hasDragEnabled(self) -> bool:  # noqa: N802
        """Say that it can be dragged when there is something to draw."""
        return bool(self.scene.rasters)

    def mimeUri(self) -> QgsMimeDataUtils.Uri:  # noqa: N802
        """Return what a drag carries: ids, and neither address nor secret."""
        return scene_uri(self.scene, self.server_id)

    def mimeUris(self) -> list[QgsMimeDataUtils.Uri]:  # noqa: N802
        """Return the same, as QGIS from 3.28 on asks for it."""
        return [self.mimeUri()]


def scene_uri(scene: Scene, server_id: str) -> QgsMimeDataUtils.Uri:
    """Return what a drag of a scene carries."""
    uri = QgsMimeDataUtils.Uri()
    uri.layerType = "custom"
    uri.providerKey = PROVIDER
    uri.name = scene.title
    uri.uri = json.dumps({"item_id": scene.id, "server": server_id})
    return uri


def read_uri(text: str) -> tuple[str, str] | None:
    """Return item and server of what a drag carried, None when it is not ours."""
    try:
        data = json.loads(text)
        item_id, server_id = data["item_id"], data["server"]
    except (ValueError, TypeError, KeyError):
        return None
    if not isinstance(item_id, str) or not isinstance(server_id, str) or not item_id:
        return None
    return item_id, server_id
