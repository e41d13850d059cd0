"""Servers, their keys and how they are reached."""
