"""Keep the area of interest under a name, find it again, and hand it out."""

from __future__ import annotations

from typing import Callable

from qgis.core import QgsCsException, QgsProject
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtWidgets import QFileDialog

from ...core.aoi.area import Area
from ...core.aoi.canvas import whole_on_canvas
from ...core.aoi.export import geojson_text, make_layer, write_geojson
from ...core.aoi.names import MAX_NAME, NamedAreas
from ...core.aoi.world import degrees, joined
from ...core.file_kinds import name_filter
from ...core.tasks import run_in_background
from ...core.translate import tr
from ..name_dialog import NameDialog
from ..notifier import Choice
from ..words import error_text
from ..workbench import Workbench


class AoiNaming(QObject):
    """Wire the bar of named areas to the project, and to what an area can become."""

    def __init__(self, bench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._aoi = bench.aoi
        self.names = NamedAreas(self)
        self.bar = bench.dock.area.saved
        self._zoom_next = False
        self._undos: list[Callable[[], None]] = []  # what takes their messages off
        self._dialog: NameDialog | None = None
        self._files: QFileDialog | None = None
        self.names.changed.connect(self._show)
        self.names.project_changed.connect(self._leave_project)
        self._aoi.changed.connect(self._show)
        for signal, slot in (
            (self.bar.name_chosen, self.choose),
            (self.bar.save_asked, self.ask_name),
            (self.bar.rename_asked, self.ask_new_name),
            (self.bar.delete_asked, self.delete),
            (self.bar.zoom_asked, self.zoom),
            (self.bar.layer_asked, self.add_layer),
            (self.bar.file_asked, self.ask_file),
            (self.bar.copy_asked, self.copy),
        ):
            signal.connect(slot)
        self._show()

    def dispose(self) -> None:
        """Stop following the project, close the dialogs."""
        self.names.dispose()
        if self._dialog is not None:
            self._dialog.close()  # which deletes it
        if self._files is not None:
            self._files.close()
            self._files.deleteLater()
        self._dialog = self._files = None

    def choose(self, name: str) -> None:
        """Make a named area the area of interest, and show it."""
        self._aoi.set_from_canvas_geometry(self.names.geometry(name), degrees())
        self.zoom_when_ready()

    def zoom_when_ready(self) -> None:
        """Show the area on the canvas, once it is there."""
        self._zoom_next = self._aoi.is_busy
        if not self._zoom_next:
            self.zoom()

    def ask_name(self) -> None:
        """Ask under which name the area is to be kept."""
        names = self.names
        dialog = self._open_dialog(tr("Keep the area"), names.free_name())
        dialog.set_check(names.problem, lambda name: name in names.names())
        dialog.named.connect(lambda name: self._try(names.save, name, self._aoi.geometry))

    def ask_new_name(self) -> None:
        """Ask for another name of the area."""
        names, old = self.names, self.bar.chosen()
        dialog = self._open_dialog(tr("Rename the area"), old)
        dialog.set_check(lambda name: names.rename_problem(old, name), lambda _name: False)
        dialog.named.connect(lambda name: self._try(names.rename, old, name))

    def delete(self) -> None:
        """Forget the name; the area stays on the map, and a button brings the name back.

        The button goes with the project that had it: it would write into another one.
        """
        deleted = self.names.delete(self.bar.chosen())
        if deleted is None:
            return
        take_off = self._bench.notifier.info(
            tr("“{name}” is no longer kept in this project.").format(name=deleted.name),
            Choice(tr("Undo"), lambda: self._try(self.names.bring_back, deleted), "undo"),
        )
        self._undos.append(take_off)

    def zoom(self) -> None:
        """Show the area on the canvas."""
        canvas = self._bench.iface.mapCanvas()
        outline = self._aoi.outline
        if outline.isNull() or outline.isEmpty():
            return
        crs, near = canvas.mapSettings().destinationCrs(), canvas.extent().center().x()
        context = QgsProject.instance().transformContext()
        try:
            extent = whole_on_canvas(joined(outline), crs, context, near).boundingBox()
        except QgsCsException:
            self._bench.notifier.info(tr("The map's projection cannot show this area."))
            return
        extent.scale(1.25)
        canvas.setExtent(extent)
        canvas.refresh()

    def add_layer(self) -> None:
        """Add the area to the map as a layer of its own."""
        QgsProject.instance().addMapLayer(make_layer(self._aoi.area, self._title()))

    def copy(self) -> None:
        """Put the area on the clipboard as GeoJSON."""

        def done(text: str) -> None:
            QGuiApplication.clipboard().setText(text)
            status = self._bench.iface.statusBarIface()
            status.showMessage(tr("The area is on the clipboard as GeoJSON."), 5000)

        area, title = self._aoi.area, self._title()
        self._run(lambda: geojson_text(area, title), done)

    def ask_file(self) -> None:
        """Ask where to save the area as GeoJSON."""
        if self._files is not None:
            self._files.deleteLater()
        self._files = dialog = QFileDialog(self._bench.dock.window(), tr("Save the area"))
        dialog.setObjectName("geopera_aoi_export_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(name_filter("GeoJSON", [".geojson"], saving=True))
        dialog.setDefaultSuffix("geojson")
        dialog.selectFile(_file_name(self._title()))
        dialog.fileSelected.connect(self.save_file)
        dialog.open()

    def save_file(self, path: str) -> None:
        """Save the area as GeoJSON."""
        area, title = self._aoi.area, self._title()

        def done(_nothing: object) -> None:
            self._bench.notifier.success(tr("The area is saved in {path}.").format(path=path))

        self._run(lambda: write_geojson(area, title, path), done)

    def _run(self, work, done) -> None:
        run_in_background(
            tr("Write the area of interest"),
            lambda _feedback: work(),
            done,
            lambda error: self._bench.notifier.failure(error_text(error)),
            hidden=True,
            local=True,
        )

    def _title(self) -> str:
        return self.bar.chosen() or tr("Area of interest")

    def _try(self, change: Callable[..., None], *values: object) -> None:
        """Change the names; another project, or a full one, may have come in between."""
        try:
            change(*values)
        except ValueError as problem:
            self._bench.notifier.failure(str(problem))

    def _leave_project(self) -> None:
        undos, self._undos = self._undos, []
        for take_off in undos:
            take_off()
        if self._dialog is not None:
            self._dialog.close()  # what it asks is about the project that was open

    def _open_dialog(self, title: str, name: str) -> NameDialog:
        if self._dialog is not None:
            self._dialog.close()
        window = self._bench.dock.window()
        dialog = self._dialog = NameDialog(title, name, MAX_NAME, window, "geopera_aoi_name")
        dialog.label.setText(tr("Name, kept in the QGIS project:"))
        dialog.finished.connect(lambda *_: self._forget(dialog))
        dialog.open()
        return dialog

    def _forget(self, dialog: NameDialog) -> None:
        if self._dialog is dialog:
            self._dialog = None

    def _show(self) -> None:
        area: Area = self._aoi.area
        current = "" if area.is_empty else self.names.name_of(area.geometry)
        self.bar.show_names(self.names.names(), current, not area.is_empty)
        if self._zoom_next and not self._aoi.is_busy:
            self._zoom_next = False
            self.zoom()


def _file_name(title: str) -> str:
    return "".join(sign if sign.isalnum() or sign in "-_." else "_" for sign in title)[:60]
