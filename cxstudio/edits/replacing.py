"""Writing new texts into several things at once, as one step to undo; it does not search."""

from __future__ import annotations

from collections.abc import Mapping

from cxstudio.edits.fields import set_field
from cxstudio.edits.lanes import rename_lane
from cxstudio.model.document import Document
from cxstudio.words import ngettext


def write_texts(
    document: Document,
    texts: Mapping[str, Mapping[str, str]],
    lanes: Mapping[tuple[str, str], str] | None = None,
) -> int:
    """Give fields of nodes and links new texts: id -> field -> text; and lanes new names: (journey, key) -> name.

    Returns how many things were written. Raises Refused when one of them does not fit; then none is changed.
    """
    named = lanes or {}
    number = len(texts) + len(named)
    if not number:
        return 0
    label = ngettext("Replace text", "Replace text in {n} places", number).format(n=number)
    with document.transaction(label):
        for id, fields in texts.items():
            for name, text in fields.items():
                set_field(document, [id], name, text)
        for (journey, key), title in named.items():
            rename_lane(document, journey, key, title)
    return number
