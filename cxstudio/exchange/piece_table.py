"""What was copied from a map as a table for other programs: a row for each touchpoint; it knows no clipboard.

Only columns that say something are there. Their headings are the window's words, which are understood when the table
comes back. A cell holds texts one a line. No cell is ever markup, nor a formula of a spreadsheet.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Literal

from cxstudio.edits.copying import Piece
from cxstudio.exchange.cells import guarded, written_values
from cxstudio.exchange.table import CARD_COLUMNS
from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS
from cxstudio.model.records import Stage, Touchpoint
from cxstudio.words import N_, _

Texts = tuple[str, ...]
_PLACES = ("stage", "touchpoint")
_HEADINGS = {"description": N_("Description"), "annotation": N_("Note")}
_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class PieceTable:
    """The heading of each column and its texts in each row; `rtl` is the direction of the map."""

    headings: Texts
    rows: tuple[tuple[Texts, ...], ...]
    rtl: bool = False


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a piece does not hold of its map: the stages and touchpoints above its things, and the direction."""

    stages: Mapping[str, Stage]
    touchpoints: Mapping[str, Touchpoint]
    rtl: bool = False


def surroundings(document: Document, piece: Piece) -> Surroundings:
    """Taken when the piece is: the map may change afterwards."""
    stages: dict[str, Stage] = {}
    touchpoints: dict[str, Touchpoint] = {}
    for top in piece.tops():
        for owner in document.owners(top.id):
            if isinstance(owner, Stage):
                stages[owner.id] = owner
            elif isinstance(owner, Touchpoint):
                touchpoints[owner.id] = owner
    return Surroundings(stages, touchpoints, document.session.direction == "rtl")


@dataclass(slots=True)
class _Row:
    stage: str
    touchpoint: str
    cells: dict[str, list[str]] = field(default_factory=dict)

    def add(self, column: str, text: str) -> None:
        if text.strip():
            self.cells.setdefault(column, []).append(text)


def piece_table(piece: Piece, around: Surroundings) -> PieceTable:
    """The piece in rows; notes stand in the row of what they hang on."""
    rows = _rows(piece, around)
    found = {column for row in rows for column in row.cells}
    columns = [column for column in _columns() if column in found or column in _PLACES]
    named = {"stage": lambda row: [row.stage], "touchpoint": lambda row: [row.touchpoint]}

    def texts(row: _Row, column: str) -> Texts:
        take: Callable[[_Row], list[str]] | None = named.get(column)
        return tuple(text for text in (take(row) if take else row.cells.get(column, ())) if text)

    return PieceTable(
        tuple(heading(column) for column in columns),
        tuple(tuple(texts(row, column) for column in columns) for row in rows),
        around.rtl,
    )


def heading(column: str) -> str:
    """What a column is called in the window's language."""
    kind = KINDS.get(CARD_COLUMNS.get(column, column))
    if column in _HEADINGS:
        return _(_HEADINGS[column])
    return _(kind.label) if kind is not None else column


def _columns() -> tuple[str, ...]:
    return (*_PLACES, "channel", "description", "emotion", *CARD_COLUMNS, "annotation")


