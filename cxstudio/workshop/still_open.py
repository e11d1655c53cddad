"""What is still open when a workshop hands out what it made, one plain sentence each; it changes and keeps nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from cxstudio.model.document import Document
from cxstudio.model.naming import one_line, own_title
from cxstudio.model.workshops import VoteRound
from cxstudio.words import _, ngettext
from cxstudio.workshop.drafts import DRAFTS_KEPT, drafts_from
from cxstudio.workshop.read_back import Sentence, sentences
from cxstudio.workshop.stand import KEPT, candidates_kept

OpenName = Literal["title", "drafts", "vote", "actions", "priorities", "pains", "parking", "unread"]
READ_KEPT = "read back"  # of a file's local state: the sentences that were read
COUNT = "parking"  # what the sentence of a count is known by there


@dataclass(frozen=True, slots=True)
class StillOpen:
    """One thing that is open. Nobody has to close it."""

    name: OpenName
    text: str


def still_open(
    document: Document, local: Callable[[str], object], called: str, journey: str = ""
) -> tuple[StillOpen, ...]:
    """What is open, in the order in which a room closes it.

    `local` reads the local state of the session's file, `called` is what pages say where there is no title, and what
    is read back is that of a `journey`, "" the first one.
    """
    shown = journey or next((one.id for one in document.journeys()), "")
    found = sentences(document, shown, lambda day: day.isoformat(), candidates_kept(local(KEPT)))
    left, pains = (sum(one.part == part for one in found) for part in ("priorities", "pains"))
    lacking = sum(one.part == "actions" and bool({"owner", "due"} & set(one.missing)) for one in found)
    kept = local(READ_KEPT)
    read = {str(id) for id in kept} if isinstance(kept, list) else set()
    unread = sum(known_as(one) not in read for one in found)
    drafts = sum(not draft.made for draft in drafts_from(local(DRAFTS_KEPT)))
    votes = sum(not vote.closed for vote in document.nodes(VoteRound))
    said: dict[OpenName, str] = {
        "title": _nameless(document, called),
        "drafts": _counted(
            ngettext("{n} private draft is not revealed", "{n} private drafts are not revealed", drafts),
            drafts,
        ),
        "vote": _counted(ngettext("{n} vote is still open", "{n} votes are still open", votes), votes),
        "actions": _counted(
            ngettext("{n} action has no owner or no date", "{n} actions have no owner or no date", lacking),
            lacking,
        ),
        "priorities": _counted(
            ngettext(
                "{n} priority has no owner, no date and no impact",
                "{n} priorities have no owner, no date and no impact",
                left,
            ),
            left,
        ),
        "pains": _counted(
            ngettext(
                "{n} voted pain point has no opportunity or idea",
                "{n} voted pain points have no opportunity or idea",
                pains,
            ),
            pains,
        ),
        "parking": next((one.text.rstrip(".") for one in found if one.part == "parking"), ""),
        "unread": _counted(
            ngettext("{n} sentence was not read back", "{n} sentences were not read back", unread), unread
        ),
    }
    return tuple(StillOpen(name, text) for name, text in said.items() if text)


def known_as(sentence: Sentence) -> str:
    """What a sentence is known by among those that were read."""
    return sentence.id or COUNT


def _counted(words: str, n: int) -> str:
    return words.format(n=n) if n else ""


def _nameless(document: Document, called: str) -> str:
    if one_line(document.session.title) or all(map(own_title, document.journeys())):
        return ""
    return _("A journey has no title and is called “{name}”").format(name=called)
