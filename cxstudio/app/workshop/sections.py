"""The sections of the console from the top, one row each, read when it is first shown; it knows none of them well."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Literal

from cxstudio.words import N_

if TYPE_CHECKING:
    from cxstudio.app.workshop.around import Around, Section


PageName = Literal["", "now", "agenda", "room"]
PAGES: dict[PageName, str] = {"now": N_("Now"), "agenda": N_("Agenda"), "room": N_("Room")}


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section by its name, the module of `app/workshop` and class that make it, and its page, "" above all."""

    name: str
    module: str
    called: str
    page: PageName

    def make(self, around: Around) -> Section:
        """The section, for the window it is in."""
        module = import_module(f"cxstudio.app.workshop.{self.module}")
        section: Section = getattr(module, self.called)(around)
        return section


SECTIONS: tuple[SectionRow, ...] = (
    SectionRow("clock", "clock_section", "ClockSection", ""),
    SectionRow("step", "step_section", "StepSection", "now"),
    SectionRow("presenting", "presenting_section", "PresentingSection", "now"),
    SectionRow("hands", "hands_section", "HandsSection", "now"),
    SectionRow("vote", "vote_section", "VoteSection", "now"),
    SectionRow("priorities", "priorities_section", "PrioritiesSection", "now"),
    SectionRow("read-back", "read_back_section", "ReadBackSection", "now"),
    SectionRow("wall", "wall_section", "WallSection", "now"),
    SectionRow("notes", "notes", "NotesSection", "now"),
    SectionRow("agenda", "agenda_section", "AgendaSection", "agenda"),
    SectionRow("people", "people", "PeopleSection", "room"),
    SectionRow("drafts", "drafts", "DraftsSection", "room"),
    SectionRow("read-out", "people", "ReadOutSection", "room"),
    SectionRow("grouping", "grouping_section", "GroupingSection", "room"),
    SectionRow("decisions", "decisions", "DecisionsSection", "room"),
    SectionRow("parking-lot", "parking", "ParkingSection", "room"),
)
