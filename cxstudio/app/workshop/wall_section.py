"""The wall in the console: what the room sees, in small, where it stands in words, and all that can be done to it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QColor, QKeySequence, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cxstudio.app.actions import tip
from cxstudio.app.controls import Choice, WordsButton, words_button
from cxstudio.app.figures import figures
from cxstudio.app.icons import icon
from cxstudio.app.labels import Elided, label
from cxstudio.app.scale import scaled
from cxstudio.app.workshop.around import Around, Section
from cxstudio.app.workshop.wall_here import WallHere
from cxstudio.app.workshop.wall_painting import Fitted, paint_areas
from cxstudio.app.workshop.wall_picture import WallPicture
from cxstudio.model.workshop_kinds import LENSES
from cxstudio.picture.theme import Theme, theme
from cxstudio.render.pictures import FindPicture
from cxstudio.render.qt import QtPainter
from cxstudio.words import N_, _
from cxstudio.workshop.stand import Stand

SOON = 120  # milliseconds: the small picture waits until the wall itself is painted
_UNSEEN = 0.45  # of the picture's colours while the wall is off
_SHAPE = 9 / 16  # while there is no projector to ask

# The row of the menu behind each button, its word, and the field of the stand that says whether it is on.
_BUTTONS = (
    ("workshop.wall", N_("Show"), ""),
    ("workshop.freeze", N_("Freeze"), "frozen"),
    ("workshop.curtain", N_("Curtain"), "curtain"),
    ("workshop.black", N_("Black"), "black"),
)


class SmallWall(QWidget):
    """The wall in small, painted a moment after the wall itself. It only looks."""

    def __init__(self, picture: WallPicture, images: FindPicture) -> None:
        super().__init__()
        self.setAccessibleName(_("What the room sees"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._picture, self._line = picture, QColor()
        self._brush = QtPainter(theme("projector"), images, smallest_text=0.0, fine=True)
        self._kept = QPixmap()
        self._seen = self._lit = False
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self._renew)
        picture.changed.connect(self._wait)

    def wear(self, line: QColor) -> None:
        """The colour of the line round it."""
        self._line = line
        self.update()

    def show_lit(self, *, lit: bool) -> None:
        """Stand back while the room sees nothing of it."""
        self._lit = lit
        self.update()

    def heightForWidth(self, width: int) -> int:
        wide, high = self._picture.shown_size
        return round(width * high / wide) if wide else round(width * _SHAPE)

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        width = max(scaled(200), self.width())
        return QSize(width, self.heightForWidth(width))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and not self._seen:
            self._seen = True
            self._picture.watch(wanted=True)
        elif event.type() == QEvent.Type.Hide and self._seen:
            self._seen = False
            self._picture.watch(wanted=False)
        elif event.type() in {QEvent.Type.Resize, QEvent.Type.DevicePixelRatioChange}:
            self._wait()
        return super().event(event)

    def close_down(self) -> None:
        self._soon.stop()
        self._picture.changed.disconnect(self._wait)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._brush.colour("surface"))
        painter.setOpacity(1.0 if self._lit else _UNSEEN)
        painter.drawPixmap(0, 0, self._kept)
        painter.setOpacity(1.0)
        painter.setPen(self._line)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _wait(self, *_what: object) -> None:
        if self.isVisible() and not self._soon.isActive():
            self._soon.start()

    def _renew(self) -> None:
        ratio = self.devicePixelRatioF()
        size = QSize(round(self.width() * ratio), round(self.height() * ratio))
        if self.heightForWidth(self.width()) != self.height():
            self.updateGeometry()
        kept = QPixmap(size)
        fitted = Fitted.of(self._picture.shown_size, (size.width(), size.height()))
        painter = QPainter(kept)
        whole = QRectF(0.0, 0.0, float(size.width()), float(size.height()))
        try:
            paint_areas(painter, self._brush, self._picture.areas, fitted, whole)
        finally:  # a pixmap that goes while it is painted on takes the program along
            painter.end()
        kept.setDevicePixelRatio(ratio)
        self._kept = kept
        self.update()


class KeyedButton(WordsButton):
    """A button that does what a row of the menu does, with the row's key at its trailing end."""

    def __init__(self, action: QAction, words: str) -> None:
        self._keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        super().__init__("button")
        self.action = action
        self.say(words)
        self.setAccessibleName(action.text())
        self.setToolTip(tip(action))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda *_checked: action.trigger())

    def end(self) -> int:
        return self.fontMetrics().horizontalAdvance(self._keys) + 8 if self._keys else 0

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(72), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.palette().ColorRole.PlaceholderText))
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        room: QRect = self.rect().adjusted(12, 0, -12, 0)
        side = Qt.AlignmentFlag.AlignLeft if rtl else Qt.AlignmentFlag.AlignRight
        painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), self._keys)
        painter.end()


