"""Chart what an area or a point shows on all capture dates."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsFeedback, QgsPointXY
from qgis.gui import QgsDockWidget, QgsMapTool
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QAction, QFileDialog

from ...client.area_statistics import Measure
from ...client.models import CaptureDate
from ...core.dates.time_frames import frames_of
from ...core.dates.time_series import Sample, measure_dates, to_csv
from ...core.file_kinds import has_ending, name_filter
from ...core.tasks import BackgroundTask, run_in_background
from ...core.translate import tr
from ..icons import icon
from ..map_tools.point import PointTool
from ..words import area_text, count_text, error_text
from ..workbench import Workbench
from .chart_drawing import Chart
from .chart_panel import ChartPanel
from .chart_scope import Place, Scope, point_place, scope_of

_LARGE_M2 = 2e9  # read from an overview: at 10 m a pixel these are 20 million pixels a date


class Charts(QObject):
    """Own the dock of the chart, and measure for it."""

    chart_changed = pyqtSignal()
    """There are new figures, or none any more."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench.root)
        self._bench = bench
        self._canvas = bench.iface.mapCanvas()
        self._place: Place | None = None
        self._task: BackgroundTask | None = None
        self._previous: QgsMapTool | None = None
        self.samples: list[Sample] = []
        window = bench.iface.mainWindow()
        self.dock = QgsDockWidget(tr("Geopera chart"), window)
        self.dock.setObjectName("geopera_chart_dock")
        self.panel = panel = ChartPanel(self.dock)
        panel.view.hint = tr(
            "Set an area of interest or click a point, to see its values on all dates."
        )
        self.dock.setWidget(panel)
        bench.iface.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.dock)
        self.dock.hide()
        self.tool = PointTool(self._canvas)
        self.tool.chosen.connect(self._point_chosen)
        self.tool.cancelled.connect(self._leave_tool)
        self.tool.deactivated.connect(lambda: panel.point.setChecked(False))
        panel.area_asked.connect(self.chart_area)
        panel.point_asked.connect(self._use_tool)
        panel.formula_changed.connect(self._again)
        panel.cancelled.connect(self.cancel)
        panel.save_asked.connect(self._ask_where)
        panel.view.date_chosen.connect(self._choose_date)
        self.action = QAction(icon("chart"), tr("Chart over time"), self)
        self.action.setObjectName("geopera_chart")
        self.action.setToolTip(tr("Chart the values of an area or a point on all capture dates"))
        self.action.setCheckable(True)
        self.action.triggered.connect(self._toggle)
        self.dock.visibilityChanged.connect(self._on_visible)
        bench.add_action(self.action, toolbar=True)
        bench.catalog.styles_loaded.connect(self._on_styles)
        bench.dock.imagery.date_chosen.connect(self._on_date)

    def dispose(self) -> None:
        """Take dock and tool out of the window."""
        self.cancel()
        self._leave_tool()
        self.tool.dispose()
        self.tool.deleteLater()
        self._bench.iface.removeDockWidget(self.dock)
        self.dock.deleteLater()

    def chart_area(self) -> None:
        """Chart the area of interest."""
        aoi = self._bench.aoi
        problem = aoi.problem()
        if problem is not None:
            self._bench.notifier.info(problem)
            return
        name = tr("Area of interest, {area}").format(area=area_text(aoi.area_m2()))
        self._place = Place(aoi.geojson() or {}, name)
        self.tool.mark.hide()
        self._measure()

    def cancel(self) -> None:
        """Stop measuring; what is there already stays."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
        self.panel.set_progress(None)

    def save(self, path: str) -> bool:
        """Write chart or table, by the end of the name; tell whether that went well."""
        try:
            if Path(path).suffix.lower() == ".csv":
                with Path(path).open("w", encoding="utf-8", newline="") as table:
                    table.write(to_csv(self.samples))
                done = True
            else:
                done = self.panel.view.save_picture(path)
        except OSError:
            done = False
        if not done:
            text = tr("{path} cannot be written: choose another place.")
            self._bench.notifier.failure(text.format(path=path))
        return done

    def _again(self) -> None:
        """Measure another formula, over the area as it is now."""
        if self._place is not None and self._place.is_point:
            self._measure()
        elif self._bench.aoi.problem() is None:
            self.chart_area()

    def _measure(self) -> None:
        """Measure the place on all dates, in the background."""
        self.cancel()
        client, scope = self._bench.connection.client, scope_of(self._bench)
        place = self._place
        if client is None or place is None:
            return
        if scope is None:
            self._bench.notifier.info(tr("Choose a project with scenes first."))
            return
        name, expression = self._formula(scope)
        if not expression:
            self._bench.notifier.info(tr("Choose a formula, or type an expression."))
            return
        area = self._bench.aoi.area_m2() if not place.is_point else 0.0
        measure = Measure(
            place.geometry,
            expression=expression,
            weighted=place.is_point,
            approximate=area > _LARGE_M2,
        )

        def work(feedback: QgsFeedback) -> list[Sample]:
            frames = frames_of(client.scenes(scope.project_id), scope.asset_key, place.box)
            return measure_dates(client, frames, measure, feedback)

        def done(samples: list[Sample]) -> None:
            self._task = None
            self.panel.set_progress(None)
            self._show(samples, name, place)

        def failed(error: Exception) -> None:
            self._task = None
            self.panel.set_progress(None)
            self._bench.notifier.failure(error_text(error))

        self.panel.set_progress(0.0)
        title = tr("Measure {name} on all dates").format(name=name[:60])
        self._task = run_in_background(title, work, done, failed)
        self._task.progress_changed.connect(self._on_progress)

    def _on_progress(self, percent: float) -> None:
        if self._task is not None:
            self.panel.set_progress(percent)

    def _formula(self, scope: Scope) -> tuple[str, str]:
        name, expression = self.panel.expression()
        if not expression:
            self.panel.set_expression(scope.formula_id or "ndvi", scope.expression or "")
            name, expression = self.panel.expression()
        return name, expression

    def _show(self, samples: list[Sample], name: str, place: Place) -> None:
        self.samples = samples
        known = [sample for sample in samples if sample.has_value]
        if not known:
            self.panel.view.set_chart(Chart((), ""))
            self.panel.set_can_save(False)
            self._bench.notifier.info(tr("No scene has a valid pixel there: choose another place."))
            self.chart_changed.emit()
            return
        parts = [place.name, count_text(len(known), tr("date"), tr("dates"))]
        if not place.is_point:
            parts.append(tr("mean, p10 to p90"))
        chart = Chart(tuple(samples), name, " \N{MIDDLE DOT} ".join(parts), self._marked())
        self.panel.view.set_chart(chart)
        self.panel.set_can_save(True)
        self.chart_changed.emit()

    def _marked(self) -> str | None:
        chosen = self._bench.dock.imagery.dates.chosen()
        return chosen.date if chosen is not None else None

    def _on_date(self, date: CaptureDate) -> None:
        chart = self.panel.view.chart
        if chart.samples and chart.marked != date.date:
            self.panel.view.set_chart(Chart(chart.samples, chart.title, chart.subtitle, date.date))

    def _choose_date(self, date: str) -> None:
        strip = self._bench.dock.imagery.dates
        for row, each in enumerate(strip.model().dates()):
            if each.date == date:
                strip.choose_row(row)

    def _on_styles(self, formulas: list, _colormaps: dict) -> None:
        self.panel.set_formulas(formulas)

    def _toggle(self, checked: bool) -> None:
        self.dock.setVisible(checked)
        if checked:
            self.dock.raise_()
            scope = scope_of(self._bench)
            if scope is not None and not self.panel.expression()[1]:
                self._formula(scope)

    def _on_visible(self, visible: bool) -> None:
        self.action.setChecked(visible)
        if not visible:
            self._leave_tool()
            self.tool.mark.hide()

    def _use_tool(self, wanted: bool) -> None:
        if not wanted:
            self._leave_tool()
            return
        self._previous = self._canvas.mapTool()
        self._canvas.setMapTool(self.tool)
        self.panel.point.setChecked(True)
        self._bench.iface.statusBarIface().showMessage(self.tool.hint, 8000)

    def _leave_tool(self) -> None:
        if self._canvas.mapTool() is not self.tool:
            return
        previous, self._previous = self._previous, None
        try:
            if previous is not None and previous is not self.tool:
                self._canvas.setMapTool(previous)
                return
        except RuntimeError:
            pass  # its owner has deleted it since
        self._canvas.unsetMapTool(self.tool)

    def _point_chosen(self, point: QgsPointXY) -> None:
        place = point_place(point, self._canvas.mapSettings().destinationCrs())
        if place is None:
            self._bench.notifier.info(tr("That point lies outside of the map."))
            return
        self._place = place
        self._measure()

    def _ask_where(self, kind: str) -> None:
        shown = name_filter(kind.upper(), [f".{kind}"], saving=True)
        path, _ = QFileDialog.getSaveFileName(
            self.dock, tr("Save the chart"), f"chart.{kind}", shown
        )
        if path:
            self.save(path if has_ending(path, [f".{kind}"]) else f"{path}.{kind}")
