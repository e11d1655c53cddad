"""The handout and the minutes: whole documents about a session, made of the picture's own pages; no file format."""
