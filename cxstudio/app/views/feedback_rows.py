"""The register of feedback as rows: its columns, what stands in a cell, order and filter; it knows no widget.

What is costly to ask, where feedback belongs and its folded words, is remembered for each record as it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from cxstudio.app.days import day_said
from cxstudio.app.figures import figures
from cxstudio.insight.folding import fold
from cxstudio.insight.voice import speaks_of
from cxstudio.model.document import Document
from cxstudio.model.measures import Feedback
from cxstudio.model.naming import number, numbers, one_line, title
from cxstudio.model.plans import Attendee
from cxstudio.model.work_kinds import FEEDBACK_CATEGORIES, FEEDBACK_STATUS, SENTIMENTS
from cxstudio.words import N_, _

ColumnName = Literal["text", "date", "category", "sentiment", "severity", "where", "owned_by", "status"]
NOWHERE, NOBODY = "-", "-"  # of a filter: what has no place, and what nobody has

CATEGORY_WORDS = dict(FEEDBACK_CATEGORIES)
STATUS_WORDS = dict(FEEDBACK_STATUS)
SENTIMENT_WORDS = dict(SENTIMENTS)
SENTIMENT_ICONS = {"negative": "frown", "neutral": "meh", "positive": "smile", "mixed": "contrast"}
_SENTIMENT_ORDER = ("negative", "mixed", "neutral", "positive", "")
_STATUS_ORDER = tuple(key for key, _label in FEEDBACK_STATUS)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its width in pixels (0 = what is left), and how soon it leaves where there is little room."""

    name: ColumnName
    label: str
    width: int
    leaves: int = 0  # the highest leaves first; 0 stays


COLUMNS: tuple[Column, ...] = (
    Column("text", N_("Words"), 0),
    Column("date", N_("Date"), 104, 2),
    Column("category", N_("Category"), 138, 3),
    Column("sentiment", N_("Sentiment"), 114, 1),
    Column("severity", N_("Severity"), 76, 6),
    Column("where", N_("Where"), 150),
    Column("owned_by", N_("Assigned to"), 104, 5),
    Column("status", N_("Status"), 88, 4),
)
NAMES: tuple[ColumnName, ...] = tuple(column.name for column in COLUMNS)


@dataclass(frozen=True, slots=True)
class Filter:
    """What is shown; "" and None show all. `place` and `owner` are ids, or NOWHERE and NOBODY."""

    text: str = ""
    category: str | None = None
    status: str | None = None
    sentiment: str | None = None
    place: str = ""
    owner: str = ""

    @property
    def empty(self) -> bool:
        """Whether everything is shown."""
        return self == Filter()


def category_words(category: str) -> str:
    """What a category is called; its own name for one of one's own."""
    return _(CATEGORY_WORDS[category]) if category in CATEGORY_WORDS else category


def where_words(document: Document, feedback: Feedback) -> str:
    """The place it speaks of, with how many more; of one placed nowhere how its table called the place."""
    places = speaks_of(document, feedback)
    if not places:
        return f"“{one_line(feedback.place)}”" if feedback.place else ""
    words = place_words(document, places[0])
    return (
        words if len(places) == 1 else _("{place} +{n}").format(place=words, n=figures(str(len(places) - 1)))
    )


def place_words(document: Document, place: str) -> str:
    """A place of the map behind its number."""
    return _named(document, place, number(document, place))


def _named(document: Document, place: str, number: str) -> str:
    return f"{figures(number)} {title(document.get(place))}".strip()


def cell_words(document: Document, feedback: Feedback, name: ColumnName) -> str:
    """What stands in a cell, in the window's language; "" for nothing."""
    if name == "text":
        return one_line(feedback.text)
    if name == "date":
        return day_said(feedback.date, weekday=False)
    if name == "category":
        return category_words(feedback.category)
    if name == "sentiment":
        return _(SENTIMENT_WORDS[feedback.sentiment]) if feedback.sentiment else ""
    if name == "severity":
        return figures(str(feedback.severity)) if feedback.severity else ""
    if name == "where":
        return where_words(document, feedback)
    if name == "owned_by":
        owner = document.find(feedback.owned_by, Attendee)
        return title(owner) if owner is not None else ""
    return _(STATUS_WORDS[feedback.status])


