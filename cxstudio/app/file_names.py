"""Titles as names of files, without what one of the systems refuses; it opens nothing."""

from __future__ import annotations

from cxstudio.files.plain_names import plain_name
from cxstudio.words import _


def as_file_name(text: str) -> str:
    """A title as a file name without its ending, never empty."""
    return plain_name(text, _("Map"))
