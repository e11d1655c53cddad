"""The questions of a template: writing in their place; they stay, and show again once nothing lies there."""

from __future__ import annotations

from cxstudio.edits.cards import add_card
from cxstudio.edits.problems import Refused, required
from cxstudio.edits.touchpoints import add_touchpoint
from cxstudio.model.document import Document
from cxstudio.model.lanes import lanes_at
from cxstudio.model.records import Prompt, Stage
from cxstudio.words import _


def answer_prompt(document: Document, prompt: str, text: str = "") -> str:
    """Add a card of the lane's kind where a question stands. Returns its id."""
    record = required(document, prompt, Prompt)
    if record.lane == "touchpoints" and document.find(record.home, Stage) is not None:
        return add_touchpoint(document, record.home, text)
    lanes = lanes_at(document, record.home)
    kinds = lanes.kinds(record.lane)
    if not kinds:
        raise Refused(_("No card can be written there"))
    return add_card(
        document, kinds[0], record.home, text, lane=record.lane if record.lane in lanes.added else ""
    )
