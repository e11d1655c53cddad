"""Which files can be imported, by their endings and as a dialog offers them; it reads none."""

from __future__ import annotations

from cxstudio.words import N_, _

TABLES = (".csv", ".tsv", ".xlsx")
TEXTS = (".txt", ".mmd", ".mermaid", ".md", ".markdown")
SESSION, GRAPH = ".cxs", ".json"
PREVIEWED = (*TABLES, *TEXTS, GRAPH)  # of files that are imported wherever they come from
_KINDS = (
    (N_("Tables"), TABLES),
    (N_("Lists and Mermaid diagrams"), TEXTS),
    (N_("Other maps"), (SESSION, GRAPH, ".pdf")),
)


def source_filter() -> str:
    """What a dialog offers to import: all of it, then each sort alone."""
    groups = [(_("All that can be imported"), [x for _words, endings in _KINDS for x in endings])]
    groups += [(_(words), list(endings)) for words, endings in _KINDS]
    return ";;".join(f"{words} ({' '.join('*' + x for x in endings)})" for words, endings in groups)


def sorts_said() -> list[str]:
    """The sorts of files that can be imported, each with its endings: "Tables (csv, tsv, xlsx)"."""
    return [f"{_(words)} ({', '.join(x.removeprefix('.') for x in endings)})" for words, endings in _KINDS]
