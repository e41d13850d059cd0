"""Styling layers live."""
