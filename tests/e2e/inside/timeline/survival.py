"""Save, move, lose the token and the server."""

from __future__ import annotations

import base64
import zipfile
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from inside import record
from inside.timeline.hand import Hand
from inside.timeline.pictures import canvas_mean
from inside.window import check, click, rendered, shot, step, wait
from qgis.core import QgsLayerDefinition, QgsLayoutItemMap, QgsPrintLayout, QgsProject
from qgis.PyQt.QtWidgets import QAction, QApplication
from qgis.utils import iface

EXPIRED = "expired.tile.token"


class Survival(Hand):
    """Take the layer through all that may happen to it."""

    def survive(self) -> None:
        """Save in all of QGIS's formats, copy, duplicate; then reopen from another folder."""
        step("survive")
        project = QgsProject.instance()
        connection = self.plugin.connection
        secrets = [connection.tile_token, connection.server.key]
        check(all(secrets), "there are secrets")
        saved = self.folder / "saved"
        saved.mkdir()
        iface.setActiveLayer(self.layer)
        iface.actionDuplicateLayer().trigger()
        iface.layerTreeView().setCurrentLayer(self.layer)
        iface.actionCopyLayerStyle().trigger()
        iface.mainWindow().findChild(QAction, "mActionCopyLayer").trigger()
        clipboard = QApplication.clipboard().mimeData()
        copied = b"".join(bytes(clipboard.data(kind)) for kind in clipboard.formats())
        (saved / "clipboard").write_bytes(copied)
        check(project.write(str(saved / "a.qgz")), "a.qgz is saved")
        self.add_layout()
        check(project.write(str(saved / "a.qgs")), "a.qgs is saved")
        QgsLayerDefinition.exportLayerDefinition(str(saved / "a.qlr"), [project.layerTreeRoot()])
        self.layer.saveNamedStyle(str(saved / "a.qml"))
        self.layer.saveSldStyle(str(saved / "a.sld"))
        record.facts["secrets_in"] = secrets_in(saved, secrets)
        record.facts["saved"] = sorted(path.name for path in saved.iterdir())
        record.facts["secrets"] = len(secrets)
        before, shown = canvas_mean(), self.spec().date
        moved = self.folder / "elsewhere" / "b"
        moved.mkdir(parents=True)
        (saved / "a.qgs").rename(moved / "moved.qgs")
        iface.newProject()
        check(iface.addProject(str(moved / "moved.qgs")), "the moved project opens")
        self.layer = next(iter(project.mapLayersByName(f"{shown} NDVI")))
        rendered()
        record.facts["reopened"] = [before, canvas_mean(), shown, self.spec().date]
        record.facts["duplicates"] = len(project.mapLayers())
        controller = iface.mapCanvas().temporalController()
        wait(lambda: controller.totalFrameCount() == len(self.spec().frames), "the dates are back")

    def add_layout(self) -> None:
        """Add a layout whose map keeps its layers: it writes their data sources."""
        layout = QgsPrintLayout(QgsProject.instance())
        layout.initializeDefaults()
        layout.setName("sheet")
        item = QgsLayoutItemMap(layout)
        item.setLayers([self.layer])
        item.setKeepLayerSet(True)
        layout.addLayoutItem(item)
        QgsProject.instance().layoutManager().addLayout(layout)

    def outlive_the_token(self) -> None:
        """Let the token expire: new tiles come with a new one, and nobody asks for a password."""
        from geopera_plugin.core.layers.layers import show_spec

        step("token")
        connection = self.plugin.connection
        self.tokens = [connection.tile_token]
        connection.tile_token = EXPIRED
        show_spec(self.layer, replace(self.spec(), rescale="-0.11,0.91"))  # other tiles
        wait(lambda: connection.tile_token != EXPIRED, "there is a new token")
        self.settle()
        record.facts["renewed"] = canvas_mean()
        self.tokens.append(connection.tile_token)

    def look_for_secrets(self) -> None:
        """Look for secrets in all that QGIS logged."""
        connection = self.plugin.connection
        secrets = [*self.tokens, connection.tile_token, connection.server.key]
        texts = [message["text"] for message in record.messages]
        record.facts["secrets_in_log"] = [
            text for text in texts if any(secret in text for secret in secrets)
        ]
        record.facts["messages"] = len(texts)

    def lose_the_server(self) -> None:
        """Stop the server: the layer says so; start it again: it is drawn again."""
        step("gone")
        health = self.part("LayerHealth")
        check(not health.marked(), "nothing is marked")
        check(self.plugin.connection.stop(), "the server stops")
        wait(lambda: self.layer.id() in health.marked(), "the layer is marked")
        record.facts["gone"] = health.problem(self.spec())
        node = QgsProject.instance().layerTreeRoot().findLayer(self.layer.id())
        record.facts["indicators"] = [i.toolTip() for i in iface.layerTreeView().indicators(node)]
        shot("07_server_gone")
        record.facts["messages_shown"] = len(iface.messageBar().items())
        click("geopera_message_button")
        wait(lambda: self.plugin.connection.is_online, "the server is back", 60)
        wait(lambda: not health.marked(), "the mark is gone")
        iface.messageBar().clearWidgets()
        rendered()
        record.facts["back"] = canvas_mean()
        shot("08_back")


def secrets_in(folder: Path, secrets: list[str]) -> list[str]:
    """Return which files of a folder hold a secret, whole or in part, as such or encoded."""
    found = []
    for path in sorted(folder.rglob("*")):
        contents = [path.read_bytes()]
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                contents += [archive.read(name) for name in archive.namelist()]
        for content in contents:
            for secret in secrets:
                forms = {secret, quote(secret, safe=""), secret[-20:]}
                forms.add(base64.b64encode(secret.encode()).decode().rstrip("=")[:-2])
                if any(form.encode() in content for form in forms):
                    found.append(path.name)
    return found
