"""Laying text out and writing PDF, beside Qt doing the same job; each texts' width and number are the same for both."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from time import process_time

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QPageSize,
    QPaintDevice,
    QPainter,
    QPdfWriter,
    QTextLayout,
    QTextOption,
)

from cxstudio.bench.maps import WORDS, fill, fill_work
from cxstudio.bench.table import Figure, in_turn
from cxstudio.model.document import Document
from cxstudio.picture.handout.handout import compose_handout
from cxstudio.picture.pages import PageSetup, compose
from cxstudio.picture.theme import theme
from cxstudio.render.pdf import write_pdf
from cxstudio.resources import resource
from cxstudio.text.layout import Style, standard_engine

CARDS = 1_000
SIZES = (100, CARDS, 10_000)
HANDOUT_CARDS = 600  # ten at each of 60 touchpoints
HANDOUT_SECONDS = 15.0
WIDTH = 112.0
STYLE = Style(13, 400, line_height=17)
BOXES = "QPdfWriter drawing the same texts in boxes"


def figures() -> Iterator[Figure]:
    """The rows about text and paper. A QGuiApplication must exist."""
    for file in resource("fonts").glob("*.ttf"):
        QFontDatabase.addApplicationFont(str(file))
    yield Figure(
        f"lay out {CARDS:,} card texts", *in_turn(_our_layout, _qt_layout, 7), "QTextLayout, same texts", 4
    )
    for cards in SIZES:
        yield from _pdf_figures(cards)
    yield _handout_figure()


def _handout_figure() -> Figure:
    """A whole handout, from the document to the bytes, beside the time somebody is willing to wait for it."""
    document = Document()
    journey = fill(document, HANDOUT_CARDS)
    fill_work(document)
    begun = process_time()
    poster = compose_handout(document, journey, standard_engine(), PageSetup("A4", profile="handout"))
    write_pdf(poster, theme("print"))
    return Figure("handout of 60 touchpoints", process_time() - begun, HANDOUT_SECONDS, "what is allowed", 1)


def _pdf_figures(cards: int) -> Iterator[Figure]:
    """A PDF from the document alone, as a command makes it, and of the page the export dialog shows already."""
    runs = 7 if cards <= CARDS else 1
    document = Document()
    journey = fill(document, cards)
    yard = partial(_qt_pdf, cards)
    yield Figure(
        f"PDF of {cards:,} cards", *in_turn(lambda: _our_pdf(document, journey), yard, runs), BOXES, 3
    )
    shown = compose(document, journey, standard_engine(), PageSetup())
    yield Figure(
        f"PDF of {cards:,} cards, page shown",
        *in_turn(lambda: write_pdf(shown, theme("print")), yard, runs),
        BOXES,
        1,
    )


def texts(cards: int = CARDS) -> list[str]:
    """The texts of the cards."""
    return [f"{WORDS[number % len(WORDS)]} {number}" for number in range(cards)]


def _our_layout() -> None:
    engine = standard_engine()
    for text in texts():
        engine.block(text, STYLE, WIDTH)


def _qt_layout() -> None:
    for text in texts():
        _lay_out(text, _font())


def _font() -> QFont:
    font = QFont(["Noto Sans", "Vazirmatn"])
    font.setPixelSize(13)
    return font


def _lay_out(text: str, font: QFont) -> QTextLayout:
    layout = QTextLayout(text, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(WIDTH)
        line.setPosition(QPointF(0, y))
        y += line.height()
    layout.endLayout()
    return layout


def _our_pdf(document: Document, journey: str) -> None:
    poster = compose(document, journey, standard_engine(), PageSetup())
    write_pdf(poster, theme("print"))


def _qt_pdf(cards: int = CARDS) -> None:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(72)
    writer.setPageSize(QPageSize(QSizeF(14_000, max(2_000, cards)), QPageSize.Unit.Point))
    draw_boxes(writer, cards)
    buffer.close()


def draw_boxes(device: QPaintDevice, cards: int) -> None:
    """The texts of the cards, each in a box of its own: the least any drawing of a map has to do."""
    painter = QPainter(device)
    for number, text in enumerate(texts(cards)):
        x, y = number % 100 * 136.0, number // 100 * 90.0
        painter.drawRoundedRect(QRectF(x, y, 128, 80), 6, 6)
        _lay_out(text, _font()).draw(painter, QPointF(x + 8, y + 6))
    painter.end()
