"""The sections of the console from the top, one row each, read when it is first shown; it knows none of them well."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxstudio.app.workshop.around import Around, Section


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section by its name, and the module of `app/workshop` and class that make it."""

    name: str
    module: str
    called: str

    def make(self, around: Around) -> Section:
        """The section, for the window it is in."""
        module = import_module(f"cxstudio.app.workshop.{self.module}")
        section: Section = getattr(module, self.called)(around)
        return section


SECTIONS: tuple[SectionRow, ...] = (
    SectionRow("clock", "clock_section", "ClockSection"),
    SectionRow("step", "step_section", "StepSection"),
    SectionRow("wall", "wall_section", "WallSection"),
    SectionRow("hands", "hands_section", "HandsSection"),
    SectionRow("vote", "vote_section", "VoteSection"),
    SectionRow("priorities", "priorities_section", "PrioritiesSection"),
    SectionRow("read-back", "read_back_section", "ReadBackSection"),
    SectionRow("grouping", "grouping_section", "GroupingSection"),
    SectionRow("agenda", "agenda_section", "AgendaSection"),
    SectionRow("drafts", "drafts", "DraftsSection"),
    SectionRow("read-out", "people", "ReadOutSection"),
    SectionRow("notes", "notes", "NotesSection"),
    SectionRow("decisions", "decisions", "DecisionsSection"),
    SectionRow("parking-lot", "parking", "ParkingSection"),
    SectionRow("people", "people", "PeopleSection"),
)
