"""Bubbles with the number of open comments on the things of a map; screens show them, paper does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from cxstudio.model.document import Document
from cxstudio.model.plans import Comment
from cxstudio.model.records import Stage, Touchpoint
from cxstudio.picture.frame import Frame
from cxstudio.picture.primitives import Bounds, Command, Part, Path, Placed, Stroke, Text
from cxstudio.picture.styles import canvas_style
from cxstudio.picture.wording import Wording
from cxstudio.text.layout import TextEngine

HEIGHT, LEAST_WIDTH, TAIL = 14.0, 18.0, 4.0
_ROUND, _KAPPA = 5.0, 0.45
_FROM_EDGE = 8.0  # of the bubble's trailing end, from the thing's own
_BESIDE_TRUTH = 14.0
_IN_HEADER = 12.0  # of a bubble's middle, below the top of a stage's header


def open_comments(document: Document) -> Counter[str]:
    """How many open comments each thing has, by its id."""
    return Counter(comment.on for comment in document.nodes(Comment) if not comment.resolved)


def comment_parts(
    document: Document,
    where: Callable[[str], Bounds | None],
    frame: Frame,
    engine: TextEngine,
    wording: Wording,
) -> Iterator[Placed]:
    """A bubble on the trailing top corner of each thing of the map with open comments; it stands for the thing."""
    for id, number in open_comments(document).items():
        box = where(id)
        record = document.get(id)
        if box is None or record is None:
            continue
        text = engine.block(wording.digits(str(number)), canvas_style("tiny"), float("inf"))
        width = max(LEAST_WIDTH, text.natural_width + 10)
        inset = _FROM_EDGE
        if isinstance(record, Touchpoint) and record.moment_of_truth:
            inset += _BESIDE_TRUTH
        middle = box.y + (_IN_HEADER if isinstance(record, Stage) else 0.0)
        x = box.x + inset if frame.rtl else box.right - inset - width
        bubble = Bounds(x, middle - HEIGHT / 2, width, HEIGHT)
        shapes = (
            Path(_outline(bubble, rtl=frame.rtl), "surface", Stroke("accent", 1.25)),
            Text(x + (width - text.natural_width) / 2, middle - text.height / 2, text, "accent"),
        )
        words = wording.say_count("{n} open comment", "{n} open comments", number)
        yield Placed(
            Part(
                id, "comments", bubble.grown(1), shapes, "mark", words.format(n=wording.digits(str(number)))
            ),
            0.0,
            0.0,
        )


def _outline(box: Bounds, *, rtl: bool) -> tuple[Command, ...]:
    """A rounded box whose lower leading corner ends in a small tail."""
    left, top, right, bottom, r = box.x, box.y, box.right, box.bottom, _ROUND
    k = r * _KAPPA

    def x(value: float) -> float:
        return left + right - value if rtl else value

    return (
        ("M", x(left + r), top),
        ("L", x(right - r), top),
        ("C", x(right - k), top, x(right), top + k, x(right), top + r),
        ("L", x(right), bottom - r),
        ("C", x(right), bottom - k, x(right - k), bottom, x(right - r), bottom),
        ("L", x(left + r + TAIL), bottom),
        ("L", x(left + r - 1), bottom + TAIL),
        ("L", x(left + r), bottom),
        ("C", x(left + k), bottom, x(left), bottom - k, x(left), bottom - r),
        ("L", x(left), top + r),
        ("C", x(left), top + k, x(left + k), top, x(left + r), top),
        ("Z",),
    )
