"""Where the areas of the window lie at each size: one plain function, and the widget that obeys it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from cxstudio.app.scale import text_scale

PANEL, RAIL, DETAILS = 184, 56, 264
ENTRY, STATUS = 48, 28
ALONE_UNDER, TWO_ROWS = 480, 88  # pixels: what is typed in a narrower entry line has a row of its own
FOLD_UNDER, FLOAT_UNDER, NARROW_UNDER, SHARE_UNDER = 1280, 1120, 1024, 720
LOW_UNDER = 860  # under this height the tiles are lower, so that the outline keeps some rows


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The rectangles of all areas, in the widget's pixels; an empty one is hidden."""

    left: QRect
    canvas: QRect
    details: QRect
    entry: QRect
    status: QRect
    rail: bool
    floating: bool
    narrow: bool  # too narrow for what the menu offers as well
    low: bool
    shared: bool  # entry and status in one row


def arrange(
    size: QSize,
    *,
    rtl: bool,
    left: bool,
    details: bool,
    window: QSize,
    said: bool = True,
    kept: int = 0,
    scale: float = 1.0,
) -> Arrangement:
    """Where everything goes in a space, for a window of a size. Under 1280 a rail, under 1120 the details float.

    A status that shares the row of the entry line takes room only while there is something `said`, but for the
    pixels `kept` for its findings. Words larger by `scale` leave as much room as a window smaller by it.
    """
    width, height = size.width(), size.height()
    seen = window / scale
    rail = seen.width() < FOLD_UNDER
    floating = seen.width() < FLOAT_UNDER
    share = seen.height() < SHARE_UNDER
    panel, details_width, entry, status = (round(n * scale) for n in (PANEL, DETAILS, ENTRY, STATUS))
    lead = (RAIL if rail else panel) if left else 0
    side = details_width if details else 0
    if (width * 2 // 3 if share else width) < round(ALONE_UNDER * scale):
        share, entry = False, round(TWO_ROWS * scale)
    foot = entry if share else status
    beside = 0 if floating else side
    middle = height - foot - (0 if share else entry)
    rects = {
        "left": QRect(0, 0, lead, middle),
        "canvas": QRect(lead, 0, width - lead - beside, middle),
        "details": QRect(width - side, 0, side, middle if floating else height - foot),
        "entry": QRect(0, middle, width - beside, entry),
        "status": QRect(0, height - status, width, status),
    }
    if share:
        part = width * 2 // 3 if said else width - kept
        rects["entry"] = QRect(0, middle, part, entry)
        rects["status"] = QRect(part, middle, width - part, entry)
    if rtl:
        rects = {name: _mirrored(rect, width) for name, rect in rects.items()}
    return Arrangement(
        **rects,
        rail=rail,
        floating=floating,
        narrow=seen.width() < NARROW_UNDER,
        low=seen.height() < LOW_UNDER,
        shared=share,
    )


def _rules(now: Arrangement) -> tuple[bool, ...]:
    return (now.rail, now.floating, now.narrow, now.low, now.shared)


def _mirrored(rect: QRect, width: int) -> QRect:
    return QRect(width - rect.x() - rect.width(), rect.y(), rect.width(), rect.height())


class Areas(QWidget):
    """Holds the areas and lays them out; `rearranged` tells when a rule of small windows came into or out of force."""

    rearranged = Signal()
    covered = Signal(int)  # pixels of the canvas under the details that float over it

    def __init__(
        self,
        left: QWidget,
        canvas: QWidget,
        details: QWidget,
        entry: QWidget,
        status: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._left, self._canvas, self._details = left, canvas, details
        self._entry, self._status = entry, status
        for area in (canvas, left, entry, status, details):
            area.setParent(self)
        self.left_shown = True
        self.details_shown = True
        self.details_by_key = False  # they come when somebody asks, not by themselves: their room is needed
        self.details_put_away = False  # by their own button: what is selected does not bring them back
        self._said, self._kept = False, 0
        self.now: Arrangement | None = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.now is not None:
            self.lay_out()

    def hear(self, text: str) -> None:
        """What the status says; where it shares a row, the entry line has that to itself while nothing is said."""
        if self._said != bool(text):
            self._said = bool(text)
            if self.now is not None and self.now.shared:
                self.lay_out()

    def keep_room(self, width: int) -> None:
        """Pixels of a shared row that the status has whatever is said."""
        if width != self._kept:
            self._kept = width
            if self.now is not None and self.now.shared:
                self.lay_out()

    def show_details(self) -> None:
        """Bring the details to the screen where they are hidden."""
        self.details_shown = True
        self.lay_out()

    def turn_details(self) -> None:
        """What their button does: bring the details to the screen, or put them away until it is pressed again."""
        self.details_shown = not self.details_shown
        self.details_put_away = not self.details_shown
        self.lay_out()

    def lay_out(self) -> None:
        """Put every area where the rules say."""
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        new = arrange(
            self.size(),
            rtl=rtl,
            left=self.left_shown,
            details=self.details_shown,
            window=self.window().size(),
            said=self._said,
            kept=self._kept,
            scale=text_scale(),
        )
        old, self.now = self.now, new
        pairs = (
            (self._canvas, new.canvas),
            (self._left, new.left),
            (self._entry, new.entry),
            (self._status, new.status),
            (self._details, new.details),
        )
        for area, rect in pairs:
            area.setVisible(rect.width() > 0)
            area.setGeometry(rect)
        if new.floating:
            self._details.raise_()
        self.covered.emit(new.details.width() if new.floating else 0)
        if old is None or _rules(old) != _rules(new):
            self.rearranged.emit()
