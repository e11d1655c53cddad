"""Names of stages and lanes can be read on screen however small the map is shown."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from PySide6.QtGui import QImage, QPainter

from cxstudio.canvas.camera import Camera
from cxstudio.canvas.headers import Headers
from cxstudio.canvas.small_names import FLOOR
from cxstudio.picture.primitives import Bounds, Placed, Text
from cxstudio.picture.theme import theme
from cxstudio.render.qt import QtPainter
from tests.canvas.robots import Table

pytestmark = pytest.mark.usefixtures("qapp")

WIDE, HIGH = 900, 600


class Noting(QtPainter):
    """Notes the small names it is given."""

    def paint(
        self, painter: QPainter, placed: Iterable[Placed], scale: float, area: Bounds | None = None
    ) -> None:
        shown = tuple(placed)
        self.names = [*getattr(self, "names", []), *(p for p in shown if p.part.role == "small-name")]
        super().paint(painter, shown, scale, area)


def names_at(table: Table, zoom: float, left: float = -200.0) -> list[Placed]:
    """The small names drawn at a zoom, the map's corner at the top and `-left` canvas units from the edge."""
    camera = Camera()
    camera.width, camera.height = WIDE, HIGH
    camera.look_from((left, -40.0), zoom, table.desk.picture.bounds, rtl=table.desk.picture.rtl)
    camera.zoom = zoom
    look = theme("light")
    brush = Noting(look)
    image = QImage(WIDE, HIGH, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    Headers(table.desk).draw(painter, camera, look, brush)
    painter.end()
    return list(getattr(brush, "names", []))


def words(names: list[Placed]) -> list[str]:
    return [s.block.text for p in names for s in p.part.primitives if isinstance(s, Text)]


@pytest.mark.parametrize("zoom", [0.5, 0.37])
def test_on_a_small_map_every_stage_and_lane_says_its_name(table: Table, zoom: float) -> None:
    names = names_at(table, zoom)
    said = words(names)
    grid = table.desk.picture.grid
    assert len(said) == len(grid.columns) + len(grid.rows)
    assert all(s.block.style.size == FLOOR for p in names for s in p.part.primitives if isinstance(s, Text))


def test_at_a_zoom_at_which_the_map_can_be_read_nothing_is_laid_over_it(table: Table) -> None:
    assert names_at(table, 1.0) == []


def test_a_name_without_room_is_left_out_instead_of_lying_over_others(table: Table) -> None:
    assert len(names_at(table, 0.1)) < len(table.desk.picture.grid.rows)


def test_a_word_is_shortened_and_never_broken(table: Table) -> None:
    for placed in names_at(table, 0.37, left=30.0):
        for shape in placed.part.primitives:
            if isinstance(shape, Text):
                longest = max(
                    table.desk.picture.engine.width(w, shape.block.style) for w in shape.block.text.split()
                )
                assert len(shape.block.lines) == 1 or longest <= placed.bounds.width + 4
