"""Where the areas lie at each size."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, QSize
from pytestqt.qtbot import QtBot

from cxstudio.app.arrangement import (
    DETAILS,
    ENTRY,
    NARROW_UNDER,
    PANEL,
    RAIL,
    TWO_ROWS,
    Arrangement,
    arrange,
)
from cxstudio.edits.personas import add_persona
from tests.app.conftest import Opened
from tests.app.hands import click


def at(
    width: int, height: int = 900, *, rtl: bool = False, left: bool = True, details: bool = True
) -> Arrangement:
    size = QSize(width, height - 52)
    return arrange(size, rtl=rtl, left=left, details=details, window=QSize(width, height))


def test_a_wide_window_shows_all_areas_side_by_side() -> None:
    now = at(1440)
    assert (now.left.width(), now.details.width()) == (PANEL, DETAILS)
    assert now.canvas.right() + 1 == now.details.left()
    assert not now.rail
    assert not now.floating


def test_under_1280_the_left_panel_is_a_rail() -> None:
    assert at(1279).left.width() == RAIL
    assert at(1280).left.width() == PANEL


def test_under_1120_the_details_lie_over_the_canvas() -> None:
    now = at(1119)
    assert now.floating
    assert now.canvas.right() == 1118
    assert now.details.intersects(now.canvas)


def test_a_low_window_shares_a_row_between_entry_and_status() -> None:
    now = at(1440, 719)
    assert now.entry.top() == now.status.top()
    assert not now.entry.intersects(now.status)


@pytest.mark.parametrize("width", [960, 1100, 1200, 1440, 2560])
@pytest.mark.parametrize("height", [600, 760, 1400])
def test_right_to_left_is_the_mirror_image(width: int, height: int) -> None:
    ltr, rtl = at(width, height), at(width, height, rtl=True)

    def mirrored(rect: QRect) -> QRect:
        return QRect(width - rect.x() - rect.width(), rect.y(), rect.width(), rect.height())

    for name in ("left", "canvas", "details", "entry", "status"):
        assert getattr(rtl, name) == mirrored(getattr(ltr, name))


@pytest.mark.parametrize("width", [960, 1279, 1440])
def test_hidden_panels_give_their_room_to_the_canvas(width: int) -> None:
    assert at(width, left=False, details=False).canvas.width() == width


def test_a_silent_status_leaves_the_shared_row_to_the_entry_line() -> None:
    size, window = QSize(960, 548), QSize(960, 600)
    silent = arrange(size, rtl=False, left=True, details=False, window=window, said=False)
    assert silent.entry.width() == 960
    assert silent.status.width() == 0
    spoken = arrange(size, rtl=False, left=True, details=False, window=window)
    assert spoken.entry.width() == 640
    assert spoken.status.height() == spoken.entry.height()


def test_what_the_menu_offers_as_well_leaves_a_toolbar_under_1024() -> None:
    assert at(1023).narrow
    assert not at(1024).narrow


def test_a_drop_hint_takes_its_room_and_gives_it_back(open_window: Callable[..., Opened]) -> None:
    window = open_window(size=(960, 600)).window
    window.status.say("")
    assert window.entry.width() == 960 - window.rail.width()
    window.status.say("Into Visit, after Waiting area")
    assert window.status.isVisible()
    assert window.entry.geometry().right() < window.status.x()
    window.status.say("")
    assert window.entry.width() == 960 - window.rail.width()


def test_a_wide_window_keeps_the_export_in_its_toolbar(open_window: Callable[..., Opened]) -> None:
    window = open_window(size=(960, 600)).window
    assert window.toolbar.export.isHidden()
    window.resize(1440, 900)
    assert not window.toolbar.export.isHidden()


@pytest.mark.parametrize("width", [960, 1100, 1280, 1440])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_doors_of_the_workshop_stand_in_the_toolbar(
    open_window: Callable[..., Opened], width: int, direction: str
) -> None:
    small = open_window(size=(width, 800))
    window, toolbar = small.window, small.window.toolbar
    with small.made.document.transaction("Names and direction"):
        small.made.document.set(
            "session", direction=direction, title="A hospital of a long name in the north"
        )
        small.made.document.set(
            small.made.journey, title="The first appointment of a patient with a long name"
        )
    doors = {toolbar.workshop: "workshop.toggle", toolbar.present: "workshop.wall"}
    for door, action in doors.items():
        assert door.isVisible() == (door is toolbar.present or width >= NARROW_UNDER)
        assert door.isHidden() or door.width() == door.sizeHint().width()
        assert door.isHidden() or toolbar.rect().contains(door.geometry())
        assert door.accessibleName() in ("Workshop", "Present")
        assert window.actions_by_id[action].shortcut().toString() in door.toolTip()
    assert width < 1440 or toolbar.workshop.words() == "Workshop"
    assert toolbar.search.width() >= toolbar.search.sizeHint().width()


def test_the_door_of_the_room_opens_the_console_and_looks_pressed_until_it_is_closed(
    open_window: Callable[..., Opened],
) -> None:
    window = open_window().window
    door = window.toolbar.workshop
    for on in (True, False):
        click(door)
        assert window.workshop.running is on
        assert door.isChecked() is on
    window.actions_by_id["workshop.toggle"].trigger()
    assert door.isChecked()


def test_names_of_personas_end_in_an_ellipsis_where_the_row_is_short(
    open_window: Callable[..., Opened], qtbot: QtBot
) -> None:
    small = open_window(size=(1440, 900))
    for name in ("Margarethe van der Hoeven (employee)", "Konstantinos Papadopoulos (employee)"):
        add_persona(small.made.document, name)
    status = small.window.status
    full = "Konstantinos Papadopoulos (employee)"
    qtbot.waitUntil(lambda: status.persona_keys()[-1].shown_name() == full)
    small.window.resize(1100, 720)
    small.window.workshop.toggle()
    qtbot.waitUntil(lambda: status.persona_keys()[-1].shown_name().endswith("…"))
    for key in status.persona_keys():
        around = key.parentWidget()
        assert around is not None
        assert around.rect().contains(key.geometry())


def test_the_toolbar_unfolds_when_the_window_grows_while_another_view_is_shown(
    open_window: Callable[..., Opened],
) -> None:
    window = open_window(size=(960, 600)).window
    window.show_view("personas")
    assert window.toolbar.export.isHidden()
    window.resize(1440, 900)
    assert not window.toolbar.export.isHidden()


def test_the_number_of_findings_keeps_its_room_in_a_row_that_is_shared(
    open_window: Callable[..., Opened],
) -> None:
    window = open_window(size=(960, 600)).window
    window.status.say("")
    window.status.show_findings(13)
    findings = window.status.findings
    assert findings.isVisible()
    assert window.status.geometry().intersects(window.entry.geometry()) is False
    assert window.status.width() >= findings.sizeHint().width()


def test_a_narrow_entry_line_has_two_rows_and_shares_none(open_window: Callable[..., Opened]) -> None:
    now = arrange(QSize(330, 540), rtl=False, left=False, details=False, window=QSize(960, 600))
    assert (now.entry.width(), now.entry.height(), now.shared) == (330, TWO_ROWS, False)
    assert now.entry.top() == now.canvas.bottom() + 1
    assert now.status.top() == now.entry.bottom() + 1


def test_in_a_narrow_entry_line_what_is_typed_has_a_row_of_its_own(
    open_window: Callable[..., Opened],
) -> None:
    entry = open_window().window.entry
    hint = entry._where
    for height, below in ((TWO_ROWS, True), (ENTRY, False), (TWO_ROWS, True)):
        entry.resize(330 if below else 900, height)
        layout = entry.layout()
        assert layout is not None
        layout.activate()
        frame = entry.line.parentWidget()
        assert frame is not None
        assert (frame.y() >= entry.picker.geometry().bottom()) == below
        assert (hint.parentWidget() is entry) == below
    assert entry.line.width() >= 200
