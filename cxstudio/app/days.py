"""Days as the window says them and as people type them into it; it knows no widget and no document."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from cxstudio.app.figures import figures
from cxstudio.edits.days import read_day
from cxstudio.insight.plan import day_of, today
from cxstudio.model.days import day_words
from cxstudio.words import _
from cxstudio.workshop.day_names import Order, order_in


def day_said(iso: str, *, weekday: bool = True) -> str:
    """A day in the window's language: "Fri 12 Dec 2026"; what is no day stays as it is.

    Where it is to be mended it stands without its weekday, which would have to be mended too.
    """
    day = day_of(iso)
    return day_words(day, _, figures, weekday=weekday) if day is not None else iso


def day_typed(text: str, *, ahead: bool = False) -> str:
    """The day somebody typed as ISO 8601, "" for none. Raises Refused. Without a year: the one before, or `ahead`."""
    return read_day(text, today(), ahead=ahead)


def order_here() -> Order:
    """Which of day and month stands first where this machine stands; "" where it does not say."""
    locale = QLocale.system()
    if locale.language() == QLocale.Language.C:
        return ""
    return order_in(locale.dateFormat(QLocale.FormatType.ShortFormat))


def day_hint() -> str:
    """How a day may be typed."""
    return _("such as 12 Dec")
