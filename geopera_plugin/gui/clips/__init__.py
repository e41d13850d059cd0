"""Launching clips and watching jobs."""
