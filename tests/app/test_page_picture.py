"""The page in the export dialog is painted bit by bit, and comes out as if it were painted at once."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxstudio.app.dialogs import page_picture
from cxstudio.app.dialogs.export_preview import Composer
from cxstudio.app.dialogs.page_picture import OVER, PagePicture
from cxstudio.picture.pages import compose
from cxstudio.picture.poster import Page, PageSetup, Poster
from cxstudio.picture.theme import theme
from cxstudio.render.pictures import no_pictures
from cxstudio.text.layout import TextEngine
from tests.makers import large_map, small_map


@pytest.fixture
def page(engine: TextEngine) -> Page:
    made = large_map(100)
    return compose(made.document, made.journey, engine, PageSetup("A3")).pages[0]


def picture_of(page: Page, size: QSize) -> PagePicture:
    picture = PagePicture(theme("print"), no_pictures)
    picture.ask(page, size, size.width() / page.width_pt)
    return picture


def test_painting_gives_way_to_the_window_and_ends_the_same(
    dressed: QApplication, qtbot: QtBot, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = QSize(800, 560)
    monkeypatch.setattr(page_picture, "SLICE", 0.0)
    slowly = picture_of(page, size)
    assert not slowly.whole
    qtbot.waitUntil(lambda: slowly.whole, timeout=60_000)
    monkeypatch.setattr(page_picture, "SLICE", 1000.0)
    at_once = picture_of(page, size)
    assert at_once.whole
    assert slowly.image == at_once.image


def test_the_last_whole_page_is_seen_until_the_next_is_whole(
    dressed: QApplication, qtbot: QtBot, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_picture, "SLICE", 1000.0)
    picture = picture_of(page, QSize(400, 280))
    monkeypatch.setattr(page_picture, "SLICE", 0.0)
    picture.ask(page, QSize(800, 560), 800 / page.width_pt)
    assert picture.image.size() == QSize(400, 280) * OVER
    qtbot.waitUntil(lambda: picture.whole, timeout=60_000)
    assert picture.image.size() == QSize(800, 560) * OVER


def test_threads_take_turns_as_usual_once_a_page_is_laid_out(dressed: QApplication, qtbot: QtBot) -> None:
    usual, made = sys.getswitchinterval(), small_map()
    answers: list[Poster] = []
    composer = Composer(made.document, made.journey)
    composer.composed.connect(answers.append)
    composer.ask(PageSetup("A4"))
    qtbot.waitUntil(lambda: bool(answers) and sys.getswitchinterval() == usual, timeout=60_000)
