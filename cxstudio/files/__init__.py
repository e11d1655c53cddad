"""The session file: one log of rows in one SQLite file, and what can be done with whole files; it knows no window."""
