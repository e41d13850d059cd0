"""Ours and its peers, measured in the same run."""

from __future__ import annotations
