"""The area of interest, without widgets."""
