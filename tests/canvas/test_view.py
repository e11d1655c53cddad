"""The canvas through real mouse and key events: gestures, typing, placing, and a picture that is always up to date."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QImage
from pytestqt.qtbot import QtBot

from cxstudio.canvas.tools.connecting import ports
from cxstudio.canvas.view import MapCanvas
from cxstudio.edits.annotations import add_annotation
from cxstudio.edits.cards import add_card, move_cards, span_card
from cxstudio.edits.deleting import delete
from cxstudio.edits.emotions import rate_emotion
from cxstudio.edits.fields import set_text
from cxstudio.edits.links import connect
from cxstudio.edits.problems import Refused
from cxstudio.edits.stages import add_stage, move_stage
from cxstudio.edits.touchpoints import add_touchpoint, move_touchpoints
from cxstudio.model.document import Document
from cxstudio.model.records import Card, Stage, Touchpoint, emotion_id
from cxstudio.picture.map import MapPicture
from cxstudio.picture.theme import theme
from cxstudio.text.layout import TextEngine
from tests.canvas.conftest import open_canvas
from tests.canvas.robots import Canvas
from tests.makers import large_map, small_map

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def picture_of(view: MapCanvas) -> QImage:
    view.drain()
    return view.sheet.picture()


def fresh_picture(view: MapCanvas) -> QImage:
    """What a new picture of the same map, painted at once, looks like under the same camera."""
    view.desk.picture = MapPicture(view.desk.document, view.desk.journey, view.desk.picture.engine)
    view.sheet.invalidate()
    return picture_of(view)


def far_apart(a: QImage, b: QImage) -> int:
    """How many pixels differ by more than 8 of 255 in any channel."""
    assert a.size() == b.size()
    a, b = (i.convertToFormat(QImage.Format.Format_RGB32) for i in (a, b))
    first, second = bytes(a.constBits()), bytes(b.constBits())
    if first == second:
        return 0
    pairs = zip(first, second, strict=True)
    return len({i // 4 for i, (x, y) in enumerate(pairs) if abs(x - y) > 8})


# Gestures


def test_a_touchpoint_is_dragged_to_another_stage(canvas: Canvas) -> None:
    moved, target = canvas.made.touchpoints[0], canvas.made.touchpoints[4]
    canvas.drag(canvas.middle(moved), canvas.middle(target) + QPointF(20, 0))
    assert [t.id for t in canvas.document.touchpoints(canvas.made.stages[1])][-1] == moved
    assert canvas.view.selection == [moved]
    assert canvas.document.undo_label == "Move touchpoint"


def test_a_stage_is_dragged_by_its_header(canvas: Canvas) -> None:
    book, visit = canvas.made.stages
    start = canvas.middle(visit)
    canvas.drag(start, QPointF(canvas.middle(canvas.made.touchpoints[0]).x() - 40, start.y()))
    assert [s.id for s in canvas.document.stages(canvas.made.journey)] == [visit, book]


def test_a_refused_drop_says_why_and_changes_nothing(canvas: Canvas) -> None:
    before = canvas.document.undo_label
    canvas.drag(canvas.middle(canvas.made.cards[0]), QPointF(5, 300))
    assert canvas.said[-1] == "A pain point belongs to a touchpoint or a stage"
    assert canvas.document.undo_label == before


def test_escape_gives_a_drag_up(canvas: Canvas) -> None:
    before = canvas.document.undo_label
    end = canvas.middle(canvas.made.touchpoints[4])
    canvas.pull(canvas.middle(canvas.made.touchpoints[0]), end)
    assert canvas.view.desk.preview.lifted is not None
    assert canvas.view.cursor().shape() == Qt.CursorShape.ClosedHandCursor
    canvas.key(Qt.Key.Key_Escape)
    canvas.mouse(QEvent.Type.MouseButtonRelease, end, buttons=Qt.MouseButton.NoButton)
    assert canvas.document.undo_label == before
    assert canvas.view.desk.preview.lifted is None


def test_a_drag_paints_over_the_map_without_painting_the_map_anew(canvas: Canvas) -> None:
    canvas.view.drain()
    canvas.pull(canvas.middle(canvas.made.cards[0]), canvas.middle(canvas.made.touchpoints[3]))
    assert canvas.view.sheet.clean
    assert not canvas.view.grab().isNull()


def test_a_link_is_drawn_from_a_port(canvas: Canvas) -> None:
    source, target = canvas.made.touchpoints[2], canvas.made.touchpoints[3]
    canvas.click(canvas.middle(source))
    canvas.drag(canvas.spot(ports(canvas.view.desk)[1]), canvas.middle(target))
    assert [(k.source, k.target) for k in canvas.document.links("next")][-1] == (source, target)


def test_an_emotion_point_is_dragged(canvas: Canvas) -> None:
    register = emotion_id(canvas.made.touchpoints[0], canvas.made.personas[0])
    start = canvas.middle(register)
    canvas.drag(start, QPointF(start.x(), canvas.spot((0, canvas.view.picture.emotion_y(-1.5))).y()))
    emotion = canvas.document.emotion(canvas.made.touchpoints[0], canvas.made.personas[0])
    assert emotion is not None
    assert emotion.mean == -1.5


def test_two_hundred_drags_there_and_back_leave_the_map_as_it_was(canvas: Canvas) -> None:
    first = [t.id for t in canvas.document.touchpoints(canvas.made.stages[0])]
    moved = first[0]
    for _ in range(100):
        canvas.drag(canvas.middle(moved), canvas.middle(first[1]) + QPointF(20, 0))
        canvas.drag(canvas.middle(moved), canvas.middle(first[1]) - QPointF(20, 0))
    assert [t.id for t in canvas.document.touchpoints(canvas.made.stages[0])] == first


# Looking around


def test_the_wheel_scrolls_and_with_ctrl_zooms_at_the_pointer(canvas: Canvas) -> None:
    view, at = canvas.view, QPointF(400, 300)
    top = view.camera.top
    canvas.wheel(at, 120)
    assert view.camera.top > top
    before = view.camera.to_map(at.x(), at.y())
    with_signal: list[float] = []
    view.zoom_changed.connect(with_signal.append)
    canvas.wheel(at, -120, CTRL)
    assert view.zoom > 1.0
    assert with_signal == [view.zoom]
    after = view.camera.to_map(at.x(), at.y())
    assert abs(after[0] - before[0]) * view.zoom <= 0.6
    assert abs(after[1] - before[1]) * view.zoom <= 0.6


@pytest.mark.parametrize("way", ["space", "middle"])
def test_dragging_with_space_or_the_middle_button_pans(canvas: Canvas, way: str) -> None:
    view = canvas.view
    before = (view.camera.left, view.camera.top)
    start = canvas.middle(canvas.made.touchpoints[0])
    if way == "space":
        canvas.view.pointing.hold_space(True)
        assert view.cursor().shape() == Qt.CursorShape.OpenHandCursor
        canvas.drag(start, start + QPointF(-60, -25))
        canvas.view.pointing.hold_space(False)
    else:
        canvas.drag(start, start + QPointF(-60, -25), Qt.MouseButton.MiddleButton)
    assert (view.camera.left - before[0], view.camera.top - before[1]) == (60, 25)
    assert view.selection == []


def test_after_panning_and_zooming_the_picture_is_what_a_fresh_one_would_be(canvas: Canvas) -> None:
    view = canvas.view
    for dx, dy in ((40, 10), (-3, 17), (200, -90)):
        view.pan_by(dx, dy)
    view.zoom_by(0.7)
    view.drain()
    view.pan_by(-31, 13)
    shown = picture_of(view)
    view.sheet.invalidate()
    # Edges of strips are smoothed against what lay beside them then.
    assert far_apart(shown, picture_of(view)) <= shown.width() * shown.height() / 2000


def test_the_map_cannot_be_lost(canvas: Canvas) -> None:
    canvas.view.pan_by(1e7, -1e7)
    seen = canvas.view.camera.seen
    assert seen.meets(canvas.view.picture.bounds)
    canvas.view.fit()
    bounds = canvas.view.picture.bounds
    assert canvas.view.camera.seen.contains(*bounds.centre)


def test_headers_stay_in_sight_and_can_be_used_there(canvas: Canvas) -> None:
    view, stage = canvas.view, canvas.made.stages[1]
    view.zoom_to(2.0)
    placed = view.picture.placed(stage)
    assert placed is not None
    x = canvas.spot(placed.bounds.centre).x()
    view.pan_by(x - 600, canvas.spot((0, 300)).y())
    assert view.camera.seen.y > placed.bounds.bottom
    view.drain()
    canvas.click(QPointF(canvas.spot(placed.bounds.centre).x(), 40))
    assert view.selection == [stage]


def test_selecting_from_elsewhere_brings_the_thing_into_view(canvas: Canvas) -> None:
    view = canvas.view
    view.zoom_to(4.0, QPointF(0, 0))
    last = canvas.made.touchpoints[-1]
    view.select([last])
    placed = view.picture.placed(last)
    assert placed is not None
    assert view.camera.seen.meets(placed.bounds)


# Typing


def test_a_double_click_opens_the_text_and_enter_commits_it(canvas: Canvas) -> None:
    touchpoint = canvas.made.touchpoints[0]
    canvas.double_click(canvas.middle(touchpoint))
    assert canvas.view.writing.node == touchpoint
    canvas.type("Clinic web page")
    canvas.key(Qt.Key.Key_Return)
    record = canvas.document.find(touchpoint, Touchpoint)
    assert record is not None
    assert record.title == "Clinic web page"
    assert canvas.view.writing.node == ""


def test_escape_leaves_the_text_as_it_was_even_after_a_pause(canvas: Canvas) -> None:
    touchpoint = canvas.made.touchpoints[0]
    before = canvas.document.undo_label
    canvas.view.edit(touchpoint)
    canvas.type("Something else")
    canvas.view.flush()
    canvas.type(" again")
    canvas.key(Qt.Key.Key_Escape)
    record = canvas.document.find(touchpoint, Touchpoint)
    assert record is not None
    assert record.title == "Web page"
    assert canvas.document.undo_label == before


def test_typing_with_pauses_is_one_undo_step(canvas: Canvas) -> None:
    touchpoint = canvas.made.touchpoints[0]
    before = canvas.document.undo_label
    canvas.view.edit(touchpoint)
    for words in ("One", " two", " three"):
        canvas.type(words)
        canvas.view.flush()
    canvas.key(Qt.Key.Key_Return)
    record = canvas.document.find(touchpoint, Touchpoint)
    assert record is not None
    assert record.title == "One two three"
    canvas.document.undo()
    record = canvas.document.find(touchpoint, Touchpoint)
    assert record is not None
    assert record.title == "Web page"
    assert canvas.document.undo_label == before


def test_a_pause_commits_what_is_typed(canvas: Canvas, qtbot: QtBot) -> None:
    touchpoint = canvas.made.touchpoints[0]
    canvas.view.edit(touchpoint)
    canvas.type("Paused")

    def committed() -> None:
        record = canvas.document.find(touchpoint, Touchpoint)
        assert record is not None
        assert record.title == "Paused"

    qtbot.waitUntil(committed, timeout=5000)
    assert canvas.view.writing.node == touchpoint


def test_an_edit_of_somebody_else_between_two_pauses_is_not_undone(canvas: Canvas) -> None:
    touchpoint, other = canvas.made.touchpoints[:2]
    canvas.view.edit(touchpoint)
    canvas.type("One")
    canvas.view.flush()
    set_text(canvas.document, other, "Hotline")
    canvas.type(" two")
    canvas.key(Qt.Key.Key_Return)
    titles = [t.title for t in canvas.document.journey_touchpoints(canvas.made.journey)[:2]]
    assert titles == ["One two", "Hotline"]


def test_notes_take_several_lines_and_titles_do_not(canvas: Canvas) -> None:
    pain = canvas.made.cards[0]
    canvas.view.edit(pain)
    canvas.type("First")
    canvas.key(Qt.Key.Key_Return, "\r", SHIFT)
    canvas.type("second")
    canvas.key(Qt.Key.Key_Return)
    card = canvas.document.find(pain, Card)
    assert card is not None
    assert card.text == "First\nsecond"
    canvas.view.edit(canvas.made.touchpoints[0])
    editor = canvas.view.writing.editor
    assert editor is not None
    pasted = QMimeData()
    pasted.setText("Web\npage")
    pasted.setHtml("<b>Web</b><br>page")
    editor.insertFromMimeData(pasted)
    canvas.key(Qt.Key.Key_Return)
    record = canvas.document.find(canvas.made.touchpoints[0], Touchpoint)
    assert record is not None
    assert record.title == "Web page"


def test_pasted_markup_stays_plain_text(canvas: Canvas) -> None:
    pain = canvas.made.cards[0]
    canvas.view.edit(pain)
    editor = canvas.view.writing.editor
    assert editor is not None
    pasted = QMimeData()
    pasted.setText("<b>=1+1</b>")
    pasted.setHtml("<img src='file:///etc/passwd'>")
    editor.insertFromMimeData(pasted)
    canvas.view.flush()
    card = canvas.document.find(pain, Card)
    assert card is not None
    assert card.text == "<b>=1+1</b>"


def test_leaving_the_field_commits(canvas: Canvas) -> None:
    canvas.view.edit(canvas.made.touchpoints[0])
    canvas.type("Left")
    canvas.click(QPointF(5, 5))
    record = canvas.document.find(canvas.made.touchpoints[0], Touchpoint)
    assert record is not None
    assert record.title == "Left"


def test_a_window_in_front_commits_but_keeps_the_field_open(canvas: Canvas) -> None:
    canvas.view.edit(canvas.made.touchpoints[0])
    canvas.type("Kept")
    editor = canvas.view.writing.editor
    assert editor is not None
    away = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    QCoreApplication.sendEvent(editor, away)
    record = canvas.document.find(canvas.made.touchpoints[0], Touchpoint)
    assert record is not None
    assert record.title == "Kept"
    assert canvas.view.writing.node == canvas.made.touchpoints[0]


def test_closing_the_map_loses_no_text(canvas: Canvas) -> None:
    canvas.view.edit(canvas.made.touchpoints[0])
    canvas.type("Not lost")
    canvas.view.close_map()
    record = canvas.document.find(canvas.made.touchpoints[0], Touchpoint)
    assert record is not None
    assert record.title == "Not lost"


def test_a_text_too_long_is_refused_in_words_and_stays_open(canvas: Canvas) -> None:
    touchpoint = canvas.made.touchpoints[0]
    canvas.view.edit(touchpoint)
    canvas.type("Short")
    canvas.view.flush()
    editor = canvas.view.writing.editor
    assert editor is not None
    editor.setPlainText("x" * 600)
    canvas.key(Qt.Key.Key_Return)
    assert "at most 500 fit here" in canvas.said[-1]
    assert canvas.view.writing.node == touchpoint
    record = canvas.document.find(touchpoint, Touchpoint)
    assert record is not None
    assert record.title == "Short"


def test_the_field_closes_when_its_thing_is_taken_away(canvas: Canvas) -> None:
    canvas.view.edit(canvas.made.touchpoints[0])
    canvas.type("Gone")
    delete(canvas.document, [canvas.made.touchpoints[0]])
    assert canvas.view.writing.node == ""


@pytest.mark.parametrize(
    ("text", "side"), [("مرحبا", Qt.LayoutDirection.RightToLeft), ("Hi", Qt.LayoutDirection.LeftToRight)]
)
def test_the_field_runs_as_its_text_runs(canvas: Canvas, text: str, side: Qt.LayoutDirection) -> None:
    canvas.view.edit(canvas.made.cards[0])
    canvas.type(text)
    editor = canvas.view.writing.editor
    assert editor is not None
    assert editor.document().defaultTextOption().textDirection() == side


def test_the_field_stays_over_its_text_while_the_map_moves(canvas: Canvas) -> None:
    touchpoint = canvas.made.touchpoints[0]
    canvas.view.edit(touchpoint)
    canvas.view.zoom_to(1.5)
    canvas.view.pan_by(30, 20)
    editor, spot = canvas.view.writing.editor, canvas.view.picture.text_bounds(touchpoint)
    assert editor is not None
    assert spot is not None
    corner = canvas.spot((spot[0].x, spot[0].y))
    assert abs(editor.x() - corner.x()) <= 1
    assert abs(editor.y() - corner.y()) <= 1


# Keys


def test_keys_work_through_the_widget(canvas: Canvas) -> None:
    canvas.click(canvas.middle(canvas.made.touchpoints[0]))
    canvas.key(Qt.Key.Key_Right)
    assert canvas.view.selection == [canvas.made.touchpoints[1]]
    canvas.key(Qt.Key.Key_M, "m")
    record = canvas.document.find(canvas.made.touchpoints[1], Touchpoint)
    assert record is not None
    assert record.moment_of_truth
    canvas.key(Qt.Key.Key_Return)
    canvas.type("m1")
    canvas.key(Qt.Key.Key_Return)
    record = canvas.document.find(canvas.made.touchpoints[1], Touchpoint)
    assert record is not None
    assert record.title == "m1"
    canvas.key(Qt.Key.Key_Delete)
    assert canvas.document.get(canvas.made.touchpoints[1]) is None


def test_tab_walks_the_map_before_it_leaves_it(canvas: Canvas) -> None:
    assert canvas.view.focusNextPrevChild(True)
    assert canvas.view.selection == [canvas.made.stages[0]]
    assert canvas.view.focusNextPrevChild(True)
    assert len(canvas.view.selection) == 1


# The palette


def test_a_thing_is_dragged_from_the_palette(canvas: Canvas) -> None:
    view = canvas.view
    tools: list[str] = []
    view.tool_changed.connect(tools.append)
    view.begin_place("pain")
    at = canvas.middle(canvas.made.touchpoints[3])
    spot = view.mapToGlobal(at).toPoint()
    assert not view.place_at_global(view.mapToGlobal(QPoint(-50, 10)))
    assert view.place_at_global(spot)
    assert view.desk.preview.fresh is not None
    assert view.end_place(spot)
    card = canvas.document.find(view.selection[0], Card)
    assert card is not None
    assert card.home == canvas.made.touchpoints[3]
    assert view.writing.node == card.id
    assert tools == ["pain", ""]


def test_a_drag_from_the_palette_that_ends_elsewhere_places_nothing(canvas: Canvas) -> None:
    view, before = canvas.view, canvas.document.undo_label
    view.begin_place("pain")
    assert not view.end_place(view.mapToGlobal(QPoint(-50, 10)))
    view.begin_place("pain")
    refused = view.mapToGlobal(QPoint(4, 400))
    assert not view.place_at_global(refused)
    assert not view.end_place(refused)
    assert canvas.said[-1] == "A pain point belongs to a touchpoint or a stage"
    view.begin_place("pain")
    view.cancel_place()
    assert view.hand.armed == ""
    assert canvas.document.undo_label == before


def test_a_click_on_the_palette_arms_one_placement(empty_canvas: Canvas) -> None:
    view = empty_canvas.view
    view.arm("touchpoint")
    assert view.cursor().shape() == Qt.CursorShape.CrossCursor
    empty_canvas.click(QPointF(300, 300))
    (stage,) = empty_canvas.document.stages(empty_canvas.made.journey)
    (touchpoint,) = empty_canvas.document.touchpoints(stage.id)
    assert view.writing.node == touchpoint.id
    empty_canvas.type("First contact")
    empty_canvas.key(Qt.Key.Key_Return)
    assert empty_canvas.document.touchpoints(stage.id)[0].title == "First contact"


def test_a_menu_is_asked_for_what_is_under_the_pointer(canvas: Canvas) -> None:
    asked: list[tuple[list[str], QPoint]] = []
    canvas.view.menu_wanted.connect(lambda ids, at: asked.append((ids, at)))
    at = canvas.middle(canvas.made.cards[0]).toPoint()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, canvas.view.mapToGlobal(at))
    QCoreApplication.sendEvent(canvas.view, event)
    assert asked == [([canvas.made.cards[0]], canvas.view.mapToGlobal(at))]
    by_key = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QCoreApplication.sendEvent(canvas.view, by_key)
    assert asked[1][0] == [canvas.made.cards[0]]


# The picture stays up to date


def edit_at_random(document: Document, journey: str, dice: random.Random) -> None:
    """One edit of any sort; a refused one is as good."""
    stages = [s.id for s in document.nodes(Stage)]
    points = [t.id for t in document.nodes(Touchpoint)]
    cards = [c.id for c in document.nodes(Card)]
    persona = document.personas()[0].id
    words = " ".join(dice.choices(["wait", "call", "انتظار", "letter", "again"], k=dice.randint(0, 12)))
    verbs = [
        lambda: add_stage(document, journey, words, dice.choice([None, *stages])),
        lambda: add_touchpoint(document, dice.choice(stages), words),
        lambda: add_card(
            document, dice.choice(["pain", "idea", "thought"]), dice.choice(points + stages), words
        ),
        lambda: move_stage(document, dice.choice(stages), dice.choice([None, *stages])),
        lambda: move_touchpoints(document, [dice.choice(points)], dice.choice(stages)),
        lambda: move_cards(document, [dice.choice(cards)], dice.choice(points)),
        lambda: span_card(document, dice.choice(cards), dice.choice(points)),
        lambda: set_text(document, dice.choice([*stages, *points, *cards]), words),
        lambda: rate_emotion(document, dice.choice(points), persona, dice.randint(-20, 20) / 10),
        lambda: connect(document, "next", dice.choice(points), dice.choice(points), words[:20]),
        lambda: add_annotation(document, "sticky", dice.choice(points), dice.randint(-60, 90), 40, words),
        lambda: delete(document, [dice.choice(cards + points[1:])]),
        document.undo,
        document.redo,
    ]
    try:
        dice.choice(verbs)()
    except (Refused, IndexError):
        return


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("seed", range(4))
def test_the_repaired_picture_is_the_picture_painted_afresh(
    qtbot: QtBot, engine: TextEngine, seed: int, direction: str
) -> None:
    made, dice = small_map(), random.Random(seed)
    with made.document.transaction("Turn"):
        made.document.set("session", direction=direction)
    for canvas in open_canvas(qtbot, made, engine):
        canvas.view.fit()
        for _ in range(6):
            for _ in range(5):
                edit_at_random(made.document, made.journey, dice)
            shown = picture_of(canvas.view)
            assert far_apart(shown, fresh_picture(canvas.view)) == 0


def test_a_change_of_theme_repaints_everything(canvas: Canvas) -> None:
    light = picture_of(canvas.view)
    canvas.view.set_theme(theme("dark"))
    dark = picture_of(canvas.view)
    assert dark.pixelColor(2, 2).name() == theme("dark").colour("canvas").lower()
    canvas.view.set_theme(theme("light"))
    assert picture_of(canvas.view) == light


@pytest.fixture
def large_canvas(qtbot: QtBot, engine: TextEngine) -> Iterator[Canvas]:
    yield from open_canvas(qtbot, large_map(1000), engine)


def test_a_large_map_is_painted_in_slices(large_canvas: Canvas) -> None:
    view = large_canvas.view
    view.fit()
    rounds = 0
    while not view.sheet.clean:
        view.sheet.work(budget=0.0)
        rounds += 1
    assert rounds > 3


def test_an_error_while_painting_is_not_swallowed(canvas: Canvas, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("cannot paint this part")

    monkeypatch.setattr(canvas.view.picture, "parts", broken)
    canvas.view.sheet.invalidate()
    with pytest.raises(RuntimeError, match="cannot paint this part"):
        canvas.view.sheet.work()
    monkeypatch.undo()
    canvas.view.sheet.invalidate()
    canvas.view.drain()
