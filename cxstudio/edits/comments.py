"""Comments: what somebody says about a thing, open until it is resolved."""

from __future__ import annotations

from datetime import UTC, date, datetime

from cxstudio.edits.deleting import delete
from cxstudio.edits.placing import END, keys_at, new_id
from cxstudio.edits.problems import Refused, required
from cxstudio.edits.values import body_text, iso_date, title_text
from cxstudio.model.document import Document
from cxstudio.model.plans import Comment
from cxstudio.model.records import Node, Session
from cxstudio.words import _


def add_comment(document: Document, on: str, text: str, *, author: str = "", day: str | None = None) -> str:
    """Say something about a thing. Returns the comment's id.

    `day` is ISO 8601; None is today, as this machine counts. What is said about a comment is its answer and belongs
    to the thing itself. Raises Refused without words, and for what is no longer there.
    """
    thing = required(document, on, Node)
    words = body_text(text).strip()
    if not words:
        raise Refused(_("A comment needs words"))
    if isinstance(thing, Session):
        raise Refused(_("Comment on a journey instead of the whole session"))
    home = thing.on if isinstance(thing, Comment) else on
    with document.transaction(_("Add comment")):
        comment = Comment(
            id=new_id(),
            on=home,
            text=words,
            author=title_text(author).strip(),
            date=_today() if day is None else iso_date(day),
            order=keys_at(document, document.children(home, Comment), END)[0],
        )
        document.put(comment)
    return comment.id


def resolve_comment(document: Document, comment: str) -> None:
    """Nothing is open about it any more."""
    _set_resolved(document, comment, _("Resolve comment"), resolved=True)


def reopen_comment(document: Document, comment: str) -> None:
    """It is open again."""
    _set_resolved(document, comment, _("Reopen comment"), resolved=False)


def delete_comment(document: Document, comment: str) -> None:
    """Take a comment away."""
    required(document, comment, Comment)
    delete(document, [comment])


def _set_resolved(document: Document, comment: str, label: str, *, resolved: bool) -> None:
    required(document, comment, Comment)
    with document.transaction(label):
        document.set(comment, resolved=resolved)


def _today() -> str:
    day: date = datetime.now(UTC).astimezone().date()
    return day.isoformat()
