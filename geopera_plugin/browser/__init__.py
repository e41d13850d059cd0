"""Projects, dates and scenes in QGIS's Browser panel."""
