"""The rail of views at the leading edge: one button each; it switches nothing itself and knows no view."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout

from cxstudio.app.icons import icon
from cxstudio.app.labels import look
from cxstudio.model.views import VIEWS
from cxstudio.picture.theme import Theme
from cxstudio.words import _

WIDTH, BUTTON, SIGN = 48, 36, 20  # pixels


class ViewRail(QFrame):
    """A button for each view, bound to the action that shows it, so that it is checked and switched with it."""

    def __init__(self, actions: Mapping[str, QAction], wears: Theme) -> None:
        super().__init__()
        look(self, "rail")
        self.setAccessibleName(_("Views"))
        self.setFixedWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 8, 6, 8)
        column.setSpacing(4)
        self.buttons: dict[str, QToolButton] = {}
        for name, view in VIEWS.items():
            button = QToolButton()
            look(button, "rail")
            button.setDefaultAction(actions[f"view.{name}"])
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            button.setIconSize(QSize(SIGN, SIGN))
            button.setFixedSize(BUTTON, BUTTON)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(_(view.label))
            self.buttons[name] = button
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.wear(wears)

    def wear(self, wears: Theme) -> None:
        for name, button in self.buttons.items():
            action = button.defaultAction()
            colour = wears.colour("accent" if action.isChecked() else "inkMuted")
            button.setIcon(icon(VIEWS[name].icon, colour, SIGN))  # type: ignore[index]
