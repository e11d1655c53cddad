"""The columns a table of one kind has, all by the table of kinds; it knows no cells and no document.

A table of a kind has a row for each thing. Beside the fields of its kind it says where the thing belongs, what it is
joined to and, where no field says it, what else there is to know.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from cxstudio.model.audits import Audit, Consistency
from cxstudio.model.kinds import CARD_KINDS, KINDS, LINK_KINDS, Field
from cxstudio.model.measures import Metric, Reading, Source
from cxstudio.model.owners import OWNERS
from cxstudio.model.plans import Attendee, Group
from cxstudio.model.records import (
    EMOTION_VALUES,
    Annotation,
    Attachment,
    Card,
    Channel,
    Emotion,
    Journey,
    Lane,
    Node,
    Persona,
    Preset,
    Prompt,
    Record,
    Stage,
    Touchpoint,
)
from cxstudio.model.workshops import VoteRound
from cxstudio.words import N_, languages, translate

Role = Literal["id", "field", "owner", "links", "hands", "told", "mark"]
Writable = Literal["always", "new", "never"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `key` is its name for good, `label` what its heading says.

    A `field` column holds what a field says, an `owner` column what the thing belongs to, `links` what it is joined to,
    `hands` those counted for one value of a feeling; what is only `told` is worked out. `targets` are what its cells
    name. A cell that is written when a thing is `new` stays as it is afterwards.
    """

    key: str
    label: str
    role: Role
    field: Field | None = None
    targets: tuple[type[Node], ...] = ()
    write: Writable = "always"

    @property
    def editor(self) -> str:
        """How its cells are edited, as the editors of fields are called."""
        return self.field.editor if self.field is not None else ""


ID = Column("id", N_("Id"), "id", write="never")
MARK = Column("mark", N_("State"), "mark", write="never")

# What the cells of a reference name.
TARGETS: dict[str, tuple[type[Node], ...]] = {
    "persona": (Persona,),
    "attendee": (Attendee,),
    "source": (Source,),
    "metric": (Metric,),
    "audit": (Audit,),
    "place": (Touchpoint, Stage, Journey),
    "anything": (Node,),
}

_BELONGS = N_("Belongs to")
_OWNER_COLUMNS: dict[type[Record], Column] = {
    Stage: Column("in", N_("Journey"), "owner", targets=(Journey,), write="new"),
    Touchpoint: Column("in", N_("Stage"), "owner", targets=(Stage,)),
    Card: Column("in", _BELONGS, "owner", targets=(Touchpoint, Stage)),
    Annotation: Column("in", _BELONGS, "owner", targets=(Node,)),
    Reading: Column("in", N_("Metric"), "owner", targets=(Metric,), write="new"),
    Consistency: Column("in", N_("Touchpoint"), "owner", targets=(Touchpoint,), write="new"),
    Emotion: Column("in", N_("Touchpoint"), "owner", targets=(Touchpoint,), write="new"),
    Prompt: Column("in", _BELONGS, "owner", targets=(Touchpoint, Stage), write="new"),
    Lane: Column("in", N_("Journey"), "owner", targets=(Journey,), write="never"),
    Attachment: Column("in", _BELONGS, "owner", targets=(Node,), write="never"),
}
_JOURNEY = Column("journey", N_("Journey"), "told", write="never")
_STAGE = Column("stage", N_("Stage"), "told", write="never")
_NUMBER = Column("number", N_("Number"), "told", write="never")
_VOTES = Column("votes", N_("Votes"), "told", write="never")
_TOLD: dict[type[Record], tuple[Column, ...]] = {
    Stage: (_NUMBER,),
    Touchpoint: (_NUMBER, _JOURNEY),
    Card: (_STAGE, _JOURNEY, _VOTES, Column("parked", N_("In the parking lot"), "told", write="never")),
    Group: (_VOTES,),
    VoteRound: (Column("result", N_("Result"), "told", write="never"),),
    Annotation: (_JOURNEY,),
    Emotion: (Column("mean", N_("Mean"), "told", write="never"),),
    Lane: (Column("shows", N_("Row of the map"), "told", write="never"),),
    Prompt: (Column("lane", N_("Lane"), "told", write="new"),),
    Preset: (Column("lanes", N_("Lanes"), "told", write="never"),),
    Consistency: (Column("channel", N_("Channel"), "owner", targets=(Channel,), write="new"),),
}
HANDS = {f"hands{value}": place for place, value in enumerate(EMOTION_VALUES)}
_EMOTION = (
    Column("persona", N_("Persona"), "owner", targets=(Persona,), write="new"),
    *(Column(key, N_("Hands"), "hands") for key in HANDS),
    Column("stated", N_("Stated"), "field", Field("stated", N_("Stated"), "decimal")),
)


@cache
def columns_of(kind: str) -> tuple[Column, ...]:
    """The columns of a kind's table: what it is known by, where it belongs, its fields, what it is joined to."""
    row = KINDS[kind]
    fields = [_field_column(field) for field in row.fields]
    first = [x for x in fields if x.key == row.title_field]
    owner = _OWNER_COLUMNS.get(row.record)
    taken = {x.key for x in fields}
    told = [x for x in _TOLD.get(row.record, ()) if x.key not in taken]
    extra = _EMOTION if row.record is Emotion else ()
    return (
        ID,
        *first,
        *((owner,) if owner is not None else ()),
        *told,
        *(x for x in fields if x not in first),
        *extra,
        *_link_columns(kind),
    )


def _field_column(field: Field) -> Column:
    return Column(field.name, field.label, "field", field, TARGETS.get(field.editor, ()))


def _link_columns(kind: str) -> list[Column]:
    found = []
    for link in LINK_KINDS.values():
        if kind in link.sources:
            targets = tuple(dict.fromkeys(KINDS[name].record for name in link.targets))
            found.append(Column(link.name, link.label, "links", targets=targets))
    return found


def is_owner_field(kind: str, column: Column) -> bool:
    """Whether a column holds what a thing cannot be without."""
    row = KINDS[kind]
    return column.role == "owner" or (column.role == "field" and OWNERS.get(row.record) == column.key)


def kinds_with_tables() -> tuple[str, ...]:
    """All kinds, those of cards in the order of their tiles."""
    others = tuple(name for name in KINDS if name not in CARD_KINDS)
    place = others.index("touchpoint") + 1
    return (*others[:place], *CARD_KINDS, *others[place:])


def kind_called(name: str) -> str:
    """The kind of this name, or whose words these are in any language; "" for none."""
    said = " ".join(name.casefold().replace("-", " ").replace("_", " ").split())
    for kind in kinds_with_tables():
        row = KINDS[kind]
        if said == kind.replace("_", " "):
            return kind
        words = {translate(label, language) for label in (row.label, row.plural) for language in languages()}
        if said in {word.casefold() for word in words}:
            return kind
    return ""
