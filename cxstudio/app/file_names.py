"""Titles as names of files, without what one of the systems refuses; it opens nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxstudio.files.plain_names import plain_name
from cxstudio.words import _

if TYPE_CHECKING:
    from cxstudio.app.session import OpenSession


def as_file_name(text: str) -> str:
    """A title as a file name without its ending, never empty."""
    return plain_name(text, _("Map"))


def copy_name(session: OpenSession) -> str:
    """What a frozen copy of a session is called, as what is made of it may say; of a draft never its own name."""
    return f"{as_file_name(session.name())}.cxs" if session.is_draft else session.path.name
