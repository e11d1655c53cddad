"""Annotations: stickies and numbered notes, anchored to a thing with an offset."""

from __future__ import annotations

from collections.abc import Mapping

from cxstudio.edits.placing import END, keys_at, new_id
from cxstudio.edits.problems import Refused, kind_words, refuse_if, required
from cxstudio.edits.values import body_text, field_value
from cxstudio.model.document import Document
from cxstudio.model.kinds import ANNOTATION_KINDS
from cxstudio.model.records import Annotation
from cxstudio.model.rules import why_not_home
from cxstudio.words import _, ngettext

Point = tuple[float, float]


def add_annotation(document: Document, kind: str, anchor: str, dx: float, dy: float, text: str = "") -> str:
    """Put a note beside a thing, `dx` and `dy` canvas units from its leading top corner. Returns its id."""
    if kind not in ANNOTATION_KINDS:
        raise Refused(_("There is no such note"))
    refuse_if(why_not_home(kind, document.get(anchor)))
    with document.transaction(_("Add {thing}").format(thing=kind_words(kind))):
        note = Annotation(
            id=new_id(),
            kind=kind,
            anchor=anchor,
            dx=field_value(Annotation, "dx", dx),
            dy=field_value(Annotation, "dy", dy),
            text=body_text(text),
            order=keys_at(document, document.nodes(Annotation), END)[0],
        )
        document.put(note)
    return note.id


def move_annotation(document: Document, id: str, dx: float, dy: float, anchor: str | None = None) -> None:
    """Move a note, in canvas units from its anchor's leading top corner, and to another anchor if one is named."""
    note = required(document, id, Annotation)
    new_anchor = note.anchor if anchor is None else anchor
    if anchor is not None:
        refuse_if(why_not_home(note.kind, document.get(anchor)))
        if _hangs_on(document, anchor, id):
            raise Refused(_("A note cannot hang on itself"))
    with document.transaction(_("Move note")):
        document.set(
            id,
            dx=field_value(Annotation, "dx", dx),
            dy=field_value(Annotation, "dy", dy),
            anchor=new_anchor,
        )


def move_annotations(document: Document, offsets: Mapping[str, Point]) -> None:
    """Move several notes in one step: for each its new offset, in canvas units from its anchor's corner."""
    with document.transaction(ngettext("Move note", "Move {n} notes", len(offsets)).format(n=len(offsets))):
        for id, (dx, dy) in offsets.items():
            move_annotation(document, id, dx, dy)


def _hangs_on(document: Document, thing: str, note: str) -> bool:
    """Whether a thing is a note, or a note on a note that in the end hangs on it."""
    seen: set[str] = set()
    while thing not in seen:
        if thing == note:
            return True
        seen.add(thing)
        above = document.find(thing, Annotation)
        thing = above.anchor if above else ""
    return False
