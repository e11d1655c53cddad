"""Drags from other programs over the map: where they would land, in sight and in words, and the drop; no file is read.

What a drag holds and what is made of it is asked of whoever owns the map.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

from cxstudio.canvas.preview import NOTHING, Preview
from cxstudio.canvas.tools import landing
from cxstudio.canvas.tools.pointer import Pointer
from cxstudio.model.lanes import card_lanes
from cxstudio.model.naming import short_title
from cxstudio.model.records import Card
from cxstudio.words import _

if TYPE_CHECKING:
    from cxstudio.canvas.view import MapCanvas


@dataclass(frozen=True, slots=True)
class Brought:
    """What a drag holds: a `kind` of card it would make, what it `opens` in words, or `why` it is refused.

    `pictured` goes onto a card where there is one; `listed` takes the kind of the lane under it.
    """

    kind: str = ""
    opens: str = ""
    why: str = ""
    pictured: bool = False
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """Where it was let go: on a `card`, or where `act` makes a card of a `kind`; neither for what is opened."""

    card: str = ""
    kind: str = ""
    act: Callable[[], str] | None = None


class Taker(Protocol):
    """Knows what a drag holds and makes something of it."""

    def brought(self, data: QMimeData) -> Brought: ...

    def drop(self, data: QMimeData, target: Target) -> None: ...


class Dropping(QObject):
    """The map of a view as a place to drop things of other programs on."""

    def __init__(self, view: MapCanvas, taker: Taker) -> None:
        super().__init__(view)
        self._view, self._desk, self._taker = view, view.desk, taker
        self._brought = Brought()  # asked once for each drag, not at each move
        view.setAcceptDrops(True)
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A drop is a drag's move to Qt's classes, and entering is one too: the most special comes first.
        if event.type() == QEvent.Type.DragLeave:
            self._leave()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self._drop(event)
            return True
        if isinstance(event, (QDragEnterEvent, QDragMoveEvent)):
            if event.type() == QEvent.Type.DragEnter:
                self._brought = self._taker.brought(event.mimeData())
            self._move(event)
            return True
        return False

    def _move(self, event: QDragMoveEvent) -> None:
        brought, at = self._brought, self._pointer(event)
        target = self._target(at)
        # A drag that enters is accepted in any case, or Qt would say nothing of its moves and their reasons.
        if target is not None or event.type() == QEvent.Type.DragEnter:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()
        if brought.why or brought.opens:
            self._desk.show(NOTHING)
            self._desk.say(brought.why or brought.opens)

    def _drop(self, event: QDropEvent) -> None:
        self._brought = self._taker.brought(event.mimeData())
        target = self._target(self._pointer(event))
        said = "" if target is not None else self._brought.why or self._words
        self._leave()
        if target is None:
            self._desk.say(said)
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._taker.drop(event.mimeData(), target)

    def _leave(self) -> None:
        self._desk.show(NOTHING)
        self._desk.say("")

    def _pointer(self, event: QDropEvent) -> Pointer:
        return self._view.pointing.pointer(event.position())

    _words = ""

    def _target(self, at: Pointer) -> Target | None:
        """Where letting go would put it, shown and said; None where it may not go."""
        brought = self._brought
        if brought.why:
            return None
        if brought.opens:
            return Target()
        hit = self._desk.picture.at(at.x, at.y)
        card = self._desk.document.find(hit.part.node, Card) if hit is not None and brought.pictured else None
        if card is not None and hit is not None:
            name = short_title(self._desk.document, card.id)
            say = _("Replaces the picture of {card}") if card.picture else _("Becomes the picture of {card}")
            self._tell(Preview(ring=hit.bounds), say.format(card=name))
            return Target(card=card.id)
        kind = self._kind(at)
        lands = landing.of_new(self._desk, kind, at)
        self._tell(Preview(bar=lands.bar, accepts=lands.accepts, refuses=lands.refuses), lands.words)
        return Target(kind=kind, act=lands.act) if lands.act is not None else None

    def _tell(self, preview: Preview, words: str) -> None:
        self._words = words
        self._desk.show(preview)
        self._desk.say(words)

    def _kind(self, at: Pointer) -> str:
        """What would be made here: lines become what the lane under the pointer holds."""
        lane = self._desk.picture.place_at(at.x, at.y).lane if self._brought.listed else ""
        kinds = card_lanes(self._desk.document, self._desk.journey).kinds(lane) if lane else ()
        return kinds[0] if kinds else self._brought.kind
