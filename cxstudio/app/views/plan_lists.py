"""The lists of the plan view: which things each holds, its columns, and what stands in a cell; it knows no widget."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from cxstudio.app.days import day_said, day_typed
from cxstudio.app.figures import figure, figures, measured
from cxstudio.edits.attendees import add_attendee
from cxstudio.edits.fields import set_field
from cxstudio.edits.plan import add_action, add_decision, add_goal
from cxstudio.edits.problems import Refused
from cxstudio.exchange.pasted import read_lines
from cxstudio.insight.gaps import counted, gaps_of
from cxstudio.insight.plan import (
    ANSWERING,
    BANDS,
    band,
    delivered_by,
    how_many_ideas,
    ideas,
    is_overdue,
    origins,
    score_of,
    today,
)
from cxstudio.model.document import Document
from cxstudio.model.groups import grouped
from cxstudio.model.kinds import KINDS, Field
from cxstudio.model.naming import number, one_line, title
from cxstudio.model.plans import Action, Attendee, Decision, Goal, Group
from cxstudio.model.records import Card, Node, Touchpoint
from cxstudio.text.digits import plain_digits
from cxstudio.words import N_, _, ngettext

ListName = Literal["actions", "ideas", "goals", "decisions", "people", "groups"]
SCORE, DUTIES, CARDS, ACTIONS = (
    "score",
    "duties",
    "cards",
    "actions",
)  # columns that are reckoned, not written


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the field it shows (or what is reckoned for it), its words, its width in pixels, 0 = what is left."""

    name: str
    label: str
    width: int = 0


@dataclass(frozen=True, slots=True)
class PlanList:
    """One list of the plan. `invite` stands in the line that adds to it; "" = things are made elsewhere."""

    name: ListName
    label: str
    columns: tuple[Column, ...]
    invite: str
    nothing: str


LISTS: dict[ListName, PlanList] = {
    row.name: row
    for row in (
        PlanList(
            "actions",
            N_("Actions"),
            (
                Column("title", N_("Action")),
                Column("owned_by", N_("Owner"), 120),
                Column("due", N_("Due"), 146),
                Column("status", N_("Status"), 96),
            ),
            N_("Type an action and press Enter"),
            N_("No actions yet. Select an idea or opportunity on the map and press A, or type one here."),
        ),
        PlanList(
            "ideas",
            N_("Opportunities"),
            (
                Column("text", N_("Opportunity or idea")),
                Column("importance", N_("Importance"), 92),
                Column("satisfaction", N_("Satisfaction"), 96),
                Column(SCORE, N_("Score"), 150),
                Column(ACTIONS, N_("Actions"), 76),
            ),
            "",
            N_("No opportunities yet. Select a pain point on the map and press O to answer it."),
        ),
        PlanList(
            "goals",
            N_("Goals"),
            (
                Column("title", N_("Goal")),
                Column("kpi", N_("KPI"), 150),
                Column("target", N_("Target"), 76),
                Column("due", N_("Due"), 146),
                Column(ACTIONS, N_("Actions"), 76),
            ),
            N_("Type a goal and press Enter"),
            N_("No goals yet. Select an action and press G, or type one here."),
        ),
        PlanList(
            "decisions",
            N_("Decisions"),
            (
                Column("text", N_("Decision")),
                Column("date", N_("Date"), 146),
                Column("owned_by", N_("By"), 140),
            ),
            N_("Type what was decided and press Enter"),
            N_("No decisions yet."),
        ),
        PlanList(
            "people",
            N_("People"),
            (
                Column("name", N_("Name")),
                Column("role", N_("Role"), 150),
                Column("team", N_("Team"), 150),
                Column(DUTIES, N_("Open actions"), 104),
            ),
            N_("Type a name and press Enter"),
            N_("Nobody is named yet. Owners of actions show up here."),
        ),
        PlanList(
            "groups",
            N_("Groups"),
            (Column("title", N_("Group")), Column(CARDS, N_("Cards"), 90)),
            "",
            N_("No groups yet. Select two or more cards on the map and group them."),
        ),
    )
}

_RECORDS: dict[ListName, type[Node]] = {
    "actions": Action,
    "goals": Goal,
    "decisions": Decision,
    "people": Attendee,
    "groups": Group,
}


def list_of(record: Node | None) -> ListName | None:
    """The list a thing stands in."""
    if isinstance(record, Card) and record.kind in ANSWERING:
        return "ideas"
    return next((name for name, kind in _RECORDS.items() if isinstance(record, kind)), None)


