"""What the plugin does, without widgets: the server, the catalogue, layers, jobs and results."""
