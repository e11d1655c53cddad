"""The program as a user starts it, with settings and drafts of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxstudio.app.keyboard import ButtonKeys
from cxstudio.app.run import make_application
from cxstudio.app.settings import Settings
from cxstudio.app.studio import Studio
from cxstudio.app.style import prepare
from cxstudio.picture.theme import theme
from tests.stories.typist import PointerGuard, Typist
from tests.stories.workshop import Workshop


@pytest.fixture
def studio(qapp: QApplication, tmp_path: Path) -> Iterator[Studio]:
    application = make_application()
    prepare(application, theme("light"))
    keys = ButtonKeys()
    application.installEventFilter(keys)
    made = Studio(application, Settings(tmp_path / "settings.ini"))
    yield made
    for window in list(made.windows):
        window.close()
    if made.welcome is not None:
        made.welcome.close()
        made.welcome.deleteLater()
    made.ring.stop()
    application.removeEventFilter(keys)
    QApplication.clipboard().clear()  # what was copied must not outlive the interpreter


@pytest.fixture
def workshop(studio: Studio, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Workshop:
    return Workshop(studio, qtbot, monkeypatch)


@pytest.fixture
def typist(qapp: QApplication, studio: Studio, qtbot: QtBot) -> Iterator[Typist]:
    guard = PointerGuard()
    qapp.installEventFilter(guard)
    yield Typist(studio, qtbot)
    qapp.removeEventFilter(guard)
    assert guard.seen == []
