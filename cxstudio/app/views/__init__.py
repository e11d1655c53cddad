"""The ways to look at a session beside its map, one file each."""
