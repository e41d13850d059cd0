"""Choosing servers, options and packages."""