@dataclass
class Register:
    """All feedback of a session, in the order and with the filter somebody wants."""

    document: Document
    filter: Filter = Filter()
    sorted_by: tuple[ColumnName, bool] | None = None  # and whether it falls
    ids: list[str] = field(default_factory=list)
    total: int = 0
    unplaced: int = 0

    def __post_init__(self) -> None:
        self._folded: dict[str, tuple[Feedback, str]] = {}
        self._everything: list[Feedback] = []
        self._placed: dict[str, tuple[str, ...]] = {}

    def take_up(self) -> None:
        """Look at the document anew."""
        self._everything = everything = self.document.nodes(Feedback)
        self.total = len(everything)
        placed = {one.id: speaks_of(self.document, one) for one in everything}
        self._placed = placed
        self.unplaced = sum(not places for places in placed.values())
        shown = [one for one in everything if self._fits(one, placed[one.id])]
        if self.sorted_by is not None:
            shown = self._ordered(shown, placed)
        self.ids = [one.id for one in shown]

    def _fits(self, one: Feedback, places: tuple[str, ...]) -> bool:
        wanted = self.filter
        return (
            (wanted.category is None or one.category == wanted.category)
            and (wanted.status is None or one.status == wanted.status)
            and (wanted.sentiment is None or one.sentiment == wanted.sentiment)
            and (not wanted.place or (wanted.place in places if wanted.place != NOWHERE else not places))
            and (not wanted.owner or self._owned(one, wanted.owner))
            and (not wanted.text or self._has(one, fold(wanted.text).split()))
        )

    def _owned(self, one: Feedback, owner: str) -> bool:
        if owner == NOBODY:
            return self.document.find(one.owned_by, Attendee) is None
        return one.owned_by == owner

    def _has(self, one: Feedback, words: list[str]) -> bool:
        known = self._folded.get(one.id)
        if known is None or known[0] is not one:
            known = self._folded[one.id] = (
                one,
                fold(f"{one.text}\n{one.place}\n{one.came_by}\n{one.category}"),
            )
        return all(word in known[1] for word in words)

    def _ordered(self, shown: list[Feedback], placed: Mapping[str, tuple[str, ...]]) -> list[Feedback]:
        assert self.sorted_by is not None
        name, falling = self.sorted_by
        known = numbers(self.document)
        order = {
            p: _number_key(known.get(p, "")) for p in {p for places in placed.values() for p in places[:1]}
        }
        keys = {one.id: self._key(one, name, order.get((*placed[one.id], "")[0])) for one in shown}
        said = [one for one in shown if keys[one.id] is not None]
        rest = [one for one in shown if keys[one.id] is None]  # the empty ones stay at the end
        return sorted(said, key=lambda one: keys[one.id] or (0, ""), reverse=falling) + rest

    def _key(
        self, one: Feedback, name: ColumnName, place: tuple[float, str] | None
    ) -> tuple[float, str] | None:
        if name == "sentiment":
            return (_SENTIMENT_ORDER.index(one.sentiment), "") if one.sentiment else None
        if name == "status":
            return _STATUS_ORDER.index(one.status), ""
        if name == "severity":
            return (one.severity, "") if one.severity else None
        if name == "where":
            return place
        words = one.date if name == "date" else fold(cell_words(self.document, one, name))
        return (0, words) if words else None

    # What a filter can choose from

    def categories(self) -> list[str]:
        """The categories of the table, then those of one's own that are used."""
        own = {one.category for one in self._everything} - {""} - CATEGORY_WORDS.keys()
        return [*CATEGORY_WORDS, *sorted(own, key=fold)]

    def places(self) -> list[tuple[str, str]]:
        """The places feedback speaks of with their words, as the map runs."""
        known = numbers(self.document)
        found = {place: known.get(place, "") for places in self._placed.values() for place in places}
        ordered = sorted(found, key=lambda place: _number_key(found[place]))
        return [(place, _named(self.document, place, found[place])) for place in ordered]

    def owners(self) -> list[Attendee]:
        """The people some of it is assigned to."""
        ids = {one.owned_by for one in self._everything}
        return [person for person in self.document.nodes(Attendee) if person.id in ids]

    def unplaced_names(self) -> dict[str, list[str]]:
        """What tables called the places that are none, each with the ids of what was said there; the most first."""
        found: dict[str, list[str]] = {}
        for one in self._everything:
            if one.place and not self._placed[one.id]:
                found.setdefault(one_line(one.place), []).append(one.id)
        return dict(sorted(found.items(), key=lambda item: -len(item[1])))


def _number_key(number: str) -> tuple[float, str]:
    """As the map runs: 4.2 before 4.10."""
    stage, _dot, step = number.partition(".")
    return float(stage or 0) * 10_000 + float(step or 0), ""
