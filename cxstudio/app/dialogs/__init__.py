"""The few dialogs: export, import, trouble with a file, and what the program says of itself."""
