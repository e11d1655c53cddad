"""The program as a user starts it, with settings and drafts of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxstudio.app.run import make_application
from cxstudio.app.settings import Settings
from cxstudio.app.studio import Studio
from cxstudio.app.style import prepare
from cxstudio.files.drafts import drafts_folder
from cxstudio.picture.theme import theme
from tests.stories.workshop import Workshop


@pytest.fixture
def workshop(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Workshop]:
    for left in drafts_folder().glob("*"):
        left.unlink()
    application = make_application()
    prepare(application, theme("light"))
    studio = Studio(application, Settings(tmp_path / "settings.ini"))
    yield Workshop(studio, qtbot, monkeypatch)
    for window in list(studio.windows):
        window.close()
    if studio.welcome is not None:
        studio.welcome.close()
        studio.welcome.deleteLater()
    studio.ring.stop()
