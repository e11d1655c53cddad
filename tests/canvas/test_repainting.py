"""The picture on screen is always the picture a fresh painting would give."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

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
from cxstudio.model.records import Card, Stage, Touchpoint
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


def test_after_panning_and_zooming_the_picture_is_what_a_fresh_one_would_be(canvas: Canvas) -> None:
    view = canvas.view
    for dx, dy in ((40, 10), (-3, 17), (200, -90)):
        view.pan_by(dx, dy)
    view.sight.zoom_by(0.7)
    view.drain()
    view.pan_by(-31, 13)
    shown = picture_of(view)
    view.sheet.invalidate()
    # Edges of strips are smoothed against what lay beside them then.
    assert far_apart(shown, picture_of(view)) <= shown.width() * shown.height() / 2000


@pytest.mark.parametrize("ratio", [1.25, 1.5, 2.0])
def test_on_a_dense_screen_the_picture_is_sharp_and_hands_find_their_place(
    canvas: Canvas, monkeypatch: pytest.MonkeyPatch, ratio: float
) -> None:
    view = canvas.view
    monkeypatch.setattr(view, "devicePixelRatioF", lambda: ratio)
    view.resize(1100, 700)
    view.fit()
    shown = picture_of(view)
    assert (shown.width(), shown.height()) == (math.ceil(1100 * ratio), math.ceil(700 * ratio))
    canvas.click(canvas.middle(canvas.made.touchpoints[2]))
    assert view.selection == [canvas.made.touchpoints[2]]
    canvas.drag(canvas.middle(canvas.made.touchpoints[2]), canvas.middle(canvas.made.touchpoints[4]))
    assert len(canvas.document.touchpoints(canvas.made.stages[1])) == 3
    assert far_apart(picture_of(view), fresh_picture(view)) == 0
    start = QPointF(5, 690)
    for _ in range(40):
        canvas.drag(start, start + QPointF(7, -3), Qt.MouseButton.MiddleButton)
        canvas.drag(start + QPointF(7, -3), start, Qt.MouseButton.MiddleButton)
    moved = picture_of(view)
    assert far_apart(moved, fresh_picture(view)) <= moved.width() * moved.height() / 2000
