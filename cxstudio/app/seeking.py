"""What the search of a window offers for a question: actions and things, the best fits first; it draws nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from PySide6.QtGui import QAction, QKeySequence

from cxstudio.app.actions import ACTIONS, MENUS, words_alone
from cxstudio.insight.finding import ELSEWHERE, WITHIN, Finder, Found, Thing, rank, words_of
from cxstudio.insight.folding import fold
from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS, LINK_KINDS
from cxstudio.model.lanes import lane_kind
from cxstudio.model.naming import lane_title, shortened, title
from cxstudio.model.records import Journey, Preset
from cxstudio.words import _

# What somebody may want who has not written anything yet, after what was run last.
LIKELY = (
    "add.touchpoint",
    "add.pain",
    "edit.find",
    "view.fit",
    "journey.add",
    "file.version",
    "file.export",
    "help.keys",
)
GO, SHOW = "journey:", "lanes:"  # before the id of a journey to go to, of a saved choice of lanes to show
UNSOUGHT = frozenset({"edit.seek"})  # the search itself


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of the list. Exactly one of `action` (its id) and `thing` is set; `keys` is an action's shortcut.

    What a session adds to the table of actions has an id that begins with `GO` or `SHOW`.
    """

    title: str
    path: str
    icon: str
    action: str = ""
    keys: str = ""
    thing: Thing | None = None

    @property
    def spoken(self) -> str:
        """What a screen reader says of it."""
        return ", ".join(part for part in (self.title, self.path, self.keys) if part)


def offered_actions(
    question: str, actions: Mapping[str, QAction], lately: Sequence[str] = ()
) -> list[tuple[int, Offer]]:
    """The actions that can run now and fit, each with its rank.

    An empty question gets all of them, those run `lately` and those that are likely first.
    """
    words = words_of(question)
    found = []
    for row in ACTIONS:
        action = actions[row.id]
        if row.id in UNSOUGHT or not action.isEnabled():
            continue
        name, menu = words_alone(row, action), _(MENUS[row.menu])
        fit = rank(words, fold(name), fold(f"{_(row.title)} {menu} {_(row.tip)}")) if words else WITHIN
        if fit is not None:
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            found.append((fit, Offer(name, menu, row.icon, row.id, keys)))
    first = {id: place for place, id in enumerate(dict.fromkeys((*lately, *LIKELY)))} if not words else {}
    return sorted(found, key=lambda pair: (pair[0], first.get(pair[1].action, len(first))))


def own_actions(question: str, document: Document, journey: str) -> list[tuple[int, Offer]]:
    """The other journeys to go to, and the saved choices of lanes to show, that fit; each with its rank."""
    words = words_of(question)
    offers = [
        (
            title(one),
            Offer(_("Go to journey: {title}").format(title=title(one)), _("Journey"), "route", GO + one.id),
        )
        for one in document.journeys()
        if one.id != journey
    ]
    offers += [
        (
            one.title,
            Offer(_("Show lanes: {name}").format(name=one.title), _("Lanes"), "rows-3", SHOW + one.id),
        )
        for one in document.nodes(Preset)
    ]
    found = []
    for name, offer in offers:
        fits = (
            [rank(words, fold(text), fold(_("View"))) for text in (name, offer.title)] if words else [WITHIN]
        )
        fit = min((fit for fit in fits if fit is not None), default=None)
        if fit is not None:
            found.append((fit, offer))
    return found


class Seek:
    """One question under way. `work` takes the next things in hand; `offers` are the best so far."""

    def __init__(
        self,
        question: str,
        document: Document,
        finder: Finder,
        actions: Mapping[str, QAction],
        journey: str,
        lately: Sequence[str] = (),
    ) -> None:
        self._document, self._journey = document, journey
        self._ranks: dict[int, list[Offer | Found]] = {}
        own = own_actions(question, document, journey)
        for fit, offer in (*offered_actions(question, actions, lately), *own):
            self._ranks.setdefault(fit, []).append(offer)
        self._made: dict[Found, Offer] = {}
        self._rest: Iterator[Found | None] = finder.look(question)
        self.done = not words_of(question)

    def take(self, most: int) -> None:
        """Look at so many more things, or at all that are left."""
        looked = 0
        for found in islice(self._rest, most):
            looked += 1
            if found is not None and not self._offered(found):
                self._ranks.setdefault(found.rank, []).append(found)
        self.done = looked < most

    def _offered(self, found: Found) -> bool:
        """Whether one of the session's own actions stands for a thing: going to a journey found by its title."""
        thing = found.thing
        return thing.kind == "journey" and thing.id != self._journey and found.rank != ELSEWHERE

    def offers(self, most: int) -> list[Offer]:
        """The best so far; among equals actions come first, then things in reading order."""
        best: list[Offer] = []
        for fit in sorted(self._ranks):
            few = self._ranks[fit][: most - len(best)]
            best += [found if isinstance(found, Offer) else self._offer(found) for found in few]
        return best

    def _offer(self, found: Found) -> Offer:
        known = self._made.get(found)
        if known is not None:
            return known
        thing, document = found.thing, self._document
        if thing.kind == "lane":
            name, sign = lane_title(document, thing.journey, thing.id), lane_kind(thing.id).icon
        else:
            row = KINDS.get(thing.kind)
            sign = row.icon if row else "arrow-right"
            name = f"{thing.number} {title(document.get(thing.id) or document.link(thing.id))}".strip()
        path = place_words(document, found, elsewhere=thing.journey != self._journey)
        offer = self._made[found] = Offer(name, path, sign, thing=thing)
        return offer


def place_words(document: Document, found: Found, *, elsewhere: bool) -> str:
    """What a thing is and where: "Pain point · 4.2 Waiting area", with its journey when it is in another one."""
    thing = found.thing
    row = KINDS.get(thing.kind)
    words = [_(row.label) if row else _("Arrow") if thing.kind in LINK_KINDS else ""]
    if thing.parked:
        words.append(_("Parking lot"))
    elif thing.home:
        words.append(shortened(f"{thing.home_number} {title(document.get(thing.home))}"))
    if found.rank == ELSEWHERE and row is not None:
        words += [_(field.label) for field in row.fields if field.name in found.fields[:1]]
    journey = document.find(thing.journey, Journey) if elsewhere else None
    if journey is not None and journey.id != thing.id:
        words.append(shortened(title(journey)))
    return " · ".join(word for word in words if word)
