"""What a row about a kind, a field, a link or a lane says; the rows themselves stand in `kinds.py`, no drawing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cxstudio.model import records

Editor = Literal[
    "line",
    "text",
    "choice",
    "number",
    "decimal",
    "duration",
    "check",
    "channels",
    "persona",
    "attendee",
    "metric",
    "method",
    "source",
    "audit",
    "place",
    "anything",
    "category",
    "inputs",
    "pairs",
    "traits",
    "levels",
    "date",
    "language",
    "end",
]
Section = Literal["identity", "details", "evidence", "more"]
# Columns of a slide: what hurts or pleases, what could be done, what was said; "room" is where some is left.
SlidePlace = Literal["hurts", "helps", "said", "room"]
ViewName = Literal["map", "journeys", "personas", "plan", "metrics", "feedback", "audit", "table"]


@dataclass(frozen=True, slots=True)
class Field:
    """How one field of a record is named and edited; its type and bounds stand in the record.

    `asked_with` names another field and its value that leaves nothing to ask here: a reason needs something to be
    the reason of. A number is chosen from `low` to `high`, in steps of `step`. A `sentence` is one line in meaning
    that is often longer than a line is wide.
    """

    name: str
    label: str
    editor: Editor
    section: Section = "details"
    choices: tuple[tuple[str, str], ...] = ()  # (value, label)
    low: int = 0
    high: int = 0
    step: float = 1
    asked_with: tuple[str, str] | None = None
    sentence: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of node. `role` is a colour of the tokens, `lane` where its cards lie, `homes` what it may belong to.

    `palette` offers it as a tile; `short` is what else a table may call it. `drawn` is whether each has a
    place of its own on the map, `slanted` whether its text is somebody's words and set in italics, `column` what a
    table calls the column of its texts ("" = it has none): like names in files, never change it. `view` is where
    somebody goes to see it. `headings` are what tables made elsewhere call its column, in lower case and in any
    language, beside its own words. `on_slide` is where its cards stand on the slide of a stage, `slide_head` the kind
    they share a heading with there.
    """

    name: str
    record: type[records.Node]
    label: str
    plural: str
    icon: str
    role: str = ""
    lane: str = ""
    homes: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    title_field: str = "title"  # what is edited in place and named in the outline; "" = it has no words
    palette: bool = False
    short: str = ""
    becomes: str = ""  # what is said of a card that would take on this kind
    drawn: bool = True
    slanted: bool = False
    column: str = ""
    view: ViewName = "map"
    headings: tuple[str, ...] = ()
    on_slide: SlidePlace = "helps"
    slide_head: str = ""


@dataclass(frozen=True, slots=True)
class LinkKind:
    """One kind of relation and which kinds it may join; `drawn` as an arrow, or told by a sign on its cards."""

    name: str
    label: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    drawn: bool = False


@dataclass(frozen=True, slots=True)
class LaneKind:
    """One row a map can have. `always` rows are there from the start, the others appear with their first card.

    A `derived` row holds no cards: it shows what is known of the touchpoints, once somebody asks for it. `line` is the
    blueprint line drawn above it.

    `order` is its place until somebody moves a row. It is in the files of those who moved one: never change it; a new
    row takes a key between two others. `kinds` is what lies in it, the kind it is named after first; where the row
    does not say, the table fills it in.
    """

    key: str
    label: str
    icon: str
    order: str
    always: bool = False
    derived: bool = False
    line: Literal["", "interaction", "visibility", "internal"] = ""
    kinds: tuple[str, ...] = ()