def things(document: Document, name: ListName) -> list[Node]:
    """What a list holds, in the order in which the plan numbers it."""
    if name == "ideas":
        return [*ideas(document)]
    return [*document.nodes(_RECORDS[name])]


def how_many(document: Document, name: ListName) -> int:
    """How much a list holds."""
    return how_many_ideas(document) if name == "ideas" else len(document.every(_RECORDS[name]))


def plans_anything(document: Document) -> bool:
    """Whether there is anything to answer, to do or to reach: else nothing can be missing."""
    asking = (*ANSWERING, "pain")
    return (
        document.holds(Action) or document.holds(Goal) or any(x.kind in asking for x in document.every(Card))
    )


def add(document: Document, name: ListName, words: str) -> list[str]:
    """Add to a list by words alone: one thing for each line of them, as one step. Returns the ids. Raises Refused."""
    makers: dict[ListName, tuple[str, Callable[[str], str]]] = {
        "actions": (_("Add action"), lambda line: add_action(document, line)),
        "goals": (_("Add goal"), lambda line: add_goal(document, line)),
        "decisions": (_("Add decision"), lambda line: add_decision(document, line, on=today())),
        "people": (_("Add person"), lambda line: add_attendee(document, line)),
    }
    step, make = makers[name]
    lines = read_lines(words) if "\n" in words else (words,)
    with document.transaction(step):
        return [make(line) for line in lines]


def added_words(name: ListName, n: int) -> str:
    """Says how many were added."""
    said = (
        ngettext("Action added", "{n} actions added", n)
        if name == "actions"
        else ngettext("{n} added", "{n} added", n)
    )
    return figures(said.format(n=n))


def field_of(record: Node, name: str) -> Field | None:
    """The row of the table of kinds for a column; None for what is reckoned."""
    return next((field for field in KINDS[record.kind].fields if field.name == name), None)


# What stands in a cell


def cell_words(document: Document, record: Node, name: str) -> str:
    """What a cell shows, in the window's language."""
    field = field_of(record, name)
    if field is None:
        return _RECKONED[name](document, record)
    value = getattr(record, name)
    if value is None or value == "":
        return ""
    if field.editor in {"attendee", "metric"}:
        return title(document.get(value))
    if field.editor == "date":
        return day_said(value)
    if field.editor == "choice":
        return _(dict(field.choices)[value])
    return number_said(value) if isinstance(value, int | float) else one_line(value)


def cell_hint(record: Node, name: str) -> str:
    """What an empty cell says: that there is no owner, no date."""
    hints = {"owned_by": N_("No owner"), "due": N_("No date"), "date": N_("No date")}
    return _(hints[name]) if name in hints else ""


def written(document: Document, record: Node, name: str) -> str:
    """What stands in the field in which a cell is written."""
    field = field_of(record, name)
    value = getattr(record, name, "")
    if field is not None and field.editor in {"line", "text"}:
        return str(value)
    if field is not None and field.editor == "date":
        return day_said(str(value), weekday=False)
    return cell_words(document, record, name)


def read(field: Field, text: str) -> object:
    """What somebody wrote into a cell, as the field's value. Raises ValueError with a plain reason."""
    if field.editor == "date":
        return day_typed(text, ahead=field.name == "due")
    if field.editor in {"number", "decimal"}:
        plain = plain_digits(text).replace(",", ".").strip()
        try:
            return float(plain) if plain else None
        except ValueError:
            raise ValueError(_("Type a number, such as 40")) from None
    return text.strip() if field.editor != "text" else text


def write_cell(document: Document, id: str, name: str, text: str) -> bool:
    """Write what somebody typed into a cell; False for one nobody can write. Raises Refused or ValueError."""
    record = document.get(id)
    field = field_of(record, name) if record is not None else None
    if field is None:
        return False
    value = read(field, text)
    if field.section == "identity" and not str(value).strip():
        raise Refused(_("It needs a name"))
    set_field(document, [id], name, value)
    return True


