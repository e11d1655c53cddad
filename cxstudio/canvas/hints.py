"""What a tool tip says of a thing: its text where that is cut, what its signs mean, its comments; plain text alone."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QToolTip, QWidget

from cxstudio.canvas.desk import Desk
from cxstudio.canvas.tools.pointer import Pointer
from cxstudio.model.groups import group_of
from cxstudio.model.kinds import KINDS
from cxstudio.model.naming import lane_title, title
from cxstudio.model.plans import Comment
from cxstudio.model.records import Touchpoint
from cxstudio.picture.known import known_of
from cxstudio.picture.primitives import Placed, Text
from cxstudio.picture.signs import FRICTION, GROUPED, OPENS, SERVICE
from cxstudio.picture.theme import tokens
from cxstudio.words import _

LONGEST = 600  # characters of a tool tip


def full_text(desk: Desk, at: Pointer) -> str:
    """The words of the thing under the pointer when they do not all show, and what its signs say; else ""."""
    placed = desk.picture.at(at.x, at.y)
    if placed is None:
        return ""
    cut = _is_cut(placed, 1 / at.unit)
    if placed.part.role == "lane-header":
        return lane_title(desk.document, desk.journey, desk.picture.place_at(at.x, at.y).lane) if cut else ""
    if placed.part.role == "comments":
        return _shortened("\n".join(_comments(desk, placed.part.node)))
    lines = [_words(desk, placed.part.node).strip()] if cut else []
    if placed.part.role == "touchpoint":
        lines += _signs(desk, placed.part.node)
    elif placed.part.role == "card" and (group := group_of(desk.document, placed.part.node)) is not None:
        lines.append(f"{_(GROUPED.label)}: {title(group)}")
    return _shortened("\n".join(line for line in lines if line))


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _signs(desk: Desk, id: str) -> list[str]:
    """What the signs of a touchpoint mean, one a line."""
    touchpoint = desk.document.find(id, Touchpoint)
    if touchpoint is None:
        return []
    known, lines = known_of(desk.document, touchpoint), []
    friction, service = FRICTION.get(touchpoint.friction), SERVICE.get(touchpoint.service)
    if friction is not None:
        reason = touchpoint.friction_reason.strip()
        lines.append(f"{_(friction.label)}: {reason}" if reason else _(friction.label))
    if service is not None:
        lines.append(_(service.label))
    if touchpoint.effort is not None:
        lines.append(_("Effort {n} of 7").format(n=touchpoint.effort))
    if known.owner:
        lines.append(_("Owner: {name}").format(name=known.owner))
    if known.opens:
        lines.append(_(OPENS.label))
    return lines


def _comments(desk: Desk, id: str) -> list[str]:
    said = [comment for comment in desk.document.children(id, Comment) if not comment.resolved]
    return [f"{comment.author or _('Somebody')}: {comment.text}" for comment in said]


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
