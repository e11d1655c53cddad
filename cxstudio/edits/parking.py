"""What becomes of a thing in the parking lot at the end of a workshop: a question, an action or a decision.

Cards that are parked in one group become it together.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from cxstudio.edits.attendees import attendee_for, owner_at_end
from cxstudio.edits.cards import change_kind, move_cards, unpark
from cxstudio.edits.deleting import delete
from cxstudio.edits.fields import set_field
from cxstudio.edits.plan import add_action, add_decision
from cxstudio.edits.problems import Refused, required
from cxstudio.model.document import Document
from cxstudio.model.groups import grouped, parked_with, put_aside
from cxstudio.model.naming import one_line, own_title
from cxstudio.model.plans import Group
from cxstudio.model.records import TITLE_LENGTH, Card, Node
from cxstudio.words import _


def parked_to_question(document: Document, id: str, home: str) -> None:
    """Put a parked card onto the map, as an open question of a touchpoint or stage."""
    if document.find(id, Card) is None:
        raise Refused(_("Only a card becomes a question"))
    with document.transaction(_("Make it a question")):
        ids = parked_with(document, id)
        unpark(document, ids, home)
        change_kind(document, ids, "question")


def parked_to_action(document: Document, id: str, owner: str = "", due: date | None = None) -> str:
    """Make an action of a parked thing, which goes; `owner` is an id or a name, else who stands at its end: "@maria".

    `due` is its day, None for none.
    Returns the action's id. What is too long for its title is its text as well.
    """
    words = _words(document, id)
    if not owner.strip():
        words, owner = owner_at_end(document, words)
    title = one_line(words.split("\n")[0] if len(parked_with(document, id)) > 1 else words)[:TITLE_LENGTH]
    with document.transaction(_("Make it an action")):
        made = add_action(document, title)
        if title != words:
            set_field(document, [made], "text", words)
        if owner:
            set_field(document, [made], "owned_by", attendee_for(document, owner))
        if due is not None:
            set_field(document, [made], "due", due.isoformat())
        delete(document, parked_with(document, id))
    return made


def parked_to_decision(document: Document, id: str, on: date) -> str:
    """Make a decision of a parked thing, which goes. Returns the decision's id."""
    words = _words(document, id)
    with document.transaction(_("Make it a decision")):
        made = add_decision(document, words, on=on)
        delete(document, parked_with(document, id))
    return made


def keep_groups_whole(document: Document) -> None:
    """Bring what is parked of a group of which something has a place on the map to that place."""
    for group in document.nodes(Group):
        cards = [
            card
            for card in (document.find(id, Card) for id in grouped(document, group.id))
            if card is not None
        ]
        aside = [card.id for card in cards if put_aside(document, card)]
        home = next((card.home for card in cards if card.id not in aside), "")
        if aside and home:
            with suppress(Refused):  # where one of them cannot lie there they stay as they are
                move_cards(document, aside[:1], home)  # the others that are parked come along


def drop_parked(document: Document, id: str) -> None:
    """Delete a thing in the parking lot; of several in one group all of them."""
    delete(document, parked_with(document, id))


def _words(document: Document, id: str) -> str:
    things = [required(document, one, Node) for one in parked_with(document, id)]
    texts = (str(getattr(thing, "text", "") or own_title(thing)).strip() for thing in things)
    words = "\n".join(dict.fromkeys(text for text in texts if text))
    if not words:
        raise Refused(_("It has no words yet"))
    return words
