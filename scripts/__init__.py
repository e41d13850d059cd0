"""Commands of the checkout; the Makefile calls them."""
