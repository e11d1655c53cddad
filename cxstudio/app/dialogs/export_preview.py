"""The page as it will come out, laid out beside the window's own work and painted by the map's painter."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxstudio.app.labels import restyle
from cxstudio.model.document import Document
from cxstudio.picture.pages import compose
from cxstudio.picture.poster import PageSetup, Poster
from cxstudio.picture.theme import Theme, theme
from cxstudio.render.pictures import FindPicture
from cxstudio.render.qt import QtPainter
from cxstudio.text.layout import standard_engine
from cxstudio.words import _

PAD = 20


class Composer(QObject):
    """Lays pages out in a thread with an engine of its own; only the answer to the last question is told.

    The dialog keeps the window from editing meanwhile, so the document stands still.
    """

    composed = Signal(object, int)  # Poster or a sentence, the number of the question

    def __init__(self, document: Document, journey: str) -> None:
        super().__init__()
        self._document, self._journey = document, journey
        self._engine = standard_engine(document.session.language)
        self._lock = threading.Lock()
        self.asked = 0

    def ask(self, setup: PageSetup) -> None:
        """Begin to lay out; the answer comes as a signal."""
        self.asked += 1
        threading.Thread(target=self._work, args=(setup, self.asked), daemon=True).start()

    def _work(self, setup: PageSetup, number: int) -> None:
        answer: Poster | str
        with self._lock:
            if number != self.asked:
                return
            try:
                answer = compose(self._document, self._journey, self._engine, setup)
            except (ValueError, ArithmeticError, LookupError, NotImplementedError) as problem:
                answer = str(problem) or _("This page cannot be laid out")
        self.composed.emit(answer, number)


class PagePreview(QWidget):
    """The first page, or the one turned to, on a grey ground."""

    def __init__(self, wears: Theme, pictures: FindPicture) -> None:
        super().__init__()
        self._look, self._pictures = wears, pictures
        self._poster: Poster | None = None
        self._painter: QtPainter | None = None
        self._page = 0
        self._words = ""
        self.setMinimumSize(360, 300)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Preview of the page"))

    def sizeHint(self) -> QSize:
        return QSize(560, 440)

    def show_poster(self, poster: Poster) -> None:
        self._poster, self._words = poster, ""
        self._painter = QtPainter(theme(poster.theme), self._pictures, 0)
        self._page = min(self._page, max(0, len(poster.pages) - 1))
        self.update()

    def show_words(self, words: str) -> None:
        """Something else than a page: why there is none."""
        self._poster, self._words = None, words
        restyle(self, "empty", "true")
        self.update()

    def turn(self, by: int) -> None:
        """Another page."""
        if self._poster is not None:
            self._page = max(0, min(len(self._poster.pages) - 1, self._page + by))
            self.update()

    @property
    def page(self) -> int:
        return self._page

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._look.colour("canvas")))
        if self._poster is not None and self._poster.pages and self._painter is not None:
            self._paint_page(painter, self._painter)
        elif self._words:
            painter.setPen(QColor(self._look.colour("inkMuted")))
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(self.rect().adjusted(PAD, PAD, -PAD, -PAD), flags, self._words)
        painter.end()

    def _paint_page(self, painter: QPainter, brush: QtPainter) -> None:
        assert self._poster is not None
        page = self._poster.pages[self._page]
        scale = min((self.width() - 2 * PAD) / page.width_pt, (self.height() - 2 * PAD) / page.height_pt)
        width, height = page.width_pt * scale, page.height_pt * scale
        box = QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)
        paper = theme(self._poster.theme)
        painter.fillRect(box, QColor(paper.colour("surface")))
        painter.setClipRect(box)
        painter.translate(box.topLeft())
        for group in page.layers:
            painter.save()
            painter.scale(scale, scale)
            painter.translate(group.dx, group.dy)
            painter.scale(group.scale, group.scale)
            brush.paint(painter, group.parts, group.scale * scale * self.devicePixelRatioF())
            painter.restore()
        painter.resetTransform()
        painter.setClipping(False)
        painter.setPen(QPen(QColor(self._look.colour("line")), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
