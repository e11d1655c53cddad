"""The field that says which audit a test question belongs to; it knows no document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cxstudio.app.panels.choice_row import ChoiceRow
from cxstudio.app.panels.field_row import Offer


class AuditRow(ChoiceRow):
    """One of the audits of the session."""

    def offer(self, offers: Sequence[Offer]) -> None:
        """The audits to choose from."""
        now = self.editor.currentData()
        self.editor.clear()
        for one in offers:
            self.editor.addItem(one.icon, one.text, one.value)
        self.editor.setCurrentIndex(self.editor.findData(now))

    def choices(self) -> Sequence[tuple[Any, str]]:
        return ()
