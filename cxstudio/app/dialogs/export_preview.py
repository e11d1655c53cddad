"""The page as it will come out, laid out beside the window's own work and painted by the map's painter."""

from __future__ import annotations

import queue
import sys
import threading
from dataclasses import replace

from PySide6.QtCore import QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cxstudio.app.dialogs.page_picture import PagePicture
from cxstudio.app.labels import restyle
from cxstudio.model.document import Document
from cxstudio.model.excerpt import LeaveOut, excerpt, ids_in_excerpt
from cxstudio.model.lanes import lane_keys
from cxstudio.picture.legibility import Legibility, Remedy, for_screens, seen_on_screen
from cxstudio.picture.poster import PageSetup, Poster
from cxstudio.picture.profiles import compose_pages
from cxstudio.picture.theme import Theme, theme
from cxstudio.render import pdf_file
from cxstudio.render.pictures import FindPicture, grey_pictures
from cxstudio.text.layout import standard_engine
from cxstudio.words import _

PAD = 20
LOOK = 25  # milliseconds between looks for an answer
# Seconds until a thread must let another one run: Python's own 5 ms, once for each event of the window, add up to
# seconds while a large page is laid out.
TURN, USUAL_TURN = 0.0005, 0.005


Answer = Poster | str | tuple[Remedy, ...]
NOTHING_LEFT_OUT = LeaveOut()


class Composer(QObject):
    """Lays pages out in a thread with an engine of its own; only the answer to the last question is told.

    The dialog keeps the window from editing meanwhile, so the document stands still. The thread knows nothing of Qt:
    it leaves its answer in a queue, which this object looks into.
    """

    composed = Signal(object)  # a Poster, or a sentence why there is none
    helped = Signal(object)  # a tuple of remedies for too small a text, where there are any

    def __init__(self, document: Document, journey: str, called: str = "") -> None:
        """What has no title is `called` so, as in the file that is written."""
        super().__init__()
        self._answers: queue.SimpleQueue[tuple[int, Answer]] = queue.SimpleQueue()
        self._work = _Work(document, journey, called, self._answers)
        self._asked = 0
        self._look = QTimer(self, interval=LOOK)
        self._look.timeout.connect(self._take)

    def ask(
        self, setup: PageSetup, leave_out: LeaveOut = NOTHING_LEFT_OUT, *, on_screen: bool = False
    ) -> None:
        """Begin to lay out what is left of the document; the answer comes as a signal."""
        self._asked += 1
        self._work.wanted = self._asked
        asked = (setup, leave_out, on_screen, self._asked)
        threading.Thread(target=self._work.run, args=asked, daemon=True).start()
        self._look.start()

    def forget(self) -> None:
        """Nobody waits for an answer any more."""
        self._asked += 1
        self._work.wanted = self._asked
        self._look.stop()

    def _take(self) -> None:
        while not self._answers.empty():
            number, answer = self._answers.get()
            if number != self._asked:
                continue
            if isinstance(answer, tuple):
                self._look.stop()
                self.helped.emit(answer)
            else:
                self.composed.emit(answer)


