"""Pages on a printer: all of them, as large as they are, smaller where the paper is, and none half painted."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from cxstudio.app.printing import PrintJob, chosen, prepare
from cxstudio.picture.book import compose_book
from cxstudio.picture.poster import PageSetup, Poster
from cxstudio.picture.theme import theme
from cxstudio.render.pdf import write_pdf
from cxstudio.text.layout import standard_engine
from tests.makers import small_map

A4 = (842, 595)


def no_picture(_sha256: str) -> bytes | None:
    return None


@pytest.fixture(scope="module")
def poster() -> Poster:
    made = small_map()
    setup = PageSetup("A4", True, contents=("map", "personas", "journeys"))
    return compose_book(made.document, made.journey, standard_engine(), setup)


@pytest.fixture
def printer(tmp_path: Path, qtbot: QtBot) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    return printer


def printed(qtbot: QtBot, printer: QPrinter, poster: Poster) -> Path:
    job = PrintJob(poster, printer, no_picture)
    with qtbot.waitSignal(job.finished, timeout=60_000):
        job.start()
    return Path(printer.outputFileName())


def looks(pdf: bytes | Path, number: int) -> list[int]:
    """A page as coarse greys."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[number]
    bitmap = page.render(scale=840 / page.get_width(), draw_annots=False)
    greys = list(bitmap.to_pil().convert("L").resize((84, 60)).tobytes())
    document.close()
    return greys


def test_all_pages_come_out_of_the_printer_as_large_as_they_are(
    qtbot: QtBot, printer: QPrinter, poster: Poster
) -> None:
    prepare(printer, poster)
    pages = PdfReader(printed(qtbot, printer, poster)).pages
    assert len(pages) == len(poster.pages) == 4
    for page in pages:
        box = page.mediabox
        assert (round(float(box.width)), round(float(box.height))) == pytest.approx(A4, abs=2)


def test_what_is_printed_is_what_is_exported(qtbot: QtBot, printer: QPrinter, poster: Poster) -> None:
    prepare(printer, poster)
    path = printed(qtbot, printer, poster)
    exported = write_pdf(poster, theme(poster.theme))
    for number in range(len(poster.pages)):
        pairs = zip(looks(path, number), looks(exported, number), strict=True)
        assert sum(abs(a - b) for a, b in pairs) / (84 * 60) < 4


def test_on_smaller_paper_all_of_a_page_is_there(qtbot: QtBot, printer: QPrinter, poster: Poster) -> None:
    prepare(printer, poster)
    printer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A6), QPageLayout.Orientation.Portrait, QMarginsF())
    )
    path = printed(qtbot, printer, poster)
    box = PdfReader(path).pages[0].mediabox
    assert float(box.width) > float(box.height)  # turned as the page lies
    exported = write_pdf(poster, theme(poster.theme))
    pairs = zip(looks(path, 0), looks(exported, 0), strict=True)
    assert sum(abs(a - b) for a, b in pairs) / (84 * 60) < 8


def test_a_range_and_the_last_page_first_are_kept_to(printer: QPrinter, poster: Poster) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert chosen(printer, poster) == list(poster.pages[1:3])
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert chosen(printer, poster) == [poster.pages[2], poster.pages[1]]


def test_pages_that_are_not_there_are_refused_in_words(
    qtbot: QtBot, printer: QPrinter, poster: Poster
) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(8, 9)
    job = PrintJob(poster, printer, no_picture)
    with qtbot.waitSignal(job.failed) as told:
        job.start()
    assert told.args == ["There is no such page to print. Choose other pages."]


def test_a_printer_that_takes_nothing_is_told_of(
    qtbot: QtBot, printer: QPrinter, poster: Poster, tmp_path: Path
) -> None:
    printer.setOutputFileName(str(tmp_path / "no such folder" / "printed.pdf"))
    job = PrintJob(poster, printer, no_picture)
    with qtbot.waitSignal(job.failed) as told:
        job.start()
    assert "printer" in told.args[0]


def test_a_cancelled_print_stops(qtbot: QtBot, printer: QPrinter, poster: Poster) -> None:
    prepare(printer, poster)
    job = PrintJob(poster, printer, no_picture)
    with qtbot.waitSignal(job.progressed):
        job.start()
    job.cancel()
    assert not job.running
    assert printer.printerState() in {QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Idle}
