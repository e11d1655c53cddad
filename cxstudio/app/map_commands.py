"""What the actions of one window do to its map and view; each is one small method, and none of them opens a dialog."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cxstudio.app.areas import move_keyboard
from cxstudio.app.arrangement import Areas
from cxstudio.app.kind_menu import open_kind_menu
from cxstudio.app.panels.entry import Entry
from cxstudio.app.panels.inspector import Inspector
from cxstudio.app.panels.left import LeftPanel
from cxstudio.app.panels.metrics_section import MetricsPart
from cxstudio.canvas.gone_and_back import beside_what_goes
from cxstudio.canvas.travel import reading_order
from cxstudio.canvas.view import MapCanvas
from cxstudio.edits.adding import spot_for
from cxstudio.edits.cards import park, unpark
from cxstudio.edits.personas import set_journey_persona
from cxstudio.edits.problems import Refused
from cxstudio.edits.structure import is_locked, lock_structure
from cxstudio.edits.touchpoints import toggle_moment_of_truth
from cxstudio.files.problems import FileProblem
from cxstudio.model.document import Document, Skipped
from cxstudio.model.records import Card, Emotion, Touchpoint
from cxstudio.words import _, ngettext

STEP = 1.25  # one step of the zoom keys


@dataclass(frozen=True, slots=True)
class Places:
    """The areas of a window that commands act on."""

    canvas: MapCanvas
    left: LeftPanel
    inspector: Inspector
    entry: Entry
    areas: Areas


class Commands:
    """The commands of a window, on its document, canvas and panels. `say` shows a sentence in the status bar."""

    def __init__(
        self,
        document: Document,
        journey: str,
        places: Places,
        undo_label: Callable[[], str | None],
        say: Callable[[str], None],
    ) -> None:
        self._document, self._journey = document, journey
        self._undo_label = undo_label
        self._canvas, self._areas = places.canvas, places.areas
        self._left, self._entry, self._inspector = places.left, places.entry, places.inspector
        self._say = say

    # Edit

    def undo(self) -> None:
        self._canvas.flush()
        self._inspector.flush()
        label = self._undo_label()
        if label is None:
            self._say(_("This is where the map begins"))
            return
        self._step(_("Undone"), label, self._document.undo)

    def redo(self) -> None:
        self._step(_("Done again"), self._document.redo_label, self._document.redo)

    def _step(self, what: str, label: str | None, does: Callable[[], list[Skipped]]) -> None:
        try:
            self._told(what, label, does())
        except FileProblem as problem:  # its disk is gone, and what was changed earlier lies there
            self._say(str(problem))

    def _told(self, what: str, label: str | None, skipped: list[Skipped]) -> None:
        stays = next((one.sentence for one in skipped if one.sealed), "")
        if stays:
            self._say(stays)
        elif skipped:
            n = len(skipped)
            self._say(
                ngettext(
                    "{n} item was changed meanwhile and stays",
                    "{n} items were changed meanwhile and stay",
                    n,
                ).format(n=n)
            )
        elif label:
            self._say(f"{what}: {label}")

    def rename(self) -> None:
        tree = self._left.outline
        if tree.hasFocus() and tree.current_id():
            tree.rename()
        elif self._canvas.selection:
            self._canvas.edit(self._canvas.selection[-1])

    def delete(self) -> None:
        self._canvas.delete_selection()

    def select_all(self) -> None:
        """All touchpoints, or all cards like the selected one; everything on the map where these are selected."""
        desk = self._canvas.desk
        # Feelings belong to their touchpoints and go with them.
        order = [id for id in reading_order(desk) if self._document.find(id, Emotion) is None]
        card = self._document.find(desk.current, Card)
        like = [id for id in order if self._is_like(id, card)]
        desk.select(order if set(like) <= set(desk.selection) else like)

    def _is_like(self, id: str, card: Card | None) -> bool:
        if card is None:
            return self._document.find(id, Touchpoint) is not None
        other = self._document.find(id, Card)
        return other is not None and other.kind == card.kind

    def change_kind(self) -> None:
        """Let the selected cards become cards of another kind."""
        open_kind_menu(self._canvas)

    def park(self) -> None:
        self.put_aside(self._canvas.selection)

    def toggle_lock(self) -> None:
        """Lock the structure of the session, or let it change again."""
        locked = not is_locked(self._document)
        if self._attempt(lambda: lock_structure(self._document, locked)):
            self._say(
                _("Stages, lanes and touchpoints stay where they are; texts and cards can change")
                if locked
                else _("Stages, lanes and touchpoints can be moved again")
            )

    def put_aside(self, ids: Sequence[str]) -> None:
        """Put the cards among these into the parking lot."""
        cards = [id for id in ids if self._document.find(id, Card)]
        if not cards:
            self._say(_("Only cards go into the parking lot"))
            return
        desk = self._canvas.desk
        near = beside_what_goes(desk, cards[-1])
        if self._attempt(lambda: park(self._document, cards)) and set(desk.selection) <= set(cards):
            # The keyboard goes on where the card was, not with it out of the map.
            self._canvas.select([id for id in near if id not in cards][:1])

    def put_back(self, id: str) -> None:
        """Take something out of the parking lot, to the selection or the last place of the journey."""
        selected = self._canvas.selection[-1] if self._canvas.selection else ""
        record = self._document.get(id)
        spot = spot_for(self._document, self._journey, record.kind, selected) if record else None
        if spot is None or not spot.home:
            self._say(_("Add a touchpoint first"))
            return
        if self._attempt(lambda: unpark(self._document, [id], spot.home)):
            self._canvas.select([id])

    def truth(self) -> None:
        chosen = [id for id in self._canvas.selection if self._document.find(id, Touchpoint)]
        if not chosen:
            self._say(_("Select a touchpoint to mark it as a moment of truth"))
        else:
            self._attempt(lambda: toggle_moment_of_truth(self._document, chosen))

    # Add

    def add(self, kind: str) -> None:
        """Add a thing at the selection and open its text."""
        self._canvas.add(kind)

    def add_persona(self) -> None:
        self.add("persona")

    def choose_persona(self, id: str) -> None:
        """Say whose journey it is."""
        self._attempt(lambda: set_journey_persona(self._document, self._journey, id))

    def to_entry(self) -> None:
        self._entry.line.setFocus()

    # View

    def zoom_in(self) -> None:
        self._canvas.sight.zoom_by(STEP)

    def zoom_out(self) -> None:
        self._canvas.sight.zoom_by(1 / STEP)

    def zoom_actual(self) -> None:
        self._canvas.zoom_to(1.0)

    def fit(self) -> None:
        self._canvas.fit()

    def fit_selection(self) -> None:
        self._canvas.sight.fit_selection()

    def toggle_minimap(self) -> None:
        wanted = not self._canvas.minimap.wanted
        self._canvas.minimap.want(wanted)
        if not wanted:
            self._say(_("The minimap comes back by the menu View"))

    def zoom(self, scale: float) -> None:
        self._canvas.zoom_to(scale)

    def toggle_left(self) -> None:
        self._areas.left_shown = not self._areas.left_shown
        self._areas.lay_out()

    def toggle_inspector(self) -> None:
        self._areas.turn_details()

    def measure(self) -> None:
        """Add a reading at what is selected, at a card's touchpoint or stage; at the journey where nothing is."""
        self._areas.show_details()
        card = self._document.find(self._inspector.ids[0], Card)
        if card is not None and card.home:
            self._inspector.look_into(card.home)
        if not self._inspector.begin(MetricsPart):
            self._say(_("Select the touchpoint or stage that was measured"))

    def next_area(self) -> None:
        self._move_area(1)

    def previous_area(self) -> None:
        self._move_area(-1)

    def _move_area(self, by: int) -> None:
        move_keyboard(self._areas.window(), by)

    def _attempt(self, edit: Callable[[], object]) -> bool:
        try:
            edit()
        except Refused as refusal:
            self._say(refusal.reason)
            return False
        return True
