"""What a table of things, edited in a spreadsheet, wants changed in its session: a plan to look at; it changes nothing.

Only cells that differ from what they said when the table was made are changes. Where the session changed as well since,
both are told. Rows without an id are new things, known by what they say, so that a table brought back twice makes
nothing twice. Rows that are missing are told, and deleted only where somebody asks for that.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from cxstudio.edits.coming_back import Brought, CellEdit, NewThing, bring_back, try_to_bring_back
from cxstudio.edits.problems import kind_words
from cxstudio.edits.touchpoints import knows_channel
from cxstudio.exchange.kind_cells import MADE_BY_NAME
from cxstudio.exchange.kind_columns import Column, is_owner_field
from cxstudio.exchange.kind_names import Names
from cxstudio.exchange.problems import ImportProblem, few
from cxstudio.exchange.returning_rows import LONGEST_SHOWN, CellChange, NewRow, ReturningRows, read_returning
from cxstudio.exchange.returning_sheet import KindSheet, kind_sheets
from cxstudio.exchange.sheet_rows import SheetRows, read_sheets
from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS
from cxstudio.model.records import SESSION_ID
from cxstudio.words import _

What = Literal["changed", "both", "new", "again", "gone", "refused"]


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the plan. `row` is that of the spreadsheet, 0 for what has none.

    `both` was changed in the session as well since; `again` is a new row of which there is something so called; `gone`
    is missing in the table; what is `refused` cannot be done, and `note` says why.
    """

    what: What
    kind: str
    row: int
    id: str
    title: str
    field: str = ""  # what its column is called
    before: str = ""
    after: str = ""
    note: str = ""
    cell: CellEdit | None = None
    new: NewThing | None = None

    @property
    def usual(self) -> bool:
        """Whether it is done unless somebody says otherwise."""
        return self.what in {"changed", "new"}

    @property
    def possible(self) -> bool:
        return self.what != "refused"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a table wants changed. `same` rows say nothing new; `notes` are worth saying, a sentence each."""

    items: tuple[Item, ...]
    same: int
    notes: tuple[str, ...] = ()

    def of(self, *what: What) -> list[Item]:
        return [item for item in self.items if item.what in what]


def is_returning(sheets: Iterable[SheetRows]) -> bool:
    """Whether these are tables of things to bring back."""
    return any(sheet.marked for sheet in kind_sheets(sheets, None))


def plan_of(document: Document, data: bytes, title: str = "") -> Plan:
    """What the table in a file (.csv or .xlsx) wants changed. Raises ImportProblem with the remedy."""
    return plan_of_sheets(document, read_sheets(data, title))


def plan_of_sheets(document: Document, read: Iterable[SheetRows]) -> Plan:
    """The same for a file that was read before. Raises ImportProblem with the remedy."""
    sheets = kind_sheets(read, document)
    if not any(sheet.kind for sheet in sheets):
        raise ImportProblem(
            _(
                "The file is no table of things of a session: its first row has no “Id”. Export such a table first"
            )
        )
    names = Names(document)
    items: list[Item] = []
    notes = [note for sheet in sheets for note in sheet.notes]
    same = strangers = 0
    seen: set[str] = set()
    for sheet in sheets:
        if sheet.only_read:
            continue
        if not sheet.kind:
            notes.append(
                _("The sheet “{title}” holds no table of things and was left out").format(title=sheet.title)
            )
            continue
        found = read_returning(document, names, sheet, seen)
        items += _items(document, names, sheet, found)
        same += found.same
        strangers += found.strangers
    if strangers and not seen - {SESSION_ID}:
        raise ImportProblem(
            _(
                "The table belongs to another session: none of its ids is in “{title}”. Open that session first"
            ).format(title=document.session.title)
        )
    return Plan(tuple(_tried(document, items)), same, tuple(notes))


def apply_plan(document: Document, items: Iterable[Item]) -> Brought:
    """Do these lines of a plan, in one step."""
    chosen = [item for item in items if item.possible]
    return bring_back(
        document,
        [item.cell for item in chosen if item.cell is not None],
        [item.new for item in chosen if item.new is not None],
        [item.id for item in chosen if item.what == "gone"],
    )


def _items(document: Document, names: Names, sheet: KindSheet, found: ReturningRows) -> list[Item]:
    kind = sheet.kind
    items = [
        Item(
            "refused",
            kind,
            fault.row,
            fault.id,
            names.title_of(fault.id),
            after=fault.text,
            field=fault.field,
            note=fault.reason,
        )
        for fault in found.faults
    ]
    items += [_changed(document, names, kind, change) for change in found.changes]
    items += [_new(document, kind, one) for one in found.new]
    for id in found.missing:
        note = _("Its row is missing in the table")
        items.append(Item("gone", kind, 0, id, names.title_of(id), before=names.title_of(id), note=note))
    return sorted(items, key=lambda item: (item.what == "gone", item.row))


def _changed(document: Document, names: Names, kind: str, change: CellChange) -> Item:
    conflict = _("Changed in the session as well since the table was made") if change.conflict else ""
    return Item(
        "both" if change.conflict else "changed",
        kind,
        change.row,
        change.id,
        names.title_of(change.id),
        change.heading,
        change.before,
        change.after,
        _noted(conflict, _also_new(document, kind, [(change.column, change.value)])),
        cell=edit_of(change.id, change.column, change.value),
    )


def _new(document: Document, kind: str, one: NewRow) -> Item:
    cells = tuple(edit_of(one.thing.id, column, value) for column, value in one.cells)
    return Item(
        "again" if one.like else "new",
        kind,
        one.row,
        one.thing.id,
        one.title,
        after=one.title,
        note=_noted(
            _("There is one of this name already") if one.like else "",
            _also_new(document, kind, one.cells),
        ),
        new=NewThing(one.thing, cells),
    )


def _noted(*notes: str) -> str:
    return ". ".join(note for note in notes if note)


def _also_new(document: Document, kind: str, cells: Iterable[tuple[Column, Any]]) -> str:
    """What else comes into the session with some cells: those they name that nobody knows yet."""
    found: list[tuple[str, str]] = []
    for column, value in cells:
        if column.editor == "channels":
            found += [
                ("channel", name) for name in value if name.strip() and not knows_channel(document, name)
            ]
        elif column.editor in MADE_BY_NAME and not is_owner_field(kind, column):
            found += [(column.editor, value)] if value and document.get(value) is None else []
    names = [_("{kind} “{title}”").format(kind=kind_words(made), title=name) for made, name in found]
    return _("Also new: {names}").format(names=few(names)) if names else ""


def edit_of(id: str, column: Column, value: object) -> CellEdit:
    """A value of a column as an edit of a thing."""
    match column.role:
        case "links":
            return CellEdit(id, "links", column.key, value)
        case "owner":
            return CellEdit(id, "owner", column.key, value)
        case "hands":
            return CellEdit(id, "hands", str(int(column.key.removeprefix("hands")) + 2), value)
    return CellEdit(id, "field", column.key, value)


def _tried(document: Document, items: Sequence[Item]) -> list[Item]:
    """The items, those refused that the session refuses."""
    cells = [item.cell for item in items if item.cell is not None]
    new = [item.new for item in items if item.new is not None]
    refused = try_to_bring_back(document, cells, new).refused
    tried: list[Item] = []
    for item in items:
        key = (item.cell.id, item.cell.name) if item.cell is not None else (item.id, "")
        if item.what == "gone" or key not in refused:
            tried.append(item)
        else:
            tried.append(replace(item, what="refused", note=refused[key], cell=None, new=None))
        tried += [
            _refused_cell(item, cell, refused[cell.id, cell.name]) for cell in _cells_refused(item, refused)
        ]
    return tried


def _cells_refused(item: Item, refused: Collection[tuple[str, str]]) -> list[CellEdit]:
    """The cells of a new thing that are refused, while the thing itself is made."""
    if item.new is None or (item.id, "") in refused:
        return []
    return [cell for cell in item.new.cells if (cell.id, cell.name) in refused]


def _refused_cell(item: Item, cell: CellEdit, reason: str) -> Item:
    labels = {field.name: field.label for field in KINDS[item.kind].fields}
    field = _(labels.get(cell.name, cell.name))
    said = str(cell.value)[:LONGEST_SHOWN]
    return replace(item, what="refused", field=field, after=said, note=reason, new=None)
