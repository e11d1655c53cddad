"""Slides, spreadsheets and a handout beside their libraries doing the plain job, and the memory each export takes."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from cxstudio.bench.maps import fill
from cxstudio.bench.table import Figure, in_turn
from cxstudio.files.session_file import SessionFile
from cxstudio.formats import EXPORTS, ExportOptions, Format, export_bytes
from cxstudio.model.document import Document
from cxstudio.picture.poster import PageSetup, ProfileName
from cxstudio.picture.profiles import PROFILES

CARDS = 1_000
HANDOUT_CARDS = 600  # on 60 touchpoints
# Name, format, profile, cards, and how many MB above a bare interpreter are too many.
_WEIGHED: tuple[tuple[str, str, ProfileName, int, float], ...] = (
    ("pdf", ".pdf", "poster", CARDS, 150),
    ("slides", ".pptx", "slides", CARDS, 200),
    ("spreadsheet", ".xlsx", "poster", CARDS, 150),
    ("handout, 60 touchpoints", ".pdf", "handout", HANDOUT_CARDS, 200),
)
_WEIGH = """
import sys
if len(sys.argv) > 1:
    from cxstudio.cli import main
    main(sys.argv[1:])
from cxstudio.bench.start import peak_memory
print(peak_memory())
"""


def figures(folder: Path) -> Iterator[Figure]:
    """The rows about slides, spreadsheets, a handout, and memory."""
    document = Document()
    fill(document, CARDS)
    deck = _exported(document, ".pptx", "slides")
    slides = partial(_exported, document, ".pptx", "slides")
    boxes = partial(_plain_slides, _texts_of(deck))
    yield Figure(f"slides of {CARDS:,} cards", *in_turn(slides, boxes, 3), "python-pptx, the same texts", 3)
    sheet = partial(_exported, document, ".xlsx", "poster")
    cells = partial(_plain_sheet, _cells_of(sheet()))
    yield Figure(f"spreadsheet of {CARDS:,} cards", *in_turn(sheet, cells, 3), "openpyxl, the same cells", 3)
    yield from _as_commands(folder)


def _exported(document: Document, ending: str, profile: ProfileName) -> bytes:
    options = ExportOptions(page=PageSetup(PROFILES[profile].sizes[0], profile=profile))
    return export_bytes(document, _format(ending), options).data


def _format(ending: str) -> Format:
    return next(format for format in EXPORTS if format.ending == ending)


def _texts_of(deck: bytes) -> list[list[str]]:
    """The texts of each slide, and what is said to it."""
    from pptx import Presentation

    found = []
    for slide in Presentation(io.BytesIO(deck)).slides:
        said = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        found.append([slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else "", *said])
    return found


def _plain_slides(wanted: list[list[str]]) -> None:
    """The same texts in boxes, with the same notes."""
    from pptx import Presentation
    from pptx.enum.shapes import MSO_SHAPE
    from pptx.util import Pt

    deck = Presentation()
    for notes, *said in wanted:
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        slide.notes_slide.notes_text_frame.text = notes
        for number, text in enumerate(said):
            left, top = number % 5 * 136, number // 5 * 20
            shape = slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, Pt(left), Pt(top), Pt(128), Pt(80))
            shape.text_frame.text = text
    deck.save(io.BytesIO())


def _cells_of(book: bytes) -> list[list[tuple[object, ...]]]:
    from openpyxl import load_workbook

    return [list(sheet.iter_rows(values_only=True)) for sheet in load_workbook(io.BytesIO(book))]


def _plain_sheet(wanted: list[list[tuple[object, ...]]]) -> None:
    """The same cells, without styles, widths and checks."""
    from openpyxl import Workbook

    book = Workbook()
    for rows in wanted:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    book.save(io.BytesIO())


def _as_commands(folder: Path) -> Iterator[Figure]:
    """A whole handout as somebody waits for it, and the most memory that each export held."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    for cards in (CARDS, HANDOUT_CARDS):
        session = SessionFile.create(folder / f"{cards}.cxs")
        fill(session.document, cards)
        session.close()
    handout = _arguments(folder, ".pdf", "handout", HANDOUT_CARDS)
    yield Figure(
        "handout of 60 touchpoints, wall time",
        _wall([sys.executable, "-m", "cxstudio", *handout], environment),
        _wall([sys.executable, "-c", "pass"], environment),
        "a bare interpreter",
        15,
        difference=True,
    )
    taking = ["take-away", str(folder / f"{HANDOUT_CARDS}.cxs"), "-o", str(folder / "Take-away")]
    yield Figure(
        "take-away folder of 60 touchpoints, wall time",
        _wall([sys.executable, "-m", "cxstudio", *taking], environment),
        _wall([sys.executable, "-c", "pass"], environment),
        "a bare interpreter",
        15,
        difference=True,
    )
    if sys.platform == "win32":
        return
    bare = _peak([], environment)
    for name, ending, profile, cards, most in _WEIGHED:
        peak = _peak(_arguments(folder, ending, profile, cards), environment)
        yield Figure(f"peak memory: {name}", peak, bare, "a bare interpreter", most, "MB", difference=True)


def _arguments(folder: Path, ending: str, profile: ProfileName, cards: int) -> list[str]:
    out = folder / f"{profile}{ending}"
    return ["export", str(folder / f"{cards}.cxs"), "-o", str(out), "--profile", profile]


def _wall(command: list[str], environment: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, env=environment, check=True, capture_output=True)
    return time.perf_counter() - start


def _peak(arguments: list[str], environment: dict[str, str]) -> float:
    """The most memory in MB that a process held which ran a command of ours, or none."""
    command = [sys.executable, "-c", _WEIGH, *arguments]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return float(done.stdout.split()[-1])
