"""A menu in which a letter goes to the next row that begins with it; it knows no row's meaning."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu


class LetterMenu(QMenu):
    """Qt's own menus go by underlined letters alone, which a list of kinds in any language cannot have."""

    def event(self, event: QEvent) -> bool:
        # The canvas under it has the keyboard still: its single keys must not fire.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.text().strip()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().casefold()
        rows = [action for action in self.actions() if action.isEnabled() and not action.isSeparator()]
        if not letter.strip() or not letter.isprintable() or not rows:
            super().keyPressEvent(event)
            return
        now = next((place for place, row in enumerate(rows) if row is self.activeAction()), -1)
        following = [*rows[now + 1 :], *rows[: now + 1]]
        found = next((row for row in following if row.text().strip().casefold().startswith(letter)), None)
        if found is not None:
            self.setActiveAction(found)
