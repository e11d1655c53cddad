"""Private drafts: what the facilitator writes while the room writes in silence, until it is revealed in one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from cxstudio.edits.problems import Refused
from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS
from cxstudio.model.records import Stage, Touchpoint
from cxstudio.words import ngettext
from cxstudio.workshop.adding import Place, add_line
from cxstudio.workshop.capture import read_line

MOST_DRAFTS = 500


@dataclass(frozen=True, slots=True)
class Draft:
    """A line as it was typed, what it becomes without a sign, and where it belongs.

    `made` is what it became, `was` what that was until undo: then it is a draft again, and redo makes it a card again.
    """

    text: str
    kind: str
    at: str = ""
    journey: str = ""
    made: str = ""
    was: str = ""


def reveal(document: Document, drafts: Sequence[Draft], persona: str, today: date) -> tuple[list[Draft], str]:
    """Make cards of drafts, in one step. Returns the drafts with what each became, and why the first other did not.

    What was refused stays a draft.
    """
    done, reason = list(drafts), ""
    n = len(drafts)
    with document.transaction(ngettext("Reveal draft", "Reveal {n} drafts", n).format(n=n)):
        places: dict[str, str] = {}
        for number, draft in enumerate(drafts):
            place = Place(draft.journey, places.get(draft.at, draft.at), persona)
            try:
                made = add_line(document, read_line(draft.text, draft.kind), place, today)
            except Refused as refusal:
                reason = reason or refusal.reason
                continue
            done[number] = replace(draft, made=made, was="")
            if isinstance(document.get(made), Stage | Touchpoint):
                places[draft.at] = made  # what was drafted below a new place belongs there
    return done, reason


def kept_drafts(drafts: Sequence[Draft]) -> list[dict[str, str]]:
    """What of them a file remembers."""
    return [asdict(draft) for draft in drafts]


def drafts_from(kept: Any) -> list[Draft]:
    """The drafts a file remembers, without what is none."""
    found = []
    for row in kept[-MOST_DRAFTS:] if isinstance(kept, list) else []:
        values = {name: row.get(name, "") for name in Draft.__slots__} if isinstance(row, dict) else {}
        if values and all(isinstance(value, str) for value in values.values()):
            draft = Draft(**values)
            if draft.text.strip() and draft.kind in KINDS:
                found.append(draft)
    return found
