"""Trains the reader: ``python -m training.reader --data DIR``; see ``__main__.py``."""
