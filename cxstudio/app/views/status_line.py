"""The status under a view: its counts, and the words of the moment or else a warning; it knows no view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from cxstudio.app.figures import figures
from cxstudio.app.icons import icon
from cxstudio.app.labels import Elided, label, look
from cxstudio.app.scale import scaled
from cxstudio.picture.theme import Theme
from cxstudio.words import _, ngettext

HEIGHT, SIGN = 28, 14  # pixels


class StatusLine(QFrame):
    """Counts at the leading end; at the other what was said last, and while nothing is, what lacks something."""

    def __init__(self, wears: Theme) -> None:
        super().__init__()
        look(self, "status")
        self.setAccessibleName(_("Status"))
        self.setMinimumHeight(scaled(HEIGHT))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(16)
        self.counts = label("", "caption")
        self.selected = label("", "caption")
        self.words = Elided("", "caption")
        self.words.keep_to_end()
        self.sign = QLabel()
        self.warning = label("", "caption")
        row.addWidget(self.counts)
        row.addWidget(self.selected)
        row.addWidget(self.words, 1)
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(-10)  # the sign belongs to its words
        row.addWidget(self.warning)
        self.wear(wears)
        self.show_warning("")

    def wear(self, wears: Theme) -> None:
        size = scaled(SIGN)
        self.sign.setPixmap(icon("triangle-alert", wears.colour("truth"), SIGN).pixmap(size, size))

    def say(self, text: str) -> None:
        """Words of the moment; "" for none any more."""
        self.words.setText(text)
        self._show()

    def show_counts(self, counts: Sequence[str], selected: int) -> None:
        """What there is, and how much of it is selected; nothing for one, which everybody sees."""
        self.counts.setText("     ".join(filter(None, counts)))
        words = ngettext("{n} selected", "{n} selected", selected).format(n=selected)
        self.selected.setText(figures(words) if selected > 1 else "")
        self.selected.setVisible(selected > 1)

    def show_warning(self, text: str) -> None:
        """What lacks something; "" where nothing does."""
        self.warning.setText(text)
        self._show()

    def _show(self) -> None:
        shown = bool(self.warning.text()) and not self.words.full_text()
        self.sign.setVisible(shown)
        self.warning.setVisible(shown)