class _Work:
    """What the thread does; one layout at a time, because an engine remembers what it shapes."""

    def __init__(
        self,
        document: Document,
        journey: str,
        called: str,
        answers: queue.SimpleQueue[tuple[int, Answer]],
    ) -> None:
        self._document, self._journey, self._called, self._answers = document, journey, called, answers
        self._engine = standard_engine(document.session.language)
        self._one_at_a_time = threading.Lock()
        self.wanted = 0

    def run(self, setup: PageSetup, leave_out: LeaveOut, on_screen: bool, number: int) -> None:
        with self._one_at_a_time:
            if number != self.wanted:
                return
            sys.setswitchinterval(TURN)
            remedies: tuple[Remedy, ...] = ()
            try:
                document = self._document
                if leave_out or self._called:
                    document = excerpt(document, leave_out, called=self._called)
                new_id = ids_in_excerpt(self._document, leave_out)
                journey = new_id(self._journey)
                poster = compose_pages(document, journey, self._engine, setup)
                self._answers.put((number, poster))
                unseen = on_screen and poster.pages and not seen_on_screen(poster).readable
                if (poster.report.size_warning or unseen) and number == self.wanted:
                    lanes = {new_id(key): key for key in lane_keys(self._document, self._journey)}
                    remedies = tuple(
                        replace(remedy, lanes=tuple(lanes[key] for key in remedy.lanes))
                        for remedy in self._remedies(document, journey, setup, poster, bool(unseen))
                    )
            except (ValueError, ArithmeticError, LookupError) as problem:
                self._answers.put((number, str(problem) or _("This page cannot be laid out")))
            finally:
                self._answers.put((number, remedies))
                sys.setswitchinterval(USUAL_TURN)
            # The page that is shown will be written in the window.
            pdf_file.load()

    def _remedies(
        self, document: Document, journey: str, setup: PageSetup, poster: Poster, unseen: bool
    ) -> tuple[Remedy, ...]:
        found = for_screens(setup) if unseen else ()
        if not poster.report.size_warning:
            return found
        return (*found, *Legibility(document, journey, self._engine, setup).remedies())


class PagePreview(QWidget):
    """The first page, or the one turned to, on a grey ground. `turned` tells which is shown, of how many."""

    turned = Signal(int, int)

    def __init__(self, wears: Theme, pictures: FindPicture) -> None:
        super().__init__()
        self._look, self._pictures = wears, pictures
        self._poster: Poster | None = None
        self._picture: PagePicture | None = None
        self._page = 0
        self._words = ""
        self.setMinimumSize(360, 300)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Preview of the page"))

    def sizeHint(self) -> QSize:
        return QSize(560, 440)

    def show_poster(self, poster: Poster) -> None:
        self._poster, self._words = poster, ""
        self._forget_picture()
        paper = theme(poster.theme)
        pictures = grey_pictures(self._pictures) if paper.grey else self._pictures
        self._picture = PagePicture(paper, pictures)
        self._picture.grown.connect(self.update)
        self._page = min(self._page, max(0, len(poster.pages) - 1))
        self.turned.emit(self._page, len(poster.pages))
        self.update()

    def show_words(self, words: str) -> None:
        """Something else than a page: why there is none."""
        self._forget_picture()
        self._poster, self._words = None, words
        restyle(self, "empty", "true")
        self.turned.emit(0, 0)
        self.update()

    def turn(self, by: int) -> None:
        """Another page."""
        if self._poster is not None:
            self._page = max(0, min(len(self._poster.pages) - 1, self._page + by))
            self.turned.emit(self._page, len(self._poster.pages))
            self.update()

    @property
    def page(self) -> int:
        return self._page

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._look.colour("canvas")))
        if self._poster is not None and self._poster.pages and self._picture is not None:
            self._paint_page(painter, self._picture)
        elif self._words:
            painter.setPen(QColor(self._look.colour("inkMuted")))
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(self.rect().adjusted(PAD, PAD, -PAD, -PAD), flags, self._words)
        painter.end()

    def _paint_page(self, painter: QPainter, picture: PagePicture) -> None:
        assert self._poster is not None
        page = self._poster.pages[self._page]
        scale = min((self.width() - 2 * PAD) / page.width_pt, (self.height() - 2 * PAD) / page.height_pt)
        width, height = page.width_pt * scale, page.height_pt * scale
        ratio = self.devicePixelRatioF()
        size = QSize(max(1, round(width * ratio)), max(1, round(height * ratio)))
        # On whole pixels of the screen, so that each of them is made of just the pixels painted for it.
        left, top = (
            round((whole - part) / 2) for whole, part in ((self.width(), width), (self.height(), height))
        )
        box = QRectF(left, top, size.width() / ratio, size.height() / ratio)
        picture.ask(page, size, scale * ratio)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(box, picture.image)
        painter.setPen(QPen(QColor(self._look.colour("line")), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)

    def _forget_picture(self) -> None:
        if self._picture is not None:
            self._picture.stop()
            self._picture = None
