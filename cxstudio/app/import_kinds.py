"""Which files can be imported, by their endings and as a dialog offers them; it reads none."""

from __future__ import annotations

from cxstudio.exchange.import_endings import endings_of
from cxstudio.words import N_, _

TABLES = endings_of("table")
TEXTS = endings_of("text")
GRAPHS = endings_of("graph")
SESSION, PDF = ".cxs", ".pdf"  # what holds a whole session is opened, or chosen from
PREVIEWED = endings_of()  # of files that are imported wherever they come from
_KINDS = (
    (N_("Tables"), TABLES),
    (N_("Lists and Mermaid diagrams"), TEXTS),
    (N_("Other maps"), (SESSION, *GRAPHS, PDF)),
)


def source_filter() -> str:
    """What a dialog offers to import: all of it, then each sort alone."""
    groups = [(_("All that can be imported"), [x for _words, endings in _KINDS for x in endings])]
    groups += [(_(words), list(endings)) for words, endings in _KINDS]
    return ";;".join(f"{words} ({' '.join('*' + x for x in endings)})" for words, endings in groups)


def sorts_said() -> list[str]:
    """The sorts of files that can be imported, each with its endings: "Tables (csv, tsv, xlsx)"."""
    return [f"{_(words)} ({', '.join(x.removeprefix('.') for x in endings)})" for words, endings in _KINDS]
