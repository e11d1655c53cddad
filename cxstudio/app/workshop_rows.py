"""The rows of the menu "Workshop": their words, keys and what carries them out; no Qt action is made here."""

from __future__ import annotations

from cxstudio.app.action_types import Action
from cxstudio.words import N_

WORKSHOP_ACTIONS: tuple[Action, ...] = (
    Action("workshop.toggle", N_("Workshop"), N_("Agenda, timer and what to do now, beside the map"),
           "workshop", 1, ("F5",), "presentation", checkable=True, on=lambda of: of.workshop.running,
           does=lambda of: of.workshop.toggle, elsewhere=True),
    Action("workshop.entry", N_("Entry line"), N_("Go to the entry line, from wherever the keyboard is"),
           "workshop", 1, ("F4",), "keyboard", does=lambda of: of.workshop.to_entry, elsewhere=True),
)  # fmt: skip
