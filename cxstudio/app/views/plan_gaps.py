"""The calm line that says what is missing from pain to plan, each count a way to it; it reckons and changes nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton

from cxstudio.app.figures import figures
from cxstudio.app.flow_row import FlowRow
from cxstudio.app.icons import icon
from cxstudio.app.labels import in_menu, label, look, spaced
from cxstudio.insight.gaps import Gap, GapName, counted
from cxstudio.picture.sheets.plan_signs import OVERDUE
from cxstudio.picture.theme import Theme
from cxstudio.words import _, ngettext


class GapLine(FlowRow):
    """`chosen` tells the name of the gaps somebody wants to see; "" for everything again.

    It is one line: what it has no room for is in the menu of the last button.
    """

    chosen = Signal(str)

    def __init__(self, wears: Theme) -> None:
        super().__init__(gap=4)
        self._look = wears
        self._more = QPushButton(self)
        look(self._more, "chip")
        self._more.setCheckable(True)
        self._menu = QMenu(self._more)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._more.clicked.connect(self._open_menu)
        self._more.hide()
        self._said: tuple[tuple[tuple[GapName, str], ...], str, bool] | None = None
        self.seek()

    def seek(self) -> None:
        """Keep the room of the counts, which come a moment later; the ones before are no longer true."""
        self._said = None
        self.clear()
        self.add(self._button("", " ", False))

    def show_gaps(self, found: Sequence[Gap], only: str = "", *, anything: bool = True) -> None:
        """Say how many of each there are; `only` is the one that is looked at now.

        Where there is not yet `anything` to answer or to do, nothing is praised.
        """
        words = (tuple(counted(found)), only, anything)
        if words == self._said:
            return
        self._said = words
        self.clear()
        if not words[0] and not only and anything:
            self.add(label(_("Everything is answered, owned and measured"), "caption"))
        if only:
            self.add(self._button("", _("Show all"), False))
        for name, text in words[0]:
            self.add(self._button(name, text, only == name))

    def wear(self, wears: Theme) -> None:
        self._look, self._said = wears, None

    def _button(self, name: str, text: str, pressed: bool) -> QPushButton:
        button = QPushButton(spaced(figures(text)) if name == "overdue" else figures(text).replace("&", "&&"))
        look(button, "chip")
        button.setCheckable(True)
        button.setChecked(pressed)
        if name == "overdue":
            button.setIcon(icon(OVERDUE, self._look.colour("role.pain.mark"), 14))
        button.setProperty("gap", "" if pressed else name)
        button.clicked.connect(self._choose)
        return button

    def minimumSizeHint(self) -> QSize:
        return QSize(self._more.sizeHint().width(), super().minimumSizeHint().height())

    def _height(self, width: int, *, move: bool) -> int:
        if move:
            self._fold(width)
        return max((widget.sizeHint().height() for widget in self._shown), default=0)

    def _fold(self, width: int) -> None:
        """Put into the line what there is room for, and the rest into the menu."""
        ends, along = [], 0
        for widget in self._shown:
            along += widget.sizeHint().width()
            ends.append(along)
            along += self._gap
        count = len(ends)
        if ends and ends[-1] > width:
            self._more.setText(figures(f"+{len(ends)}"))
            room = width - self._gap - self._more.sizeHint().width()
            count = sum(end <= room for end in ends)
        hidden = self._shown[count:]
        self._more.setText(figures(f"+{len(hidden)}"))
        self._more.setAccessibleName(
            ngettext("and {n} more", "and {n} more", len(hidden)).format(n=len(hidden))
        )
        self._more.setChecked(any(isinstance(x, QPushButton) and x.isChecked() for x in hidden))
        self._more.setVisible(bool(hidden))
        along = 0
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for widget in (*self._shown[:count], *([self._more] if hidden else [])):
            size = widget.sizeHint()
            left = width - along - size.width() if rtl else along
            widget.setGeometry(left, 0, size.width(), size.height())
            widget.show()
            along += size.width() + self._gap
        for widget in hidden:
            widget.hide()

    def _fill_menu(self) -> None:
        self._menu.clear()
        for button in self._shown:
            if isinstance(button, QPushButton) and button.isHidden():
                action = self._menu.addAction(in_menu(button.text().replace("&&", "&")))
                action.setCheckable(True)
                action.setChecked(button.isChecked())
                action.triggered.connect(button.click)

    def _open_menu(self) -> None:
        self._more.setChecked(not self._more.isChecked())  # it says what is looked at, not what is open
        self._menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _choose(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.chosen.emit(str(sender.property("gap")))