def _rows(piece: Piece, around: Surroundings) -> list[_Row]:
    stages = {**around.stages, **{stage.id: stage for stage in piece.stages}}
    touchpoints = {**around.touchpoints, **{one.id: one for one in piece.touchpoints}}
    rows: dict[str, _Row] = {}
    homes = {card.id: card.home for card in piece.cards}

    def row(home: str) -> _Row:
        """The row of a touchpoint, or of a whole stage."""
        if home not in rows:
            touchpoint = touchpoints.get(home)
            stage = stages.get(touchpoint.stage if touchpoint is not None else home)
            title = touchpoint.title if touchpoint is not None else ""
            rows[home] = _Row(stage.title if stage is not None else "", title)
        return rows[home]

    for home in _in_order(piece):
        row(home)
    channels = {channel.id: channel.name for channel in piece.channels}
    for touchpoint in piece.touchpoints:
        for channel in touchpoint.channels:
            row(touchpoint.id).add("channel", channels.get(channel, ""))
        row(touchpoint.id).add("description", touchpoint.description)
    names = {person.id: person.name for person in piece.personas}
    felt = Counter(emotion.touchpoint for emotion in piece.emotions if emotion.mean is not None)
    for emotion in piece.emotions:
        if emotion.mean is not None:
            name = names.get(emotion.persona, "") if felt[emotion.touchpoint] > 1 else ""
            said = f"{name}: {_number(emotion.mean)}" if name else _number(emotion.mean)
            row(emotion.touchpoint).add("emotion", said)
    columns = {kind: column for column, kind in CARD_COLUMNS.items()}
    for card in piece.cards:
        row(card.home).add(columns.get(card.kind, card.kind), card.text)
    for note in piece.annotations:
        row(homes.get(note.anchor, note.anchor)).add("annotation", note.text)
    return list(rows.values())


def _in_order(piece: Piece) -> Iterator[str]:
    """The rows in the order of the map: of a stage what is said of all of it, or that it has nothing, then the rest."""
    said = {card.home for card in piece.cards} | {note.anchor for note in piece.annotations}
    inside: dict[str, list[Touchpoint]] = {}
    for touchpoint in piece.touchpoints:
        inside.setdefault(touchpoint.stage, []).append(touchpoint)
    for stage in piece.stages:
        if stage.id in said or stage.id not in inside:
            yield stage.id
        yield from (one.id for one in inside.get(stage.id, ()))
    yield from (one.id for one in piece.touchpoints)
    yield from (card.home for card in piece.cards)


def _number(value: float) -> str:
    text = f"{round(value, _DECIMALS) + 0.0:.{_DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


# As text


def delimited(table: PieceTable, delimiter: Literal["\t", ","]) -> str:
    """The table as spreadsheets take it from a text: tabs or commas between cells."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(table.headings)
    for row in table.rows:
        writer.writerow([_cell(texts) for texts in row])
    return out.getvalue()


def as_html(table: PieceTable) -> str:
    """The table as mail programs, text programs and spreadsheets take it; texts are texts and nothing else."""
    direction = "rtl" if table.rtl else "ltr"
    head = "".join(f"<th>{escape(heading)}</th>" for heading in table.headings)
    lines = [
        '<html><head><meta charset="utf-8"></head><body>',
        f'<table border="1" cellspacing="0" cellpadding="4" dir="{direction}">',
        f"<thead><tr>{head}</tr></thead>",
        "<tbody>",
        *(f"<tr>{''.join(_html_cells(row))}</tr>" for row in table.rows),
        "</tbody></table></body></html>",
    ]
    return "\n".join(lines)


def _html_cells(row: Iterable[Texts]) -> Iterator[str]:
    for texts in row:
        if len(texts) == 1 and _is_number(texts[0]):
            yield f"<td>{texts[0]}</td>"
            continue
        if not texts:
            yield "<td></td>"
            continue
        lines = guarded("\n".join(texts)).splitlines()
        # One cell of a spreadsheet, with its lines in it, and a text whatever it looks like.
        words = '<br style="mso-data-placement:same-cell">'.join(escape(_plain(line)) for line in lines)
        yield f"<td style=\"vertical-align:top;mso-number-format:'\\@'\">{words}</td>"


def _cell(texts: Texts) -> str:
    if len(texts) == 1 and _is_number(texts[0]):
        return texts[0]
    return guarded(_plain(written_values(list(texts))))


def _plain(text: str) -> str:
    """The text without signs that no page or cell may hold."""
    return "".join(sign for sign in text if sign >= " " or sign in "\n\t").encode("utf-8", "replace").decode()


def _is_number(text: str) -> bool:
    whole = text.removeprefix("-").replace(".", "", 1)
    return whole.isascii() and whole.isdigit()