def sort_key(document: Document, record: Node, name: str) -> tuple[bool, float, str]:
    """By what a column sorts: whether it is empty, which comes last, then by its number or by its words."""
    value = getattr(record, name, None)
    field = field_of(record, name)
    if field is None:
        words = _RECKONED[name](document, record)
        reckoned = _score(record) if name == SCORE else _number(words)
        return (not words, reckoned, "")
    if value is None or value == "":
        return (True, 0.0, "")
    if field.editor == "choice":
        return (False, float([choice for choice, _label in field.choices].index(str(value))), "")
    if isinstance(value, int | float):
        return (False, float(value), "")
    words = str(value) if field.editor == "date" else cell_words(document, record, name).casefold()
    return (False, 0.0, words)


def origin_words(document: Document, record: Node) -> tuple[str, str]:
    """The kind a thing comes from and the words that say so: "from 4.2", "at 4.2 Waiting area"; "" for neither."""
    if isinstance(record, Action):
        found = origins(document, record.id)
        if not found:
            return ("", "")
        places = dict.fromkeys(filter(None, (place_number(document, card.id) for card in found)))
        return (found[0].kind, _("from {place}").format(place=figures(", ".join(places))) if places else "")
    if isinstance(record, Card):
        place = place_words(document, record.id)
        return (record.kind, _("at {place}").format(place=place) if place else "")
    return ("", "")


def place_number(document: Document, id: str) -> str:
    """The number of the touchpoint a thing belongs to, "4.2", or of its whole stage: "stage 4"."""
    home = document.touchpoint_of(id) or document.stage_of(id)
    said = number(document, home.id) if home is not None else ""
    return said if isinstance(home, Touchpoint) or not said else _("stage {number}").format(number=said)


def place_words(document: Document, id: str) -> str:
    """The number and name of the touchpoint or stage a thing belongs to."""
    home = document.touchpoint_of(id) or document.stage_of(id)
    if home is None:
        return ""
    words = f"{figures(number(document, home.id))} {title(home)}".strip()
    return words if isinstance(home, Touchpoint) else _("Stage {words}").format(words=words)


def number_said(value: float) -> str:
    """A number as the window writes it."""
    return measured(value) if abs(value) < 1e6 else figure(f"{value:g}")


def late(record: Node) -> bool:
    """Whether an action's day has passed."""
    return isinstance(record, Action) and is_overdue(record, today())


def _score_words(_document: Document, record: Node) -> str:
    score = score_of(record) if isinstance(record, Card) else None
    return f"{number_said(score)}  {_(BANDS[band(score)]).partition(',')[0]}" if score is not None else ""


def _duties(document: Document, record: Node) -> str:
    open_ones = [a for a in document.nodes(Action) if a.owned_by == record.id and a.status != "done"]
    return figures(str(len(open_ones))) if open_ones else ""


def _cards(document: Document, record: Node) -> str:
    return figures(str(len(grouped(document, record.id))))


def _actions(document: Document, record: Node) -> str:
    found = delivered_by(document, record.id)
    return figures(str(len(found))) if found else ""


_RECKONED: dict[str, Callable[[Document, Node], str]] = {
    SCORE: _score_words,
    DUTIES: _duties,
    CARDS: _cards,
    ACTIONS: _actions,
}


def _number(text: str) -> float:
    return float(plain_digits(text) or 0)


def _score(record: Node) -> float:
    score = score_of(record) if isinstance(record, Card) else None
    return -1.0 if score is None else score


def actions_by_status(actions: Sequence[Action]) -> tuple[str, str]:
    """How many actions there are, and how far they are: "8 actions", "1 done, 2 started"."""
    n = len(actions)
    done, started = (sum(action.status == name for action in actions) for name in ("done", "started"))
    far = [
        ngettext("{n} done", "{n} done", done).format(n=done) if done else "",
        ngettext("{n} started", "{n} started", started).format(n=started) if started else "",
    ]
    words = ngettext("{n} action", "{n} actions", n).format(n=n)
    return (figures(words), figures(", ".join(filter(None, far))))


def lacking(document: Document) -> str:
    """What most presses in the plan: how many actions are late, else how many have no date; "" for neither."""
    late_or_undated = [
        gap
        for action in document.every(Action)
        for gap in gaps_of(document, action, today())
        if gap.kind in {"overdue", "undated"}
    ]
    return next((figures(words) for _name, words in counted(late_or_undated)), "")


def counted_actions(actions: Sequence[Action]) -> str:
    """How many actions there are, and how many of them are done: "8 actions, 1 done"."""
    n, done = len(actions), sum(action.status == "done" for action in actions)
    words = ngettext("{n} action", "{n} actions", n).format(n=n)
    return figures(_("{actions}, {n} done").format(actions=words, n=done) if done else words)
