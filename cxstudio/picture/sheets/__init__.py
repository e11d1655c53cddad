"""The pages of the views beside the map, one file each."""
