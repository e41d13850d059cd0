"""Clip jobs and their results."""
