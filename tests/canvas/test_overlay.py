"""What is drawn over the map shows in the tokens' colours, and nothing of it stays behind."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from cxstudio.canvas.tools.connecting import ports
from cxstudio.edits.fields import set_field
from cxstudio.model.records import Annotation, emotion_id
from cxstudio.picture.theme import theme
from cxstudio.text.layout import TextEngine
from tests.canvas.conftest import open_canvas
from tests.canvas.robots import Canvas
from tests.makers import small_map


def count(image: QImage, colour: str) -> int:
    """How many pixels of the image are exactly this colour."""
    wanted = QColor(colour).rgb()
    return sum(
        image.pixel(x, y) == wanted for y in range(0, image.height(), 1) for x in range(0, image.width(), 3)
    )


def shot(canvas: Canvas) -> QImage:
    canvas.view.drain()
    return canvas.view.grab().toImage()


@pytest.mark.parametrize("kind", ["stage", "touchpoint", "card", "sticky", "callout", "emotion", "link"])
def test_what_is_selected_shows_it_and_nothing_stays_behind(canvas: Canvas, kind: str) -> None:
    made, document = canvas.made, canvas.document
    notes = {a.kind: a.id for a in document.nodes(Annotation)}
    ids = {
        "stage": made.stages[0],
        "touchpoint": made.touchpoints[0],
        "card": made.cards[0],
        "emotion": emotion_id(made.touchpoints[0], made.personas[0]),
        "link": document.links("next")[0].id,
        **notes,
    }
    before = shot(canvas)
    canvas.view.desk.select([ids[kind]])
    selected = shot(canvas)
    colour = theme("light").colour("selection")
    assert count(selected, colour) > count(before, colour)
    canvas.view.desk.select([])
    assert shot(canvas) == before


def test_a_drag_shows_ghost_bar_and_accepting_stage(canvas: Canvas) -> None:
    before = shot(canvas)
    canvas.pull(canvas.middle(canvas.made.touchpoints[0]), canvas.middle(canvas.made.touchpoints[4]))
    during = shot(canvas)
    for name in ("dropOk", "selection"):
        assert count(during, theme("light").colour(name)) > count(before, theme("light").colour(name)) + 50
    canvas.key(Qt.Key.Key_Escape)
    canvas.view.desk.select([])
    canvas.view.pointing.leave()
    canvas.view.clearFocus()
    assert shot(canvas) == before


def test_a_refused_link_rings_its_target_in_the_refusing_colour(canvas: Canvas) -> None:
    canvas.click(canvas.middle(canvas.made.touchpoints[0]))
    canvas.pull(canvas.spot(ports(canvas.view.desk)[0]), canvas.middle(canvas.made.cards[0]))
    assert count(shot(canvas), theme("light").colour("dropRefused")) > 50
    assert canvas.view.cursor().shape() == Qt.CursorShape.ForbiddenCursor


@pytest.mark.parametrize("kind", ["stage", "touchpoint", "pain", "sticky", "persona"])
def test_a_thing_from_the_palette_shows_under_the_pointer(canvas: Canvas, kind: str) -> None:
    before = shot(canvas)
    canvas.view.arm(kind)
    at = canvas.middle(canvas.made.touchpoints[3])
    canvas.view.carrying.move(canvas.view.mapToGlobal(at).toPoint())
    assert shot(canvas) != before
    canvas.view.carrying.cancel()
    assert shot(canvas) == before


def test_the_pointer_over_a_card_and_over_an_empty_cell_shows_what_it_can_do(canvas: Canvas) -> None:
    from PySide6.QtCore import QEvent

    before = shot(canvas)
    move = (QEvent.Type.MouseMove, Qt.MouseButton.NoButton, Qt.MouseButton.NoButton)
    canvas.mouse(move[0], canvas.middle(canvas.made.cards[0]), move[1], move[2])
    over_card = shot(canvas)
    assert over_card != before
    row = canvas.view.picture.grid.row("pains")
    assert row is not None
    x = canvas.middle(canvas.made.touchpoints[4]).x()
    canvas.mouse(move[0], QPointF(x, canvas.spot((0, row.top + row.height / 2)).y()), move[1], move[2])
    over_cell = shot(canvas)
    assert over_cell not in (before, over_card)
    canvas.view.pointing.leave()
    assert shot(canvas) == before


def test_the_text_being_typed_is_framed(canvas: Canvas) -> None:
    canvas.view.edit(canvas.made.touchpoints[0])
    assert count(shot(canvas), theme("light").colour("focusRing")) > 50


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_name_of_a_stage_half_scrolled_away_stays_readable(
    qtbot: QtBot, engine: TextEngine, direction: str
) -> None:
    made = small_map()
    with made.document.transaction("Turn"):
        made.document.set("session", direction=direction)
    for canvas in open_canvas(qtbot, made, engine):
        view = canvas.view
        view.zoom_to(2.0)
        header = view.picture.placed(made.stages[0])
        assert header is not None
        box = view.sheet.to_view(header.bounds)
        lead = view.picture.grid.lead * view.zoom
        # Half of the stage is under the lane headers, which stand at the leading edge of the view.
        way = box.center().x() - (lead if direction == "ltr" else view.width() - lead)
        view.pan_by(way, box.y() + 300)
        box = view.sheet.to_view(header.bounds)
        left, right = (lead + 2, box.right()) if direction == "ltr" else (box.x(), view.width() - lead - 2)
        image = shot(canvas).copy(QRectF(left, 0, right - left, box.height()).toRect())
        assert count(image, theme("light").colour("ink")) > 5


def test_a_selected_arrow_runs_under_its_own_label(canvas: Canvas) -> None:
    view = canvas.view
    link = next(k for k in canvas.document.links("next") if k.label)
    spot = view.picture.text_bounds(link.id)
    assert spot is not None
    view.desk.select([])
    words = view.sheet.to_view(spot[0]).adjusted(6, 3, -6, -3).toRect()
    before = shot(canvas).copy(words)
    view.desk.select([link.id])
    assert shot(canvas).copy(words) == before


def test_a_moment_of_truth_lies_on_top_of_every_state(canvas: Canvas) -> None:
    view, card = canvas.view, canvas.made.touchpoints[3]
    set_field(canvas.document, [card], "moment_of_truth", True)
    placed = view.picture.placed(card)
    assert placed is not None
    corner = view.sheet.to_view(placed.bounds).topRight()
    star = QRectF(corner.x() - 13, corner.y() - 2, 6, 6).toRect()  # the inside of the diamond
    before = shot(canvas).copy(star)
    assert count(before, theme("light").colour("truth")) > 2
    view.desk.select([card])
    assert shot(canvas).copy(star) == before
    view.edit(card)
    assert shot(canvas).copy(star) == before


def test_several_selected_stand_in_one_box(canvas: Canvas) -> None:
    view, colour = canvas.view, QColor(theme("light").colour("selection")).rgb()
    a, b = canvas.made.touchpoints[:2]
    view.desk.select([a, b])
    image, right = shot(canvas), view.sheet.to_view
    first, second = view.picture.placed(a), view.picture.placed(b)
    assert first is not None
    assert second is not None
    between = round((right(first.bounds).right() + right(second.bounds).left()) / 2)
    top = round(right(first.bounds).top())
    assert any(image.pixel(between, top - way) == colour for way in range(4, 10))
    assert ports(view.desk) == ()


def test_a_selected_stage_is_outlined_down_to_its_foot_and_inside_the_view(canvas: Canvas) -> None:
    view, colour = canvas.view, QColor(theme("light").colour("selection")).rgb()
    stage = canvas.made.stages[0]
    view.zoom_to(2.0)
    box = canvas.middle(stage)
    view.pan_by(box.x() - 500, box.y() + 300)
    view.desk.select([stage])
    image = shot(canvas)
    assert any(image.pixel(500, y) == colour for y in range(1, 4))
    assert not any(image.pixel(500, y) == colour for y in range(60, image.height()))


def test_the_headers_of_lanes_are_no_place_to_drop(canvas: Canvas) -> None:
    view = canvas.view
    view.zoom_to(2.0)
    spot = canvas.middle(canvas.made.touchpoints[1])
    view.pan_by(spot.x() - 500, spot.y() - 300)
    canvas.pull(canvas.middle(canvas.made.touchpoints[1]), QPointF(90, 320))
    preview = view.desk.preview
    assert preview.cursor == "refused"
    assert preview.bar is None
    assert preview.refuses is not None
    assert view.sheet.to_view(preview.refuses).contains(QPointF(90, 320))
    assert preview.lifted is not None
    grip, shift = preview.lifted.grip, preview.lifted.shift
    hand = canvas.spot((grip[0] + shift[0], grip[1] + shift[1]))
    assert (hand - QPointF(90, 320)).manhattanLength() < 3
    assert canvas.said[-1] == "A touchpoint belongs to a stage"
    assert count(shot(canvas), theme("light").colour("dropRefused")) > 20
