"""Takes the pictures of a workshop from the running program: the console, and the wall at each step of the agenda.

    python3 packaging/make_workshop_pictures.py [FOLDER]

A sample is opened in a window, the two-hour agenda is gone through by its commands, and what the room would see is
painted at two sizes of projector. Needs the environment of the tests, and no display.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from make_pictures import PICTURES, SAMPLES  # the first of all: it gives the program folders of its own
from PIL import Image
from PySide6.QtCore import QEventLoop, QRectF, QTimer
from PySide6.QtGui import QImage, QPainter

from cxstudio.app.run import make_application
from cxstudio.app.session import OpenSession
from cxstudio.app.settings import Settings
from cxstudio.app.style import prepare
from cxstudio.app.window import MainWindow
from cxstudio.app.workshop.agenda_ready import ready_rows
from cxstudio.app.workshop.wall_painting import Fitted, paint_areas
from cxstudio.edits.agenda import use_agenda
from cxstudio.edits.attendees import add_attendee
from cxstudio.edits.fields import set_field
from cxstudio.edits.votes import Terms, close_round, open_round, tally
from cxstudio.files.session_file import SessionFile
from cxstudio.insight.plan import today
from cxstudio.insight.votes import candidates
from cxstudio.picture.theme import theme
from cxstudio.render.qt import QtPainter
from cxstudio.text.layout import standard_engine
from cxstudio.words import translate
from cxstudio.workshop.agendas import TWO_HOURS

SIZES = ((1920, 1080), (1280, 800))
COLUMNS, GAP, SHOWN = 3, 12, 640  # of the sheet: pixels
PEOPLE = 10
SETTLE = 400  # milliseconds


def main() -> int:
    """Make all pictures; returns the exit code."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES / "workshop"
    target.mkdir(parents=True, exist_ok=True)
    application = make_application()
    prepare(application, theme("light"))
    for sample in ("hospital-appointment", "tajdid-rukhsa"):
        window = open_sample(sample)
        walls: dict[tuple[int, int], list[QImage]] = {size: [] for size in SIZES}
        for step in steps_of(window):
            for size in SIZES:
                walls[size].append(wall(window, size))
            if step == 4:
                window.grab().save(str(target / f"{sample}-console.png"))
        for (width, height), images in walls.items():
            sheet(images, target / f"{sample}-wall-{width}x{height}.png")
        window.close()
    return 0


def open_sample(name: str) -> MainWindow:
    """A window with a copy of a sample, people in the room, and an open vote on its pains."""
    path = Path(tempfile.mkdtemp()) / f"{name}.cxs"
    shutil.copy(SAMPLES / path.name, path)
    file = SessionFile.open(path)
    document = file.document
    for number in range(PEOPLE):
        set_field(document, [add_attendee(document, f"Person {number + 1}")], "present", True)
    settings = Settings(path.with_suffix(".ini"))
    window = MainWindow(OpenSession(file), standard_engine(), theme("light"), settings)
    window.resize(1440, 900)
    window.show()
    use_agenda(document, ready_rows(TWO_HOURS, document.session.language), TWO_HOURS.title)
    window.workshop.toggle()
    return window


def steps_of(window: MainWindow) -> Iterator[int]:
    """Goes through the agenda by its key; gives the place of each step once it stands."""
    here, document = window.workshop, window.session.document
    stages = document.stages(window.journey)
    workshop = here.around.workshop
    for place, step in enumerate(TWO_HOURS.steps):
        here.agenda.next()
        middle = stages[len(stages) // 2]
        workshop.be(stage=middle.id)
        if step.lens == "capture":
            kind = step.adds if step.adds == "opportunity" else "pain"
            homes = (*stages, *document.journey_touchpoints(window.journey))
            cards = [card for home in homes for card in document.cards(home.id) if card.kind == kind]
            workshop.be(newest=tuple(card.id for card in reversed(cards)))
        if step.lens == "hands":
            workshop.be(touchpoint=document.touchpoints(middle.id)[-1].id)
        if step.lens == "vote":
            ids = candidates(document, window.journey)
            vote = open_round(document, translate(step.title, document.session.language), ids, Terms(PEOPLE))
            for id, dots in zip(ids, (8, 5, 4, 3, 2), strict=False):
                tally(document, vote, id, dots)
            workshop.be(vote=vote)
        wait()
        yield place
        if step.lens == "vote":
            close_round(document, vote, today())  # nothing goes on while one is open


def wall(window: MainWindow, size: tuple[int, int]) -> QImage:
    """What the room sees on a projector of so many pixels."""
    picture = window.workshop.wall.picture
    picture.take_size(size)
    picture.renew()
    image = QImage(*size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    try:
        brush = QtPainter(theme("projector"), window.session.file.blob)
        paint_areas(painter, brush, picture.areas, Fitted.of(size, size), QRectF(0, 0, *size))
    finally:
        painter.end()
    return image


def sheet(images: list[QImage], target: Path) -> None:
    """All walls on one picture, in their order."""
    width, height = SHOWN, round(SHOWN * images[0].height() / images[0].width())
    rows = -(-len(images) // COLUMNS)
    whole = Image.new("RGB", (COLUMNS * (width + GAP) + GAP, rows * (height + GAP) + GAP), "#80838f")
    for place, image in enumerate(images):
        plain = image.convertToFormat(QImage.Format.Format_RGB888)
        bits = bytes(plain.constBits())  # of an image that stays until they are read
        full = Image.frombytes(
            "RGB", (plain.width(), plain.height()), bits, "raw", "RGB", plain.bytesPerLine()
        )
        row, column = divmod(place, COLUMNS)
        at = (GAP + column * (width + GAP), GAP + row * (height + GAP))
        whole.paste(full.resize((width, height), Image.Resampling.LANCZOS), at)
    whole.quantize(128).save(target, optimize=True)
    print(target)


def wait() -> None:
    """Let what glides arrive."""
    loop = QEventLoop()
    QTimer.singleShot(SETTLE, loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main())
