"""Several pasted lines at the entry line: how far they are, and what could not be added; it reads no sign."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cxstudio.app.figures import figures
from cxstudio.app.panels.entry_paste import Made, PastedLines
from cxstudio.app.panels.entry_strip import LeftLines
from cxstudio.app.workshop.line_mode import LineMode
from cxstudio.edits.problems import Refused
from cxstudio.model.document import Document
from cxstudio.words import _, ngettext
from cxstudio.workshop.adding import Place
from cxstudio.workshop.capture import pasted_lines


class Many(QObject):
    """`said` carries words about how it goes, `made` the ids of what was made in the end."""

    said = Signal(str)
    made = Signal(list)

    def __init__(self, document: Document, by: QWidget) -> None:
        super().__init__()
        self.pasting = PastedLines(document)
        self.pasting.progressed.connect(self._tell)
        self.pasting.ended.connect(self._end)
        self.left = LeftLines(by)
        self._count = 0

    def take(self, text: str, kind: str, place: Place) -> None:
        """Begin to make a note of each line. Raises Refused where there are too many."""
        lines = pasted_lines(text)
        self._count = len(lines)
        self.pasting.start(lines, kind, place)

    def enter(self, text: str, mode: LineMode, lasts: Callable[[], bool]) -> None:
        """Do each line in what the entry line means now, as typed one after the other. What is refused ends it.

        That line and the rest are kept. Raises Refused where there are too many.
        """
        lines = pasted_lines(text)
        for at, line in enumerate(lines):
            try:
                if not lasts():
                    raise Refused(_("The line means something else now"))
                mode.enter(line)
            except Refused as refusal:
                rest = [(other, "") for other in lines[at + 1 :]]
                self._keep([(line, refusal.reason), *rest], len(lines))
                return
        self.said.emit(_added(len(lines)))

    def finish(self) -> None:
        self.pasting.finish()

    def close_down(self) -> None:
        self.pasting.close_down()

    def _tell(self, part: float) -> None:
        done = round(part * self._count)
        self.said.emit(figures(_("{done} of {n} lines added").format(done=done, n=self._count)))

    def _end(self, made: Made) -> None:
        self.made.emit(made.ids)
        if made.left:
            self._keep(made.left, len(made.ids) + len(made.left))
        else:
            self.said.emit(_added(len(made.ids)))

    def _keep(self, left: Sequence[tuple[str, str]], n: int) -> None:
        """Show what was not added of so many lines."""
        words = figures(_("{left} of {n} lines were not added").format(left=len(left), n=n))
        self.left.keep(left, words)
        self.said.emit(words)


def _added(n: int) -> str:
    return figures(ngettext("{n} line added", "{n} lines added", n).format(n=n))
