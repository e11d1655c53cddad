"""Where the next line of the entry line goes: what was chosen, what a step began with, whose answers it looks for.

It knows no widget and changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from cxstudio.app.targets import step, step_stage
from cxstudio.model.document import Document
from cxstudio.workshop.adding import ANSWERING


class Target:
    """A place of one journey. `aim` is the pain an answer is meant for, "" while a step looks for none."""

    def __init__(self, document: Document, journey: str) -> None:
        self._document, self._journey = document, journey
        self._id = ""
        self._own = ""  # what the line itself made last, or went to as a step began
        self._chosen = False  # whether somebody chose the target since
        self._aims: tuple[str, ...] = ()
        self.aim = ""

    @property
    def selected(self) -> str:
        """What the target is counted from; "" once it is gone."""
        return self._id if self._document.get(self._id) is not None else ""

    def choose(self, id: str) -> None:
        """Somebody chose it."""
        self._id, self._chosen = id, True

    def follow(self, ids: Sequence[str]) -> bool:
        """Go where the selection went; False where that is no place, which leaves it where it was."""
        last = ids[-1] if ids else ""
        if self._document.stage_of(last) is None:
            return False
        self._chosen = self._chosen or last != self._own
        self._id = last
        return True

    def made(self, id: str, *, goes_there: bool) -> None:
        """The line made something, and where that is a place the next line goes there."""
        self._own = id
        if goes_there:
            self._id, self._chosen = id, False

    def begin(self, kind: str, aims: Sequence[str]) -> str:
        """A step begins that adds a kind and looks for answers to pains. Returns where it goes, "" = it stays.

        Touchpoints begin in the first stage, unless somebody chose a place since stages came.
        """
        self._aims, self.aim = tuple(aims), ""
        if self._aims:
            return self._aim_at(self._aims[0])
        stages = self._document.stages(self._journey)
        if kind == "touchpoint" and stages and not self._chosen:
            self._id = self._own = stages[0].id
            return self._id
        return ""

    def step(self, kind: str, by: int) -> str:
        """Go to the next or previous place for a kind, or to the next pain. Returns it, "" where there is none."""
        if self._aims and kind in ANSWERING:
            at = self._aims.index(self.aim) + by
            return self._aim_at(self._aims[at % len(self._aims)]) if at >= 0 else ""
        return self._went(step(self._document, self._journey, kind, self.selected, by))

    def step_stage(self, kind: str, by: int) -> str:
        """Go to the first place in the next or previous stage. Returns it, "" where there is none."""
        return self._went(step_stage(self._document, self._journey, kind, self.selected, by))

    def _aim_at(self, pain: str) -> str:
        self.aim = pain
        return self._went(pain)

    def _went(self, id: str) -> str:
        if id:
            self.choose(id)
        return id
