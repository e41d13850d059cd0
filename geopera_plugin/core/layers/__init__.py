"""Tile layers: what they show and where they find it."""
