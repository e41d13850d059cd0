"""The use cases: what every way in, HTTP or command line, calls."""
