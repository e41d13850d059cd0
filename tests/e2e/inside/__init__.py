"""What runs inside QGIS: started by `--code`, driven through the real widgets."""
