"""Timers for hearsay: what `bench/speed` measures."""
