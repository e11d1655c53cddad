"""The status bar: whose curves show, how large the map is, what it lacks, and what the canvas says at the moment."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from cxstudio.app.figures import figures
from cxstudio.app.icons import icon, paint_shapes
from cxstudio.app.labels import Elided, elided, look, sentence, spaced
from cxstudio.edits.emotions import toggle_curve
from cxstudio.model.document import Document, Report
from cxstudio.model.naming import known_as, title
from cxstudio.model.records import Emotion, Journey, Persona, Stage, Touchpoint
from cxstudio.picture.frame import Frame
from cxstudio.picture.marks import curve_sign
from cxstudio.picture.theme import Theme
from cxstudio.words import _, ngettext

KEY_WIDTH = 26
MOST_KEYS = 4
SIDE, SPACE = 12, 16  # pixels at both ends, and between what is told
PAD, GAP = 4, 6  # pixels around a persona's key, and from its line to the name
LEAST_NAME = 40  # pixels of a name that show in any case
NO_PEN = QPen(Qt.PenStyle.NoPen)
_RTL = Qt.LayoutDirection.RightToLeft


class StatusBar(QFrame):
    """Persona keys and counts at the leading end, the hint of the moment at the other, which `told` carries too.

    A press on a key hides the persona's curve or shows it again; `findings_asked` is a press on their number, and
    `findings_left` on the cross beside it, which stands there while they are marked.
    """

    told = Signal(str)
    findings_asked = Signal()
    findings_left = Signal()
    needed = Signal(int)  # pixels for the findings alone

    def __init__(self, document: Document, journey: str, wears: Theme) -> None:
        super().__init__()
        look(self, "status")
        self.setAccessibleName(_("Status"))
        self._document, self._journey, self._look = document, journey, wears
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE, 0, SIDE, 0)
        row.setSpacing(SPACE)
        self._people = QWidget()
        self._keys = QHBoxLayout(self._people)
        self._keys.setContentsMargins(0, 0, 0, 0)
        self._keys.setSpacing(SPACE)
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
        self.findings = StandingButton()
        look(self.findings, "status")
        self.findings.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.findings.setIconSize(QSize(14, 14))
        self.findings.setToolTip(_("Go to the next thing that lacks something"))
        self.findings.clicked.connect(self.findings_asked)
        self.findings.hide()
        row.addWidget(self.findings)
        self.leave_findings = QToolButton()
        look(self.leave_findings, "status")
        self.leave_findings.setIconSize(QSize(14, 14))
        self.leave_findings.setToolTip(_("Put the marks away") + " (Esc)")
        self.leave_findings.setAccessibleName(_("Put the marks away"))
        self.leave_findings.clicked.connect(self.findings_left)
        self.leave_findings.hide()
        row.addWidget(self.leave_findings)
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

    def show_findings(self, number: int) -> None:
        """How many things lack something; nothing where none does."""
        words = figures(ngettext("{n} finding", "{n} findings", number).format(n=number))
        self.findings.setText(spaced(words))
        self.findings.setAccessibleName(words)
        self.findings.setVisible(number > 0)
        self._tell_need()

    def show_marks(self, *, shown: bool) -> None:
        """Whether the findings are marked on the map: their number looks pressed, and a cross puts the marks away."""
        held = self.leave_findings.hasFocus()
        self.findings.setChecked(shown)
        self.leave_findings.setVisible(shown)
        if held and not shown:
            self.findings.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell_need()

    def _tell_need(self) -> None:
        parts = [part for part in (self.findings, self.leave_findings) if not part.isHidden()]
        widths = [part.sizeHint().width() + SPACE for part in parts]
        self.needed.emit(sum(widths) + 2 * SIDE + SPACE if widths else 0)

    def show_selected(self, number: int) -> None:
        """How many things are selected; nothing for one, which everybody sees."""
        words = ngettext("{n} selected", "{n} selected", number).format(n=number)
        self._selected.setText(figures(words) if number > 1 else "")
        self._selected.setHidden(number < 2 or self._counts.isHidden())

    def is_cut(self) -> bool:
        """Whether what is said now is longer than its room."""
        return self._hint.text() != " ".join(self._hint.full_text().split())

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
        self.findings.setIcon(icon("triangle-alert", self._look.colour("truth"), 14))
        self.leave_findings.setIcon(icon("x", self._look.colour("ink"), 14))
        journey = self._document.find(self._journey, Journey)
        mine, hidden = (journey.persona, journey.hides) if journey is not None else ("", ())
        rated = {e.persona for e in self._document.nodes(Emotion)}
        personas = sorted(self._document.personas(), key=lambda persona: persona.id != mine)
        shown = [p for p in personas if p.id in rated or p.name]
        for persona in shown[:MOST_KEYS]:
            key = PersonaKey(persona, self._look, first=persona.id == mine, hidden=persona.id in hidden)
            key.clicked.connect(self._toggle)
            self._keys.addWidget(key)
        self._count()

    def _toggle(self) -> None:
        key = self.sender()
        if not isinstance(key, PersonaKey):
            return
        persona, held = key.persona, key.hasFocus()
        shows = toggle_curve(self._document, self._journey, persona)
        name = title(self._document.get(persona))
        words = _("The curve of {name} shows again") if shows else _("The curve of {name} is hidden")
        self.say(words.format(name=name))
        if held:
            self._key(persona).setFocus(Qt.FocusReason.OtherFocusReason)

    def _key(self, persona: str) -> PersonaKey:
        return next(key for key in self.persona_keys() if key.persona == persona)

    def persona_keys(self) -> list[PersonaKey]:
        """The keys of the personas, from the leading end on."""
        items = (self._keys.itemAt(place) for place in range(self._keys.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, PersonaKey)]

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
        if kinds & {Persona, Emotion} or self._journey in {change.id for change in report.changes}:
            self.rebuild()
        elif kinds & {Stage, Touchpoint}:
            self._count()


class StandingButton(QToolButton):
    """A button that looks pressed while what it leads through is on the screen: a press goes on, and never lets go."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)

    def nextCheckState(self) -> None:
        """A press changes nothing of how it stands."""


