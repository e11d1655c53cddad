"""How each persona feels at a touchpoint: a slider each, with mark, face and value; it tells, others write."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSlider, QToolButton, QVBoxLayout, QWidget

from cxstudio.app.figures import figures, measured
from cxstudio.app.icons import mark_picture, picture
from cxstudio.app.labels import Elided, Label, label, restyle
from cxstudio.app.letter_menu import LetterMenu
from cxstudio.app.panels.part import small_button
from cxstudio.app.scale import scaled
from cxstudio.insight.hands import disagrees, few
from cxstudio.model.records import EMOTION_VALUES, Emotion, Persona
from cxstudio.picture.signs import FACES, emotion_colour, face_value
from cxstudio.picture.theme import Theme
from cxstudio.words import N_, _, ngettext

STEPS = 10  # slider steps per whole step of the scale
ORIGINS = (
    ("facilitator", N_("Stated by the facilitator")),
    ("room", N_("Hands of the room")),
    ("research", N_("From research")),
)
LEAD = 18  # pixels from the edge to where names begin
HANDS, HANDS_LETTERS = 34, 10  # pixels of the columns of hands, and of their numbers
SIGN, FACE = 12, 16  # pixels of a persona's mark and of the face
PAUSE = 800  # milliseconds of rest after which a value set by keys counts


def value_words(value: float | None) -> str:
    """A value as the map writes it, with a true minus: −1.6, +0.4; a dash when nothing is said."""
    return "–" if value is None else measured(value, signed=True)


def basis_words(emotion: Emotion | None) -> str:
    """What an emotion rests on: "3 hands of the room, few", "Stated by the facilitator"; "" when nothing is said."""
    if emotion is None or emotion.mean is None:
        return ""
    n = emotion.n
    if emotion.origin == "research":
        words = ngettext("From research, n = {n}", "From research, n = {n}", n) if n else _("From research")
    elif n:
        words = ngettext("{n} hand of the room", "{n} hands of the room", n)
    else:
        words = _("Stated by the facilitator")
    words = figures(words.format(n=n))
    if few(emotion):
        words = _("{basis}, few").format(basis=words)
    return _("{basis}, opinions differ").format(basis=words) if disagrees(emotion) else words


class EmotionSlider(QSlider):
    """A slider from -2 to +2 in tenths, its handle in the persona's colour, hollow while nothing is said."""

    def __init__(self, look: Theme, mark: int) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(-2 * STEPS, 2 * STEPS)
        self.setSingleStep(1)
        self.setPageStep(5)
        self.stated = False
        self._look, self._mark = look, mark
        self.setMinimumHeight(24)

    def sizeHint(self) -> QSize:
        return QSize(96, 24)

    def wear(self, look: Theme) -> None:
        self._look = look
        self.update()

    def handle_x(self) -> float:
        """Where the handle stands, in the widget's pixels."""
        share = (self.sliderPosition() - self.minimum()) / (self.maximum() - self.minimum())
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            share = 1 - share
        return 9 + share * (self.width() - 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        groove = QRectF(2, middle - 2, self.width() - 4, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._look.colour("lineControl")))
        painter.drawRoundedRect(groove, 2, 2)
        painter.drawRect(QRectF(self.width() / 2 - 0.75, middle - 5, 1.5, 10))
        colour = QColor(self._look.colour(f"persona.{self._mark}"))
        ground = QColor(self._look.colour("surface"))
        centre = QPointF(self.handle_x(), middle)
        painter.setBrush(ground)
        painter.setPen(QPen(QColor(self._look.colour("focusRing")) if self.hasFocus() else colour, 2))
        painter.drawEllipse(centre, 8, 8)
        if self.stated:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(centre, 5.5, 5.5)
        painter.end()


class Hands(QWidget):
    """How many hands there were for each value, from -2 to +2: five columns with their numbers."""

    def __init__(self, wears: Theme) -> None:
        super().__init__()
        self._look = wears
        self._counts: tuple[int, ...] = ()
        self.setFixedHeight(scaled(HANDS))
        self.hide()

    def wear(self, wears: Theme) -> None:
        self._look = wears
        self.update()

    def show_counts(self, counts: Sequence[int]) -> None:
        self._counts = tuple(counts)
        self.setVisible(sum(counts) > 0)
        named = (f"{value_words(v)}: {n}" for v, n in zip(EMOTION_VALUES, self._counts, strict=False))
        words = figures(", ".join(named))
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        room, most = self.width() - 2 * LEAD, max(self._counts, default=0)
        if not most:
            return
        font = self.font()
        font.setPixelSize(scaled(HANDS_LETTERS))
        painter.setFont(font)
        step, letters = room / len(self._counts), scaled(HANDS_LETTERS) + 3
        for place, (value, number) in enumerate(zip(EMOTION_VALUES, self._counts, strict=True)):
            column = len(self._counts) - 1 - place if rtl else place
            x, tall = LEAD + column * step, (self.height() - letters - 2) * number / most
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._look.colour(emotion_colour(value))))
            bar = QRectF(x + 3, self.height() - letters - max(1.5, tall), step - 6, max(1.5, tall))
            painter.drawRoundedRect(bar, 1.5, 1.5)
            painter.setPen(QColor(self._look.colour("inkMuted")))
            foot = QRectF(x, self.height() - letters, step, letters)
            painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, figures(str(number)))
        painter.end()


