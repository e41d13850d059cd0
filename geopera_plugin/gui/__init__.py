"""Show Geopera in QGIS: the dock, dialogs, map tools and messages."""