class WallSection(Section):
    """The small picture, the state in words, the buttons with their keys, and what the wall shows."""

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._around = around
        self.here = WallHere.of(around)
        self.small = SmallWall(self.here.picture, around.session.file.blob)
        self.words = Elided("", "muted")
        self.words.keep_to_end()
        self.lens = Choice()
        self.buttons: dict[str, KeyedButton] = {}
        self.back, self.ahead = words_button("", _("Page before")), words_button("", _("Next page"))
        self._page = label("", "muted")
        self._put_together()
        self.here.changed.connect(self._show_state)
        self.here.picture.changed.connect(self._show_pages)
        self._show_state()

    def _put_together(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(label(_("Wall"), "section"))
        head.addWidget(self.words, 1)
        column.addLayout(head)
        column.addWidget(self.small)
        self.lens.setAccessibleName(_("What the wall shows"))
        for name, words in LENSES:
            self.lens.addItem(_(words), name)
        self.lens.activated.connect(self._choose_lens)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.lens, 1)
        for button, by in ((self.back, -1), (self.ahead, 1)):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            button.clicked.connect(self._turns(by))
        row.addWidget(self.back)
        row.addWidget(self._page)
        row.addWidget(self.ahead)
        column.addLayout(row)
        grid = QGridLayout()
        grid.setSpacing(6)
        place = 0
        for id, words, field in _BUTTONS:
            action = self._around.window.findChild(QAction, id)
            if action is not None:
                button = KeyedButton(action, _(words))
                button.setCheckable(bool(field))
                self.buttons[id] = button
                grid.addWidget(button, *divmod(place, 2))
                place += 1
        for one in (0, 1):
            grid.setColumnStretch(one, 1)
        column.addLayout(grid)

    def show_stand(self, stand: Stand) -> None:
        self.lens.setCurrentIndex(self.lens.findData(stand.lens))
        for id, _words, field in _BUTTONS:
            if field and id in self.buttons:
                self.buttons[id].setChecked(getattr(stand, field))
        self._show_state()

    def wear(self, wears: Theme) -> None:
        self.small.wear(QColor(wears.colour("lineControl")))
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        ink, off = wears.colour("ink"), wears.colour("lineControl")
        for button, sign in ((self.back, "chevron-left"), (self.ahead, "chevron-right")):
            turned = {"chevron-left": "chevron-right", "chevron-right": "chevron-left"}[sign] if rtl else sign
            button.setIcon(icon(turned, ink, 16, off))

    def close_down(self) -> None:
        self.small.close_down()
        self.here.changed.disconnect(self._show_state)
        self.here.picture.changed.disconnect(self._show_pages)

    def state_words(self) -> str:
        """Where the wall is and what it does, in a few words."""
        here, stand = self.here, self._around.workshop.stand
        where = {
            "off": _("Off"),
            "gone": _("Off: the projector is gone"),
            "alone": _("Over the console"),
            "on": _("On screen {name}").format(name=here.screen),
        }[here.state]
        does = [
            words
            for words, holds in (
                (_("black"), stand.black),
                (_("curtain"), stand.curtain),
                (_("frozen"), stand.frozen),
            )
            if holds
        ]
        return _("{state}, {more}").format(state=where, more=", ".join(does)) if does else where

    def _show_state(self) -> None:
        self.words.setText(self.state_words())
        self.small.show_lit(lit=self.here.shown)
        button = self.buttons.get("workshop.wall")
        if button is not None:
            button.say(_("Close") if self.here.shown else _("Show"))

    def _show_pages(self, *_what: object) -> None:
        """Which stage the room sees, where the arrows turn stages, and which page of how many."""
        scene = self.here.picture.scene
        pages = self.here.pages() if scene is not None else 1
        now = min(scene.page if scene is not None else 0, pages - 1)
        stages = []
        if scene is not None and scene.lens == "stage":
            stages = [one.id for one in self._around.document.stages(scene.journey)]
        said = [f"{stages.index(scene.stage) + 1}/{len(stages)}"] if scene and scene.stage in stages else []
        if pages > 1 or not said:
            said.append(f"{now + 1}/{pages}")
        several = pages > 1 or len(stages) > 1
        for widget in (self.back, self._page, self.ahead):
            widget.setVisible(several)
        self._page.setText(figures(" · ".join(said)))

    def _turns(self, by: int) -> Callable[..., None]:
        return lambda *_checked: self.here.turn(by)

    def _choose_lens(self, _index: int) -> None:
        self._around.workshop.be(lens=self.lens.currentData())
