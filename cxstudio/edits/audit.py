"""Audits: beginning one, rating its test questions, and rating how alike the channels of a touchpoint are."""

from __future__ import annotations

from collections.abc import Iterable

from cxstudio.edits.audit_questions import QUESTIONS
from cxstudio.edits.deleting import delete
from cxstudio.edits.placing import END, keys_at, new_id
from cxstudio.edits.problems import Refused, distinct, required
from cxstudio.edits.values import body_text, field_value, iso_date, title_text
from cxstudio.model.audits import Audit, AuditItem, Component, Consistency, consistency_id
from cxstudio.model.document import Document
from cxstudio.model.order import keys_between
from cxstudio.model.records import Channel, Journey, Touchpoint
from cxstudio.words import _, translate


def start_audit(document: Document, title: str = "", *, journey: str = "", date: str = "") -> str:
    """Begin an audit with the usual test questions, in the language of the session. Returns its id.

    `journey` is the one it looks at, "" all of them; `date` is its day, as "2026-11-21".
    """
    if journey:
        required(document, journey, Journey)
    language = document.session.language
    with document.transaction(_("Start audit")):
        audit = _new_audit(document, title, journey, date)
        for component, questions in QUESTIONS.items():
            for text, order in zip(questions, keys_between(len(questions)), strict=True):
                words = translate(text, language)
                item = AuditItem(id=new_id(), audit=audit, component=component, text=words, order=order)
                document.put(item)
    return audit


def start_after(document: Document, before: str, title: str = "", *, date: str = "") -> str:
    """Begin an audit that asks what another one asked, with nothing rated yet: the look after a change.

    Returns its id.
    """
    earlier = required(document, before, Audit)
    with document.transaction(_("Repeat audit")):
        audit = _new_audit(document, title, earlier.journey, date)
        for item in document.children(before, AuditItem):
            document.put(
                AuditItem(
                    id=new_id(), audit=audit, component=item.component, text=item.text, order=item.order
                )
            )
    return audit


def _new_audit(document: Document, title: str, journey: str, date: str) -> str:
    audit = Audit(
        id=new_id(),
        title=title_text(title),
        journey=journey,
        date=iso_date(date) if date else "",
        order=keys_at(document, document.nodes(Audit), END)[0],
    )
    document.put(audit)
    return audit.id


def add_question(
    document: Document, audit: str, component: Component, text: str = "", before: str | None = END
) -> str:
    """Add a test question to a component, before another one of it or at its end. Returns its id."""
    required(document, audit, Audit)
    component = field_value(AuditItem, "component", component)
    with document.transaction(_("Add test question")):
        order = keys_at(document, _questions(document, audit, component), before)[0]
        item = AuditItem(id=new_id(), audit=audit, component=component, text=body_text(text), order=order)
        document.put(item)
    return item.id


def move_question(
    document: Document, id: str, before: str | None, component: Component | None = None
) -> None:
    """Move a test question before another one, or to the end of its component or of another one."""
    item = required(document, id, AuditItem)
    to: Component = field_value(AuditItem, "component", component or item.component)
    if before == id:
        return
    with document.transaction(_("Move test question")):
        row = _questions(document, item.audit, to)
        order = keys_at(document, row, before, moving=[id])[0]
        document.set(id, component=to, order=order)


def rate_question(document: Document, ids: Iterable[str], rating: int | None) -> None:
    """Rate test questions from 1, poor, to 5, very good; None takes their ratings back."""
    value = _rating(rating)
    items = [required(document, id, AuditItem) for id in distinct(ids)]
    with document.transaction(_("Rate test question")):
        for item in items:
            document.set(item.id, rating=value)


def note_question(document: Document, id: str, note: str) -> None:
    """Write down what a rating rests on."""
    required(document, id, AuditItem)
    with document.transaction(_("Change note")):
        document.set(id, note=body_text(note))


def rate_consistency(document: Document, touchpoint: str, channel: str, rating: int | None) -> None:
    """Rate how alike a channel is to the others at a touchpoint, 1 to 5; None takes the rating back.

    Raises Refused where the touchpoint has not this channel.
    """
    register = _register(document, touchpoint, channel)
    _write(document, _("Rate channel consistency"), register, _rating(rating), register.note)


def note_consistency(document: Document, touchpoint: str, channel: str, note: str) -> None:
    """Write down what is different in a channel. Raises Refused where the touchpoint has not this channel."""
    register = _register(document, touchpoint, channel)
    _write(document, _("Change note"), register, register.rating, body_text(note))


def _questions(document: Document, audit: str, component: str) -> list[AuditItem]:
    return [x for x in document.children(audit, AuditItem) if x.component == component]


def _rating(value: int | None) -> int | None:
    try:
        rating: int | None = field_value(AuditItem, "rating", value)
    except Refused:
        raise Refused(_("A rating is a whole number from 1 to 5")) from None
    return rating


def _register(document: Document, touchpoint: str, channel: str) -> Consistency:
    point = required(document, touchpoint, Touchpoint)
    required(document, channel, Channel)
    if channel not in point.channels:
        raise Refused(_("This touchpoint has not this channel"))
    id = consistency_id(touchpoint, channel)
    return document.find(id, Consistency) or Consistency(id=id, touchpoint=touchpoint, channel=channel)


def _write(document: Document, label: str, register: Consistency, rating: int | None, note: str) -> None:
    with document.transaction(label):
        if rating is not None or note:
            document.put(
                Consistency(
                    id=register.id,
                    touchpoint=register.touchpoint,
                    channel=register.channel,
                    rating=rating,
                    note=note,
                )
            )
        elif document.get(register.id) is not None:
            delete(document, [register.id])
