"""Text of every script laid out as positioned glyphs; it must not know Qt, PDF or what a text is for."""
