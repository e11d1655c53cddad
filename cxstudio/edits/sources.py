"""Sources: where knowledge comes from, and what leans on them by a `basis` link."""

from __future__ import annotations

from collections.abc import Iterable

from cxstudio.edits.links import connect
from cxstudio.edits.placing import END, keys_at, new_id
from cxstudio.edits.problems import Refused, distinct, required
from cxstudio.edits.values import field_value, iso_date, title_text
from cxstudio.model.document import Document
from cxstudio.model.measures import Source
from cxstudio.model.records import Node
from cxstudio.words import _

BASIS = "basis"


def add_source(
    document: Document, title: str, method: str = "interview", *, n: int | None = None, date: str = ""
) -> str:
    """Add a source. Returns its id. Raises Refused without a title, and for a method or date there is none of."""
    title = title_text(title).strip()
    if not title:
        raise Refused(_("A source needs a title"))
    with document.transaction(_("Add source")):
        source = Source(
            id=new_id(),
            title=title,
            method=field_value(Source, "method", method),
            n=field_value(Source, "n", n),
            date=iso_date(date) if date else "",
            order=keys_at(document, document.nodes(Source), END)[0],
        )
        document.put(source)
    return source.id


def source_for(document: Document, said: str) -> str:
    """What an id or a title stands for: a title none has makes a new source, "" is none."""
    said = said.strip()
    if not said or document.find(said, Source) is not None:
        return said
    for source in document.nodes(Source):
        if source.title.strip().casefold() == said.casefold():
            return source.id
    return add_source(document, said)


def lean_on(document: Document, source: str, ids: Iterable[str]) -> None:
    """Say that what is known of these things comes from a source; those that lean on it already stay so."""
    required(document, source, Source)
    with document.transaction(_("Add source")):
        for id in distinct(ids):
            required(document, id, Node)
            if not any(link.source == source for link in document.links_of(id, BASIS)):
                connect(document, BASIS, source, id)


def lean_on_named(document: Document, said: str, ids: Iterable[str]) -> str:
    """`lean_on` a source given by its id or title, in one step; returns its id."""
    if not said.strip():
        raise Refused(_("A source needs a title"))
    with document.transaction(_("Add source")):
        source = source_for(document, said)
        lean_on(document, source, ids)
    return source


def detach(document: Document, source: str, ids: Iterable[str]) -> None:
    """Say that these things do not lean on a source; the source itself stays."""
    with document.transaction(_("Remove source")):
        for id in distinct(ids):
            for link in document.links_of(id, BASIS):
                if link.source == source:
                    document.hide(link.id)
