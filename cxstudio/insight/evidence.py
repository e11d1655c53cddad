"""How sure a map is: the sources behind each thing, and the level of evidence that follows; it draws nothing.

A source speaks by its method: an interview is heard, an observation observed, a survey or analytics measured. What
leans on several takes the highest, a touchpoint also counts the sources of its cards. Where no source stands behind a
thing, the level somebody stated holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cxstudio.model.measures import Source
from cxstudio.model.reading import Reading
from cxstudio.model.records import Card, Evidence, Node, Touchpoint
from cxstudio.words import N_, _, ngettext

LEVELS: tuple[Evidence, ...] = ("", "assumed", "heard", "observed", "measured")  # from the weakest on
METHOD_LEVELS: dict[str, Evidence] = {
    "interview": "heard",
    "observation": "observed",
    "survey": "measured",
    "analytics": "measured",
}
# What was asked or looked at, by method: "12 interviews".
COUNTED = {
    "interview": (N_("{n} interview"), N_("{n} interviews")),
    "survey": (N_("{n} answer"), N_("{n} answers")),
    "observation": (N_("{n} observation"), N_("{n} observations")),
    "analytics": (N_("{n} case"), N_("{n} cases")),
}


def level_of(source: Source) -> Evidence:
    """How sure what a source says is, by its method."""
    return METHOD_LEVELS[source.method]


def own_sources(document: Reading, id: str) -> tuple[Source, ...]:
    """The sources a thing itself leans on, in the order of the session."""
    found = (document.find(link.source, Source) for link in document.links_of(id, "basis"))
    there = {source.id: source for source in found if source is not None and source.id != id}
    return tuple(sorted(there.values(), key=lambda source: (source.order, source.id)))


def sources_behind(document: Reading, thing: Node) -> tuple[Source, ...]:
    """All sources behind a thing: its own, then for a touchpoint those of its cards."""
    if not document.holds(Source):  # as on most maps, where every card of every touchpoint would be asked
        return ()
    found = {source.id: source for source in own_sources(document, thing.id)}
    if isinstance(thing, Touchpoint):
        for card in document.cards(thing.id):
            found |= {source.id: source for source in own_sources(document, card.id)}
    return tuple(found.values())


def evidence(document: Reading, thing: Node) -> Evidence:
    """How sure a thing is: the highest level of the sources behind it, without any the level somebody stated."""
    stated: Evidence = thing.evidence if isinstance(thing, (Touchpoint, Card)) else ""
    return highest(sources_behind(document, thing)) or stated


def highest(sources: Iterable[Source]) -> Evidence:
    """The highest level of some sources; "" of none."""
    return max((level_of(source) for source in sources), key=LEVELS.index, default="")


def counted(source: Source) -> str:
    """How many it rests on, in the window's language: "12 interviews"; "" when nobody said."""
    if source.n is None:
        return ""
    return ngettext(*COUNTED[source.method], source.n).format(n=source.n)


def missing(source: Source) -> str:
    """What a source does not say of itself, in the window's language: "how many, no date"; "" when it says all."""
    if source.n is None:
        return _("without a number and a date") if not source.date else _("without a number")
    return "" if source.date else _("without a date")


def basis_words(sources: Sequence[Source]) -> str:
    """What a thing rests on in a few words: "12 interviews"; "3 sources" where there are several."""
    if len(sources) == 1:
        return counted(sources[0])
    return ngettext("{n} source", "{n} sources", len(sources)).format(n=len(sources)) if sources else ""
