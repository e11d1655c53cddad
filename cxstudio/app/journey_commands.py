"""What the actions of one window do to its journeys: adding, copying, ordering, their states and parts; no drawing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cxstudio.edits.deleting import delete
from cxstudio.edits.fields import set_text
from cxstudio.edits.journeys import State, duplicate_as, duplicate_journey, move_journey
from cxstudio.edits.problems import Refused
from cxstudio.edits.sessions import add_journey
from cxstudio.edits.sub_journeys import (
    close_journey,
    open_as_new,
    open_journey,
    opened_by,
    parents,
    why_not_open,
)
from cxstudio.insight.difference import counterpart
from cxstudio.model.document import Document, Report
from cxstudio.model.naming import known_as, shortened, title
from cxstudio.model.owners import OWNERS
from cxstudio.model.records import SESSION_ID, Journey, Link, Touchpoint
from cxstudio.words import _


@dataclass(frozen=True, slots=True)
class JourneyPlaces:
    """What these commands ask of their window."""

    shown: Callable[[], str]  # the journey on the screen
    show: Callable[[str], None]
    write_title: Callable[[], None]  # let the title of the one on the screen be written
    say: Callable[[str], None]
    offer_undo: Callable[[str], None]  # a sentence with an offer to take it back
    chosen: Callable[[], str]  # the one thing selected on its map, or ""
    select: Callable[[str], None]  # select a thing on the map of the journey on the screen
    offer: Callable[
        [list[tuple[str, str]], Callable[[str], None]], object
    ]  # a list of ids and words to choose from
    details: Callable[[str], None]  # let something be written in the details


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

    # States

    def make_future(self) -> None:
        """Bring the future state to the screen; where there is none it is made of what is on the screen."""
        self.show_state("future")

    def make_ideal(self) -> None:
        self.show_state("ideal")

    def show_state(self, state: str) -> None:
        """Bring another state of the journey to the screen; one there is not yet is made, and can be undone."""
        here = self._document.find(self._places.shown(), Journey)
        if here is None or here.state == state:
            return
        there = counterpart(self._document, here.id, state)
        if there:
            self._places.show(there)
        elif state in {"future", "ideal"}:
            self._make(here, "future" if state == "future" else "ideal")
        else:
            self._places.say(_("This journey is tied to no current state"))

    def _make(self, here: Journey, state: State) -> None:
        def make() -> None:
            self._places.show(duplicate_as(self._document, here.id, state))
            words = {
                "future": _("This is the future state of “{name}”: change it as it shall be"),
                "ideal": _("This is the ideal state of “{name}”: change it as it shall be"),
            }
            self._places.offer_undo(words[state].format(name=shortened(title(here))))

        self._attempt(make)

    def show_session(self) -> None:
        """The details of the session, the vision of its experience among them."""
        self._places.details(SESSION_ID)

    # Journeys inside journeys

    def open_sub(self) -> None:
        """Open the journey of the selected touchpoint; one that has none gets one."""
        moment = self._moment()
        if moment is None:
            self._places.say(_("Select the touchpoint whose journey is to be opened"))
            return
        there = opened_by(self._document, moment.id)

        def make() -> None:
            self._places.show(open_as_new(self._document, moment.id))
            if not there:
                name = shortened(title(moment))
                self._places.offer_undo(_("“{name}” has a journey of its own now").format(name=name))

        self._attempt(make)

    def choose_sub(self) -> None:
        """Ask which journey the selected touchpoint opens, of those that may be."""
        moment = self._moment()
        if moment is None:
            self._places.say(_("Select the touchpoint that is to open a journey"))
            return
        fit = [
            (one.id, known_as(one))
            for one in self._document.journeys()
            if why_not_open(self._document, moment.id, one.id) is None
        ]
        if not fit:
            self._places.say(_("There is no other journey it could open; Ctrl+Enter makes one"))
            return
        edit = self._document

        def tie(journey: str) -> None:
            self._attempt(lambda: open_journey(edit, moment.id, journey))

        self._places.offer(fit, tie)

    def close_sub(self) -> None:
        """Let the selected touchpoint open nothing; the journey stays."""
        moment = self._moment()
        if moment is None or not opened_by(self._document, moment.id):
            self._places.say(_("The selected touchpoint opens no journey"))
        elif self._attempt(lambda: close_journey(self._document, moment.id)):
            self._places.offer_undo(_("The sub-journey is a journey by itself now"))

    def go_up(self) -> None:
        """Back to the journey this one belongs under, at the touchpoint that opens it."""
        above = parents(self._document, self._places.shown())
        if not above:
            self._places.say(_("This journey belongs under no touchpoint"))
            return
        journey, touchpoint = above[0]
        self.go_to(journey, touchpoint)

    def go_to(self, journey: str, touchpoint: str) -> None:
        """A journey with a touchpoint of it selected."""
        self._places.show(journey)
        if touchpoint:
            self._places.select(touchpoint)

    def _moment(self) -> Touchpoint | None:
        return self._document.find(self._places.chosen(), Touchpoint)

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
