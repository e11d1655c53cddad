"""Cards: adding and moving them, letting them span touchpoints, and the parking lot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from cxstudio.edits.annotations import move_annotation
from cxstudio.edits.groups import ungroup
from cxstudio.edits.placing import keys_at, new_id, stays_in_place
from cxstudio.edits.problems import Refused, distinct, kind_words, refuse_if, required
from cxstudio.edits.spans import covered, same_length
from cxstudio.edits.touchpoints import move_touchpoints
from cxstudio.edits.values import body_text
from cxstudio.model.document import Document
from cxstudio.model.groups import group_of, grouped, parked_with
from cxstudio.model.kinds import CARD_KINDS
from cxstudio.model.lanes import lane_key
from cxstudio.model.records import Annotation, Card, Lane, Node, Persona, Touchpoint
from cxstudio.model.rules import why_not_home, why_not_link, why_not_span
from cxstudio.words import _, ngettext


def add_card(
    document: Document,
    kind: str,
    home: str,
    text: str = "",
    *,
    until: str = "",
    before: str | None = None,
    persona: str = "",
    lane: str = "",
) -> str:
    """Add a card to a touchpoint, or to a whole stage; `until` is the last touchpoint it spans. Returns its id.

    `lane` is the key of a lane somebody added; else the lane follows from the kind.
    """
    if kind not in CARD_KINDS:
        raise Refused(_("There is no such card"))
    refuse_if(why_not_home(kind, document.get(home)))
    if persona:
        required(document, persona, Persona)
    card = Card(
        id=new_id(),
        kind=kind,
        home=home,
        text=body_text(text),
        until=until if until != home else "",
        persona=persona,
        lane=_lane_named(document, lane),
    )
    refuse_if(why_not_span(card, document.get))
    with document.transaction(_("Add {thing}").format(thing=kind_words(kind))):
        key = keys_at(document, document.children(home, Card), before)[0]
        document.put(msgspec.structs.replace(card, order=key))
    return card.id


def add_cards(document: Document, home: str, said: Sequence[tuple[str, str, str]]) -> list[str]:
    """Add cards to the end of a touchpoint or of a whole stage: kind, text and persona of each. Returns their ids.

    Many at once cost what the same number of cards elsewhere cost: those already there are looked at once.
    """
    cards = []
    for kind, text, persona in said:
        if kind not in CARD_KINDS:
            raise Refused(_("There is no such card"))
        refuse_if(why_not_home(kind, document.get(home)))
        if persona:
            required(document, persona, Persona)
        cards.append(Card(id=new_id(), kind=kind, home=home, text=body_text(text), persona=persona))
    if not cards:
        return []
    with document.transaction(ngettext("Add card", "Add {n} cards", len(cards)).format(n=len(cards))):
        keys = keys_at(document, document.children(home, Card), None, count=len(cards))
        for card, key in zip(cards, keys, strict=True):
            document.put(msgspec.structs.replace(card, order=key))
    return [card.id for card in cards]


def move_cards(
    document: Document, ids: Iterable[str], home: str, *, until: str = "", before: str | None = None
) -> None:
    """Move cards to a touchpoint or a whole stage, before another card there or to the end; parked ones come back.

    With a parked card those come that are parked with it in one group.

    A card that spans keeps its length as far as the stage reaches, unless `until` says where it ends.
    """
    moving = distinct(mate for id in ids for mate in parked_with(document, id))
    cards = [required(document, id, Card) for id in moving]
    for card in cards:
        refuse_if(why_not_home(card.kind, document.get(home)))
    if not cards:
        return
    siblings = document.children(home, Card)
    resting = stays_in_place(siblings, moving, before) and not any(card.parked for card in cards)
    label = ngettext("Move card", "Move {n} cards", len(moving)).format(n=len(moving))
    with document.transaction(label):
        keys = [card.order for card in cards]
        if not resting:
            keys = keys_at(document, siblings, before, count=len(moving), moving=moving)
        for card, key in zip(cards, keys, strict=True):
            end = until if until != home else ""
            if not until and card.until and card.home != home:
                end = same_length(document, len(covered(document, card)), home)
            elif not until:
                end = card.until
            moved = msgspec.structs.replace(card, home=home, until=end, order=key, parked=False)
            refuse_if(why_not_span(moved, document.get))
            document.put(moved)


def move_cards_to(document: Document, homes: Mapping[str, Sequence[str]]) -> None:
    """Move cards to the end of several touchpoints or stages in one step: for each of these the cards it gets."""
    n = sum(len(ids) for ids in homes.values())
    with document.transaction(ngettext("Move card", "Move {n} cards", n).format(n=n)):
        for home, ids in homes.items():
            move_cards(document, ids, home)


def change_kind(document: Document, ids: Iterable[str], kind: str, *, lane: str = "") -> None:
    """Make cards cards of another kind: where they belong and all that was noted about them stays.

    `lane` is the key of a lane somebody added; else the lane follows from the kind. Arrows that the new kind may not
    have go in the same step; `links_lost` tells which.
    """
    if kind not in CARD_KINDS:
        raise Refused(_("There is no such card"))
    cards = [required(document, id, Card) for id in distinct(ids)]
    lane = _lane_named(document, lane)
    changing = [card for card in cards if (card.kind, card.lane) != (kind, lane)]
    if not changing:
        return
    for card in changing:
        refuse_if(why_not_home(kind, document.get(card.home)))
    lost = links_lost(document, (card.id for card in changing), kind)
    with document.transaction(_("Change to {thing}").format(thing=kind_words(kind))):
        for link in lost:
            document.hide(link)
        for card in changing:
            # Another lane was chosen for the old kind.
            document.set(card.id, kind=kind, lane=lane)


def _lane_named(document: Document, lane: str) -> str:
    """The lane somebody added that a card is to lie in. Raises Refused when it is gone."""
    if not lane:
        return ""
    record = required(document, lane, Lane)
    if lane_key(record) != lane:
        raise Refused(_("There is no such lane"))
    return lane


def links_lost(document: Document, ids: Iterable[str], kind: str) -> list[str]:
    """The arrows that may not stand when these cards become of a kind."""
    cards = set(ids)

    def find(id: str) -> Node | None:
        node = document.get(id)
        return msgspec.structs.replace(node, kind=kind) if node is not None and id in cards else node

    links = {link.id: link for id in cards for link in document.links_of(id)}
    return [id for id, link in links.items() if why_not_link(link, find) is not None]


def span_card(document: Document, card: str, until: str) -> None:
    """Let a card span from its touchpoint to another of the stage; its own touchpoint (or "") ends the span."""
    record = required(document, card, Card)
    if record.parked:
        raise Refused(_("Take it out of the parking lot first"))
    end = until if until != record.home else ""
    refuse_if(why_not_span(msgspec.structs.replace(record, until=end), document.get))
    with document.transaction(_("Span card")):
        document.set(card, until=end)


def park(document: Document, ids: Iterable[str]) -> None:
    """Put cards aside into the parking lot. A group of which some stay on the map is left by the others."""
    cards = [required(document, id, Card) for id in distinct(ids)]
    label = ngettext("Park card", "Park {n} cards", len(cards)).format(n=len(cards))
    with document.transaction(label):
        for card in cards:
            document.set(card.id, parked=True, until="")
        ungroup(document, [card.id for card in cards if _parted(document, card.id)])


def _parted(document: Document, id: str) -> bool:
    """Whether a parked card is in one group with cards that are not."""
    group = group_of(document, id)
    return group is not None and len(parked_with(document, id)) < len(grouped(document, group.id))


def unpark(document: Document, ids: Iterable[str], home: str) -> None:
    """Take things out of the parking lot: cards to a touchpoint or stage, stranded touchpoints to a stage."""
    things = {id: document.get(id) for id in distinct(ids)}
    label = ngettext("Take out of the parking lot", "Take {n} things out of the parking lot", len(things))
    with document.transaction(label.format(n=len(things))):
        touchpoints = [id for id, thing in things.items() if isinstance(thing, Touchpoint)]
        if touchpoints:
            move_touchpoints(document, touchpoints, home)
        notes = [thing for thing in things.values() if isinstance(thing, Annotation)]
        for note in notes:
            move_annotation(document, note.id, note.dx, note.dy, home)
        rest = [id for id, thing in things.items() if not isinstance(thing, (Touchpoint, Annotation))]
        if rest:
            move_cards(document, rest, home)
