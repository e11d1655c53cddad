"""How each format is read into an empty session, in the few lines that call its reader."""

from __future__ import annotations

from cxstudio.exchange.exported import Progress
from cxstudio.formats.options import Imported, ImportOptions
from cxstudio.model.document import Document
from cxstudio.words import _


def csv(document: Document, data: bytes, options: ImportOptions, progress: Progress | None) -> Imported:
    """A map's table."""
    from cxstudio.exchange.csv_rows import decoded
    from cxstudio.exchange.script import guess_direction, guess_language
    from cxstudio.exchange.table_import import import_table

    text = decoded(data)
    made = import_table(
        document,
        data,
        title=options.title,
        language=options.language or guess_language(text),
        direction=options.direction or guess_direction(text),
        skip_bad_rows=options.skip_bad_rows,
        progress=progress,
    )
    skipped = tuple(_("Left out: {fault}").format(fault=fault) for fault in made.skipped)
    return Imported((*made.warnings, *skipped))


def json(document: Document, data: bytes, _options: ImportOptions, progress: Progress | None) -> Imported:
    """A graph."""
    from cxstudio.exchange.node_link import import_node_link

    return Imported(import_node_link(document, data, progress).warnings)
