"""What the actions of one window do to its journeys: adding, naming, copying, ordering, deleting; it draws nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cxstudio.edits.deleting import delete
from cxstudio.edits.fields import set_text
from cxstudio.edits.journeys import duplicate_journey, move_journey
from cxstudio.edits.problems import Refused
from cxstudio.edits.sessions import add_journey
from cxstudio.model.document import Document, Report
from cxstudio.model.naming import shortened, title
from cxstudio.model.owners import OWNERS
from cxstudio.model.records import Journey, Link
from cxstudio.words import _


@dataclass(frozen=True, slots=True)
class JourneyPlaces:
    """What these commands ask of their window."""

    shown: Callable[[], str]  # the journey on the screen
    show: Callable[[str], None]
    write_title: Callable[[], None]  # let the title of the one on the screen be written
    say: Callable[[str], None]
    offer_undo: Callable[[str], None]  # a sentence with an offer to take it back


class JourneyCommands:
    """The journey commands of one window, on the journey on its screen."""

    def __init__(self, document: Document, places: JourneyPlaces) -> None:
        self._document, self._places = document, places

    def add(self) -> None:
        """A new journey of the same persona, with its title to be written."""
        here = self._document.find(self._places.shown(), Journey)
        id = add_journey(self._document, persona=here.persona if here else "")
        self._places.show(id)
        self._places.write_title()

    def rename(self) -> None:
        self._places.write_title()

    def set_title(self, id: str, text: str) -> None:
        """Write a journey's title; one that did not change makes no step."""
        journey = self._document.find(id, Journey)
        if journey is not None and journey.title != text:
            self._attempt(lambda: set_text(self._document, id, text))

    def duplicate(self) -> None:
        here = self._places.shown()
        name = _("{name} copy").format(name=title(self._document.get(here)))

        def make() -> None:
            self._places.show(duplicate_journey(self._document, here, name))

        self._attempt(make)

    def delete(self) -> None:
        """Take a journey away with all on its map; it can be undone."""
        here = self._places.shown()
        name = shortened(title(self._document.get(here)))
        if self._attempt(lambda: delete(self._document, [here])):
            self._places.offer_undo(_("“{name}” deleted").format(name=name))

    def next(self) -> None:
        self._go(1)

    def previous(self) -> None:
        self._go(-1)

    def move_before(self) -> None:
        self._move(-1)

    def move_after(self) -> None:
        self._move(1)

    def put_before(self, id: str, before: str) -> None:
        """Move a journey before another one; "" is the end."""
        self._attempt(lambda: move_journey(self._document, id, before or None))

    def _ids(self) -> list[str]:
        return [journey.id for journey in self._document.journeys()]

    def _go(self, by: int) -> None:
        ids = self._ids()
        self._places.show(ids[(ids.index(self._places.shown()) + by) % len(ids)])

    def _move(self, by: int) -> None:
        ids, here = self._ids(), self._places.shown()
        place = ids.index(here) + by
        if 0 <= place < len(ids):
            others = [id for id in ids if id != here]
            self.put_before(here, others[place] if place < len(others) else "")

    def _attempt(self, edit: Callable[[], object]) -> bool:
        try:
            edit()
        except Refused as refusal:
            self._places.say(refusal.reason)
            return False
        return True


def journeys_of(report: Report, document: Document) -> list[str]:
    """The journeys on whose maps a report changed something, as far as they are there."""
    starts: dict[
        str, None
    ] = {}  # of ten thousand cards that changed the way up is gone once from each touchpoint
    for change in report.changes:
        record = change.after or change.before
        if isinstance(record, Link):
            starts[record.source] = None
        elif record is not None:
            starts[getattr(record, OWNERS.get(type(record), ""), "") or record.id] = None
    owners = (owner for start in starts for owner in document.owners(start))
    return list(dict.fromkeys(x.id for x in owners if isinstance(x, Journey)))
