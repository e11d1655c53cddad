"""Cards of the map, each laid out in its own coordinates; no place on the map and no painter here."""
