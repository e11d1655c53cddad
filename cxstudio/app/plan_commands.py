"""What a key or a menu does on the map for the plan: answer a pain, act on an opportunity, group similar cards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol
from weakref import ref

from cxstudio.app.arrangement import Areas
from cxstudio.app.panels.fresh import write_fresh
from cxstudio.app.panels.inspector import Inspector
from cxstudio.app.toast import Toast
from cxstudio.app.ways import Ways
from cxstudio.canvas.adding import make_and_open
from cxstudio.canvas.view import MapCanvas
from cxstudio.edits.groups import group_cards, ungroup
from cxstudio.edits.plan import add_action, answer
from cxstudio.edits.problems import Refused
from cxstudio.insight.plan import ANSWERING
from cxstudio.model.document import Document
from cxstudio.model.groups import group_of, grouped
from cxstudio.model.kinds import LINK_KINDS
from cxstudio.model.naming import own_title
from cxstudio.model.plans import Group
from cxstudio.model.records import Card
from cxstudio.words import _, ngettext


class PlanPlaces(Protocol):
    """What these commands ask of their window."""

    ways: Ways

    @property
    def canvas(self) -> MapCanvas:
        """The map on the screen."""
        ...

    @property
    def areas(self) -> Areas: ...

    @property
    def inspector(self) -> Inspector: ...

    @property
    def toast(self) -> Toast: ...


class PlanCommands:
    """The plan's commands of one window, on what is selected on its map. `say` shows a sentence of the moment."""

    def __init__(self, document: Document, places: PlanPlaces, say: Callable[[str], None]) -> None:
        self._document, self._say = document, say
        # The window has these commands, and must be able to go.
        self._window = ref(places)

    @property
    def _places(self) -> PlanPlaces:
        places = self._window()
        assert places is not None
        return places

    def answer_by_opportunity(self) -> None:
        """Make an opportunity that answers the selected pain, and open it for writing."""
        self._answer("opportunity")

    def answer_by_idea(self) -> None:
        """Make an idea that answers the selected pain or opportunity, and open it for writing."""
        self._answer("idea")

    def _answer(self, kind: str) -> None:
        canvas = self._places.canvas
        asked = [card for card in self._cards() if card.kind in LINK_KINDS["answers"].targets]
        if not asked:
            self._say(_("Select a pain point to answer it"))
            return
        make_and_open(canvas.desk, lambda: answer(self._document, asked[-1].id, kind))

    def act(self) -> None:
        """Make an action for each selected idea or opportunity; the name of a single one can be written at once."""
        chosen = [card.id for card in self._cards() if card.kind in ANSWERING]
        if not chosen:
            self._say(_("Select an idea or an opportunity to make an action of it"))
            return
        made: list[str] = []
        step = object()

        def make() -> None:
            with self._document.one_step(step), self._document.transaction(_("Add action")):
                made.extend(add_action(self._document, delivers=id) for id in chosen)

        if not self._attempt(make):
            return
        if len(made) == 1 == len(self._places.canvas.selection):
            self._places.areas.show_details()
            write_fresh(self._places.inspector, self._document, made[0], step)
        n = len(made)
        words = ngettext("Action added", "{n} actions added", n).format(n=n)
        self._places.toast.show_text(words, _("Go to plan"), lambda: self._places.ways.show_thing(made[-1]))

    def group(self) -> None:
        """Gather the selected cards under a name."""
        from cxstudio.app.dialogs.naming import ask_name

        cards = self._cards()
        if len(cards) < 2:
            self._say(_("Select two or more cards to group them"))
            return
        ids = [card.id for card in cards]
        usual = next((own_title(card) for card in cards if own_title(card)), "")
        name = ask_name(self._places.canvas.window(), _("Group the cards"), _("Group"), usual)
        left = dict.fromkeys(g.title for id in ids if (g := group_of(self._document, id)) is not None)
        if name is not None and self._attempt(lambda: group_cards(self._document, ids, name)):
            words = _("{n} cards are in the group “{name}”").format(n=len(ids), name=name)
            if left:
                moved = _("{first}, moved from “{groups}”")
                words = moved.format(first=words, groups="”, “".join(left))
            self._say(words)

    def ungroup(self) -> None:
        """Take the selected cards out of their groups."""
        ids = [card.id for card in self._cards() if group_of(self._document, card.id) is not None]
        if not ids:
            self._say(_("These cards are in no group"))
        else:
            self._attempt(lambda: ungroup(self._document, ids))

    def select_group(self) -> None:
        """Select all cards that are in the group of the selected one."""
        found = next((g for c in self._cards() if (g := group_of(self._document, c.id)) is not None), None)
        if found is None:
            self._say(_("This card is in no group"))
            return
        self.show_cards_of(found)

    def show_cards_of(self, group: Group) -> None:
        """Select the cards of a group that lie on the map on the screen."""
        canvas = self._places.canvas
        shown = [id for id in grouped(self._document, group.id) if canvas.picture.placed(id) is not None]
        canvas.select(shown)
        words = ngettext("{n} card in the group “{name}”", "{n} cards in the group “{name}”", len(shown))
        self._say(words.format(n=len(shown), name=group.title))

    def _cards(self) -> Sequence[Card]:
        selected = self._places.canvas.selection
        return [card for id in selected if (card := self._document.find(id, Card)) is not None]

    def _attempt(self, edit: Callable[[], object]) -> bool:
        try:
            edit()
        except Refused as refusal:
            self._say(refusal.reason)
            return False
        return True
