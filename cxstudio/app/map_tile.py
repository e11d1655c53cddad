"""One map on the welcome window: its picture, its name, and a line about it; a button for pointer and keyboard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QStyleOptionButton

from cxstudio.app import thumbnails
from cxstudio.app.figures import figures
from cxstudio.app.thumbnails import Facts, Thumbnail
from cxstudio.picture.theme import Theme
from cxstudio.words import _, ngettext

if TYPE_CHECKING:
    from cxstudio.text.layout import TextEngine

TEXT_HEIGHT = 52
TITLE_BASE, LINE_BASE = 23, 42  # pixels from the picture to the baselines under it
LEAST_HEIGHT = 96


class MapTile(QAbstractButton):
    """`told` carries the path when it is pressed."""

    told = Signal(str)

    def __init__(self, path: str, name: str, wears: Theme) -> None:
        super().__init__()
        self.path = path
        self._name, self._line, self._apart = name, "", ""
        self._look = wears
        self._image: QImage | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(150)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._tell)

    def say(self, line: str) -> None:
        """The line under the name."""
        self._line = line
        self.setAccessibleDescription(self.line())
        self.update()

    def line(self) -> str:
        return " · ".join(part for part in (self._apart, self._line) if part)

    def name(self) -> str:
        """What the map is called."""
        return self._name

    def tell_apart(self, words: str) -> None:
        """Another map has the same name: say first by what this one is known, such as the name of its file."""
        self._apart = words
        self.setToolTip(words)
        self.say(self._line)

    def miss(self, line: str) -> None:
        """The file is not there: grey, but its name stays, so that nobody wonders where it went."""
        self.setEnabled(False)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.say(line)

    def read(self, engine: TextEngine, wears: Theme) -> Thumbnail:
        """The picture and the facts, painted now."""
        return thumbnails.read(Path(self.path), engine, wears)

    def show_image(self, image: QImage | None) -> None:
        self._image = image
        self.update()

    def show_thumbnail(self, thumbnail: Thumbnail) -> None:
        """The picture came; with it what is inside."""
        if thumbnail.facts is None:
            self.say(thumbnail.problem)
            return
        self.show_image(thumbnail.image)
        facts = thumbnail.facts
        if facts.title:
            self._name = facts.title
            self.setAccessibleName(facts.title)
        self.say(f"{self._line} · {counts(facts)}" if self._line else counts(facts))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(LEAST_HEIGHT, round(width * 0.58)) + TEXT_HEIGHT

    def sizeHint(self) -> QSize:
        return QSize(256, self.heightForWidth(256))

    def ring_box(self) -> QRect:
        """The thumbnail: the ring of the keyboard goes round it alone."""
        return QRect(1, 1, self.width() - 2, self.height() - TEXT_HEIGHT - 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        option = QStyleOptionButton()
        option.initFrom(self)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        box = QRectF(self.ring_box())
        shape = QPainterPath()
        shape.addRoundedRect(box, 8, 8)
        painter.fillPath(shape, QColor(self._look.colour("canvas")))
        if self._image is not None:
            painter.save()
            painter.setClipPath(shape)
            scale = min(box.width() / (self._image.width() / 2), box.height() / (self._image.height() / 2))
            width, height = self._image.width() / 2 * scale, self._image.height() / 2 * scale
            target = QRectF(box.center().x() - width / 2, box.center().y() - height / 2, width, height)
            painter.setOpacity(1.0 if self.isEnabled() else 0.42)
            painter.drawImage(target, self._image, QRectF(self._image.rect()))
            painter.restore()
        chosen = self.isChecked()
        edge = "accent" if chosen else "ink" if hovered and self.isEnabled() else "line"
        painter.setPen(QPen(QColor(self._look.colour(edge)), 2 if chosen else 1))
        painter.drawPath(shape)
        self._paint_words(painter, box)
        painter.end()

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        painter.setFont(strong)
        painter.setPen(QColor(self._look.colour("ink" if self.isEnabled() else "inkMuted")))
        self._paint_line(painter, self._name, box, TITLE_BASE)
        small = QFont(self.font())
        small.setPixelSize(12)
        painter.setFont(small)
        painter.setPen(QColor(self._look.colour("inkMuted")))
        self._paint_line(painter, self.line(), box, LINE_BASE)

    def _paint_line(self, painter: QPainter, text: str, box: QRectF, below: int) -> None:
        """A line so many pixels below the picture: its baseline, because scripts differ in height."""
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = box.right() - metrics.horizontalAdvance(shown) if rtl else box.x()
        painter.drawText(QPointF(x, box.bottom() + below), shown)

    def _tell(self) -> None:
        if self.path:
            self.told.emit(self.path)


def counts(facts: Facts) -> str:
    """What is inside, in words."""
    texts = (
        ngettext("{n} persona", "{n} personas", facts.personas).format(n=facts.personas),
        ngettext("{n} touchpoint", "{n} touchpoints", facts.touchpoints).format(n=facts.touchpoints),
    )
    return figures(_("{first}, {second}").format(first=texts[0], second=texts[1]))
