"""Layers over capture dates."""
