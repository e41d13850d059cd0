"""An upload that QGIS is closed over, and what becomes of it at the next start."""

from __future__ import annotations

import time
from typing import Any

from inside import record
from inside.window import find, shot, step, wait
from qgis.core import QgsApplication
from qgis.PyQt.QtWidgets import QPushButton
from qgis.utils import iface


def leave_upload(plugin: Any, path: str) -> None:
    """Begin an upload; its first parts arrive, and then the line is dead."""
    step("leave an upload")
    client = plugin.connection.client
    put, arrived = client.put, []

    def slow(place: str, part: Any, headers: Any) -> Any:
        while part is not None and arrived:
            part.read(0)  # raises once it is cancelled
            time.sleep(0.02)
        if part is not None:
            arrived.append(len(part))
        return put(place, part, headers)

    client.put = slow
    plugin.dock.upload_asked.emit([path])
    wait(lambda: arrived, "a part is on its way")
    intake = plugin.dock.imagery.intake
    wait(lambda: intake.isVisible() and "%" in intake.text.text(), "how far it is is shown")
    tasks = QgsApplication.taskManager()
    tasks.cancelAll()  # as QGIS does when it is closed
    wait(lambda: tasks.countActiveTasks() == 0, "nothing runs any more")


def finish_upload(plugin: Any) -> None:
    """Be asked about it, and send the rest."""
    step("finish the upload")
    item = wait(
        lambda: next((i for i in iface.messageBar().items() if "completely" in i.text()), None),
        "what was not sent is asked about",
    )
    record.facts["unfinished"] = item.text()
    bar = iface.messageBar()
    while bar.currentItem() is not item:
        bar.popWidget(bar.currentItem())  # what lies above it
    projects = find("geopera_project")
    before = projects.currentData().item_count
    shot("03_unfinished_upload")
    buttons = item.findChildren(QPushButton, "geopera_message_button")
    record.facts["choices"] = [button.text() for button in buttons]
    buttons[0].click()
    wait(lambda: projects.currentData().item_count == before + 1, "the scene is there", 60)
