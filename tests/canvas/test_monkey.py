"""A monkey at mouse and keyboard: whatever it does, nothing breaks, the picture stays true and undo leads back."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from pytestqt.qtbot import QtBot

from cxstudio.canvas.tools.retargeting import arrow_ends
from cxstudio.edits.structure import is_locked, lock_structure
from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS
from cxstudio.picture.map import MapPicture
from cxstudio.text.layout import TextEngine
from tests.canvas.conftest import open_canvas
from tests.canvas.robots import Canvas
from tests.makers import empty_map, small_map

PALETTE = [kind.name for kind in KINDS.values() if kind.palette]
KEYS = [
    *((key, "") for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)),
    *((key, "") for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Backspace)),
    *((key, "") for key in (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)),
    (Qt.Key.Key_L, "l"),
    (Qt.Key.Key_2, "2"),
    (Qt.Key.Key_5, "5"),
    (Qt.Key.Key_A, "ع"),
]
MODIFIERS = [
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
]


def act(canvas: Canvas, dice: random.Random) -> None:
    """One thing a hand might do."""
    view = canvas.view

    def spot() -> QPointF:
        parts = [p for p in view.picture.parts() if view.desk.there(p.part.node)]
        if parts and dice.random() < 0.7:
            b = dice.choice(parts).bounds
            return canvas.spot((b.x + dice.random() * b.width, b.y + dice.random() * b.height))
        return QPointF(dice.uniform(0, view.width()), dice.uniform(0, view.height()))

    match dice.randrange(14):
        case 0 | 1 | 2:
            canvas.drag(spot(), spot(), keys=dice.choice(MODIFIERS))
        case 3:
            canvas.click(spot(), dice.choice(MODIFIERS))
        case 4:
            canvas.double_click(spot())
        case 5:
            view.arm(dice.choice(PALETTE))
            canvas.click(spot())
        case 6:
            canvas.pull(spot(), spot())
            canvas.key(Qt.Key.Key_Escape)
            canvas.mouse(QEvent.Type.MouseButtonRelease, spot(), buttons=Qt.MouseButton.NoButton)
        case 7:
            canvas.wheel(spot(), dice.choice([-240, 240]), dice.choice(MODIFIERS))
        case 8:
            dice.choice([canvas.document.undo, canvas.document.redo, view.fit, view.delete_selection])()
        case 9 | 10 | 11 | 12:
            act_on_many(canvas, dice, spot)
        case _:
            for _ in range(dice.randint(1, 4)):
                key, text = dice.choice(KEYS)
                canvas.key(key, text, dice.choice(MODIFIERS))


def act_on_many(canvas: Canvas, dice: random.Random, spot: Callable[[], QPointF]) -> None:
    """Arrows led elsewhere, the lock, several things dragged or copied, lanes, the minimap."""
    view = canvas.view
    match dice.randrange(4):
        case 0:
            links = [link.id for link in canvas.document.links("next") if view.picture.placed(link.id)]
            view.select(dice.sample(links, min(len(links), 1)))
            ends = list(arrow_ends(view.desk).values())
            if ends:
                canvas.drag(canvas.spot(dice.choice(ends)), spot())
        case 1:
            lock_structure(canvas.document, not is_locked(canvas.document))
        case 2:
            things = [p.part.node for p in view.picture.parts() if view.desk.there(p.part.node)]
            view.select(dice.sample(things, min(len(things), dice.randint(0, 4))))
            canvas.drag(spot(), spot(), keys=dice.choice([*MODIFIERS, Qt.KeyboardModifier.AltModifier]))
        case _:
            lanes = [row.key for row in view.picture.grid.rows]
            if lanes:
                view.desk.stand_on(dice.choice(lanes))
            view.minimap.want(dice.random() < 0.7)
            view.sight.fit_selection()


def contents(document: Document) -> set[object]:
    nodes = {repr(data["record"]) for _, data in document.graph.nodes(data=True) if "record" in data}
    return {*nodes, *(repr(link) for link in document.links())}


def undo_to(document: Document, label: str | None) -> None:
    while document.undo_label != label:
        document.undo()


@pytest.mark.parametrize("seed", range(6))
def test_a_monkey_breaks_nothing(qtbot: QtBot, engine: TextEngine, seed: int) -> None:
    made = small_map() if seed % 3 else empty_map()
    dice = random.Random(seed)
    before, first = contents(made.document), made.document.undo_label
    for canvas in open_canvas(qtbot, made, engine):
        for _ in range(60):
            act(canvas, dice)
            if made.document.undo_label is None:
                made.document.redo()  # the map itself was undone
            canvas.view.drain()
            assert all(canvas.view.desk.there(id) for id in canvas.view.selection)
        canvas.view.writing.finish()
        fresh = MapPicture(made.document, made.journey, engine)
        assert list(fresh.parts()) == list(canvas.view.picture.parts())
        assert fresh.bounds == canvas.view.picture.bounds
        undo_to(made.document, first)
        assert contents(made.document) == before


def test_undoing_the_journey_itself_leaves_an_empty_canvas_and_redo_brings_it_back(
    canvas: Canvas, engine: TextEngine
) -> None:
    canvas.view.select([canvas.made.touchpoints[0]])
    while canvas.document.undo_label is not None:
        canvas.document.undo()
    assert canvas.view.selection == []
    canvas.click(QPointF(300, 300))
    canvas.key(Qt.Key.Key_Right)
    canvas.view.drain()
    while canvas.document.redo_label is not None:
        canvas.document.redo()
    canvas.view.drain()
    fresh = MapPicture(canvas.document, canvas.made.journey, engine)
    assert list(canvas.view.picture.parts()) == list(fresh.parts())
    canvas.click(canvas.middle(canvas.made.touchpoints[0]))
    assert canvas.view.selection == [canvas.made.touchpoints[0]]
