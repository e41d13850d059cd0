"""Draw areas of interest on the map canvas."""
