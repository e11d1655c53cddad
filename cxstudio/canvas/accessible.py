"""What a screen reader is told of the canvas: each thing on the map as a child with its name, role, place and state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from weakref import ref

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from cxstudio.canvas.desk import Desk
from cxstudio.canvas.travel import reading_order
from cxstudio.model.kinds import EVIDENCE, KINDS
from cxstudio.model.naming import number, own_title, short_title
from cxstudio.model.records import Emotion, Journey, Persona, Stage, Touchpoint
from cxstudio.words import _, ngettext

if TYPE_CHECKING:
    from cxstudio.canvas.view import MapCanvas


def spoken_name(desk: Desk, id: str) -> str:
    """What is read aloud: "Touchpoint 4.2, Waiting area, measured, emotion minus 1.6"."""
    link = desk.document.link(id)
    if link is not None:
        ends = {
            "source": short_title(desk.document, link.source),
            "target": short_title(desk.document, link.target),
        }
        words = _("Arrow from {source} to {target}").format(**ends)
        return f"{words}, {link.label}" if link.label else words
    record = desk.document.get(id)
    if record is None:
        return ""
    kind = _(KINDS[record.kind].label)
    if isinstance(record, Emotion):
        return _spoken_emotion(desk, record)
    parts = [f"{kind} {number(desk.document, id)}".strip()]
    if own_title(record):
        parts.append(short_title(desk.document, id))
    if isinstance(record, Stage):
        count = len(desk.document.touchpoints(id))
        parts.append(ngettext("{n} touchpoint", "{n} touchpoints", count).format(n=count))
    if isinstance(record, Touchpoint):
        parts += _spoken_facts(desk, record)
    return ", ".join(parts)


def _spoken_facts(desk: Desk, touchpoint: Touchpoint) -> list[str]:
    facts = []
    evidence = dict(EVIDENCE).get(touchpoint.evidence)
    if evidence:
        facts.append(_(evidence).lower())
    if touchpoint.moment_of_truth:
        facts.append(_("moment of truth"))
    journey = desk.document.find(desk.journey, Journey)
    emotion = desk.document.emotion(touchpoint.id, journey.persona) if journey else None
    if emotion is not None and emotion.mean is not None:
        facts.append(_("emotion {value}").format(value=_spoken_value(emotion.mean)))
    return facts


def _spoken_emotion(desk: Desk, emotion: Emotion) -> str:
    persona = desk.document.find(emotion.persona, Persona)
    name = (persona.name if persona else "") or _("Persona")
    return _("Emotion of {persona} at {touchpoint}, {value}").format(
        persona=name,
        touchpoint=short_title(desk.document, emotion.touchpoint),
        value=_spoken_value(emotion.mean or 0.0),
    )


def _spoken_value(value: float) -> str:
    words = f"{abs(value):.1f}".removesuffix(".0")
    if value < 0:
        return _("minus {value}").format(value=words)
    return _("plus {value}").format(value=words) if value > 0 else words


def tell_focus(canvas: MapCanvas) -> None:
    """Tell a screen reader, when one listens, which thing the keyboard is on now."""
    if not QAccessible.isActive():
        return
    interface = QAccessible.queryAccessibleInterface(canvas)
    thing = interface.focusChild() if isinstance(interface, SpokenCanvas) else None
    if thing is not None:
        event = QAccessibleEvent(canvas, QAccessible.Event.Focus)
        event.setChild(interface.indexOfChild(thing))
        QAccessible.updateAccessibility(event)


class SpokenThing(QAccessibleInterface):
    """One thing on the map. It lives as long as its canvas, which it must not keep."""

    def __init__(self, canvas: MapCanvas, id: str) -> None:
        super().__init__()
        self._weak = ref(canvas)
        self.id = id

    @property
    def _canvas(self) -> MapCanvas:
        canvas = self._weak()
        assert canvas is not None
        return canvas

    def isValid(self) -> bool:
        return self._weak() is not None and self._canvas.desk.there(self.id)

    def object(self) -> Any:
        return None

    def window(self) -> Any:
        return None

    def parent(self) -> Any:
        return QAccessible.queryAccessibleInterface(self._canvas)

    def childCount(self) -> int:
        return 0

    def child(self, index: int) -> Any:
        return None

    def childAt(self, x: int, y: int) -> Any:
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def text(self, which: QAccessible.Text) -> str:
        return spoken_name(self._canvas.desk, self.id) if which == QAccessible.Text.Name else ""

    def setText(self, which: QAccessible.Text, text: str) -> None:
        pass

    def rect(self) -> QRect:
        placed = self._canvas.picture.placed(self.id)
        if placed is None:
            return QRect()
        here = self._canvas.sheet.to_view(placed.bounds).toAlignedRect()
        return here.translated(self._canvas.mapToGlobal(QPoint(0, 0)))

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        chosen = self.id in self._canvas.desk.selection
        for name in ("selectable", "focusable"):
            setattr(state, name, 1)
        state.selected = 1 if chosen else 0
        state.focused = 1 if self.id == self._canvas.desk.current and self._canvas.hasFocus() else 0
        return state


class SpokenCanvas(QAccessibleWidget):
    """The canvas as a list of what is on it, in reading order; it must not keep a canvas that was closed."""

    def __init__(self, canvas: MapCanvas) -> None:
        super().__init__(canvas, QAccessible.Role.List, canvas.accessibleName())
        self._weak = ref(canvas)
        # Qt keeps no reference to what Python hands it.
        self._things: dict[str, SpokenThing] = {}

    @property
    def _desk(self) -> Desk:
        canvas = self._weak()
        assert canvas is not None
        return canvas.desk

    def childCount(self) -> int:
        return len(self._order())

    def child(self, index: int) -> Any:
        order = self._order()
        return self.thing(order[index]) if 0 <= index < len(order) else None

    def childAt(self, x: int, y: int) -> Any:
        return next((t for id in self._order() if (t := self.thing(id)).rect().contains(x, y)), None)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        order = self._order()
        return order.index(child.id) if isinstance(child, SpokenThing) and child.id in order else -1

    def focusChild(self) -> Any:
        current = self._desk.current
        return self.thing(current) if current in self._order() else None

    def thing(self, id: str) -> SpokenThing:
        """The interface of one thing, the same one as long as the thing is there."""
        if id not in self._things:
            canvas = self._weak()
            assert canvas is not None
            self._let_go([old for old in self._things if not canvas.desk.there(old)])
            self._things[id] = SpokenThing(canvas, id)
        return self._things[id]

    def close(self) -> None:
        """Let go of every thing; the canvas is going."""
        self._let_go(list(self._things))

    def _let_go(self, ids: list[str]) -> None:
        for id in ids:
            release(self._things.pop(id))

    def _order(self) -> list[str]:
        return reading_order(self._desk)


def release(interface: QAccessibleInterface) -> None:
    """Take an interface out of Qt's register and delete it: Qt would go on using one that Python alone drops."""
    QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(interface))
