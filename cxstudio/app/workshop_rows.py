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
    Action("workshop.next-step", N_("Next step"), N_("End the step of the agenda that runs and begin the next one"),
           "workshop", 2, ("Ctrl+F6",), "skip-forward", does=lambda of: of.workshop.agenda.next, elsewhere=True),
    Action("workshop.previous-step", N_("Previous step"), N_("Go back to the step of the agenda before"),
           "workshop", 2, ("Ctrl+Shift+F6",), "skip-back", does=lambda of: of.workshop.agenda.previous, elsewhere=True),
    Action("workshop.pause", N_("Pause or go on"), N_("Let the time of the step stand, or go on"),
           "workshop", 2, ("Ctrl+F10",), "pause", does=lambda of: of.workshop.agenda.pause_or_go_on, elsewhere=True),
    Action("workshop.minute-more", N_("One more minute"), N_("Give the step a minute more"),
           "workshop", 2, ("Ctrl+F11",), "plus", does=lambda of: of.workshop.agenda.minute_more, elsewhere=True),
    Action("workshop.minute-less", N_("One minute less"), N_("Take a minute from the step"),
           "workshop", 2, (), "minus", does=lambda of: of.workshop.agenda.minute_less, elsewhere=True),
    Action("workshop.restart-step", N_("Time of the step from the start"), N_("Give the step its whole time again"),
           "workshop", 2, (), "rotate-ccw", does=lambda of: of.workshop.agenda.clock.restart, elsewhere=True),
    Action("workshop.squeeze", N_("Squeeze the rest"), N_("Shorten the steps to come so that it ends as planned"),
           "workshop", 2, ("Ctrl+Shift+F11",), "shrink", does=lambda of: of.workshop.agenda.squeeze, elsewhere=True),
)  # fmt: skip
