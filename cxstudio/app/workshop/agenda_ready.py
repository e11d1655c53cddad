"""The ready agendas as menus: how long each is and what its steps are, before it is used; it changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMenu, QWidget

from cxstudio.app.figures import figures
from cxstudio.app.labels import in_menu
from cxstudio.app.workshop.agenda_words import length_words, ready_summary
from cxstudio.words import _, translate
from cxstudio.workshop.agendas import AGENDAS, ReadyAgenda

Use = Callable[[ReadyAgenda], object]


def ready_rows(agenda: ReadyAgenda, language: str) -> list[dict[str, Any]]:
    """The steps of a ready agenda as `use_agenda` takes them, in a language."""
    return [
        {
            "title": translate(step.title, language),
            "minutes": step.minutes,
            "say": translate(step.say, language),
            "lens": step.lens,
            "adds": step.adds,
            "done_when": translate(step.done_when, language),
            "keeps": step.keeps,
        }
        for step in agenda.steps
    ]


def preview(agenda: ReadyAgenda, use: Use, parent: QWidget) -> QMenu:
    """A menu of one agenda: on top the row that uses it, below what its steps are and how long they take."""
    menu = QMenu(in_menu(figures(_(agenda.title))), parent)
    chosen = menu.addAction(_("Use this agenda"))
    chosen.triggered.connect(partial(use, agenda))
    # Once it is on the screen, Enter alone uses it.
    menu.aboutToShow.connect(lambda: QTimer.singleShot(0, menu, lambda: menu.setActiveAction(chosen)))
    menu.addSeparator()
    for step in agenda.steps:
        row = menu.addAction(f"{in_menu(figures(_(step.title)))}\t{length_words(step.minutes)}")
        row.setEnabled(False)
    return menu


def ready_menu(title: str, use: Use, parent: QWidget) -> QMenu:
    """All ready agendas, each a menu of its own."""
    menu = QMenu(title, parent)
    for agenda in AGENDAS:
        inside = preview(agenda, use, menu)
        inside.setTitle(in_menu(f"{figures(_(agenda.title))} ({ready_summary(agenda)})"))
        menu.addMenu(inside)
    return menu
