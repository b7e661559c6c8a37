"""Scorers for hearsay: what `bench/accuracy` measures, one module per measure."""
