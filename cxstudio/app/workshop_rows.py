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
           "workshop", 2, ("Ctrl+Shift+F10",), "plus", does=lambda of: of.workshop.agenda.minute_more, elsewhere=True),
    Action("workshop.minute-less", N_("One minute less"), N_("Take a minute from the step"),
           "workshop", 2, (), "minus", does=lambda of: of.workshop.agenda.minute_less, elsewhere=True),
    Action("workshop.restart-step", N_("Time of the step from the start"), N_("Give the step its whole time again"),
           "workshop", 2, (), "rotate-ccw", does=lambda of: of.workshop.agenda.clock.restart, elsewhere=True),
    Action("workshop.squeeze", N_("Squeeze the rest"), N_("Shorten the steps to come so that it ends as planned"),
           "workshop", 2, ("Ctrl+Shift+F11",), "shrink", does=lambda of: of.workshop.agenda.squeeze, elsewhere=True),
    Action("workshop.wall", N_("Wall"),
           N_("Show the wall on the second screen, or over this one where there is no other; Esc comes back"),
           "workshop", 3, ("Shift+F5",), "projector", on=lambda of: of.workshop.wall.shown,
           does=lambda of: of.workshop.wall.toggle, elsewhere=True),
    Action("workshop.wall-screen", N_("Wall to the other screen"), N_("Bring the wall to the next screen"),
           "workshop", 3, ("Ctrl+F5",), "monitor", does=lambda of: of.workshop.wall.move, elsewhere=True),
    Action("workshop.freeze", N_("Freeze"), N_("Let the wall keep what it shows while you work on, or follow again"),
           "workshop", 3, ("Ctrl+F7",), "lock", on=lambda of: of.workshop.around.workshop.stand.frozen,
           does=lambda of: of.workshop.wall.freeze, elsewhere=True),
    Action("workshop.curtain", N_("Curtain"), N_("Cover the map on the wall while the room writes"),
           "workshop", 3, ("Ctrl+F8",), "eye-off", on=lambda of: of.workshop.around.workshop.stand.curtain,
           does=lambda of: of.workshop.wall.curtain, elsewhere=True),
    Action("workshop.black", N_("Black screen"), N_("Show nothing at all on the wall"),
           "workshop", 3, ("Ctrl+F9",), "monitor-off", on=lambda of: of.workshop.around.workshop.stand.black,
           does=lambda of: of.workshop.wall.black, elsewhere=True),
)  # fmt: skip
