"""Things of the map brought back onto it from outline or parking lot: where they land, and the one edit; no panel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF

from cxstudio.canvas.preview import NOTHING, Preview
from cxstudio.canvas.tools import landing, landing_cards
from cxstudio.canvas.tools.pointer import Pointer
from cxstudio.edits.annotations import move_annotation
from cxstudio.model.naming import short_title
from cxstudio.model.records import Annotation, Card, Stage, Touchpoint
from cxstudio.words import _

if TYPE_CHECKING:
    from cxstudio.canvas.view import MapCanvas


class Bringing:
    """The map of a view as a place to drop things of the document on. Points are global logical pixels."""

    def __init__(self, view: MapCanvas) -> None:
        self._view, self._desk = view, view.desk

    def _at(self, point: QPoint) -> Pointer | None:
        here = self._view.mapFromGlobal(point)
        return self._view.pointing.pointer(QPointF(here)) if self._view.rect().contains(here) else None

    def offer(self, ids: Sequence[str], point: QPoint) -> bool | None:
        at = self._at(point)
        if at is None:
            return None
        lands = self._landing(ids, at)
        self._desk.show(Preview(bar=lands.bar, accepts=lands.accepts, refuses=lands.refuses))
        self._desk.say(lands.words)
        return lands.act is not None

    def take(self, ids: Sequence[str], point: QPoint) -> None:
        at = self._at(point)
        lands = self._landing(ids, at) if at is not None else landing.STAYS
        self.leave()
        if lands.act is None:
            self._desk.say(lands.words)
        elif self._desk.attempt(lands.act):
            self._desk.select(ids)

    def leave(self) -> None:
        self._desk.show(NOTHING)
        self._desk.say("")

    def _landing(self, ids: Sequence[str], at: Pointer) -> landing.Landing:
        things = [self._desk.document.get(id) for id in ids]
        kinds = {type(thing) for thing in things}
        if len(kinds) != 1:
            return landing.Landing(_("Move items of one kind at a time"))
        first = things[0]
        if isinstance(first, Stage):
            return landing.of_stages(self._desk, ids, at)
        if isinstance(first, Touchpoint):
            return landing.of_touchpoints(self._desk, ids, at)
        if isinstance(first, Card):
            return landing_cards.of_cards(self._desk, ids, at)
        if isinstance(first, Annotation):
            return self._of_notes(ids, at)
        return landing.Landing(_("Only stages, touchpoints, cards and notes can be moved here"))

    def _of_notes(self, ids: Sequence[str], at: Pointer) -> landing.Landing:
        """A note is hung on what is under the pointer, with its offset."""
        desk, place = self._desk, self._desk.picture.place_at(at.x, at.y)
        home = (place.touchpoint or place.stage) if landing.over_columns(desk, at) else ""
        if not home:
            return landing.Landing(_("A note hangs on a stage, a touchpoint or a card"))

        def act() -> str:
            with desk.document.transaction(_("Move note")):
                for id in ids:
                    note = desk.document.find(id, Annotation)
                    if note is not None:
                        move_annotation(desk.document, id, note.dx, note.dy, home)
            return ids[-1]

        words = _("To {touchpoint}").format(touchpoint=short_title(desk.document, home))
        return landing.Landing(words, act)
