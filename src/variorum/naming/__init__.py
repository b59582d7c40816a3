"""What names and roles are made of: word lists, and how two names of one thing compare."""
