"""What sessions say: coverage, evidence and comparison, as pure functions."""
