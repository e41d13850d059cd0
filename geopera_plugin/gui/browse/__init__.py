"""Finding imagery: projects, dates, scenes, footprints."""