class PersonaKey(QToolButton):
    """A piece of a persona's curve with its mark, and the name; struck out while the curve is hidden."""

    def __init__(self, persona: Persona, wears: Theme, *, first: bool, hidden: bool) -> None:
        super().__init__()
        look(self, "status")
        self.persona = persona.id
        self._mark, self._look, self._first, self._hidden = persona.mark, wears, first, hidden
        self._name = known_as(persona)[:40]
        name = known_as(persona)
        self.setAccessibleName(_("Persona {name}").format(name=name))
        self.setAccessibleDescription(_("Curve hidden") if hidden else _("Curve shown"))
        words = _("Show the curve of {name}") if hidden else _("Hide the curve of {name}")
        self.setToolTip(sentence(words.format(name=name), rtl=self.layoutDirection() == _RTL))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return self._size(self.fontMetrics().horizontalAdvance(self._name) + 1)

    def minimumSizeHint(self) -> QSize:
        """Where the row is short, names end in an ellipsis; the tool tip has all of them."""
        return self._size(min(LEAST_NAME, self.fontMetrics().horizontalAdvance(self._name) + 1))

    def shown_name(self) -> str:
        """As much of the name as there is room for."""
        room = self.width() - KEY_WIDTH - GAP - 2 * PAD
        return elided(self._name, self.fontMetrics(), room, rtl=self.layoutDirection() == _RTL)

    def _size(self, words: int) -> QSize:
        return QSize(KEY_WIDTH + GAP + words + 2 * PAD, self.fontMetrics().height() + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rtl = self.layoutDirection() == _RTL
        if self.underMouse() or self.hasFocus():
            painter.setPen(QPen(QColor(self._look.colour("focusRing")), 2) if self.hasFocus() else NO_PEN)
            painter.setBrush(QColor(self._look.colour("line")))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        middle = self.height() / 2
        x = self.width() - PAD - KEY_WIDTH if rtl else PAD
        painter.save()
        painter.translate(x, middle - 7)
        painter.setOpacity(0.42 if self._hidden else 1.0)
        paint_shapes(painter, curve_sign(self._mark, Frame(), 7, KEY_WIDTH, first=self._first), self._look)
        painter.restore()
        font = self.font()
        font.setStrikeOut(self._hidden)
        painter.setFont(font)
        painter.setPen(QColor(self._look.colour("inkMuted")))
        lead = PAD + KEY_WIDTH + GAP
        room = self.rect().adjusted(PAD if rtl else lead, 0, -lead if rtl else -PAD, 0)
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(room, int(flags), self.shown_name())
        painter.end()
