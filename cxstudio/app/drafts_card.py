"""What the welcome window says of work a crash left behind: when, how much, and the latest one with its picture."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from cxstudio.app.figures import figures
from cxstudio.app.icons import picture
from cxstudio.app.labels import label, look
from cxstudio.app.map_tile import MapTile
from cxstudio.picture.theme import Theme
from cxstudio.words import _, ngettext

if TYPE_CHECKING:
    from cxstudio.files.drafts import Draft

SHOWN = 3
ROOM = 170  # pixels of a title
DAY = 24 * 60 * 60  # seconds


class DraftsCard(QFrame):
    """`picked` tells a draft to open. `latest` is the tile of the first draft; whoever made it paints it."""

    picked = Signal(str)

    def __init__(self, drafts: Sequence[Draft], latest: MapTile, wears: Theme) -> None:
        super().__init__()
        look(self, "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(4)
        head = QHBoxLayout()
        sign = QLabel()
        sign.setPixmap(picture("circle-alert", wears.colour("truth"), 18, self.devicePixelRatioF()))
        head.setSpacing(8)
        head.addWidget(sign)
        head.addWidget(label(_("Recovered work"), "strong"), 1)
        column.addLayout(head)
        latest.say(_line_of(drafts[0]))
        column.addWidget(latest)
        for draft in drafts[1:SHOWN]:
            column.addWidget(self._button(draft))
            column.addWidget(label(_line_of(draft), "caption"))
        if len(drafts) > SHOWN:
            column.addWidget(label(_("and {n} more").format(n=len(drafts) - SHOWN), "caption"))

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


def title_of(draft: Draft) -> str:
    """What a draft is called."""
    return " ".join(draft.title.split())[:60] or _("Untitled map")


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
