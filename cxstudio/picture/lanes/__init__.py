"""Lanes that are drawn in their own way rather than as rows of cards."""
