"""Keyboards of other scripts, fingers on a screen, and what the map tells in full, through real events."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QFocusEvent, QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QToolTip

from cxstudio.canvas.hints import full_text
from cxstudio.edits.fields import set_text
from cxstudio.edits.groups import group_cards
from tests.canvas.robots import Canvas


def test_letters_work_by_their_place_on_a_keyboard_of_another_script(canvas: Canvas) -> None:
    ran: list[str] = []
    action = QAction("Mark", canvas.view)
    action.setShortcut("M")
    action.triggered.connect(lambda: ran.append("m"))
    canvas.view.addAction(action)
    canvas.view.select([canvas.made.touchpoints[0]])
    place = {"linux": (58, 0, 46, 0), "win32": (0, 0x4D, 0, 0x4C), "darwin": (0, 0x2E, 0, 0x25)}[sys.platform]
    for code, virtual, text in ((*place[:2], "ь"), (*place[2:], "д")):
        key = ord(text.upper())
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, code, virtual, 0, text)
        QCoreApplication.sendEvent(canvas.view, event)
    assert ran == ["m"]
    assert canvas.view.keys.linking


def test_the_focus_shows_again_after_a_dialog_or_menu_closed(canvas: Canvas) -> None:
    canvas.key(Qt.Key.Key_Right)
    for reason in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
        QCoreApplication.sendEvent(canvas.view, QFocusEvent(QEvent.Type.FocusOut, reason))
        QCoreApplication.sendEvent(canvas.view, QFocusEvent(QEvent.Type.FocusIn, reason))
    with_ring = canvas.view.grab().toImage()
    canvas.view.clearFocus()
    canvas.view.setFocus(Qt.FocusReason.MouseFocusReason)
    assert canvas.view.grab().toImage() != with_ring


def test_two_fingers_on_a_screen_pinch_and_pan(canvas: Canvas) -> None:
    view, at = canvas.view, QPointF(400, 300)
    view.sight.zoom_at(1.0, 0, 0)
    spot = view.camera.to_map(400, 300)
    fingers = QPinchGesture(view)
    fingers.setScaleFactor(1.5)
    fingers.setLastCenterPoint(view.mapToGlobal(at))
    fingers.setCenterPoint(view.mapToGlobal(at + QPointF(50, 20)))
    QCoreApplication.sendEvent(view, QGestureEvent([fingers]))
    assert view.zoom == 1.5
    x, y = view.camera.to_device(*spot)
    assert (abs(x - 450) < 3, abs(y - 320) < 3) == (True, True)


def test_a_cut_text_is_told_in_full_and_never_as_markup(canvas: Canvas) -> None:
    card = canvas.made.cards[0]
    long = "<b>bold</b> & " + "every word of it " * 40
    set_text(canvas.document, card, long)
    canvas.view.drain()
    told = full_text(canvas.view.desk, canvas.view.pointing.pointer(canvas.middle(card)))
    assert told.startswith("<b>bold</b> & every word")
    assert len(told) <= 600
    event = QHelpEvent(QEvent.Type.ToolTip, canvas.middle(card).toPoint(), QPoint(5, 5))
    QCoreApplication.sendEvent(canvas.view, event)
    assert QToolTip.text().startswith("<qt>&lt;b&gt;bold")
    QToolTip.hideText()
    set_text(canvas.document, card, "short")
    canvas.view.sight.zoom_at(1.0, 0, 0)
    assert full_text(canvas.view.desk, canvas.view.pointing.pointer(canvas.middle(card))) == ""


def test_a_card_of_a_group_tells_its_name_under_the_pointer(canvas: Canvas) -> None:
    card = canvas.made.cards[0]
    placed = canvas.view.picture.placed(card)
    assert placed is not None
    group_cards(canvas.document, canvas.made.cards[:2], "Waiting")
    here = canvas.view.pointing.pointer(canvas.view.sheet.to_view(placed.bounds).center())
    assert full_text(canvas.view.desk, here).splitlines()[-1] == "Group: Waiting"
