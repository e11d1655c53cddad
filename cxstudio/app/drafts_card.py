"""What the welcome window says of work a crash left behind: when, how much, and the latest one with its picture."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cxstudio.app.figures import figures
from cxstudio.app.icons import picture
from cxstudio.app.labels import Elided, label, look
from cxstudio.app.map_tile import MapTile
from cxstudio.model.naming import shortened
from cxstudio.picture.theme import Theme
from cxstudio.words import _, ngettext

if TYPE_CHECKING:
    from cxstudio.files.drafts import Draft

SHOWN = 2
ROOM = 170  # pixels of a title
DAY = 24 * 60 * 60  # seconds


class DraftsCard(QFrame):
    """`picked` tells a draft to open, `rest` the first one that has no line here: all are among the recent maps.

    `latest` is the tile of the first draft; whoever made it paints it.
    """

    picked = Signal(str)
    rest = Signal(str)

    def __init__(self, drafts: Sequence[Draft], latest: MapTile, wears: Theme) -> None:
        super().__init__()
        look(self, "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(0)
        head = QHBoxLayout()
        sign = QLabel()
        sign.setPixmap(picture("circle-alert", wears.colour("truth"), 18, self.devicePixelRatioF()))
        head.setSpacing(8)
        head.addWidget(sign)
        head.addWidget(label(_("Recovered work"), "strong"), 1)
        column.addLayout(head)
        column.addSpacing(6)
        apart = told_apart(drafts)
        latest.say(_line_of(drafts[0]))
        if drafts[0].path in apart:
            latest.tell_apart(apart[drafts[0].path])
        latest.setFixedHeight(latest.heightForWidth(ROOM))
        column.addWidget(latest)
        for draft in drafts[1:SHOWN]:
            column.addWidget(self._button(draft))
            own = apart.get(draft.path, "")
            line = f"{when(draft.changed)} · {own}" if own else _line_of(draft)
            column.addWidget(Elided(line, "caption"))
        if len(drafts) > SHOWN:
            self.more = QPushButton(figures(_("and {n} more").format(n=len(drafts) - SHOWN)))
            look(self.more, "link")
            self.more.setCursor(Qt.CursorShape.PointingHandCursor)
            self._first_more = str(drafts[SHOWN].path)
            self.more.clicked.connect(self._tell_rest)
            column.addWidget(self.more)

    def _tell_rest(self) -> None:
        self.rest.emit(self._first_more)

    def _button(self, draft: Draft) -> QPushButton:
        title = title_of(draft)
        button = QPushButton()
        cut = button.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, ROOM)
        button.setText(cut.replace("&", "&&"))
        look(button, "link")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setAccessibleName(_("Open the draft {title}").format(title=title))
        button.setObjectName(str(draft.path))
        button.clicked.connect(self._open)
        return button

    def _open(self) -> None:
        self.picked.emit(self.sender().objectName())


class DraftsRoom(QScrollArea):
    """As high as its card where there is room for it; in a low window it is scrolled."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.hide()

    def hold(self, card: QWidget) -> None:
        self.setWidget(card)
        self.updateGeometry()
        self.show()

    def clear(self) -> None:
        self.hide()
        card = self.takeWidget()
        if card is not None:
            card.deleteLater()

    def sizeHint(self) -> QSize:
        card = self.widget()
        if card is None:
            return QSize(0, 0)
        return card.minimumSizeHint()


def title_of(draft: Draft) -> str:
    """What a draft is called."""
    return " ".join(draft.title.split())[:60] or _("Untitled map")


def told_apart(drafts: Sequence[Draft]) -> dict[Path, str]:
    """Of each draft whose name another one has too: what it alone holds, else the second it was changed.

    Nothing of those that are alike even in that.
    """
    found: dict[Path, str] = {}
    for draft in drafts:
        alike = [x for x in drafts if x is not draft and title_of(x) == title_of(draft)]
        if not alike:
            continue
        elsewhere = set().union(*(x.holds for x in alike))
        own = next((title for title in draft.holds if title not in elsewhere), "")
        if own:
            found[draft.path] = _("with “{title}”").format(title=shortened(own))
        elif all(int(x.changed) != int(draft.changed) for x in alike):
            found[draft.path] = figures(time.strftime("%H:%M:%S", time.localtime(draft.changed)))
    return found


def when(moment: float) -> str:
    """A time as people say it: today and yesterday with the hour, else the day."""
    then, now = time.localtime(moment), time.localtime()
    if then[:3] == now[:3]:
        return figures(_("Today {time}").format(time=time.strftime("%H:%M", then)))
    if then[:3] == time.localtime(time.time() - DAY)[:3]:
        return figures(_("Yesterday {time}").format(time=time.strftime("%H:%M", then)))
    return figures(time.strftime("%Y-%m-%d", then))


def _line_of(draft: Draft) -> str:
    """When it was changed and how much is in it."""
    count = ngettext("{n} touchpoint", "{n} touchpoints", draft.touchpoints).format(n=draft.touchpoints)
    return f"{when(draft.changed)} · {figures(count)}"
