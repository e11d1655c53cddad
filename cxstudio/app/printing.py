"""A poster's pages on a printer, painted bit by bit so that the window keeps answering; it opens no dialog.

A page lies on the paper as it is, margins and all, when the printer's paper is as large; on other paper it is made
smaller until all of it fits, never cut. Whoever prints asks `too_small_paper` first and lays it out for that paper.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from cxstudio.app.dialogs.page_picture import in_bits
from cxstudio.picture.papers import PAPERS, POINTS_PER_MM, PaperSize
from cxstudio.picture.poster import Page, Poster
from cxstudio.picture.theme import theme
from cxstudio.render.pictures import FindPicture, grey_pictures
from cxstudio.render.qt import QtPainter
from cxstudio.render.qt_items import box_of
from cxstudio.words import _

SLICE = 0.015  # seconds of painting at a time: a frame
FUZZ = 2.0  # points by which two papers of one name may differ
POINTS_PER_INCH = 72.0


def prepare(printer: QPrinter, poster: Poster) -> None:
    """Offer the paper of the first page, and all pages, before somebody is asked."""
    printer.setFullPage(True)
    printer.setCreator("CX Studio")
    printer.setDocName(poster.title or "CX Studio")
    if poster.pages:
        printer.setPageLayout(_layout(poster.pages[0]))


class PrintJob(QObject):
    """One print. `progressed` tells done and whole pages, `finished` that all was sent, `failed` a sentence."""

    progressed = Signal(int, int)
    finished = Signal()
    failed = Signal(str)

    def __init__(self, poster: Poster, printer: QPrinter, pictures: FindPicture) -> None:
        super().__init__()
        self._printer = printer
        self._pages = chosen(printer, poster)
        paper = theme(poster.theme)
        self._brush = QtPainter(paper, grey_pictures(pictures) if paper.grey else pictures, 0, fine=True)
        self._painter: QPainter | None = None
        self._steps: Iterator[int] = iter(())
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    @property
    def running(self) -> bool:
        return self._timer.isActive()

    def start(self) -> None:
        """Begin; nothing is painted before the window had its turn."""
        if not self._pages:
            self.failed.emit(_("There is no such page to print. Choose other pages."))
            return
        self._printer.setPageLayout(_fitting(self._printer, self._pages[0]))
        painter = QPainter()
        if not painter.begin(self._printer):
            self.failed.emit(_("The printer takes nothing. See whether it is on, or choose another one."))
            return
        self._painter = painter
        self._steps = self._paint(painter)
        self._timer.start()

    def cancel(self) -> None:
        """Stop; what the printer has not printed yet is withdrawn."""
        if self._painter is not None:
            self._printer.abort()
            self._end()

    def _go_on(self) -> None:
        until = time.monotonic() + SLICE
        for done in self._steps:
            self.progressed.emit(done, len(self._pages))
            if time.monotonic() > until:
                return
        if self._painter is None:
            return
        self._end()
        if self._printer.printerState() == QPrinter.PrinterState.Error:
            self.failed.emit(_("The printer takes nothing. See whether it is on, or choose another one."))
        else:
            self.finished.emit()

    def _end(self) -> None:
        self._timer.stop()
        if self._painter is not None:
            self._painter.end()
            self._painter = None

    def _paint(self, painter: QPainter) -> Iterator[int]:
        """Paint the pages, telling after each bit how many are done."""
        for number, page in enumerate(self._pages):
            if number:
                self._printer.setPageLayout(_fitting(self._printer, page))
                self._printer.newPage()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            scale, left, top = _placed(self._printer, page)
            for layer, parts in in_bits(page):
                painter.save()
                painter.translate(left, top)
                painter.scale(scale, scale)
                if layer.clip is not None:
                    painter.setClipRect(box_of(layer.clip))
                painter.translate(layer.dx, layer.dy)
                painter.scale(layer.scale, layer.scale)
                self._brush.paint(painter, parts, layer.scale * scale)
                painter.restore()
                yield number
        yield len(self._pages)


def chosen(printer: QPrinter, poster: Poster) -> list[Page]:
    """The pages somebody asked the printer for, in the order they come out of it."""
    pages = list(poster.pages)
    if printer.printRange() == QPrinter.PrintRange.PageRange and printer.fromPage():
        pages = pages[printer.fromPage() - 1 : max(printer.fromPage(), printer.toPage())]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    return pages


def too_small_paper(printer: QPrinter, poster: Poster) -> tuple[Page, PaperSize] | None:
    """The first page to be printed that is larger than the printer's paper, and that paper; None without any."""
    paper: QRectF = printer.paperRect(QPrinter.Unit.Point)
    sides = sorted((paper.width(), paper.height()))
    for page in chosen(printer, poster):
        wanted = sorted((page.width_pt, page.height_pt))
        if any(side > room + FUZZ for side, room in zip(wanted, sides, strict=True)):
            return page, _named(sides[0] / POINTS_PER_MM, sides[1] / POINTS_PER_MM)
    return None


def _named(short: float, long: float) -> PaperSize:
    """The paper of these sides in millimetres."""
    fuzz = FUZZ / POINTS_PER_MM
    for name, (width, height) in PAPERS.items():
        if abs(width - short) <= fuzz and abs(height - long) <= fuzz:
            return name
    return f"{short:.0f}x{long:.0f}"


def _layout(page: Page) -> QPageLayout:
    """A paper as large as a page, without margins of its own: the page brings them."""
    short, long = sorted((page.width_pt, page.height_pt))
    wide = page.width_pt > page.height_pt
    size = QPageSize(
        QSizeF(short, long), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyOrientationMatch
    )
    way = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    return QPageLayout(size, way, QMarginsF(0, 0, 0, 0))


def _fitting(printer: QPrinter, page: Page) -> QPageLayout:
    """The paper that was chosen, turned as the page lies."""
    layout = printer.pageLayout()
    wide = page.width_pt > page.height_pt
    layout.setOrientation(QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait)
    return layout


def _placed(printer: QPrinter, page: Page) -> tuple[float, float, float]:
    """Device pixels of a point, and where the page's corner lies: as large as it is, or as large as it can be."""
    resolution = printer.resolution() / POINTS_PER_INCH
    paper: QRectF = printer.paperRect(QPrinter.Unit.DevicePixel)
    if (
        page.width_pt <= paper.width() / resolution + FUZZ
        and page.height_pt <= paper.height() / resolution + FUZZ
    ):
        scale = resolution
    else:
        room: QRectF = printer.pageRect(QPrinter.Unit.DevicePixel)
        paper = room if room.isValid() else paper
        scale = min(paper.width() / page.width_pt, paper.height() / page.height_pt)
    left = (paper.width() - page.width_pt * scale) / 2
    top = (paper.height() - page.height_pt * scale) / 2
    return scale, max(0.0, left), max(0.0, top)
