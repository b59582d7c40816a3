"""One file for each kind of output."""
