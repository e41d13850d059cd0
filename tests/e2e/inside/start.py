"""Given to `qgis --code`: run the session once the window is up, write the report, exit."""

from __future__ import annotations

import importlib
import json
import os
import traceback

from inside import record, server_calls
from inside.window import DialogWatch, shot
from qgis.core import QgsApplication, QgsProject, QgsSettings
from qgis.PyQt.QtCore import QTimer
from qgis.utils import iface

_EXIT_MS = 20_000


def _run() -> None:
    plan = json.loads(os.environ["GEOPERA_E2E_PLAN"])
    QgsSettings().setValue("geopera/output_folder", plan["output"])
    watch = DialogWatch()
    server_calls.watch()
    try:
        importlib.import_module(f"inside.{plan.get('session', 'analyst')}").run(plan)
        finished = True
    except Exception:  # noqa: BLE001 (the report tells of it, whatever it is)
        record.errors.append(traceback.format_exc())
        shot("99_failure")
        finished = False
    watch.stop()
    record.write(finished)
    QgsApplication.taskManager().cancelAll()
    QgsProject.instance().setDirty(False)
    QTimer.singleShot(_EXIT_MS, lambda: os._exit(70))
    QTimer.singleShot(0, iface.actionExit().trigger)


QTimer.singleShot(1500, _run)
