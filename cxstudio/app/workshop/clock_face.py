"""The big time of a step and the bar under it; what they show is told them, and nothing flashes."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cxstudio.app.labels import label, restyle
from cxstudio.app.scale import scaled
from cxstudio.app.workshop.agenda_words import clock_words, spoken_time
from cxstudio.picture.theme import Theme

THIN, THICK = 6, 12  # pixels of the bar, before and in the last minute
LAST = 60  # seconds
GAP = 12  # pixels between digits and bar
SHORT = 5  # signs of a time that stand in large digits beside the buttons: "59:59"


class TimeBar(QWidget):
    """How much of the time is left, from the leading edge; it thickens in the last minute."""

    def __init__(self) -> None:
        super().__init__()
        self._share, self._thick, self._still = 1.0, False, False
        self._wears: Theme | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(40, scaled(THICK))

    def wear(self, wears: Theme) -> None:
        self._wears = wears
        self.update()

    def show_share(self, share: float, *, thick: bool, still: bool) -> None:
        """Show what share of the time is left; `still` while it is paused."""
        now = (round(max(0.0, min(1.0, share)) * 1000) / 1000, thick, still)
        if now != (self._share, self._thick, self._still):
            self._share, self._thick, self._still = now
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._wears is None:
            return
        height = scaled(THICK if self._thick else THIN)
        top, width = (self.height() - height) / 2, self.width() * self._share
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._wears.colour("line")))
        painter.drawRoundedRect(QRectF(0, top, self.width(), height), height / 2, height / 2)
        name = "role.pain.mark" if self._thick else "inkMuted" if self._still else "accent"
        painter.setBrush(QColor(self._wears.colour(name)))
        if width >= 1:
            left = self.width() - width if rtl else 0.0
            painter.drawRoundedRect(QRectF(left, top, width, height), height / 2, height / 2)
        painter.end()


class ClockFace(QWidget):
    """The time left in large digits, muted while it stands, in the colour of a warning in the last minute."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self._row = QHBoxLayout()
        self._row.setSpacing(6)
        self.digits = label("", "clock")
        self.digits.setWordWrap(True)  # digits have no place to break; what is over is said in words
        self.bar = TimeBar()
        self._row.addWidget(self.digits, 1)
        column.addLayout(self._row)
        column.addWidget(self.bar)

    def put_beside(self, button: QWidget) -> None:
        """Let a button stand beside the digits, at their end."""
        self._row.addWidget(button)

    def wear(self, wears: Theme) -> None:
        self.bar.wear(wears)

    def _keep_height(self) -> None:
        """The words of a time that is over are smaller than its digits: what stands below does not jump."""
        if not self.digits.property("length"):
            self.digits.setMinimumHeight(max(self.digits.minimumHeight(), self.digits.sizeHint().height()))

    def show_time(self, left: int, total: float, *, paused: bool) -> None:
        """Show whole seconds left of so many."""
        last = 0 <= left <= LAST < total  # what is over is told calmly, as on the wall
        face = clock_words(left)
        self._keep_height()
        restyle(self.digits, "length", "words" if left < 0 else "long" if len(face) > SHORT else "")
        self.digits.setText(face)
        self.digits.setAccessibleName(spoken_time(left))
        restyle(self.digits, "state", "last" if last else "paused" if paused else "")
        self.bar.show_share(left / total if total else 0.0, thick=last, still=paused)
