"""The status bar: whose curves these are, how large the map is, and what the canvas says at the moment."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from cxstudio.app.figures import figures
from cxstudio.app.icons import paint_shapes
from cxstudio.app.labels import Elided, look
from cxstudio.model.document import Document, Report
from cxstudio.model.naming import title
from cxstudio.model.records import Emotion, Persona, Stage, Touchpoint
from cxstudio.picture.frame import Frame
from cxstudio.picture.marks import curve_sign
from cxstudio.picture.theme import Theme
from cxstudio.words import _, ngettext

KEY_WIDTH = 26


class StatusBar(QFrame):
    """Persona keys and counts at the leading end, the hint of the moment at the other, which `told` carries too."""

    told = Signal(str)

    def __init__(self, document: Document, journey: str, wears: Theme) -> None:
        super().__init__()
        look(self, "status")
        self.setAccessibleName(_("Status"))
        self._document, self._journey, self._look = document, journey, wears
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(16)
        self._people = QWidget()
        self._keys = QHBoxLayout(self._people)
        self._keys.setContentsMargins(0, 0, 0, 0)
        self._keys.setSpacing(16)
        row.addWidget(self._people)
        self._counts = QLabel()
        self._counts.setTextFormat(Qt.TextFormat.PlainText)
        look(self._counts, "caption")
        row.addWidget(self._counts)
        self._selected = QLabel()
        self._selected.setTextFormat(Qt.TextFormat.PlainText)
        self._selected.hide()
        look(self._selected, "caption")
        row.addWidget(self._selected)
        self._hint = Elided("", "caption")
        self._hint.keep_to_end()
        row.addWidget(self._hint, 1)
        self._stop = document.subscribe(self._hear)
        self.rebuild()

    def close_down(self) -> None:
        self._stop()

    def wear(self, wears: Theme) -> None:
        self._look = wears
        self.rebuild()

    def say(self, text: str) -> None:
        """Show what the canvas says: where a drop would land, why it is refused."""
        self._hint.setText(text)
        self.told.emit(text)

    def set_narrow(self, narrow: bool) -> None:
        """In a narrow row only what is said at the moment."""
        self._people.setHidden(narrow)
        self._counts.setHidden(narrow)

    def show_selected(self, number: int) -> None:
        """How many things are selected; nothing for one, which everybody sees."""
        words = ngettext("{n} selected", "{n} selected", number).format(n=number)
        self._selected.setText(figures(words) if number > 1 else "")
        self._selected.setHidden(number < 2 or self._counts.isHidden())

    def hint(self) -> str:
        return self._hint.full_text()

    def counts(self) -> str:
        return self._counts.text()

    def rebuild(self) -> None:
        while (item := self._keys.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        rated = {e.persona for e in self._document.nodes(Emotion)}
        personas = self._document.personas()
        shown = [p for p in personas if p.id in rated or p.name]
        for place, persona in enumerate(shown[:4]):
            self._keys.addWidget(_PersonaKey(persona, self._look, first=place == 0))
        self._count()

    def _count(self) -> None:
        stages = len(self._document.stages(self._journey))
        points = len(self._document.journey_touchpoints(self._journey))
        texts = (
            ngettext("{n} stage", "{n} stages", stages).format(n=stages) if stages else "",
            ngettext("{n} touchpoint", "{n} touchpoints", points).format(n=points) if points else "",
        )
        self._counts.setText("     ".join(figures(text) for text in texts if text))

    def _hear(self, report: Report) -> None:
        kinds = {type(change.before or change.after) for change in report.changes}
        if kinds & {Persona, Emotion}:
            self.rebuild()
        elif kinds & {Stage, Touchpoint}:
            self._count()


class _PersonaKey(QWidget):
    """A piece of a persona's curve, with its mark, and the name."""

    def __init__(self, persona: Persona, wears: Theme, *, first: bool) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(_Stroke(persona.mark, wears, first=first))
        name = QLabel(title(persona)[:40])
        name.setTextFormat(Qt.TextFormat.PlainText)
        look(name, "caption")
        row.addWidget(name)
        self.setAccessibleName(_("Persona {name}").format(name=title(persona)))


class _Stroke(QWidget):
    """The line style of one persona: colour, dash and shape together."""

    def __init__(self, mark: int, wears: Theme, *, first: bool) -> None:
        super().__init__()
        self._mark, self._look, self._first = mark, wears, first
        self.setFixedSize(KEY_WIDTH, 14)

    def sizeHint(self) -> QSize:
        return QSize(KEY_WIDTH, 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_shapes(painter, curve_sign(self._mark, Frame(), 7, KEY_WIDTH, first=self._first), self._look)
        painter.end()