class EmotionRow(QWidget):
    """One persona's row. `rated` tells the finished value, None when it was taken back; `based` what it rests on."""

    rated = Signal(str, object)  # persona, value
    based = Signal(str, str)  # persona, origin

    def __init__(self, persona: Persona, name: str, look: Theme) -> None:
        super().__init__()
        self.persona = persona.id
        self._look, self._mark = look, persona.mark
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(6)
        column.addLayout(row)
        column.addLayout(self._under(look))
        self.hands = Hands(look)
        column.addWidget(self.hands)
        self._sign = QLabel()
        self._sign.setFixedWidth(scaled(SIGN))
        self._name = Elided(persona.name.split(maxsplit=1)[0] if persona.name.split() else _("Persona"))
        self._name.setToolTip(name)
        self._name.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._name.setFixedWidth(scaled(52))
        self.slider = EmotionSlider(look, persona.mark)
        self.slider.setAccessibleName(_("Emotion of {persona}").format(persona=name))
        self._face = QLabel()
        self._face.setFixedWidth(scaled(FACE))
        self._value = Label()
        self._value.keep_to_end()
        self._value.setMinimumWidth(scaled(32))
        self._value.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        font = self._value.font()
        font.setBold(True)
        self._value.setFont(font)
        for part, stretch in (
            (self._sign, 0),
            (self._name, 0),
            (self.slider, 1),
            (self._face, 0),
            (self._value, 0),
        ):
            row.addWidget(part, stretch)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.flush)
        self._dirty = False
        self.slider.actionTriggered.connect(self._touched)
        self.slider.sliderMoved.connect(self._touched)
        self.slider.sliderReleased.connect(self.flush)
        self.slider.valueChanged.connect(self._show)
        self.slider.installEventFilter(self)
        self.show_value(None)

    def _under(self, look: Theme) -> QHBoxLayout:
        """What the value rests on, and the button by which that is changed."""
        self._basis = label("", "caption")
        self._basis.setWordWrap(True)
        self._basis.setContentsMargins(LEAD, 0, LEAD, 0)
        self._basis.hide()
        self.origin = small_button("ellipsis", _("What it rests on"), look)
        self.origin.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = LetterMenu(self.origin)
        for value, words in ORIGINS:
            action = menu.addAction(_(words))
            action.setData(value)
            action.setCheckable(True)
        menu.triggered.connect(self._choose_origin)
        self.origin.setMenu(menu)
        self.origin.hide()
        under = QHBoxLayout()
        under.setSpacing(0)
        under.addWidget(self._basis, 1)
        under.addWidget(self.origin)
        return under

    def show_emotion(self, emotion: Emotion | None) -> None:
        """Show what is known of this persona here, and what it rests on."""
        words = basis_words(emotion)
        self._basis.setText(words)
        self._basis.setVisible(bool(words))
        scarce = emotion is not None and few(emotion)
        restyle(self._basis, "look", "warning" if scarce else "caption")
        self._basis.setToolTip(_("With so few hands, one more can change the mean a lot") if scarce else "")
        self.hands.show_counts(emotion.counts if emotion is not None else ())
        self.origin.setVisible(bool(words))
        for action in self.origin.menu().actions():
            action.setChecked(emotion is not None and action.data() == emotion.origin)
            action.setEnabled(emotion is not None and (action.data() != "room" or emotion.n > 0))
        self.show_value(emotion.mean if emotion else None)

    def _choose_origin(self, action: QAction) -> None:
        self.based.emit(self.persona, str(action.data()))

    def basis(self) -> str:
        """What the line under the slider says."""
        return self._basis.text()

    def show_value(self, value: float | None) -> None:
        """Show what is known, unless somebody is moving the handle."""
        if self._dirty:
            return
        self.slider.stated = value is not None
        self.slider.setValue(round((value or 0.0) * STEPS))
        self._show()

    def flush(self) -> None:
        """Tell the value if the handle was moved and not told yet."""
        self._pause.stop()
        if self._dirty and not self.slider.isSliderDown():
            self._dirty = False
            self.rated.emit(self.persona, self.slider.value() / STEPS)

    def eventFilter(self, watched: object, event: object) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
                self._pause.stop()
                self._dirty = False
                self.rated.emit(self.persona, None)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._dirty = True
                self.flush()
                return True
        if event.type() == QKeyEvent.Type.FocusOut:  # type: ignore[attr-defined]
            self.flush()
        return False

    def _touched(self) -> None:
        self._dirty = True
        self.slider.stated = True
        self._pause.start()
        self._show()

    def _show(self) -> None:
        ratio = self.devicePixelRatioF()
        value = self.slider.sliderPosition() / STEPS if self.slider.stated else None
        self._sign.setPixmap(mark_picture(self._mark, self._look, scaled(SIGN), ratio))
        self._value.setText(value_words(value))
        parts = [part for part in (value_words(value), self._basis.text()) if part]
        self.slider.setAccessibleDescription(", ".join(parts))
        self._face.setVisible(value is not None)
        if value is not None:
            colour = self._look.colour(emotion_colour(value))
            self._face.setPixmap(picture(FACES[face_value(value)], colour, scaled(FACE), ratio))
        self.slider.update()
