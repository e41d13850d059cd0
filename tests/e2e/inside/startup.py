"""Runs before QGIS loads its plugins: keep every message, and never open a dialog on an error."""

from __future__ import annotations

import os
import sys
import traceback

import qgis.utils
from qgis.core import QgsApplication

sys.path.insert(0, os.environ["GEOPERA_E2E_TESTS"])

from inside import record

if not record.listening:  # QGIS runs this file twice
    record.listening = True
    QgsApplication.messageLog().messageReceived.connect(record.message)


def _show_exception(kind, value, trace, text, *_args, **_kwargs) -> None:
    record.errors.append(f"{text}\n" + "".join(traceback.format_exception(kind, value, trace)))


qgis.utils.showException = _show_exception
