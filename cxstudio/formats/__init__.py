"""The one list of formats a session is exported to and imported from; it names the functions and writes the files."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from cxstudio.exchange.exported import Exported, Progress
from cxstudio.formats import left_behind, reading, writing
from cxstudio.formats.options import (
    ExportOptions,
    FindPicture,
    Format,
    FormatProblem,
    Imported,
    ImportOptions,
)
from cxstudio.formats.writing import written_pdf
from cxstudio.model.document import Document
from cxstudio.model.excerpt import excerpt, ids_in_excerpt
from cxstudio.picture.poster import ProfileName
from cxstudio.picture.uncollected import uncollected
from cxstudio.words import N_, _

if TYPE_CHECKING:
    from cxstudio.formats.placing import Placed

__all__ = [
    "EXPORTS",
    "FORMATS",
    "IMPORTS",
    "ExportOptions",
    "FindPicture",
    "Format",
    "FormatProblem",
    "ImportOptions",
    "Imported",
    "endings",
    "export_bytes",
    "export_file",
    "export_format",
    "file_filter",
    "import_file",
    "import_format",
    "read_endings",
    "title_of",
    "usual_profile",
    "write_file",
    "written_pdf",
]

FORMATS: tuple[Format, ...] = (
    Format("pdf", ".pdf", N_("PDF document"), write=writing.pdf, has_page=True, holds_session=True),
    Format("png", ".png", N_("PNG picture"), write=writing.png, has_page=True, on_screen=True),
    Format("svg", ".svg", N_("SVG drawing"), write=writing.svg, has_page=True),
    Format(
        "pptx",
        ".pptx",
        N_("Slides (PowerPoint)"),
        write=writing.pptx,
        has_page=True,
        profile="slides",
        on_screen=True,
    ),
    Format(
        "csv",
        ".csv",
        N_("Table (CSV)"),
        write=writing.csv,
        read=reading.csv,
        about=N_("A table with a row for each touchpoint"),
        left=left_behind.of_a_table,
        by_kind=True,
    ),
    Format(
        "xlsx",
        ".xlsx",
        N_("Spreadsheet (XLSX)"),
        write=writing.xlsx,
        read=reading.xlsx,
        about=N_("A sheet for each kind of thing, to be edited and brought back"),
        by_kind=True,
    ),
    Format(
        "json",
        ".json",
        N_("Graph (node-link JSON)"),
        write=writing.json,
        read=reading.json,
        about=N_("The whole graph, to be read by other programs"),
    ),
    Format(
        "ics", ".ics", N_("Calendar (iCalendar)"), write=writing.ics, about=N_("The actions with their days")
    ),
    Format(
        "md",
        ".md",
        N_("Text with headings (Markdown)"),
        write=writing.md,
        read=reading.md,
        about=N_("The whole session to be read"),
        left=left_behind.of_a_text,
    ),
    Format(
        "mmd",
        ".mmd",
        N_("Diagram (Mermaid)"),
        write=writing.mmd,
        read=reading.mmd,
        about=N_("Stages and touchpoints with scores from 1 to 5, for Mermaid"),
        left=left_behind.of_a_diagram,
    ),
    Format(
        "txt",
        ".txt",
        N_("Text for an e-mail"),
        write=writing.txt,
        read=reading.text,
        about=N_("The actions: who does what by when"),
    ),
)
EXPORTS = tuple(format for format in FORMATS if format.write)
IMPORTS = tuple(format for format in FORMATS if format.read or format.holds_session)
MOST_BYTES = 64 * 1024 * 1024  # of a file to import


def usual_profile(format: Format) -> ProfileName:
    """What the pages of a format are for where nobody chose."""
    from cxstudio.picture.profiles import PROFILES

    return format.profile if format.profile in PROFILES else "poster"


def endings(formats: Sequence[Format]) -> str:
    """The endings of their files as people list them: ".csv, .json"."""
    return ", ".join(format.ending for format in formats)


def read_endings() -> tuple[str, ...]:
    """All endings of files that can be imported."""
    return tuple(ending for format in IMPORTS for ending in format.read_from)


def file_filter(formats: Sequence[Format]) -> str:
    """Their names and patterns, as a file dialog wants them: "Table (CSV), Graph (*.csv *.json)"."""
    names = ", ".join(_(format.label) for format in formats)
    return f"{names} ({' '.join('*' + format.ending for format in formats)})"


def export_format(path: Path) -> Format:
    """The format a file of this name is written in. Raises FormatProblem."""
    return _format(path, {format: (format.ending,) for format in EXPORTS})


def import_format(path: Path) -> Format:
    """The format a file of this name is read in. Raises FormatProblem."""
    return _format(path, {format: format.read_from for format in IMPORTS})


def export_bytes(
    document: Document,
    format: Format,
    options: ExportOptions | None = None,
    *,
    pictures: FindPicture | None = None,
    progress: Progress | None = None,
) -> Exported:
    """A session in another format. Raises FormatProblem when it cannot be made as asked."""
    assert format.write is not None
    options, pictures = options or ExportOptions(), pictures or _no_picture
    if options.session:
        _refuse_session(format, options)
    whole = document
    if options.leave_out or options.called:
        journey = ids_in_excerpt(document, options.leave_out)(options.journey)
        document = excerpt(document, options.leave_out, called=options.called)
        options = replace(options, journey=journey)
        pictures = _only_of(document, pictures)
    if format.has_page and options.page.theme == "grey":
        from cxstudio.render.pictures import grey_pictures

        pictures = grey_pictures(pictures)
    try:
        with uncollected(stays=False):
            made = format.write(document, options, pictures, progress)
    except ValueError as problem:
        raise FormatProblem(str(problem)) from problem
    if options.leave_out.names:
        told = _names_perhaps(whole, document, options.leave_out.also)
        return replace(made, warnings=(*told, *made.warnings))
    return made


def _names_perhaps(whole: Document, left: Document, also: Sequence[str]) -> tuple[str, ...]:
    """A sentence with the words that somebody is to look at before the file is given away; none without any."""
    from cxstudio.model.name_lookalikes import words_like_names

    words = ", ".join(words_like_names(whole, left, also))
    said = _("Words that look like a name that was left out: {words}")
    return (said.format(words=words),) if words else ()


def export_file(
    document: Document,
    path: Path,
    options: ExportOptions | None = None,
    *,
    pictures: FindPicture | None = None,
    progress: Progress | None = None,
) -> Placed:
    """Write a session to a file in the format its ending names, replacing what is there.

    Further pages of a picture lie beside it as "name-2.png". Raises FormatProblem or FileProblem; then the files that
    were there are as they were.
    """
    from cxstudio.formats.placing import place

    made = export_bytes(document, export_format(path), options, pictures=pictures, progress=progress)
    return place(path, (made.data, *made.more), made.warnings)


def write_file(path: Path, data: bytes) -> None:
    """Write a whole file or leave the old one. Raises FileProblem."""
    from cxstudio.files.publish import published

    with published(path) as temporary:
        temporary.write_bytes(data)


def import_file(
    document: Document, path: Path, options: ImportOptions | None = None, progress: Progress | None = None
) -> Imported:
    """Fill an empty document from a file in the format its ending names, in one transaction or not at all.

    Raises FormatProblem, ImportProblem or FileProblem.
    """
    from cxstudio.files.plain_file import open_plain
    from cxstudio.files.problems import from_reading

    format = import_format(path)
    assert format.read is not None, "the session inside a PDF is a file of its own"
    try:
        with open_plain(path) as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise from_reading(error, path) from error
    return format.read(document, data, options or ImportOptions(named=title_of(path)), progress)


def title_of(path: Path) -> str:
    """What a session made of a file is called: the file's name, readable whatever bytes it consists of."""
    return os.fsencode(path.stem).decode("utf-8", "replace")


def _format(path: Path, formats: Mapping[Format, tuple[str, ...]]) -> Format:
    for format, known in formats.items():
        if path.suffix.lower() in known:
            return format
    text = _("“{name}” must end in one of: {endings}")
    known = tuple(ending for row in formats.values() for ending in row)
    raise FormatProblem(text.format(name=path.name, endings=", ".join(known)))


def _refuse_session(format: Format, options: ExportOptions) -> None:
    """Raises FormatProblem where a session may not travel inside."""
    if not format.holds_session:
        raise FormatProblem(_("Only a PDF can hold the session. Export a PDF, or leave the session out."))
    if options.leave_out:
        raise FormatProblem(
            _(
                "The session inside a PDF holds everything, also what is to be left out. Choose one of the two."
            )
        )


def _only_of(document: Document, pictures: FindPicture) -> FindPicture:
    """The pictures a document has, and no others."""
    own = {attachment.sha256 for attachment in document.attachments()}
    return lambda sha256: pictures(sha256) if sha256 in own else None


def _no_picture(_sha256: str) -> bytes | None:
    return None
