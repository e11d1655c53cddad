"""The field that names a category of feedback: one of the usual ones, or one of one's own; it knows no document."""

from __future__ import annotations

from typing import Any

from cxstudio.app.panels.named_row import NamedRow


class CategoryRow(NamedRow):
    """A category by its word. What is typed and known nowhere becomes a category of one's own."""

    def display(self, value: Any) -> None:
        super().display(value)
        known = any(one.value == value for one in self._offers)
        if isinstance(value, str) and value and not known:
            self.line.setText(value)
