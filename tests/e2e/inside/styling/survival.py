"""Layers of two servers in one project: moved, handed on as a definition, kept in a GeoPackage."""

from __future__ import annotations

import io
import shutil
import sqlite3
import zipfile
from pathlib import Path
from typing import Any

from inside import record
from inside.arrival import choose_date
from inside.styling.hand import Hand, quiet
from inside.window import canvas_colours, check, click, click_row, find, shot, step, wait
from qgis.core import QgsApplication, QgsLayerDefinition, QgsProject
from qgis.utils import iface


class Survival:
    """Take a project with layers of two servers to other places, and compare what it shows."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        self.folder = Path(hand.plan["folder"]) / "survival"
        self.connection = hand.plugin.connection
        self.secrets: list[str] = []
        self.looks: dict[str, list[list[int]]] = {}

    def run(self) -> None:
        """Go through it, step by step."""
        self.two_servers()
        self.move()
        self.hand_on()
        self.package()
        record.facts["looks"] = self.looks

    def two_servers(self) -> None:
        """Show a scene of this computer, and above it one of another server."""
        step("two servers")
        QgsProject.instance().removeAllMapLayers()
        self._add()
        self._remember_secrets()
        self.connection.switch(self._other_server())
        text = find("geopera_server_text")
        wait(lambda: text.text() == "Connected", "the other server is in use")
        self._add()
        self._remember_secrets()
        click("geopera_mode_formula")
        wait(lambda: self.hand.spec().expression, "the other server's layer shows a formula")
        check(self.hand.spec().server, "the layer knows its server")
        self._look("there")
        shot("18_two_servers")
        self.connection.switch("")
        wait(lambda: text.text() == "Server ready", "this computer's server is in use again")
        self._look("here")

    def move(self) -> None:
        """Save the project, move its folder, and open it there."""
        step("moved project")
        desk, archive = self.folder / "desk", self.folder / "archive" / "2026"
        desk.mkdir(parents=True)
        archive.parent.mkdir()
        check(QgsProject.instance().write(str(desk / "fields.qgz")), "the project is saved")
        self._empty()
        shutil.move(desk, archive)
        check(iface.addProject(str(archive / "fields.qgz")), "it opens where it is now")
        self._look("moved")
        with zipfile.ZipFile(archive / "fields.qgz") as archived:
            texts = [archived.read(name) for name in archived.namelist()]
        self._search("qgz", b"".join(texts))

    def hand_on(self) -> None:
        """Hand the layers on as a layer definition file, and add it to an empty project."""
        step("layer definition")
        path = self.folder / "fields.qlr"
        project, canvas = QgsProject.instance(), iface.mapCanvas()
        crs, extent = project.crs(), canvas.extent()
        told = QgsLayerDefinition.exportLayerDefinition(
            str(path), project.layerTreeRoot().children()
        )
        check(told[0], f"the definition is written {told[1]}")
        self._empty()
        project.setCrs(crs)
        told = QgsLayerDefinition.loadLayerDefinition(str(path), project, project.layerTreeRoot())
        check(told[0], f"the definition is read {told[1]}")
        canvas.setExtent(extent)
        canvas.refresh()
        self._look("definition")
        self._search("qlr", path.read_bytes())

    def package(self) -> None:
        """Keep the project in a GeoPackage, as one file to hand on, and open it from there."""
        step("GeoPackage")
        path = self.folder / "fields.gpkg"
        place = f"geopackage:{path}?projectName=fields"
        check(QgsProject.instance().write(place), "the project is in the GeoPackage")
        self._empty()
        check(QgsProject.instance().read(place), "it opens from there")
        self._look("package")
        shot("19_package")
        with sqlite3.connect(path) as database:
            ((content,),) = database.execute("SELECT content FROM qgis_projects").fetchall()
        with zipfile.ZipFile(io.BytesIO(bytes.fromhex(content))) as archived:
            self._search("gpkg", b"".join(archived.read(name) for name in archived.namelist()))
        self._empty()

    def _other_server(self) -> str:
        from geopera_plugin.core.servers.credentials import store_key
        from geopera_plugin.core.servers.profiles import ServerProfile

        QgsApplication.authManager().setMasterPassword("session", True)
        told = self.hand.plan["office"]
        authcfg = store_key(told["key"], "Office", told["url"])
        self.secrets.append(told["key"])
        server_id = self.connection.servers.new_id(told["url"])
        self.connection.servers.save(ServerProfile(server_id, "Office", told["url"], authcfg))
        return server_id

    def _add(self) -> None:
        choose_date(self.hand.plugin, self.hand.plan["date"])
        before = set(QgsProject.instance().mapLayers())
        click_row(find("geopera_scene_list"), 0, double=True)
        added = wait(lambda: set(QgsProject.instance().mapLayers()) - before, "it is added", 60)
        self.hand.layer = QgsProject.instance().mapLayer(next(iter(added)))
        self.hand.bound()

    def _remember_secrets(self) -> None:
        base = self.connection.base_url.split("//")[-1]
        self.secrets += [base, self.connection.tile_token]

    def _look(self, name: str) -> None:
        """Note what both layers show, then what the lower one does."""
        layers = QgsProject.instance().layerTreeRoot().layerOrder()
        check(len(layers) == 2, f"both layers are there: {name}")
        check(all(layer.isValid() for layer in layers), f"both layers are valid: {name}")
        node = QgsProject.instance().layerTreeRoot().findLayer(layers[0].id())
        both = self._rows()
        node.setItemVisibilityChecked(False)
        self.looks[name] = [both, self._rows()]
        node.setItemVisibilityChecked(True)

    @staticmethod
    def _rows() -> list[int]:
        """Return the mean colours of the parts of the canvas, one after the other."""
        quiet(0.25)
        samples = canvas_colours(12, 9)
        parts: list[Any] = [samples[place::9] for place in range(9)]
        return [
            round(sum(sample["rgb"][band] for sample in part) / len(part))
            for part in parts
            for band in range(3)
        ]

    def _search(self, kind: str, content: bytes) -> None:
        found = [secret for secret in self.secrets if secret and secret.encode() in content]
        record.facts.setdefault("secrets_in", {})[kind] = len(found)

    @staticmethod
    def _empty() -> None:
        QgsProject.instance().setDirty(False)
        iface.newProject()
        check(not QgsProject.instance().mapLayers(), "the project is empty")
