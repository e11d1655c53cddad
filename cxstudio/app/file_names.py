"""Titles as names of files, without what one of the systems refuses; it opens nothing."""

from __future__ import annotations

from cxstudio.words import _


def as_file_name(text: str) -> str:
    """A title as a file name without its ending, never empty."""
    kept = "".join("-" if c in '<>:"/\\|?*' or ord(c) < 32 else c for c in text)
    return kept.strip(" .")[:80] or _("Map")
