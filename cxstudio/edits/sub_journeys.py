"""Sub-journeys: a touchpoint opens a journey that tells it in more detail; never in a circle.

Everything that makes an `opens` link asks `why_not_open`. A circle that came in by merging is never walked twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from cxstudio.edits.placing import new_id
from cxstudio.edits.problems import refuse_if, required
from cxstudio.edits.sessions import add_journey
from cxstudio.model.document import Document
from cxstudio.model.naming import shortened, title
from cxstudio.model.records import Journey, Link, Node, Touchpoint
from cxstudio.words import _


def opened_by(document: Document, touchpoint: str) -> str:
    """The journey a touchpoint opens, or ""."""
    links = document.links_of(touchpoint, "opens")
    return next((x.target for x in sorted(links, key=lambda x: x.id) if x.source == touchpoint), "")


def openers(document: Document, journey: str) -> list[str]:
    """The touchpoints that open a journey, by their links' ids."""
    links = sorted(document.links_of(journey, "opens"), key=lambda x: x.id)
    return [x.source for x in links if x.target == journey]


def parents(document: Document, journey: str) -> list[tuple[str, str]]:
    """The journeys this one belongs under, each with the touchpoint that opens it."""
    found = ((document.stage_of(id), id) for id in openers(document, journey))
    return [(stage.journey, id) for stage, id in found if stage is not None]


def way_down(document: Document, journey: str) -> list[tuple[str, str]]:
    """How one comes to a journey from the outermost one: journeys, each with the touchpoint that leads on."""
    way, seen = [(journey, "")], {journey}
    while True:
        above = next((x for x in parents(document, way[0][0]) if x[0] not in seen), None)
        if above is None:
            return way
        seen.add(above[0])
        way.insert(0, above)


def why_not_open(document: Document, touchpoint: str, journey: str) -> str | None:
    """Why this touchpoint may not open this journey; None when it may."""
    required(document, touchpoint, Touchpoint)
    required(document, journey, Journey)
    stage = document.stage_of(touchpoint)
    if stage is None:
        return None
    if stage.journey == journey:
        return _("A touchpoint cannot open the journey it belongs to")
    if stage.journey in _below(document, journey):
        return _("This would be a circle: that journey already leads to the one the touchpoint belongs to")
    return None


def open_as_new(document: Document, touchpoint: str) -> str:
    """Give a touchpoint a journey of its own, with its title and persona, or the one it has. Returns its id."""
    moment = required(document, touchpoint, Touchpoint)
    there = opened_by(document, touchpoint)
    if document.find(there, Journey) is not None:
        return there
    stage = document.stage_of(touchpoint)
    above = document.find(stage.journey, Journey) if stage is not None else None
    with document.transaction(_("Make a sub-journey")):
        made = add_journey(document, moment.title, persona=above.persona if above is not None else "")
        if above is not None:
            document.set(made, state=above.state)
        document.put(Link(id=new_id(), kind="opens", source=touchpoint, target=made))
    return made


def open_journey(document: Document, touchpoint: str, journey: str) -> None:
    """Let a touchpoint open a journey that is there, in place of the one it opened. Raises Refused for a circle."""
    refuse_if(why_not_open(document, touchpoint, journey))
    if opened_by(document, touchpoint) == journey:
        return
    with document.transaction(_("Open as a sub-journey")):
        close_journey(document, touchpoint)
        document.put(Link(id=new_id(), kind="opens", source=touchpoint, target=journey))


def close_journey(document: Document, touchpoint: str) -> None:
    """Let a touchpoint open nothing; the journey it opened stays."""
    links = [x for x in document.links_of(touchpoint, "opens") if x.source == touchpoint]
    with document.transaction(_("Unlink the sub-journey")):
        for link in links:
            document.hide(link.id)


def circular(opens: Iterable[Link], journey_of: Callable[[str], str]) -> str:
    """A journey that leads back to itself over some `opens` links; "" where none does.

    `journey_of` tells the journey of a touchpoint.
    """
    targets: dict[str, list[str]] = {}
    for link in opens:
        targets.setdefault(journey_of(link.source), []).append(link.target)
    return next((id for id in targets if id and id in _reached(targets, id)), "")


def circle_in(document: Document) -> str:
    """A sentence about a journey that leads back to itself over its sub-journeys; "" where none does."""

    def journey_of(touchpoint: str) -> str:
        stage = document.stage_of(touchpoint)
        return stage.journey if stage is not None else ""

    journey = document.get(circular(document.links("opens"), journey_of))
    return circle_words(journey) if journey is not None else ""


def circle_words(journey: Node) -> str:
    """What is said of a journey that leads back to itself, with the remedy."""
    reason = _("The journey “{name}” leads back to itself over its sub-journeys; unlink one of them")
    return reason.format(name=shortened(title(journey)))


def why_not_moved(document: Document, touchpoints: Iterable[str], journey: str) -> str | None:
    """Why these touchpoints may not move into a journey: what one of them opens would lead back to it."""
    for opened in filter(None, (opened_by(document, id) for id in touchpoints)):
        if journey == opened or journey in _below(document, opened):
            return _(
                "This would be a circle: that journey already leads to the one the touchpoint belongs to"
            )
    return None


def _below(document: Document, journey: str) -> set[str]:
    """A journey's sub-journeys, and theirs."""
    targets: dict[str, list[str]] = {}
    for link in document.links("opens"):
        stage = document.stage_of(link.source)
        if stage is not None:
            targets.setdefault(stage.journey, []).append(link.target)
    return _reached(targets, journey)


def _reached(targets: Mapping[str, Iterable[str]], start: str) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        for id in targets.get(waiting.pop(), ()):
            if id not in found:
                found.add(id)
                waiting.append(id)
    return found
