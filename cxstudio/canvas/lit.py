"""What stands in the spotlight on the canvas: all else lies under a light veil; it knows no wall and no walk."""

from __future__ import annotations

from cxstudio.canvas.found import Hits
from cxstudio.picture.primitives import Bounds


class Lit(Hits):
    """The things in the light on one desk: of a stage or a touchpoint all that stands in its column."""

    veil = 0.35
    edged = False

    def _boxes_of(self, id: str) -> list[Bounds]:
        grid = self._desk.picture.grid
        column = grid.column(id)
        if column is not None:
            return [grid.frame.box(column.left, 0.0, column.width, grid.height)]
        found = grid.touchpoint(id)
        if found is None:
            return super()._boxes_of(id)
        column, place = found
        return [grid.frame.box(column.starts[place], 0.0, column.sub_width, grid.height)]
