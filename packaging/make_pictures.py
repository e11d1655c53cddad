"""Takes the pictures of the README from the running program: its windows, and a page it exported.

    python3 packaging/make_pictures.py

Needs the environment of the tests. No display is needed: the windows are painted off screen, with the shipped fonts, so
that every machine makes the same pictures.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "packaging" / "pictures"
SAMPLES = ROOT / "resources" / "samples"
SIZE = (1440, 900)
PAGE_DPI = 100
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["CXS_LANGUAGE"] = "en"
# The program must find neither recent maps nor drafts of whoever runs this.
_home = tempfile.TemporaryDirectory(prefix="cxstudio-pictures-")
for _name in (
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_CACHE_HOME",
    "XDG_STATE_HOME",
    "APPDATA",
    "LOCALAPPDATA",
):
    os.environ[_name] = str(Path(_home.name) / _name.lower())

from PySide6.QtWidgets import QApplication  # noqa: E402

from cxstudio.app.run import make_application  # noqa: E402
from cxstudio.app.settings import Settings  # noqa: E402
from cxstudio.app.studio import Studio  # noqa: E402
from cxstudio.app.style import prepare  # noqa: E402
from cxstudio.files.session_file import SessionFile  # noqa: E402
from cxstudio.formats import ExportOptions, export_bytes, export_format  # noqa: E402
from cxstudio.model.kind_types import ViewName  # noqa: E402
from cxstudio.picture.poster import PageSetup  # noqa: E402
from cxstudio.picture.theme import theme  # noqa: E402

VIEWS_SHOWN: tuple[ViewName, ...] = ("personas", "plan", "metrics", "audit")


def main() -> int:
    """Make all pictures; returns the exit code."""
    PICTURES.mkdir(exist_ok=True)
    application = make_application()
    settings = Settings(Path(_home.name) / "settings.ini")
    settings.theme = "light"
    prepare(application, theme("light"))
    studio = Studio(application, settings)
    take_welcome(application, studio)
    take_window(application, studio, "hospital-appointment", "window-light", "Waiting area")
    for view in VIEWS_SHOWN:
        take_view(application, studio, "hospital-appointment", view)
    studio.choose_theme("dark")
    take_window(application, studio, "hospital-appointment", "window-dark", "Waiting area")
    studio.choose_theme("light")
    take_window(application, studio, "tajdid-rukhsa", "window-right-to-left", "")
    if studio.welcome is not None:
        studio.welcome.close()
    take_page("hospital-appointment", "page")
    for picture in sorted(PICTURES.glob("*.png")):
        print(f"{picture.relative_to(ROOT)}: {picture.stat().st_size // 1024} KB")
    return 0


def take_window(application: QApplication, studio: Studio, sample: str, name: str, selected: str) -> None:
    """A sample in the main window, with a touchpoint selected and a note half typed."""
    window = studio.open_copy(SAMPLES / f"{sample}.cxs")
    assert window is not None
    window.resize(*SIZE)
    application.processEvents()
    journey = window.session.journey()
    points = window.session.document.journey_touchpoints(journey)
    chosen = next((t.id for t in points if t.title == selected), points[2].id)
    window.canvas.select([chosen])
    if selected:
        window.entry.line.setText("No seats left near corridor B")
    settle(application)
    window.canvas.drain()
    window.grab().save(str(PICTURES / f"{name}.png"))
    window.close()
    application.processEvents()


def take_view(application: QApplication, studio: Studio, sample: str, view: ViewName) -> None:
    """A sample in one of the other views."""
    window = studio.open_copy(SAMPLES / f"{sample}.cxs")
    assert window is not None
    window.resize(*SIZE)
    window.show_view(view)
    settle(application)
    window.grab().save(str(PICTURES / f"view-{view}.png"))
    window.close()
    application.processEvents()


def take_welcome(application: QApplication, studio: Studio) -> None:
    """The welcome window with the samples' thumbnails."""
    studio.show_welcome()
    assert studio.welcome is not None
    while studio.welcome.painting:
        application.processEvents()
    settle(application)
    studio.welcome.grab().save(str(PICTURES / "welcome.png"))


def take_page(sample: str, name: str) -> None:
    """The page of a sample as it comes out of the printer."""
    session = SessionFile.open(SAMPLES / f"{sample}.cxs", read_only=True)
    options = ExportOptions(page=PageSetup("A3", theme="light"), dpi=PAGE_DPI)
    path = PICTURES / f"{name}.png"
    path.write_bytes(export_bytes(session.document, export_format(path), options, pictures=session.blob).data)
    session.close()


def settle(application: QApplication) -> None:
    """Let layouts come to rest; each round may cause another."""
    for _round in range(5):
        application.processEvents()


if __name__ == "__main__":
    sys.exit(main())
