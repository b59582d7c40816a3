"""Scores on public gold data, given by path."""
