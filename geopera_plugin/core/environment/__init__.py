"""The packages of the plugin's own server."""
