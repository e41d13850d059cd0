"""Ours and its peers in one run, as ratios. `python -m benchmarks tiles --help`."""
