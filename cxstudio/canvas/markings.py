"""What is marked on the canvas for a while: hits of a search, what is missing or changed, letters; each its own way."""

from __future__ import annotations

from cxstudio.canvas.changed import Changed
from cxstudio.canvas.desk import Desk
from cxstudio.canvas.found import Hits
from cxstudio.canvas.headers import Pinned
from cxstudio.canvas.lettered import Lettered
from cxstudio.canvas.lit import Lit
from cxstudio.canvas.missing import Missing
from cxstudio.canvas.strokes import Strokes


class Markings:
    """The marks on one desk, the later ones over the earlier."""

    def __init__(self, desk: Desk) -> None:
        self.hits = Hits(desk)
        self.lit = Lit(desk)
        self.missing = Missing(desk)
        self.changed = Changed(desk)
        self.lettered = Lettered(desk)

    def renew(self) -> None:
        """Things may lie elsewhere now."""
        self.hits.renew()
        self.lit.renew()
        self.missing.renew()
        self.changed.renew()
        self.lettered.renew()

    def draw_under(self, strokes: Strokes, pinned: Pinned) -> None:
        """What lies under the lines of the selection."""
        self.changed.draw(strokes, pinned)
        self.missing.draw_boxes(strokes, pinned)
        self.lit.draw(strokes, pinned)
        self.hits.draw(strokes, pinned)

    def draw_over(self, strokes: Strokes, pinned: Pinned) -> None:
        """What those lines must not cover."""
        self.missing.draw_numbers(strokes, pinned)
        self.lettered.draw_numbers(strokes, pinned)
