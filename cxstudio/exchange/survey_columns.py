"""Which column of a foreign table holds what: by the words of its heading, else by what stands in it; it makes nothing.

Headings are compared as a search compares texts, in each language of the window.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from cxstudio.exchange.sheet_rows import Cell, SheetRow
from cxstudio.exchange.survey_cells import is_day, is_number
from cxstudio.insight.folding import fold
from cxstudio.words import N_, languages, translate

_SAMPLE = 300  # rows that are looked at
_HEADING_AMONG = 12  # first rows
_MOST = 0.8  # of the sample must fit
_LONG = 24  # letters of a comment, on average
_HIGHEST_SCORE = 11


@dataclass(frozen=True, slots=True)
class Column:
    """Something a column can hold: its key, what it is called, and what people call it."""

    key: str
    label: str
    words: tuple[str, ...]
    survey_only: bool = False


COLUMNS: tuple[Column, ...] = (
    Column(
        "score",
        N_("Score"),
        ("score", "rating", "nps", "csat", "ces", "points", "stars", "likelihood to recommend", "how likely",
         "how satisfied", "ocena", "wynik", "punkty", "درجة", "التقييم", "تقييم", "امتیاز", "نمره"),
    ),
    Column(
        "text",
        N_("Words"),
        ("comment", "comments", "feedback", "verbatim", "text", "remark", "review", "message", "words", "quote",
         "suggestion", "why", "reason", "komentarz", "opinia", "uwagi", "tekst", "wypowiedź", "تعليق", "ملاحظات",
         "رأي", "نص", "نظر", "بازخورد", "متن", "توضیح"),
    ),
    Column(
        "date",
        N_("Date"),
        ("date", "day", "timestamp", "submitted", "created", "answered", "completed", "received", "when", "data",
         "dzień", "التاريخ", "تاريخ", "تاریخ"),
    ),
    Column(
        "place",
        N_("Touchpoint"),
        ("touchpoint", "touch point", "where", "place", "step", "moment", "location", "contact point", "stage",
         "punkt styku", "miejsce", "etap", "krok", "نقطة التماس", "نقطة الاتصال", "المكان", "نقطه تماس", "محل"),
    ),
    Column(
        "category",
        N_("Category"),
        ("category", "topic", "theme", "tag", "type", "kind", "kategoria", "temat", "الفئة", "فئة", "التصنيف",
         "دسته", "دسته‌بندی", "موضوع"),
    ),
    Column(
        "sentiment",
        N_("Sentiment"),
        ("sentiment", "tone", "mood", "polarity", "nastrój", "wydźwięk", "المشاعر", "الانطباع", "احساس"),
    ),
    Column("severity", N_("Severity"), ("severity", "gravity", "waga", "الخطورة", "شدت")),
    Column(
        "came_by",
        N_("Came by"),
        ("came by", "channel", "source", "via", "medium", "origin", "kanał", "źródło", "القناة", "المصدر", "کانال",
         "منبع"),
    ),
    Column(
        "persona",
        N_("Persona"),
        ("persona", "segment", "customer type", "grupa", "الشخصية", "الشريحة", "پرسونا", "بخش"),
    ),
    Column(
        "owned_by",
        N_("Assigned to"),
        ("assigned to", "assignee", "owner", "responsible", "przypisane do", "odpowiedzialny", "مسند إلى",
         "المسؤول", "مسئول"),
    ),
    Column("status", N_("Status"), ("status", "state", "stan", "الحالة", "وضعیت")),
    Column("start", N_("From"), ("from", "start", "period start", "od", "من", "از"), survey_only=True),
    Column("end", N_("To"), ("to", "end", "until", "period end", "do", "إلى", "تا"), survey_only=True),
    Column(
        "count",
        N_("How many"),
        ("count", "n", "how many", "number", "frequency", "answers", "responses", "liczba", "ile", "عدد", "العدد",
         "تعداد"),
        survey_only=True,
    ),
)  # fmt: skip
LABELS = {column.key: column.label for column in COLUMNS}


def columns_for(what: str) -> tuple[Column, ...]:
    """What columns of feedback, or of a survey, can hold."""
    return tuple(column for column in COLUMNS if what == "survey" or not column.survey_only)


def heading_row(rows: Sequence[SheetRow]) -> int:
    """Where among the rows the headings stand: above them a sheet may have a title or two."""
    known = [len({_meant(cell) for cell in row.cells} - {""}) for row in rows[:_HEADING_AMONG]]
    best = max(known, default=0)
    return known.index(best) if best > 1 else 0


def guessed(
    rows: Sequence[SheetRow], heading: int, is_place: Callable[[str], bool] | None = None
) -> dict[str, int]:
    """The number of the column for each thing that is recognised; each column holds one thing.

    `is_place` says whether a text is the name of a place of the map.
    """
    headings = rows[heading].cells if heading < len(rows) else ()
    found: dict[str, int] = {}
    for fits in (_meant, _is_within):
        for number, cell in enumerate(headings):
            key = fits(cell)
            if key and key not in found and number not in found.values():
                found[key] = number
    sample = [row.cells for row in rows[heading + 1 : heading + 1 + _SAMPLE]]
    width = max((len(cells) for cells in sample), default=0)
    contents = {
        number: [cells[number] for cells in sample if number < len(cells) and cells[number] is not None]
        for number in range(width)
        if number not in found.values()
    }
    _by_content(found, contents, is_place)
    return found


def _by_content(
    found: dict[str, int], contents: Mapping[int, list[Cell]], is_place: Callable[[str], bool] | None
) -> None:
    tests: list[tuple[str, Callable[[list[Cell]], float]]] = [
        ("date", lambda cells: _share(cells, is_day)),
        ("score", _like_scores),
        ("text", _like_comments),
    ]
    if is_place is not None:
        tests.insert(0, ("place", lambda cells: _share(cells, lambda c: isinstance(c, str) and is_place(c))))
    for key, fitting in tests:
        free = {number: cells for number, cells in contents.items() if cells and number not in found.values()}
        best = max(free, key=lambda number: fitting(free[number]), default=None)
        if key not in found and best is not None and fitting(free[best]) >= _MOST:
            found[key] = best


def _share(cells: Sequence[Cell], fits: Callable[[Cell], bool]) -> float:
    return sum(map(fits, cells)) / len(cells)


def _like_scores(cells: Sequence[Cell]) -> float:
    return _share(cells, lambda cell: is_number(cell, 0, _HIGHEST_SCORE))


def _like_comments(cells: Sequence[Cell]) -> float:
    texts = [cell for cell in cells if isinstance(cell, str)]
    letters = sum(map(len, texts)) / len(cells)
    different = len(set(texts)) / len(cells)
    return letters / _LONG if different > 0.5 else 0.0


def _is_within(cell: Cell) -> str:
    """What a longer heading speaks of: "NPS score (0-10)", "Date submitted"."""
    if not isinstance(cell, str):
        return ""
    padded = f" {_plain(cell)} "
    return next((key for word, key in _meanings().items() if len(word) > 2 and f" {word} " in padded), "")


def _meant(cell: Cell) -> str:
    return _meanings().get(_plain(cell), "") if isinstance(cell, str) else ""


def _plain(text: str) -> str:
    letters = (x if x.isalnum() else " " for x in fold(text[:200]))
    return " ".join("".join(letters).split())


@cache
def _meanings() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for column in COLUMNS:
        for word in (*_labels(column), *column.words):
            found.setdefault(_plain(word), column.key)
    return found


def _labels(column: Column) -> Iterable[str]:
    return (translate(column.label, language) for language in languages())
