"""The full text of what the map shows cut or too small, in a tool tip: always plain text, never markup."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QToolTip, QWidget

from cxstudio.canvas.desk import Desk
from cxstudio.canvas.tools.pointer import Pointer
from cxstudio.model.kinds import KINDS
from cxstudio.model.naming import lane_title
from cxstudio.picture.primitives import Placed, Text
from cxstudio.picture.theme import tokens

LONGEST = 600  # characters of a tool tip


def full_text(desk: Desk, at: Pointer) -> str:
    """The words of the thing under the pointer when they do not all show, else ""."""
    placed = desk.picture.at(at.x, at.y)
    if placed is None or not _is_cut(placed, 1 / at.unit):
        return ""
    if placed.part.role == "lane-header":
        return lane_title(desk.document, desk.journey, desk.picture.place_at(at.x, at.y).lane)
    text = _words(desk, placed.part.node).strip()
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def show_hint(view: QWidget, text: str, point: QPoint) -> None:
    """Show a plain text at a global point; an empty one takes the last away."""
    # Qt takes a text that looks like markup for markup: every one is escaped, so none is.
    lines = escape(text).replace("\n", "<br>")
    QToolTip.showText(point, f"<qt>{lines}</qt>" if text else "", view)


def _is_cut(placed: Placed, zoom: float) -> bool:
    texts = [shape.block for shape in placed.part.primitives if isinstance(shape, Text)]
    least = tokens().zoom["minPaintedTextPx"]
    return any(not block.complete or block.style.size * zoom < least for block in texts)


def _words(desk: Desk, id: str) -> str:
    link, record = desk.document.link(id), desk.document.get(id)
    if link is not None:
        return link.label
    row = KINDS.get(record.kind) if record is not None else None
    return str(getattr(record, row.title_field, "")) if row else ""
