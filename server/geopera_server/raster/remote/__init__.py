"""Rasters that are far away: which may be read, and how their bytes come here."""
