"""What somebody does to cells of the table, as edits: written, cleared, filled, pasted; it knows no widget."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from cxstudio.edits.adding import spot_for
from cxstudio.edits.coming_back import Brought, CellEdit, NewThing, set_cells
from cxstudio.edits.making import Thing, made_by_name
from cxstudio.edits.placing import new_id
from cxstudio.edits.problems import Refused, kind_words
from cxstudio.exchange.cells import guarded, unguarded
from cxstudio.exchange.kind_cells import value_in
from cxstudio.exchange.kind_columns import Column, is_owner_field
from cxstudio.exchange.kind_names import Names
from cxstudio.exchange.kind_table import heading_of
from cxstudio.model.document import Document
from cxstudio.model.fields import defaults
from cxstudio.model.kinds import KINDS
from cxstudio.model.owners import OWNERS
from cxstudio.model.plans import Comment
from cxstudio.model.records import Node
from cxstudio.words import _, ngettext

MOST_PASTED = 200_000  # cells


@dataclass
class Writing:
    """Cells to be written into things of one kind in one step. What is refused is kept with its reason."""

    document: Document
    kind: str
    names: Names
    cells: list[CellEdit] = field(default_factory=list)
    new: list[NewThing] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def write(self, id: str, column: Column, text: str) -> None:
        """Let a cell of a thing say a text; an empty one clears it."""
        try:
            self.cells.append(_edit_of(id, column, self._value(column, text)))
        except Refused as refused:
            self._refuse(column, refused)

    def add(self, said: Iterable[tuple[Column, str]], home: str) -> str:
        """A new thing at a home with what its cells say. Returns the id it will have."""
        id, cells, also = new_id(), list[CellEdit](), dict[str, Any]()
        for column, text in said:
            try:
                value = self._value(column, text)
            except Refused as refused:
                self._refuse(column, refused)
                continue
            if is_owner_field(self.kind, column):
                home = value if column.key == "in" or column.role == "field" else home
            elif column.write == "new":
                also[column.key] = value
            else:
                cells.append(_edit_of(id, column, value))
        self.new.append(NewThing(Thing(self.kind, home, id, also), tuple(cells)))
        return id

    def commit(self, label: str) -> Brought:
        """Do it, in one step."""
        done = set_cells(self.document, self.cells, self.new, label)
        self.refused += done.refused.values()
        return done

    def refusal(self) -> str:
        """What was refused, in one sentence; "" when all was well."""
        if not self.refused:
            return ""
        more = len(self.refused) - 1
        text = self.refused[0]
        return (
            ngettext("{reason}, and {n} more", "{reason}, and {n} more", more).format(reason=text, n=more)
            if more
            else text
        )

    def _value(self, column: Column, text: str) -> Any:
        if column.write == "never":
            raise Refused(_("It is worked out and cannot be written"))
        if text.strip():
            return value_in(self.names, column, text)
        if is_owner_field(self.kind, column):
            raise Refused(_("It cannot be left empty"))
        if column.role == "field" and column.editor != "channels":
            return defaults(KINDS[self.kind].record)[column.key]
        return 0 if column.role == "hands" else ()

    def _refuse(self, column: Column, refused: Refused) -> None:
        self.refused.append(f"{heading_of(column)}: {refused.reason}")


def home_for(document: Document, kind: str, journey: str, like: Node | None) -> str:
    """What a new thing belongs to: the same as the one before it, else the end of the journey. Raises Refused."""
    record = KINDS[kind].record
    if record not in OWNERS or not made_by_name(kind):
        return ""
    if like is not None and type(like) is record and document.get(getattr(like, OWNERS[record])) is not None:
        return str(getattr(like, OWNERS[record]))
    if record is Comment:
        return journey
    spot = spot_for(document, journey, kind) if not set(KINDS[kind].homes) & {"metric", "audit"} else None
    if spot is not None and spot.home:
        return spot.home
    homes = KINDS[kind].homes
    for home in homes:
        found = document.nodes(KINDS[home].record)
        if found:
            return found[-1].id
    first = kind_words(homes[0]) if homes else kind_words("stage")
    raise Refused(_("Add a {thing} first").format(thing=first))


# To and from the clipboard


def copied(rows: Sequence[Sequence[str]]) -> str:
    """A block of cells as spreadsheets take it: tabs between cells, none of them a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    for row in rows:
        writer.writerow([guarded(cell) for cell in row])
    return out.getvalue()


def pasted(text: str) -> list[list[str]]:
    """The cells of a block as spreadsheets give it. Raises Refused when it is too much, or no block."""
    try:
        rows = list(csv.reader(io.StringIO(text.rstrip("\r\n"), newline=""), delimiter="\t"))
    except csv.Error:
        raise Refused(_("What was copied cannot be read as cells; copy it again")) from None
    if sum(map(len, rows)) > MOST_PASTED:
        raise Refused(_("This is too much to paste at once; bring it back as a table instead"))
    return [[unguarded(cell) for cell in row] for row in rows]


def _edit_of(id: str, column: Column, value: Any) -> CellEdit:
    # Asked for when something is written: with it comes all that reads tables from elsewhere.
    from cxstudio.exchange.coming_back import edit_of

    return edit_of(id, column, value)
