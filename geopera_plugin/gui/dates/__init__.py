"""Stepping through dates, comparing and charting them."""
