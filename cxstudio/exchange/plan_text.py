"""The actions as plain text for an e-mail: who does what by when, in the document's language; it knows no window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cxstudio.edits.values import clean_text
from cxstudio.exchange.direction import closed
from cxstudio.exchange.exported import Exported
from cxstudio.model.days import day_words
from cxstudio.model.document import Document
from cxstudio.model.naming import number, one_line, own_title
from cxstudio.model.plans import Action
from cxstudio.model.records import Card, Touchpoint
from cxstudio.model.work_kinds import ACTION_STATUS
from cxstudio.words import N_, _, translate

_INDENT = "   "


def export_plan_text(document: Document) -> Exported:
    """The text as a file. Raises ValueError when there is no action."""
    return Exported(plan_text(document).encode())


def plan_text(document: Document) -> str:
    """The actions, numbered as in the plan, each with owner, day, status and what it comes from.

    Raises ValueError when there is none.
    """
    actions = document.nodes(Action)
    if not actions:
        raise ValueError(_("There are no actions yet. Add one in the plan first."))
    title = one_line(document.session.title)
    said = _say(document, N_("Actions"))
    head = f"{title}: {said}" if title else said
    blocks = ["\n".join(_lines(document, action, place)) for place, action in enumerate(actions, start=1)]
    return "\n\n".join([_plain(head), *blocks]) + "\n"


def details(document: Document, action: Action) -> Iterator[tuple[str, str]]:
    """What is known of an action beside its title, as words and values; nothing that is not said."""
    owner = own_title(document.get(action.owned_by))
    found = (
        (N_("Owner"), owner),
        (N_("Due"), day_in_words(document, action.due)),
        (N_("Status"), _say(document, dict(ACTION_STATUS)[action.status])),
        (N_("First step"), one_line(action.first_step)),
        (N_("KPI"), one_line(action.kpi)),
        (N_("Comes from"), "; ".join(_sources(document, action))),
        (N_("Notes"), action.text.strip()),
    )
    for words, value in found:
        if value:
            yield _say(document, words), value


def day_in_words(document: Document, iso: str) -> str:
    """A day in the document's language; what is no day stays as it is."""
    try:
        return day_words(date.fromisoformat(iso), lambda text: _say(document, text), str) if iso else ""
    except ValueError:
        return iso


def _lines(document: Document, action: Action, place: int) -> Iterator[str]:
    yield f"{place}. {_plain(one_line(action.title))}"
    for words, value in details(document, action):
        first, *more = map(_plain, value.splitlines())
        yield f"{_INDENT}{words}: {first}"
        yield from (f"{_INDENT}{_INDENT}{line}" for line in more)


def _plain(line: str) -> str:
    """A line without what no file can hold, whose letters do not turn round what stands beside it."""
    return closed(clean_text(line))


def _sources(document: Document, action: Action) -> Iterator[str]:
    for link in document.links_of(action.id, "delivers"):
        card = document.find(link.target, Card)
        if link.source == action.id and card is not None:
            home = document.touchpoint_of(card.id) or document.stage_of(card.id)
            place = f"{number(document, home.id)} {own_title(home)}".strip() if home is not None else ""
            if isinstance(home, Touchpoint) or not place:
                yield ", ".join(filter(None, (own_title(card), place)))
            else:
                stage = _say(document, N_("Stage"))
                yield f"{own_title(card)}, {stage} {place}"


def _say(document: Document, words: str) -> str:
    return translate(words, document.session.language)
