"""How sure a map is: the sources behind each thing, and the level of evidence that follows; it draws nothing.

A source speaks by its method: an interview or a workshop is heard, an observation observed, a survey or analytics
measured. Behind a place also stand the sources of what was measured and said there, behind a touchpoint those of its
cards. What leans on several takes the highest. A reading that names no source speaks by its origin. Where no source
stands behind a thing, the level somebody stated holds, unless a reading says more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from cxstudio.insight.voice import feedback_at
from cxstudio.model.measures import Feedback, Source
from cxstudio.model.measures import Reading as Measurement
from cxstudio.model.reading import Reading
from cxstudio.model.records import Card, Evidence, Journey, Node, Stage, Touchpoint
from cxstudio.words import N_counted, _, ngettext

LEVELS: tuple[Evidence, ...] = ("", "assumed", "heard", "observed", "measured")  # from the weakest on
METHOD_LEVELS: dict[str, Evidence] = {
    "interview": "heard",
    "observation": "observed",
    "survey": "measured",
    "analytics": "measured",
    "workshop": "heard",
}
# What a reading that names no source rests on, by its origin.
ORIGIN_LEVELS: dict[str, Evidence] = {
    "survey": "measured",
    "system": "measured",
    "room": "heard",
    "estimate": "assumed",
}
# What was asked or looked at, by method: "12 interviews".
COUNTED = {
    "interview": N_counted("{n} interview", "{n} interviews"),
    "survey": N_counted("{n} answer", "{n} answers"),
    "observation": N_counted("{n} observation", "{n} observations"),
    "analytics": N_counted("{n} case", "{n} cases"),
    "workshop": N_counted("{n} person in the room", "{n} people in the room"),
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
    """All sources behind a thing: its own, for a touchpoint those of its cards, then of what was measured and said."""
    if not document.holds(Source):  # as on most maps, where every card of every touchpoint would be asked
        return ()
    found = {source.id: source for source in own_sources(document, thing.id)}
    if isinstance(thing, Touchpoint):
        for card in document.cards(thing.id):
            found |= {source.id: source for source in own_sources(document, card.id)}
    for id in dict.fromkeys(_named_there(document, thing)):
        source = document.find(id, Source) if id not in found else None
        if source is not None:
            found[source.id] = source
    return tuple(found.values())


def level_measured(document: Reading, thing: Node) -> Evidence:
    """The highest level of the readings taken there that name no source; "" of none."""
    levels = (
        ORIGIN_LEVELS[one.origin]
        for one in _readings_at(document, thing)
        if one.inputs and document.find(one.source, Source) is None
    )
    return max(levels, key=LEVELS.index, default="")


def evidence(document: Reading, thing: Node) -> Evidence:
    """How sure a thing is: the highest level of what stands behind it; without a source the stated one counts too."""
    stated: Evidence = thing.evidence if isinstance(thing, (Touchpoint, Card)) else ""
    found = highest(sources_behind(document, thing))
    return max(found or stated, level_measured(document, thing), key=LEVELS.index)


def _named_there(document: Reading, thing: Node) -> Iterator[str]:
    """The ids of the sources of the readings taken at a place, then of the feedback that speaks of it."""
    yield from (one.source for one in _readings_at(document, thing))
    if isinstance(thing, Touchpoint | Stage | Journey) and document.holds(Feedback):
        yield from (one.source for one in feedback_at(document, thing.id))


def _readings_at(document: Reading, thing: Node) -> Iterator[Measurement]:
    if not isinstance(thing, Touchpoint | Stage | Journey) or not document.holds(Measurement):
        return
    for _place, id, field in document.graph.out_edges(thing.id, data="kind"):
        one = document.find(id, Measurement) if field == "at" else None
        if one is not None:
            yield one


def highest(sources: Iterable[Source]) -> Evidence:
    """The highest level of some sources; "" of none."""
    return max((level_of(source) for source in sources), key=LEVELS.index, default="")


def counted(source: Source, figure: Callable[[str], str] = str) -> str:
    """How many it rests on, in the window's language: "1,200 interviews"; "" when nobody said.

    `figure` writes a number as the language does.
    """
    if source.n is None:
        return ""
    return ngettext(*COUNTED[source.method], source.n).format(n=figure(f"{source.n:,}"))


def missing(source: Source) -> str:
    """What a source does not say of itself, in the window's language: "how many, no date"; "" when it says all."""
    if source.n is None:
        return _("without a number and a date") if not source.date else _("without a number")
    return "" if source.date else _("without a date")


def basis_words(sources: Sequence[Source], figure: Callable[[str], str] = str) -> str:
    """What a thing rests on in a few words: "12 interviews"; "3 sources" where there are several."""
    if len(sources) == 1:
        return counted(sources[0], figure)
    return ngettext("{n} source", "{n} sources", len(sources)).format(n=len(sources)) if sources else ""
