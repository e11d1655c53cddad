"""The workshop of one window: its console beside the map and its wall, made when they are first wanted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout
from shiboken6 import isValid

from cxstudio.app.areas import name_area
from cxstudio.app.panels.entry_kinds import FROM_STEPS, KIND_ORDER
from cxstudio.app.workshop.agenda_run import AgendaRun
from cxstudio.app.workshop.around import Around
from cxstudio.app.workshop.room_place import RoomPlace
from cxstudio.insight.votes import chosen_pains
from cxstudio.model.workshops import AgendaStep
from cxstudio.picture.theme import Theme
from cxstudio.words import _
from cxstudio.workshop.adding import ANSWERING
from cxstudio.workshop.stand import Stand

if TYPE_CHECKING:
    from cxstudio.app.arrangement import Areas
    from cxstudio.app.panels.entry import Entry
    from cxstudio.app.workshop.console import Console
    from cxstudio.app.workshop.photo import PhotoHere
    from cxstudio.app.workshop.presenting import Presenting
    from cxstudio.app.workshop.room import Room
    from cxstudio.app.workshop.take_away import TakeAway
    from cxstudio.app.workshop.voting import Voting
    from cxstudio.app.workshop.wall_here import WallHere


class WorkshopHere(QObject):
    """What the menu "Workshop" does in a window. `row` is where the console goes, after the views.

    Its parts are read and made when they are first wanted: most windows never hold a workshop. `switched`: what the
    menu's ticks say may have changed.
    """

    switched = Signal()

    def __init__(self, around: Around, row: QHBoxLayout, wears: Theme) -> None:
        super().__init__(around.window)
        self.around: Around = around
        self._row, self._look = row, wears
        self.console: Console | None = None
        self._followed = ""  # the journey the console was shown for
        self._given: list[
            tuple[Areas, bool]
        ] = []  # whose room is taken, and whether the details stood there before
        self._lines: list[Entry] = []  # those that know of the photo
        around.workshop.on.connect(self.switched)
        around.workshop.on.connect(self._show_console)
        around.workshop.changed.connect(self._tell_persona)
        self.agenda.begun.connect(self._prepare_entry)
        self.agenda.said.connect(around.say)
        self.agenda.offered.connect(around.offer_undo)

    @property
    def running(self) -> bool:
        return self.around.workshop.running

    @property
    def agenda(self) -> AgendaRun:
        """The run of the agenda, with its clock."""
        return self.around.workshop.agenda

    @cached_property
    def wall(self) -> WallHere:
        """What the room sees, and on which screen."""
        from cxstudio.app.workshop.wall_here import WallHere

        wall = WallHere.of(self.around)
        wall.changed.connect(self.switched)
        return wall

    @property
    def shows_wall(self) -> bool:
        return self._has("wall") and self.wall.shown

    @cached_property
    def voting(self) -> Voting:
        """The votes of the room."""
        from cxstudio.app.workshop.voting import Voting

        return Voting.of(self.around)

    @property
    def hides_tally(self) -> bool:
        return self._has("voting") and self.voting.hidden

    @cached_property
    def photo(self) -> PhotoHere:
        """The photo of a wall beside the line."""
        from cxstudio.app.workshop.photo import PhotoHere

        photo = PhotoHere(self.around, self._row, self._look)
        photo.serve(self.around.entry())
        return photo

    @property
    def shows_photo(self) -> bool:
        return self._has("photo") and self.photo.shown

    @cached_property
    def room(self) -> Room:
        """The people of the room, their drafts, decisions and groups."""
        from cxstudio.app.workshop.room import Room

        return Room(self.around, self._open_console)

    @cached_property
    def taking_away(self) -> TakeAway:
        """The folder the room takes home."""
        from cxstudio.app.workshop.take_away import TakeAway

        return TakeAway(self.around)

    def _has(self, part: str) -> bool:
        """Whether a part was wanted already."""
        return part in self.__dict__

    def count_hands(self) -> None:
        """Show emotions by hands on the wall, and count them in the entry line."""
        from cxstudio.app.workshop.hands_section import HandsSection

        self._open_console().section(HandsSection)
        self.around.workshop.be(lens="hands")
        self.to_entry()

    def follow_journey(self) -> None:
        """Another journey may be on the screen: what is counted and tallied is done in its own line."""
        entry = self.around.entry()
        self._lines = [line for line in self._lines if isValid(line)]
        if entry not in self._lines:
            self._lines.append(entry)
            entry.photos.connect(self._take_photos)
        if self._has("photo"):
            self.photo.serve(entry)
        RoomPlace.of(self.around).serve(self.around.canvas())
        if self.running:
            self._give_room(running=True)
        if self.console is not None and self.running and self._followed != self.around.journey():
            self._followed = self.around.journey()
            self.console.show_stand(self.around.workshop.stand)
            self.voting.follow()

    def vote(self) -> None:
        """Close the open vote; where none is open, fill in what the next is about, and then open it."""
        from cxstudio.app.workshop.vote_section import VoteSection

        self._open_console().section(VoteSection).go_on()

    def undo(self) -> bool:
        """Take back what was tallied last, where that was done last; False where undo means the map."""
        taken = self._has("voting") and self.voting.undo()
        if taken:
            self.switched.emit()
        return taken

    @property
    def undo_label(self) -> str | None:
        """What undo would take back of what was tallied; None where it means the map."""
        tallied = self._has("voting") and self.running and self.voting.marked_last
        return _("Tally votes") if tallied else None

    def new_vote(self) -> None:
        """Fill in another vote."""
        from cxstudio.app.workshop.vote_section import VoteSection

        self._open_console().section(VoteSection).fill_in()

    def toggle(self) -> None:
        """Begin the workshop, with the keyboard on the ready agendas where there is none yet; or end it."""
        self.around.workshop.run(running=not self.running)
        if self.running and not self.agenda.agenda:
            from cxstudio.app.workshop.agenda_section import AgendaSection

            self._open_console().section(AgendaSection).choose_first()

    def waiting_words(self) -> str:
        """What is said of a workshop that was going on when the file was closed; "" in the copy of a group."""
        from cxstudio.files.breakouts import GROUPS_COPY

        row = self.around.window.findChild(QAction, "workshop.toggle")
        if row is None or self.running or self.agenda.running is None:
            return ""
        if self.around.session.file.local(GROUPS_COPY):
            return ""
        key = row.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        return _("A workshop is going on here: {key} goes on with it").format(key=key)

    def to_entry(self) -> None:
        """Give the keyboard to the entry line, from wherever it is; what covers it goes."""
        if self._has("wall"):
            self.wall.to_console()
        self.around.show_map()
        self.around.entry().line.setFocus()

    def to_step_list(self) -> None:
        """Give the keyboard to what the step is about: candidates, sentences to be read aloud, similar cards."""
        from cxstudio.app.workshop.grouping_section import LENSES as SIMILAR
        from cxstudio.app.workshop.priorities_section import PrioritiesSection
        from cxstudio.app.workshop.read_back_section import ReadBackSection

        console, lens = self._open_console(), self.around.workshop.stand.lens
        if lens == "matrix":
            console.section(PrioritiesSection).to_list()
        elif lens == "read_back":
            console.section(ReadBackSection).to_list()
        elif lens in SIMILAR:
            self.to_similar()
        else:
            self.around.say(_("This step has no list"))

    def to_similar(self) -> None:
        """Give the keyboard to the groups that cards might make, by their words."""
        from cxstudio.app.workshop.grouping_section import GroupingSection

        self._open_console().section(GroupingSection).to_list()

    @cached_property
    def presenting(self) -> Presenting:
        """The spotlight, and the walk along the journey."""
        from cxstudio.app.workshop.presenting import Presenting

        return Presenting.of(self.around)

    def spotlight(self) -> None:
        """Begin the walk with the keyboard at its stops, or end it."""
        from cxstudio.app.workshop.presenting_section import PresentingSection

        self.presenting.toggle()
        if self.presenting.on and self.console is not None:
            self.console.section(PresentingSection).take_keyboard()

    def take_away(self) -> None:
        """Write the folder the room takes home."""
        self.taking_away.write(self._look)

    def wear(self, wears: Theme) -> None:
        """Put a theme on the console."""
        self._look = wears
        if self._has("photo"):
            self.photo.wear(wears)
        if self.console is not None:
            self.console.wear(wears)

    def close_down(self) -> None:
        """The window closes."""
        if self.console is not None:
            self.console.close_down()
        if self._has("taking_away"):
            self.taking_away.close_down()
        if self._has("wall"):
            self.wall.close_down()
        if self._has("photo"):
            self.photo.close_down()
        self.around.workshop.close_down()

    def _take_photos(self, files: Sequence[Path]) -> None:
        self.photo.take_files(files)

    def _tell_persona(self, stand: Stand) -> None:
        """Whose emotions a line means: of the persona whose hands were counted last."""
        self.around.entry().persona = stand.persona

    def _prepare_entry(self, step: AgendaStep) -> None:
        """What a bare text of the entry line becomes in a step."""
        if step.adds in {*KIND_ORDER, *FROM_STEPS}:
            answers = step.adds in ANSWERING and step.lens == "capture"
            pains = chosen_pains(self.around.document) if answers else ()
            entry = self.around.entry()
            entry.aimed = lambda pain: self.around.workshop.be(aim=pain)
            entry.begin_step(step.adds, pains)
        if self.console is not None and not self._works_on_agenda():
            self.console.show_page("now")

    def _works_on_agenda(self) -> bool:
        """Whether the keyboard is in the agenda: who goes along it there stays there."""
        console, focus = self.console, QApplication.focusWidget()
        if console is None or focus is None or console.page != "agenda":
            return False
        return console.isAncestorOf(focus)

    def _open_console(self) -> Console:
        self.around.workshop.run(running=True)
        assert self.console is not None
        return self.console

    def _show_console(self, running: bool) -> None:
        if self.console is None:
            from cxstudio.app.workshop.console import Console

            self.console = Console(self.around, self._look, self._row.parentWidget())
            name_area(self.console, "workshop")
            self._row.addWidget(self.console)
            self.voting.follow()  # what undo means is asked of it from now on
        self.console.setVisible(running)
        self._followed = self.around.journey() if running else ""  # a resting workshop follows nobody
        self._give_room(running=running)

    def _give_room(self, *, running: bool) -> None:
        """The map has the room of the details while the workshop runs; they come back afterwards, and by their key."""
        given = [(areas, before) for areas, before in self._given if isValid(areas)]
        here = self.around.areas()
        if running and all(areas is not here for areas, _before in given):
            given.append((here, here.details_shown))
            here.details_by_key, here.details_shown = True, False
            here.lay_out()
        elif not running:
            for areas, before in given:
                areas.details_by_key, areas.details_shown = False, areas.details_shown or before
                areas.lay_out()
            given = []
        self._given = given
