"""How menus and the boxes of lists are drawn: panel, rows with tick, words and keys; it knows no menu's content."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyleOption, QStyleOptionMenuItem

from cxstudio.app.icons import paint_icon

HEIGHT, LINE_HEIGHT, SIGN, GAP = 30, 9, 16, 8
Kind = QStyleOptionMenuItem.MenuItemType
BEFORE_KEYS = 24  # pixels between the longest words and the keys
ROUND, PANEL_ROUND = 4, 8
_LTR_ISOLATE, _END_ISOLATE = "\u2066", "\u2069"


def keys_of(text: str) -> tuple[str, str]:
    """The words of a row and its keys, which read from left to right whatever stands around them."""
    words, _tab, keys = text.partition("\t")
    return words, f"{_LTR_ISOLATE}{keys}{_END_ISOLATE}" if keys else ""


def row_size(option: QStyleOptionMenuItem) -> QSize:
    """The room of a row without its keys: the menu adds the widest of those itself."""
    if option.menuItemType == Kind.Separator:
        return QSize(GAP, LINE_HEIGHT)
    words, _keys = keys_of(option.text)
    metrics = QFontMetrics(option.font)
    width = metrics.size(int(Qt.TextFlag.TextHideMnemonic), words).width()
    return QSize(_lead(option) + width + BEFORE_KEYS + SIGN + GAP, max(HEIGHT, metrics.height() + 8))


def paint_panel(painter: QPainter, option: QStyleOption) -> None:
    """The ground under all rows; its corners are cut off later, and what is left of them is as the frame."""
    painter.save()
    painter.fillRect(option.rect, option.palette.color(QPalette.ColorRole.Mid))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(option.palette.color(QPalette.ColorRole.Mid))
    painter.setBrush(option.palette.color(QPalette.ColorRole.Light))
    painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), PANEL_ROUND, PANEL_ROUND)
    painter.restore()


def paint_tick(painter: QPainter, option: QStyleOption) -> None:
    """The box of a row in a list, filled and ticked as any other box of the program."""
    ticked = bool(option.state & QStyle.StateFlag.State_On)
    role = QPalette.ColorRole
    # Not the highlight, which a list sets to what lies behind a selected row.
    edge, ground = (role.Link, role.Link) if ticked else (role.Dark, role.Base)
    side = min(option.rect.width(), option.rect.height())
    box = QRectF(0, 0, side, side)
    box.moveCenter(QRectF(option.rect).center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(option.palette.color(edge))
    painter.setBrush(option.palette.color(ground))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), ROUND, ROUND)
    if ticked:
        paint_icon(painter, "check", box.adjusted(2, 2, -2, -2), option.palette.color(role.BrightText))
    painter.restore()


def paint_row(painter: QPainter, option: QStyleOptionMenuItem) -> None:
    """A row of a menu, mirrored where the menu runs from right to left."""
    if option.menuItemType == Kind.Separator:
        line: QRect = option.rect.adjusted(GAP, LINE_HEIGHT // 2, -GAP, 0)
        painter.fillRect(line.x(), line.y(), line.width(), 1, option.palette.color(QPalette.ColorRole.Mid))
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(option.font)
    live = bool(option.state & QStyle.StateFlag.State_Enabled)
    palette: QPalette = option.palette
    ink = palette.color(QPalette.ColorRole.WindowText)
    muted = palette.color(QPalette.ColorRole.PlaceholderText)
    if live and option.state & QStyle.StateFlag.State_Selected:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(QPalette.ColorRole.Midlight))
        painter.drawRoundedRect(option.rect, ROUND, ROUND)
    row = _Row(option)
    if option.menuHasCheckableItems:
        box = row.take(SIGN)
        if option.checked:
            paint_icon(painter, "check", QRectF(box), ink)
    if option.maxIconWidth:
        icon: QIcon = option.icon
        icon.paint(painter, row.take(SIGN), mode=QIcon.Mode.Normal if live else QIcon.Mode.Disabled)
    words, keys = keys_of(option.text)
    end = row.take_end(SIGN)
    if option.menuItemType == Kind.SubMenu:
        paint_icon(painter, "chevron-left" if row.rtl else "chevron-right", QRectF(end), ink)
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
    left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    painter.setPen(ink if live else muted)
    lead = (right if row.rtl else left) | middle
    painter.drawText(row.room, int(lead) | int(Qt.TextFlag.TextHideMnemonic), words)
    painter.setPen(muted)
    painter.drawText(row.keys_room, int((left if row.rtl else right) | middle), keys)
    painter.restore()


def _lead(option: QStyleOptionMenuItem) -> int:
    """The pixels before the words."""
    columns = int(option.menuHasCheckableItems) + int(option.maxIconWidth > 0)
    return GAP + columns * (SIGN + GAP)


class _Row:
    """A row that is used up from both ends."""

    def __init__(self, option: QStyleOptionMenuItem) -> None:
        self.rtl = option.direction == Qt.LayoutDirection.RightToLeft
        self.room: QRect = option.rect.adjusted(GAP, 0, -GAP, 0)
        self.keys_room = QRect(self.room)

    def take(self, width: int) -> QRect:
        """A square of the leading end."""
        return self._cut(width, at_left=not self.rtl)

    def take_end(self, width: int) -> QRect:
        """A square of the trailing end, where keys may stand too: no row has both."""
        self.keys_room = QRect(self.room)
        return self._cut(width, at_left=self.rtl)

    def _cut(self, width: int, *, at_left: bool) -> QRect:
        room = self.room
        x = room.left() if at_left else room.right() + 1 - width
        self.room = room.adjusted(*((width + GAP, 0, 0, 0) if at_left else (0, 0, -width - GAP, 0)))
        return QRect(x, room.center().y() + 1 - width // 2, width, width)
