"""The sections of the console, from the top: one row each; it knows none of them closely."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cxstudio.app.workshop.around import Around, Section


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section by its name, and what makes it; it is made when the console is shown for the first time."""

    name: str
    make: Callable[[Around], Section]


SECTIONS: tuple[SectionRow, ...] = ()
