"""Reading, rendering, measuring and cutting rasters. Takes trusted local paths only.

Values are raw everywhere: scale and offset are reported, never applied.
"""
