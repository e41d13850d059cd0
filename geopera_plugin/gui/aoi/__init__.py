"""Setting the area of interest."""
