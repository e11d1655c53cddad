"""Portraits from outside: a large one is read beside the window, and what is no picture is said to be none."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cxstudio.app import decoding
from cxstudio.app.decoding import Decoding
from cxstudio.app.views.personas import PersonasView
from cxstudio.model.records import Persona
from cxstudio.render.pictures import TakenIn
from tests.app.conftest import Opened


def png(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), (200, 120, 90)).save(out, "PNG")
    return out.getvalue()


def view_of(small: Opened) -> PersonasView:
    small.window.show_view("personas")
    frame = small.window.views.frame
    assert frame is not None
    assert isinstance(frame.body, PersonasView)
    return frame.body


def portrait(small: Opened) -> str:
    found = small.made.document.find(small.made.personas[0], Persona)
    assert found is not None
    return found.portrait


def test_a_large_portrait_is_read_while_the_window_answers(
    small: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    view, amina = view_of(small), small.made.personas[0]
    photo = tmp_path / "amina.png"
    photo.write_bytes(png(2500, 2000))
    assert view.portraits.take_file(amina, photo)
    assert portrait(small) == ""
    qtbot.waitUntil(lambda: portrait(small) != "", timeout=20_000)


def test_a_large_picture_that_is_damaged_is_said_to_be(small: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    view, amina = view_of(small), small.made.personas[0]
    photo = tmp_path / "amina.png"
    photo.write_bytes(png(2500, 2000)[:4000])
    view.portraits.take_file(amina, photo)
    frame = small.window.views.frame
    assert frame is not None
    qtbot.waitUntil(lambda: "damaged" in frame._status.full_text(), timeout=20_000)
    assert portrait(small) == ""


def test_a_large_portrait_of_somebody_deleted_meanwhile_is_said_to_come_too_late(
    small: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    view, amina = view_of(small), small.made.personas[0]
    photo = tmp_path / "amina.png"
    photo.write_bytes(png(2500, 2000))
    view.portraits.take_file(amina, photo)
    with small.made.document.transaction("Delete"):
        small.made.document.hide(amina)
    frame = small.window.views.frame
    assert frame is not None
    qtbot.waitUntil(lambda: "no longer there" in frame._status.full_text(), timeout=20_000)


def test_pictures_arrive_in_their_order_and_none_after_the_end(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decoding, "LARGE", 100)
    window = QWidget()
    qtbot.addWidget(window)
    work, arrived = Decoding(window), list[TakenIn]()
    for side in (30, 20, 5):
        assert not work.take(png(side, side), "", lambda picture: arrived.append(picture()))
    qtbot.waitUntil(lambda: len(arrived) == 3)
    assert [picture.width for picture in arrived] == [30, 20, 5]
    work.take(png(40, 40), "", lambda picture: arrived.append(picture()))
    work.stop()
    assert not work.busy
    assert not work._look.isActive()


def test_a_broken_picture_on_the_clipboard_is_said_to_be_damaged(small: Opened) -> None:
    view, amina = view_of(small), small.made.personas[0]
    held = QMimeData()
    held.setData("image/png", b"\x89PNG\r\n\x1a\n and no more")
    QGuiApplication.clipboard().setMimeData(held)
    frame = small.window.views.frame
    assert frame is not None
    assert not view.portraits.paste(amina)
    assert "damaged" in frame._status.full_text()


def test_what_has_a_long_header_is_judged_beside_the_window(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bytes] = []

    def judge(data: bytes) -> int:
        asked.append(data)
        return 1

    monkeypatch.setattr(decoding, "pixels_of", judge)
    window = QWidget()
    qtbot.addWidget(window)
    arrived = list[TakenIn]()
    whole = jpeg_with_blocks(4)
    work = Decoding(window)
    assert not work.take(whole, "", lambda picture: arrived.append(picture()))
    qtbot.waitUntil(lambda: len(arrived) == 1)
    assert asked == []


def jpeg_with_blocks(count: int) -> bytes:
    """A small picture under so many full blocks of what cameras write."""
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "JPEG")
    block = b"\xff\xe1\xff\xff" + b"Exif\x00\x00" + bytes(0xFFFD - 6)
    return out.getvalue()[:2] + block * count + out.getvalue()[2:]
