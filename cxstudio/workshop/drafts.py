"""Private drafts: what the facilitator writes while the room writes in silence, until it is revealed in one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from cxstudio.edits.problems import Refused
from cxstudio.model.document import Document
from cxstudio.model.kinds import CARD_KINDS, KINDS
from cxstudio.words import ngettext
from cxstudio.workshop.adding import Place, add_line
from cxstudio.workshop.capture import read_line

DRAFTS_KEPT = "workshop drafts"  # of a file's local state
MOST_DRAFTS = 500
USUAL = "pain"
DRAFTED = (*CARD_KINDS, "touchpoint")


@dataclass(frozen=True, slots=True)
class Draft:
    """A line as it was typed, the kind the entry line added then, and the place on the map where it was then.

    `made` is what it became, `was` what that was until undo: then it is a draft again, and redo makes it a card again.
    """

    text: str
    kind: str
    made: str = ""
    was: str = ""
    place: str = ""


def bare_kind(draft: Draft, adds: str) -> str:
    """What a draft without a sign becomes: what the line added then; where that was no note, what it `adds` now."""
    if draft.kind in DRAFTED:
        return draft.kind
    return adds if adds in CARD_KINDS else USUAL


def place_of(document: Document, draft: Draft, place: Place) -> Place:
    """Where a draft goes: where the line was then, else to a place of now."""
    known = document.stage_of(draft.place) is not None
    return replace(place, selected=draft.place) if known else place


def reveal(
    document: Document, drafts: Sequence[Draft], place: Place, adds: str, today: date
) -> tuple[list[Draft], str]:
    """Make cards of drafts, in one step. Returns what each became, and why the first other did not.

    `place` is where the line is now and `adds` the kind it adds now, for drafts that know none of their own. What was
    refused stays a draft. Touchpoints follow on one another, cards do not go to them.
    """
    done, reason = list(drafts), ""
    n = len(drafts)
    with document.transaction(ngettext("Reveal draft", "Reveal {n} drafts", n).format(n=n)):
        after: dict[str, str] = {}  # the touchpoint that was made last, by the place it followed on
        for number, draft in enumerate(drafts):
            line = read_line(draft.text, bare_kind(draft, adds))
            is_place = line.kind == "touchpoint" and not line.parked
            there = place_of(document, draft, place)
            spot = replace(there, selected=after.get(there.selected, there.selected)) if is_place else there
            try:
                made = add_line(document, line, spot, today)
            except Refused as refusal:
                reason = reason or refusal.reason
                continue
            done[number] = replace(draft, made=made, was="")
            if is_place:
                after[there.selected] = made
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
