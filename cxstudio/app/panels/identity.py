"""Who the inspector shows: icon, name, place, and the fields that several things share; it writes nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cxstudio.app.figures import figures
from cxstudio.app.icons import kind_colour, kind_tint, picture
from cxstudio.app.labels import Elided, label
from cxstudio.app.panels.field_row import FieldRow
from cxstudio.app.scale import scaled
from cxstudio.app.targets import name_of, where
from cxstudio.model.channels import icon_of
from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS, Field
from cxstudio.model.naming import title
from cxstudio.model.records import (
    Annotation,
    Card,
    Channel,
    Link,
    Node,
    Record,
    Touchpoint,
)
from cxstudio.picture.icons import has_icon
from cxstudio.picture.theme import Theme
from cxstudio.words import N_, _

TILE, SIGN, NAME = 36, 20, 34  # pixels of the tile, of the sign on it, and of the line of the name

LINK_FIELDS = (
    Field("source", N_("From"), "end", "details"),
    Field("target", N_("To"), "end", "details"),
    Field("label", N_("Label"), "line", "details"),
    Field("share", N_("Share in %"), "number", "details"),
)


class Head(QWidget):
    """Who is shown: an icon on a tile, the name, and where it is."""

    def __init__(self, document: Document, wears: Theme) -> None:
        super().__init__()
        self._document, self._look = document, wears
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._tile = QLabel()
        self._tile.setFixedSize(scaled(TILE), scaled(TILE))
        self._tile.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self._tile, 0, Qt.AlignmentFlag.AlignTop)
        self._texts = QVBoxLayout()
        self._texts.setSpacing(0)
        self._name = Elided("", "title")
        self._name.setMinimumHeight(scaled(NAME))  # as tall as the field of one thing's name
        self._where = label("", "caption")
        self._where.setWordWrap(True)
        self._texts.addWidget(self._name)
        self._texts.addWidget(self._where)
        for line in (self._name, self._where):
            rtl = line.layoutDirection() == Qt.LayoutDirection.RightToLeft
            line.setContentsMargins(0 if rtl else 4, 0, 4 if rtl else 0, 0)
        row.addLayout(self._texts, 1)

    def take_title(self, row: FieldRow) -> None:
        """Edit the name right here."""
        self._name.hide()
        self._texts.insertWidget(0, row)

    def show_records(self, records: Sequence[Record]) -> None:
        first = records[0]
        alike = len({record.kind for record in records}) == 1
        name, colour, tint = self._icon(first) if alike else self._several()
        self._tile.setStyleSheet(f"background: {tint}; border-radius: 8px;")
        self._tile.setPixmap(picture(name, colour, scaled(SIGN), self.devicePixelRatioF()))
        if len(records) > 1:
            self._name.setText(figures(_("{n} selected").format(n=len(records))))
            self._where.setText(_counted(records))
        elif isinstance(first, Link):
            self._name.setText(_("Arrow"))
            ends = [title(self._document.get(id)) for id in (first.source, first.target)]
            self._where.setText(_("From {first} to {second}").format(first=ends[0], second=ends[1]))
        elif isinstance(first, Node):
            self._name.setText(name_of(self._document, first))
            self._where.setText(where(self._document, first))

    def _several(self) -> tuple[str, str, str]:
        """The sign of things of several kinds: of no kind."""
        return "layers", self._look.colour("inkMuted"), self._look.colour("surfaceSunken")

    def _icon(self, record: Record) -> tuple[str, str, str]:
        """The sign of a thing, its colour and that of the tile behind it."""
        accent, tint = self._look.colour("accent"), self._look.colour("accentTint")
        if isinstance(record, Touchpoint) and record.channels:
            channel = self._document.find(record.channels[0], Channel)
            if channel is not None and has_icon(icon_of(channel)):
                return icon_of(channel), accent, tint
        if isinstance(record, Channel):
            return icon_of(record), accent, tint
        if isinstance(record, Link):
            return "route", accent, tint
        if isinstance(record, (Card, Annotation)):
            accent, tint = kind_colour(record.kind, self._look), kind_tint(record.kind, self._look)
        return KINDS[record.kind].icon if record.kind in KINDS else "circle", accent, tint

    def sizeHint(self) -> QSize:
        return QSize(200, 44)


def _counted(records: Sequence[Record]) -> str:
    """How many of each kind: "3 touchpoints, 2 pain points"; just the kind where there is one."""
    numbers = Counter(record.kind for record in records)
    if len(numbers) == 1:
        return _plural(records[0].kind, len(records))
    parts = (f"{n} {_plural(kind, n).lower()}" for kind, n in numbers.items())
    return figures(", ".join(parts))


def _plural(kind: str, n: int) -> str:
    row = KINDS.get(kind)
    if row is None:
        return _("Arrows") if n > 1 else _("Arrow")
    return _(row.plural) if n > 1 else _(row.label)


def shared_fields(records: Sequence[Record]) -> list[Field]:
    """The fields all these records have, in the first one's order."""
    tables = [_fields(record) for record in records]
    if not tables:
        return []
    names = set.intersection(*({field.name for field in table} for table in tables))
    if len(records) > 1:
        # Several texts are never made one by an edit meant for the others.
        names = {f.name for f in tables[0] if f.name in names and f.section != "identity"}
        alike = {f.name: f for f in tables[0]}
        names = {n for n in names if all(_field_of(t, n).choices == alike[n].choices for t in tables)}
    return [field for field in tables[0] if field.name in names]


def _field_of(table: Sequence[Field], name: str) -> Field:
    return next(field for field in table if field.name == name)


def _fields(record: Record) -> tuple[Field, ...]:
    if isinstance(record, Link):
        return LINK_FIELDS
    return KINDS[record.kind].fields if record.kind in KINDS else ()
