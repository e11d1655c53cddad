"""Copies that a drag leaves behind: made in the same step in which they are put where the drag ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cxstudio.canvas.desk import Desk
from cxstudio.edits.copying import choose
from cxstudio.edits.pasting import duplicate, words_for
from cxstudio.words import _


class _NoBytes:
    """A copy shares the pictures of its original, so that none is read or kept anew."""

    def put_blob(self, data: bytes, mime: str) -> str:
        raise ValueError("a copy brings no picture of its own")

    def blob(self, sha256: str) -> bytes | None:
        return None


def copies(desk: Desk, ids: Sequence[str]) -> list[str]:
    """Copies of these things right after them, in the order of the map."""
    return duplicate(desk.document, _NoBytes(), ids)


def in_one_step(desk: Desk, ids: Sequence[str], act: Callable[[], str]) -> str:
    """Make and place copies as one step, called a duplication."""
    things = words_for(choose(desk.document, ids).piece.tops())
    with desk.document.transaction(_("Duplicate {things}").format(things=things)):
        return act()
