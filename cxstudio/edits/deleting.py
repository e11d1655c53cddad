"""Deleting: what goes along with a thing, and what is only loosened from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from cxstudio.edits.groups import dissolve_small
from cxstudio.edits.problems import Refused, distinct, required_link
from cxstudio.edits.spans import refit, spans_over
from cxstudio.edits.structure import is_structure, keep_structure
from cxstudio.model.audits import Consistency
from cxstudio.model.document import Document
from cxstudio.model.groups import IN_GROUP
from cxstudio.model.kinds import KINDS
from cxstudio.model.lanes import cards_of, lane_key
from cxstudio.model.measures import Feedback, Reading
from cxstudio.model.naming import shortened, title
from cxstudio.model.owners import OWNERS, REFERENCES
from cxstudio.model.records import (
    Card,
    Channel,
    Emotion,
    Journey,
    Lane,
    Node,
    Persona,
    Prompt,
    Session,
    Touchpoint,
)
from cxstudio.model.workshops import VoteRound
from cxstudio.words import _, ngettext

_UNSEEN = (Emotion, Lane, Prompt, Consistency)  # they go along without being spoken of


def delete(document: Document, ids: Iterable[str]) -> int:
    """Delete things with what lives inside them, and the links and notes on them. Returns how many things went.

    Cards in the parking lot stay there. A persona's cards stay, for all personas; her emotions go. A lane somebody
    added takes its cards along.
    """
    wanted = distinct(ids)
    gone = _doomed(document, wanted)
    nodes = [document.node(id) for id in gone if document.link(id) is None]
    _refuse_the_last_journey(document, nodes)
    if any(is_structure(node) for node in nodes):
        keep_structure(document, "delete")
    number = sum(not isinstance(x, _UNSEEN) for x in nodes) + len(_links(document, wanted))
    words = _words(document, wanted, gone)
    going = set(gone)
    left = [x.target for id in gone if (x := document.link(id)) is not None and x.kind == IN_GROUP]
    with document.transaction(_("Delete {things}").format(things=words.lower())):
        spans = spans_over(document, [x.id for x in nodes if isinstance(x, Touchpoint)])
        for node in nodes:
            _loosen(document, node, going)
        for id in reversed(gone):
            document.hide(id)
        dissolve_small(document, left)
        refit(document, spans)
    return number


def describe(document: Document, ids: Iterable[str]) -> str:
    """What deleting these would take, for a message: "Stage and 3 touchpoints", "Touchpoint, card and arrow", "Arrow".

    Of the arrows that go along those are spoken of that join what goes with what stays.
    """
    wanted = distinct(ids)
    return _words(document, wanted, _doomed(document, wanted))


def _words(document: Document, wanted: list[str], doomed: list[str]) -> str:
    """`describe`, for one who knows already what goes."""
    asked = [x for x in (document.get(id) for id in wanted) if x is not None]
    asked_for = set(wanted)
    arrows = len(_links(document, wanted)) + _cut_off(document, doomed, asked_for)
    if not asked:
        return _arrow_words(arrows) if arrows else _("Nothing")
    along = [document.get(id) for id in doomed if id not in asked_for]
    first = counted([*asked])
    several = len(asked) > len(first)  # some number is said
    inside = counted([x for x in along if x is not None and not isinstance(x, _UNSEEN)], after_number=several)
    parts = first + ([inside[0]] if inside and len(first) == 1 else [])
    if arrows:
        parts.append(_arrow_words(arrows, after_number=several))
    if len(parts) == 1:
        return parts[0]
    return _("{things} and {last}").format(things=", ".join(parts[:-1]), last=parts[-1])


def _arrow_words(n: int, *, after_number: bool = False) -> str:
    if after_number:
        return ngettext("{n} arrow", "{n} arrows", n).format(n=n)
    return ngettext("Arrow", "{n} arrows", n).format(n=n)


def _cut_off(document: Document, doomed: list[str], asked: set[str]) -> int:
    """How many arrows between touchpoints go only because one of their ends does."""
    gone = set(doomed)
    links = (document.link(id) for id in doomed if id not in asked)
    return sum(
        link is not None and link.kind == "next" and not {link.source, link.target} <= gone for link in links
    )


def counted(records: Sequence[Node], *, after_number: bool = False) -> list[str]:
    """The kinds among some records with their numbers, containers first.

    A single thing is named without a number, unless a number was said before it.
    """
    numbers = Counter(_spoken(x) for x in records)
    rank = {name: i for i, name in enumerate(("journey", "stage", "touchpoint"))}
    names = sorted(numbers, key=lambda name: rank.get(name, len(rank)))
    found = []
    for name in names:
        n = numbers[name]
        row = KINDS.get(name)
        one, many = (_(row.label), _(row.plural)) if row else (name, name)
        if name == "card":
            one = _("Card")
        if n == 1:
            found.append(_("{n} {things}").format(n=n, things=one.lower()) if after_number else one)
        elif name == "card":
            found.append(ngettext("Card", "{n} cards", n).format(n=n))
        else:
            found.append(_("{n} {things}").format(n=n, things=many.lower()))
        after_number = after_number or n > 1
    return found


def _spoken(record: Node) -> str:
    return "card" if isinstance(record, Card) else record.kind


def _links(document: Document, ids: Iterable[str]) -> list[str]:
    return [id for id in ids if document.link(id) is not None]


def _doomed(document: Document, wanted: list[str]) -> list[str]:
    """What goes, owners before what they own, links last."""
    nodes: dict[str, None] = {}
    links: dict[str, None] = {}
    waiting = list(reversed(wanted))
    while waiting:
        id = waiting.pop()
        record = document.get(id)
        if record is None:
            links[required_link(document, id).id] = None
        elif id not in nodes:
            nodes[id] = None
            waiting.extend(x.id for x in reversed(_owned(document, record)))
            links.update(dict.fromkeys(link.id for link in document.links_of(id)))
    return [*nodes, *links]


def _owned(document: Document, owner: Node) -> list[Node]:
    owned: list[Node] = []
    for _source, id, field in document.graph.out_edges(owner.id, data="kind"):
        record = document.get(id)
        if record is None:
            continue
        lives_here = OWNERS.get(type(record)) == field and not (isinstance(record, Card) and record.parked)
        # A register of two goes with either.
        feels_so = isinstance(owner, Persona) and isinstance(record, Emotion)
        rated_so = isinstance(owner, Channel) and isinstance(record, Consistency)
        if lives_here or feels_so or rated_so:
            owned.append(record)
    if isinstance(owner, Lane) and lane_key(owner) == owner.id:
        owned += [card for card in cards_of(document, owner.journey) if card.lane == owner.id]
    return sorted(owned, key=lambda x: (getattr(x, "order", ""), x.id))


def _loosen(document: Document, node: Node, gone: set[str]) -> None:
    """Clear the fields of things that stay and name the one about to go: its persona, channel, picture, home."""
    for _source, id, field in list(document.graph.out_edges(node.id, data="kind")):
        record = document.get(id)
        if record is None or id in gone or isinstance(record, VoteRound):  # a vote keeps whom it was on
            continue
        several = getattr(record, field, None)
        if isinstance(several, tuple):
            document.set(id, **{field: tuple(one for one in several if one != node.id)})
        elif field == "at" and isinstance(record, Feedback | Reading):  # it is still known what it spoke of
            document.set(id, at="", place=record.place or shortened(title(node)))
        elif field != "until" and field in REFERENCES.get(type(record), ()):
            document.set(id, **{field: ""})
        elif field == "home":  # a card in the parking lot
            document.set(id, home="", until="")


def _refuse_the_last_journey(document: Document, nodes: list[Node]) -> None:
    if any(isinstance(x, Session) for x in nodes):
        raise Refused(_("The session itself cannot be deleted"))
    journeys = {x.id for x in nodes if isinstance(x, Journey)}
    if journeys and not {x.id for x in document.journeys()} - journeys:
        raise Refused(_("A session keeps at least one journey"))
