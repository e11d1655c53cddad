"""The program as a user starts it, for the tests of this folder that need its windows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from cxstudio.app.run import make_application
from cxstudio.app.settings import Settings
from cxstudio.app.studio import Studio
from cxstudio.app.style import prepare
from cxstudio.picture.theme import theme


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    application = make_application()
    prepare(application, theme("light"))
    return application


@pytest.fixture
def studio(dressed: QApplication, tmp_path: Path) -> Iterator[Studio]:
    made = Studio(dressed, Settings(tmp_path / "settings.ini"))
    yield made
    for window in list(made.windows):
        window.close()
    if made.welcome is not None:
        made.welcome.close()
        made.welcome.deleteLater()
    made.ring.stop()
