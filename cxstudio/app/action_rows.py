"""The rows of the table of actions: their words, keys, menus and what carries them out; no Qt action is made here.

`_` translates a title where it is shown. A shortcut is a standard key of the system where there is one, else a portable
text. Keys `on_canvas` fire only while the canvas has the keyboard, so that no single key fires while somebody types.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal, Protocol

from PySide6.QtGui import QAction, QKeySequence

from cxstudio.model.kind_types import ViewName
from cxstudio.model.kinds import ADDED_KINDS, KINDS
from cxstudio.model.lane_sets import LANE_SETS
from cxstudio.model.views import VIEWS
from cxstudio.words import N_

if TYPE_CHECKING:
    from cxstudio.app.clipboard import Clipboard
    from cxstudio.app.file_commands import FileCommands
    from cxstudio.app.journey_commands import JourneyCommands
    from cxstudio.app.lane_commands import LaneCommands
    from cxstudio.app.map_commands import Commands
    from cxstudio.app.panels.find_bar import FindBar
    from cxstudio.app.plan_commands import PlanCommands
    from cxstudio.app.whereabouts import Whereabouts
    from cxstudio.app.workplace import Workplace

Menu = Literal["file", "edit", "add", "journey", "view", "lanes", "help"]
Context = Literal["map", "stage", "touchpoint", "card", "annotation", "link", "emotion"]
When = Literal["always", "undo", "redo", "selection", "cards", "one", "journeys", "map"]
Standard = QKeySequence.StandardKey

MENUS: dict[Menu, str] = {
    "file": N_("File"),
    "edit": N_("Edit"),
    "add": N_("Add"),
    "journey": N_("Journey"),
    "view": N_("View"),
    "lanes": N_("Lanes"),
    "help": N_("Help"),
}


class Owners(Protocol):
    """The objects of one window whose methods the rows name; which ones is asked each time an action runs."""

    @property
    def commands(self) -> Commands: ...

    @property
    def clipboard(self) -> Clipboard: ...

    @property
    def files(self) -> FileCommands: ...

    @property
    def finding(self) -> FindBar: ...

    @property
    def journeys(self) -> JourneyCommands: ...

    @property
    def lanes(self) -> LaneCommands: ...

    @property
    def plan(self) -> PlanCommands: ...

    @property
    def workplace(self) -> Workplace: ...

    def undo(self) -> None: ...

    def show_view(self, name: ViewName) -> None: ...

    @property
    def whereabouts(self) -> Whereabouts: ...

    def seek(self) -> None: ...

    def switch_full_screen(self) -> None: ...

    def reset(self) -> None: ...

    def pass_on(self, id: str) -> None:
        """Have the program do what concerns more than this window."""
        ...


Handler = Callable[[], object]
Does = Callable[[Owners], Handler]


@dataclass(frozen=True, slots=True)
class Action:
    """One command. `group` separates a menu's sections; `does` names what carries it out.

    Without `does` it concerns the whole program, and the window passes it on by its id. `context` says on what kinds
    of things a right click offers it. `alone` is its title where that of its menu does not stand over it; what adds a
    thing of a `kind` is named by that. What is `elsewhere` can be done in every view, as all that concerns files and
    journeys; the rest is done on the map alone.
    """

    id: str
    title: str
    tip: str
    menu: Menu
    group: int
    keys: tuple[Standard | str, ...] = ()
    icon: str = ""
    when: When = "always"
    on_canvas: bool = False
    checkable: bool = False
    role: QAction.MenuRole = QAction.MenuRole.NoRole
    does: Does | None = None
    context: tuple[Context, ...] = ()
    alone: str = ""
    kind: str = ""
    elsewhere: bool = False


def _adding(kind: str, group: int, keys: tuple[str, ...] = (), context: tuple[Context, ...] = ()) -> Action:
    """The row that adds a thing of a kind at the selection and lets it be written."""
    row = KINDS[kind]
    return Action(f"add.{kind}", row.label, N_("Add it at the selection and write its text"), "add", group, keys,
                  row.icon, does=lambda of: partial(of.commands.add, kind), context=context, kind=kind)  # fmt: skip


def _looking(name: ViewName, number: int) -> Action:
    """The row that brings a view to the screen, by Alt and its number."""
    row = VIEWS[name]
    return Action(f"view.{name}", row.label, row.tip, "view", 0, (f"Alt+{number}",), row.icon, checkable=True,
                  does=lambda of: partial(of.show_view, name), elsewhere=True)  # fmt: skip


def _choosing(name: str, number: int) -> Action:
    """The row that shows the lanes of a set, by Ctrl, Shift and a number."""
    row = LANE_SETS[name]
    return Action(f"lanes.set.{name}", row.label, row.tip, "lanes", 2, (f"Ctrl+Shift+{number}",),
                  does=lambda of: partial(of.lanes.apply_set, name))  # fmt: skip


# Qt knows none on macOS, where Ctrl+H hides the program, nor on Linux. Ctrl+Alt is AltGr elsewhere, and types letters.
_REPLACE = "Ctrl+Alt+F" if sys.platform == "darwin" else "Ctrl+H"

ACTIONS: tuple[Action, ...] = (
    Action("file.new", N_("New map"), N_("Start an empty map"), "file", 1, (Standard.New,), "plus"),
    Action("file.template", N_("New from template…"), N_("Start a map from a template"),
           "file", 1, ("Ctrl+Shift+N",), "layout-template"),
    Action("file.open", N_("Open…"), N_("Open a map from a file"), "file", 1, (Standard.Open,), "folder-open"),
    Action("file.welcome", N_("Recent and samples"), N_("Show the welcome window"), "file", 1, ("Ctrl+Shift+O",)),
    Action("file.import", N_("Import…"), N_("See what a table, list, diagram or other map would become, and make it"),
           "file", 1, ("Ctrl+I",), "upload"),
    Action("file.save", N_("Save"), N_("Give a new map its place; save a version of any other"),
           "file", 2, (Standard.Save,), does=lambda of: of.files.save),
    Action("file.version", N_("Save version…"), N_("Give what the map is now a name, to go back to"),
           "file", 2, ("F12",), does=lambda of: of.files.save_version),
    Action("file.copy", N_("Save a copy…"), N_("Write a second file and stay in this one"),
           "file", 2, (Standard.SaveAs, "Ctrl+Shift+S"), does=lambda of: of.files.save_copy),
    Action("file.clean", N_("Save a clean copy…"), N_("A copy without history, deleted things and internal notes"),
           "file", 2, ("Shift+F12",), does=lambda of: of.files.save_clean_copy),
    Action("file.keep", N_("Save as template…"), N_("Keep this map as a template to begin others from"),
           "file", 2, (), "layout-template", does=lambda of: of.files.save_template),
    Action("file.versions", N_("Versions…"), N_("What was saved before: name it, open a copy, or go back"),
           "file", 2, ("Ctrl+Shift+H",), "history", does=lambda of: of.files.show_versions),
    Action("file.voice", N_("Import feedback or a survey…"),
           N_("Read a table of what customers said into this session"),
           "file", 3, (), "messages-square", does=lambda of: of.files.import_voice),
    Action("file.export", N_("Export…"), N_("Make a PDF, a picture or a table of the map"),
           "file", 3, ("Ctrl+E",), "download", does=lambda of: of.files.export),
    Action("file.print", N_("Print…"), N_("Send the map or other pages to a printer"),
           "file", 3, (Standard.Print,), "printer", does=lambda of: of.files.print_pages),
    Action("file.bring_back", N_("Bring back a table…"), N_("Take over what was edited in a table that was exported"),
           "file", 3, ("Ctrl+Shift+I",), "table", does=lambda of: of.files.bring_back),
    Action("file.close", N_("Close"), N_("Close this window; everything is saved"),
           "file", 4, (Standard.Close,)),
    Action("file.quit", N_("Quit"), N_("Close all windows"),
           "file", 4, (Standard.Quit, "Ctrl+Q"), role=QAction.MenuRole.QuitRole),
    Action("edit.undo", N_("Undo"), N_("Take the last step back"),
           "edit", 1, (Standard.Undo,), "undo-2", "undo", does=lambda of: of.undo, elsewhere=True),
    Action("edit.redo", N_("Redo"), N_("Do the step again"),
           "edit", 1, (Standard.Redo, "Ctrl+Y"), "redo-2", "redo", does=lambda of: of.commands.redo, elsewhere=True),
    Action("edit.cut", N_("Cut"), N_("Take away what is selected and keep it to be pasted"),
           "edit", 2, (Standard.Cut,), "scissors", "selection", does=lambda of: of.clipboard.cut,
           context=("stage", "touchpoint", "card", "annotation")),
    Action("edit.copy", N_("Copy"), N_("Keep a copy of what is selected to be pasted"),
           "edit", 2, (Standard.Copy,), "copy", "selection", does=lambda of: of.clipboard.copy,
           context=("stage", "touchpoint", "card", "annotation")),
    Action("edit.copy_picture", N_("Copy as picture"),
           N_("A picture of what is selected, or of the whole map, for a mail or a slide"),
           "edit", 2, ("Ctrl+Shift+C",), "image", does=lambda of: of.clipboard.copy_picture,
           context=("map", "stage", "touchpoint", "card")),
    Action("edit.copy_table", N_("Copy as table"),
           N_("What is selected, or the whole map, as cells for a spreadsheet"),
           "edit", 2, (), "table", does=lambda of: of.clipboard.copy_table,
           context=("map", "stage", "touchpoint")),
    Action("edit.paste", N_("Paste"), N_("Put what was copied at the selection: things, lines, cells or a picture"),
           "edit", 2, (Standard.Paste,), "clipboard-paste", does=lambda of: of.clipboard.paste,
           context=("map", "stage", "touchpoint", "card")),
    Action("edit.paste_as", N_("Paste as a journey…"), N_("See what the cells or lines would make"),
           "edit", 2, ("Ctrl+Shift+V",), does=lambda of: of.files.paste_as),
    Action("edit.duplicate", N_("Duplicate"), N_("Put a copy right after what is selected"),
           "edit", 2, ("Ctrl+D",), "layers", "selection", does=lambda of: of.clipboard.duplicate,
           context=("stage", "touchpoint", "card", "annotation")),
    Action("edit.rename", N_("Edit text"), N_("Edit the selected text where it stands"),
           "edit", 2, ("F2",), "pencil", "one",
           does=lambda of: of.commands.rename, context=("stage", "touchpoint", "card", "annotation", "link")),
    Action("edit.delete", N_("Delete"), N_("Delete what is selected"),
           "edit", 2, ("Del",), "trash-2", "selection", on_canvas=True,
           does=lambda of: of.commands.delete,
           context=("stage", "touchpoint", "card", "annotation", "link", "emotion")),
    Action("edit.all", N_("Select all"),
           N_("Select all touchpoints, or all cards like the selected one; once more for everything on the map"),
           "edit", 2, (Standard.SelectAll,), on_canvas=True,
           does=lambda of: of.commands.select_all, context=("map",)),
    Action("edit.park", N_("Put in the parking lot"), N_("Keep the selected cards for later"),
           "edit", 3, ("Ctrl+Shift+P",), "inbox", "cards", does=lambda of: of.commands.park, context=("card",)),
    Action("edit.change", N_("Change to…"), N_("Make the selected cards cards of another kind"),
           "edit", 3, ("Ctrl+Shift+K",), "tag", "cards", does=lambda of: of.commands.change_kind, context=("card",)),
    Action("edit.truth", N_("Moment of truth"), N_("Mark or unmark the selected touchpoints"),
           "edit", 3, ("M",), "star", "selection", on_canvas=True,
           does=lambda of: of.commands.truth, context=("touchpoint",)),
    Action("edit.comment", N_("Comment…"), N_("Write a comment on what is selected, or on the journey"),
           "edit", 3, ("Ctrl+M",), "message-circle", does=lambda of: of.workplace.comment,
           context=("map", "stage", "touchpoint", "card", "annotation")),
    Action("edit.measure", N_("Add reading…"), N_("Measure the selected touchpoint or stage, or the journey"),
           "add", 2, ("R",), "chart-line", on_canvas=True,
           does=lambda of: of.commands.measure, context=("map", "stage", "touchpoint", "card")),
    Action("edit.find", N_("Find…"), N_("Find a text on this map, in its details and in the parking lot"),
           "edit", 4, (Standard.Find,), "scan", does=lambda of: of.finding.open_up),
    Action("edit.find_next", N_("Find next"), N_("Go to the next hit"),
           "edit", 4, (Standard.FindNext,), does=lambda of: of.finding.next),
    Action("edit.find_previous", N_("Find previous"), N_("Go to the hit before"),
           "edit", 4, (Standard.FindPrevious,), does=lambda of: of.finding.previous),
    Action("edit.replace", N_("Replace…"), N_("Find a text on this map and write another one in its place"),
           "edit", 4, (_REPLACE,), does=lambda of: of.finding.open_to_replace),
    Action("edit.lock", N_("Lock the structure"), N_("Keep stages, lanes and touchpoints where they are"),
           "edit", 3, ("Ctrl+Shift+L",), "lock", checkable=True, does=lambda of: of.commands.toggle_lock,
           elsewhere=True),
    Action("edit.seek", N_("Search or run…"), N_("Find a command or anything on the map by its words"),
           "edit", 4, ("Ctrl+K",), "search", does=lambda of: of.seek, elsewhere=True),
    Action("edit.preferences", N_("Preferences…"), N_("Theme, size of the words, languages and your name"),
           "edit", 9, (Standard.Preferences, "Ctrl+,"), "settings", role=QAction.MenuRole.PreferencesRole,
           elsewhere=True),
    _adding("persona", 1, ("Ctrl+Shift+1",)),
    _adding("stage", 1, ("Ctrl+Shift+2",), ("map", "stage")),
    _adding("touchpoint", 1, ("Ctrl+Shift+3",), ("map", "stage", "touchpoint")),
    *(_adding(kind, 3) for kind in ADDED_KINDS if kind not in {"persona", "stage", "touchpoint"}),
    Action("plan.opportunity", N_("Answer with an opportunity"), N_("Write an opportunity that answers the pain point"),
           "add", 4, ("O",), "sparkles", "cards", on_canvas=True,
           does=lambda of: of.plan.answer_by_opportunity, context=("card",)),
    Action("plan.idea", N_("Answer with an idea"), N_("Write an idea that answers the pain point or opportunity"),
           "add", 4, ("I",), "lightbulb", "cards", on_canvas=True,
           does=lambda of: of.plan.answer_by_idea, context=("card",)),
    Action("plan.action", N_("Make an action of it"), N_("Put the idea or opportunity into the plan as an action"),
           "add", 4, ("A",), "target", "cards", on_canvas=True, does=lambda of: of.plan.act, context=("card",)),
    Action("plan.group", N_("Group…"), N_("Gather similar cards under a name"),
           "edit", 3, ("G",), "layers", "cards", on_canvas=True, does=lambda of: of.plan.group, context=("card",)),
    Action("plan.ungroup", N_("Ungroup"), N_("Take the selected cards out of their group"),
           "edit", 3, (), "", "cards", does=lambda of: of.plan.ungroup, context=("card",)),
    Action("plan.select_group", N_("Select the group"), N_("Select all cards that are in the group of this one"),
           "edit", 3, ("Shift+G",), "", "cards", on_canvas=True,
           does=lambda of: of.plan.select_group, context=("card",)),
    Action("add.note", N_("Note by typing"), N_("Go to the entry line"),
           "add", 2, ("N", "/"), "plus", on_canvas=True, does=lambda of: of.commands.to_entry),
    Action("journey.add", N_("New journey"), N_("Add a journey of the same persona"),
           "journey", 1, ("Ctrl+Shift+4",), "route", does=lambda of: of.journeys.add),
    Action("journey.rename", N_("Rename journey"), N_("Write the title of the journey on the screen"),
           "journey", 1, ("Shift+F2",), "pencil", does=lambda of: of.journeys.rename),
    Action("journey.duplicate", N_("Duplicate journey"), N_("Make a second journey with all that is on this map"),
           "journey", 1, (), "copy", does=lambda of: of.journeys.duplicate),
    Action("journey.delete", N_("Delete journey"), N_("Take the journey on the screen away with all on its map"),
           "journey", 1, (), "trash-2", "journeys", does=lambda of: of.journeys.delete),
    Action("journey.future", N_("Future state"), N_("Show the future state of this journey, or make it of this one"),
           "journey", 2, (), "sparkles", does=lambda of: of.journeys.make_future),
    Action("journey.ideal", N_("Ideal state"), N_("Show the ideal state of this journey, or make it of this one"),
           "journey", 2, (), does=lambda of: of.journeys.make_ideal),
    Action("journey.changes", N_("Show changes"), N_("Mark what is other in a state to come than in the current one"),
           "journey", 2, ("Ctrl+Shift+D",), "git-branch", checkable=True, does=lambda of: of.whereabouts.toggle),
    Action("journey.open", N_("Open sub-journey"), N_("Open the touchpoint's journey, or make it one"),
           "journey", 3, ("Ctrl+Return", "Ctrl+Enter"), "corner-down-right", "one", on_canvas=True,
           does=lambda of: of.journeys.open_sub, context=("touchpoint",)),
    Action("journey.tie", N_("Open an existing journey…"), N_("Choose which journey the touchpoint opens"),
           "journey", 3, (), "link", "one", does=lambda of: of.journeys.choose_sub, context=("touchpoint",)),
    Action("journey.untie", N_("Unlink the sub-journey"), N_("Let the touchpoint open nothing; the journey stays"),
           "journey", 3, (), "unlink", "one", does=lambda of: of.journeys.close_sub, context=("touchpoint",)),
    Action("journey.up", N_("Back to the journey above"), N_("Go to the touchpoint that opens this journey"),
           "journey", 3, ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"), "corner-up-left",
           does=lambda of: of.journeys.go_up),
    Action("journey.session", N_("Session details"), N_("Title, client, date, and the vision of the experience"),
           "journey", 5, (), "folder", does=lambda of: of.journeys.show_session),
    Action("journey.next", N_("Next journey"), N_("Show the journey after this one"),
           "journey", 4, ("Ctrl+Tab", "Ctrl+PgDown"), when="journeys", does=lambda of: of.journeys.next),
    Action("journey.previous", N_("Previous journey"), N_("Show the journey before this one"),
           "journey", 4, ("Ctrl+Shift+Tab", "Ctrl+PgUp"), when="journeys", does=lambda of: of.journeys.previous),
    Action("journey.earlier", N_("Move journey forward"), N_("Put this journey before its neighbour"),
           "journey", 4, ("Ctrl+Shift+PgUp",), when="journeys", does=lambda of: of.journeys.move_before),
    Action("journey.later", N_("Move journey back"), N_("Put this journey after its neighbour"),
           "journey", 4, ("Ctrl+Shift+PgDown",), when="journeys", does=lambda of: of.journeys.move_after),
    *(_looking(name, number) for number, name in enumerate(VIEWS, start=1)),
    Action("view.in", N_("Zoom in"), N_("Show the map larger"),
           "view", 1, (Standard.ZoomIn, "Ctrl+="), "zoom-in", does=lambda of: of.commands.zoom_in),
    Action("view.out", N_("Zoom out"), N_("Show the map smaller"),
           "view", 1, (Standard.ZoomOut,), "zoom-out", does=lambda of: of.commands.zoom_out),
    Action("view.actual", N_("Actual size"), N_("Show the map at 100 %"),
           "view", 1, ("Ctrl+1",), does=lambda of: of.commands.zoom_actual),
    Action("view.fit", N_("Whole map"), N_("Fit the whole map into the window"),
           "view", 1, ("Ctrl+0",), "maximize", does=lambda of: of.commands.fit, context=("map",),
           alone=N_("Zoom to the whole map")),
    Action("view.selection", N_("Selection"), N_("Fit what is selected into the window"),
           "view", 1, ("Ctrl+2",), "scan", "selection", does=lambda of: of.commands.fit_selection,
           context=("stage", "touchpoint", "card", "annotation", "link", "emotion"), alone=N_("Zoom to selection")),
    Action("view.left", N_("Left panel"), N_("Show or hide the panel of things to add"),
           "view", 2, ("F9",), "panel-left", checkable=True, does=lambda of: of.commands.toggle_left),
    Action("view.inspector", N_("Details panel"), N_("Show or hide the panel of details"),
           "view", 2, ("F10",), "panel-right", checkable=True, does=lambda of: of.commands.toggle_inspector,
           elsewhere=True),
    Action("view.minimap", N_("Minimap"), N_("Show the whole map small in a corner when part of it is out of view"),
           "view", 2, ("Ctrl+Shift+M",), checkable=True, does=lambda of: of.commands.toggle_minimap),
    Action("view.missing", N_("What is missing"), N_("Mark what nobody answers, owns, measures or knows yet"),
           "view", 2, ("Shift+F8",), "triangle-alert", checkable=True,
           does=lambda of: of.workplace.toggle_missing),
    Action("view.next_finding", N_("Next finding"), N_("Go to the next thing that lacks something"),
           "view", 2, ("F8",), does=lambda of: of.workplace.next_finding),
    Action("view.curves", N_("Curves…"), N_("Choose whose emotion curves show on the map"),
           "view", 2, ("Ctrl+Shift+Y",), "activity", does=lambda of: of.workplace.choose_curves),
    Action("view.area", N_("Next area"), N_("Move the keyboard to the next area"),
           "view", 2, ("F6",), does=lambda of: of.commands.next_area, elsewhere=True),
    Action("view.area_back", N_("Previous area"), N_("Move the keyboard to the area before"),
           "view", 2, ("Shift+F6",), does=lambda of: of.commands.previous_area, elsewhere=True),
    Action("view.full", N_("Full screen"), N_("Use the whole screen"),
           "view", 3, (Standard.FullScreen, "F11"), checkable=True, does=lambda of: of.switch_full_screen,
           elsewhere=True),
    Action("view.reset", N_("Reset window"), N_("Give the window its first size, with all panels"),
           "view", 3, (), "rotate-ccw", does=lambda of: of.reset, elsewhere=True),
    Action("view.system", N_("Theme: as the system"), N_("Light or dark as the system is set"),
           "view", 4, checkable=True, elsewhere=True),
    Action("view.light", N_("Theme: light"), N_("Dark letters on white"), "view", 4, checkable=True, elsewhere=True),
    Action("view.dark", N_("Theme: dark"), N_("Light letters on near-black"), "view", 4,
           checkable=True, elsewhere=True),
    Action("lanes.list", N_("All lanes…"), N_("Show, hide, rename and move the lanes of this map, and add your own"),
           "lanes", 1, ("Ctrl+Shift+R",), "rows-3", does=lambda of: of.lanes.open_list, context=("map",)),
    Action("lanes.add", N_("Show or add a lane…"), N_("Bring a lane to the map that does not show, or make a new one"),
           "lanes", 1, (), "plus", does=lambda of: of.lanes.offer),
    *(_choosing(name, number) for number, name in enumerate(LANE_SETS, start=6)),
    Action("lanes.next", N_("Next choice of lanes"), N_("Show the next saved choice of lanes, or the next lane set"),
           "lanes", 3, ("F7",), does=lambda of: of.lanes.next),
    Action("lanes.save", N_("Save this choice…"), N_("Keep under a name which lanes show now"),
           "lanes", 3, (), "save", does=lambda of: of.lanes.save),
    Action("help.keys", N_("Keyboard shortcuts"), N_("All keys on one page"), "help", 1, ("F1", "Ctrl+?")),
    Action("help.about", N_("About CX Studio"), N_("Version and licences"),
           "help", 2, role=QAction.MenuRole.AboutRole),
)  # fmt: skip
