"""The one list of formats a session is exported to and imported from; it names the functions and writes the files.

Painters and readers are imported when they are needed, so that asking for the list costs nothing.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from cxstudio.exchange.exported import Exported, Progress
from cxstudio.model.document import Document
from cxstudio.model.excerpt import LeaveOut, excerpt
from cxstudio.picture.poster import PageSetup, Poster, ProfileName
from cxstudio.words import N_, _, translate

FindPicture = Callable[[str], bytes | None]


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What an export is asked for. `journey` is an id, "" the first journey; tables and JSON look at no page.

    A `kind` asks a table for all things of that kind. What is left out is in no format. `session` are the bytes of
    a whole session file that travels inside a PDF as `session_name`.
    """

    journey: str = ""
    kind: str = ""
    page: PageSetup = field(default_factory=PageSetup)
    dpi: float = 150.0  # dots per inch of a PNG
    as_pictures: bool = False  # each slide one picture of its page, which looks exact and cannot be edited
    leave_out: LeaveOut = field(default_factory=LeaveOut)
    session: bytes = b""
    session_name: str = ""


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What an import is asked for; an empty language or direction is guessed from the letters."""

    title: str = ""
    language: str = ""
    direction: str = ""
    skip_bad_rows: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import made, and what it left out or did not understand, one sentence each."""

    warnings: tuple[str, ...] = ()


Export = Callable[[Document, ExportOptions, FindPicture, Progress | None], Exported]
Import = Callable[[Document, bytes, ImportOptions, Progress | None], Imported]


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file: its name, its ending with the dot, what a user calls it, and how it is written or read.

    `has_page` is whether an export is laid out on paper, and `profile` what its pages are for where nobody chose;
    `about` says what is in one that has nothing to show. `holds_session` is whether a whole session may travel inside
    one, which is taken out by `files/inside_pdf.py` and not read here.
    """

    name: str
    ending: str
    label: str
    write: Export | None = None
    read: Import | None = None
    has_page: bool = False
    about: str = ""
    profile: ProfileName = "poster"
    holds_session: bool = False


class FormatProblem(ValueError):
    """No export or import as asked; the text is a plain sentence with the remedy."""


def _pdf(
    document: Document, options: ExportOptions, pictures: FindPicture, progress: Progress | None
) -> Exported:
    return written_pdf(document, _poster(document, options), pictures, progress, options)


def written_pdf(
    document: Document,
    poster: Poster,
    pictures: FindPicture,
    progress: Progress | None = None,
    options: ExportOptions | None = None,
) -> Exported:
    """The PDF of a poster of this document that is laid out already; of the options only the session counts."""
    from cxstudio.picture.theme import theme
    from cxstudio.render.pdf import Attached, meta_of, write_pdf

    meta = replace(meta_of(poster), author=document.session.facilitator, date=_moment(document))
    source = None
    if options is not None and options.session:
        words = N_("The whole session. Open this PDF in CX Studio to go on with it.")
        source = Attached(options.session_name, translate(words, document.session.language), options.session)
    data = write_pdf(poster, theme(poster.theme), meta, progress, pictures, source=source)
    return Exported(data, _said(poster))


def _moment(document: Document) -> datetime:
    """The last change of the session, so that one session always makes the same file."""
    return datetime.fromtimestamp(document.changed or 0.0, UTC)


def _png(
    document: Document, options: ExportOptions, pictures: FindPicture, progress: Progress | None
) -> Exported:
    from cxstudio.picture.theme import theme
    from cxstudio.render.png import write_pngs

    poster = _poster(document, options)
    first, *more = write_pngs(poster, theme(poster.theme), options.dpi, pictures, progress)
    return Exported(first, _said(poster), tuple(more))


def _pptx(
    document: Document, options: ExportOptions, pictures: FindPicture, progress: Progress | None
) -> Exported:
    from cxstudio.picture.theme import theme
    from cxstudio.render.pdf import meta_of
    from cxstudio.render.pptx import shrunk_to, write_pptx

    poster = _poster(document, options)
    meta = replace(meta_of(poster), author=document.session.facilitator, date=_moment(document))
    colours = theme(poster.theme)
    made = write_pptx(poster, colours, meta, progress, pictures, as_pictures=options.as_pictures)
    warnings = _said(poster)
    if shrunk_to(poster) < 1:
        text = _("The page is larger than a slide can be and was made smaller, to {percent} %.")
        warnings = (*warnings, text.format(percent=max(1, round(shrunk_to(poster) * 100))))
    return Exported(made, warnings)


def _csv(
    document: Document, options: ExportOptions, _pictures: FindPicture, _progress: Progress | None
) -> Exported:
    from cxstudio.exchange.table import export_table

    if options.kind:
        from cxstudio.exchange.kind_table import export_kind

        return export_kind(document, options.kind)
    return export_table(document, _journey(document, options))


def _xlsx(
    document: Document, options: ExportOptions, _pictures: FindPicture, _progress: Progress | None
) -> Exported:
    from cxstudio.exchange.kind_table import export_workbook

    return export_workbook(document, [options.kind] if options.kind else [])


def _json(
    document: Document, _options: ExportOptions, _pictures: FindPicture, _progress: Progress | None
) -> Exported:
    from cxstudio.exchange.node_link import export_node_link

    return export_node_link(document)


def _ics(
    document: Document, _options: ExportOptions, _pictures: FindPicture, _progress: Progress | None
) -> Exported:
    from cxstudio.exchange.calendar import export_calendar

    return export_calendar(document)


def _txt(
    document: Document, _options: ExportOptions, _pictures: FindPicture, _progress: Progress | None
) -> Exported:
    from cxstudio.exchange.plan_text import export_plan_text

    return export_plan_text(document)


def _md(
    document: Document, options: ExportOptions, _pictures: FindPicture, _progress: Progress | None
) -> Exported:
    from cxstudio.exchange.markdown import export_markdown

    return export_markdown(document, _journey(document, options) if options.journey else "")


def _mmd(
    document: Document, options: ExportOptions, _pictures: FindPicture, _progress: Progress | None
) -> Exported:
    from cxstudio.exchange.mermaid import export_mermaid

    return export_mermaid(document, _journey(document, options))


def _read_csv(document: Document, data: bytes, options: ImportOptions, progress: Progress | None) -> Imported:
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


def _read_json(
    document: Document, data: bytes, _options: ImportOptions, progress: Progress | None
) -> Imported:
    from cxstudio.exchange.node_link import import_node_link

    return Imported(import_node_link(document, data, progress).warnings)


FORMATS: tuple[Format, ...] = (
    Format("pdf", ".pdf", N_("PDF document"), write=_pdf, has_page=True, holds_session=True),
    Format("png", ".png", N_("PNG picture"), write=_png, has_page=True),
    Format("pptx", ".pptx", N_("Slides (PowerPoint)"), write=_pptx, has_page=True, profile="slides"),
    Format(
        "csv",
        ".csv",
        N_("Table (CSV)"),
        write=_csv,
        read=_read_csv,
        about=N_("A table with a row for each touchpoint"),
    ),
    Format(
        "xlsx",
        ".xlsx",
        N_("Spreadsheet (XLSX)"),
        write=_xlsx,
        about=N_("A sheet for each kind of thing, to be edited and brought back"),
    ),
    Format(
        "json",
        ".json",
        N_("Graph (node-link JSON)"),
        write=_json,
        read=_read_json,
        about=N_("The whole graph, to be read by other programs"),
    ),
    Format("ics", ".ics", N_("Calendar (iCalendar)"), write=_ics, about=N_("The actions with their days")),
    Format(
        "md", ".md", N_("Text with headings (Markdown)"), write=_md, about=N_("The whole session to be read")
    ),
    Format(
        "mmd",
        ".mmd",
        N_("Diagram (Mermaid)"),
        write=_mmd,
        about=N_("Stages and touchpoints with scores from 1 to 5, for Mermaid"),
    ),
    Format(
        "txt", ".txt", N_("Text for an e-mail"), write=_txt, about=N_("The actions: who does what by when")
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


def file_filter(formats: Sequence[Format]) -> str:
    """Their names and patterns, as a file dialog wants them: "Table (CSV), Graph (*.csv *.json)"."""
    names = ", ".join(_(format.label) for format in formats)
    return f"{names} ({' '.join('*' + format.ending for format in formats)})"


def export_format(path: Path) -> Format:
    """The format a file of this name is written in. Raises FormatProblem."""
    return _format(path, EXPORTS)


def import_format(path: Path) -> Format:
    """The format a file of this name is read in. Raises FormatProblem."""
    return _format(path, IMPORTS)


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
    if options.leave_out:
        document = excerpt(document, options.leave_out)
        pictures = _only_of(document, pictures)
    if format.has_page and options.page.theme == "grey":
        from cxstudio.render.pictures import grey_pictures

        pictures = grey_pictures(pictures)
    try:
        return format.write(document, options, pictures, progress)
    except ValueError as problem:
        raise FormatProblem(str(problem)) from problem


def export_file(
    document: Document,
    path: Path,
    options: ExportOptions | None = None,
    *,
    pictures: FindPicture | None = None,
    progress: Progress | None = None,
) -> tuple[str, ...]:
    """Write a session to a file in the format its ending names, replacing what is there; returns the warnings.

    Further pages of a picture lie beside it as "name-2.png". Raises FormatProblem or FileProblem; then a file that
    was there is as it was.
    """
    made = export_bytes(document, export_format(path), options, pictures=pictures, progress=progress)
    for number, data in enumerate((made.data, *made.more), start=1):
        write_file(path if number == 1 else path.with_name(f"{path.stem}-{number}{path.suffix}"), data)
    return made.warnings


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
    return format.read(document, data, options or ImportOptions(title=title_of(path)), progress)


def title_of(path: Path) -> str:
    """What a session made of a file is called: the file's name, readable whatever bytes it consists of."""
    return os.fsencode(path.stem).decode("utf-8", "replace")


def _format(path: Path, formats: Sequence[Format]) -> Format:
    for format in formats:
        if path.suffix.lower() == format.ending:
            return format
    text = _("“{name}” must end in one of: {endings}")
    raise FormatProblem(text.format(name=path.name, endings=endings(formats)))


def _journey(document: Document, options: ExportOptions) -> str:
    journeys = [journey.id for journey in document.journeys()]
    if options.journey and options.journey not in journeys:
        raise FormatProblem(_("There is no such journey"))
    if not journeys:
        raise FormatProblem(_("The session has no journey yet"))
    return options.journey or journeys[0]


def _poster(document: Document, options: ExportOptions) -> Poster:
    from cxstudio.picture.profiles import compose_pages
    from cxstudio.text.layout import standard_engine

    journey = _journey(document, options)
    return compose_pages(document, journey, standard_engine(document.session.language), options.page)


def _said(poster: Poster) -> tuple[str, ...]:
    return poster.report.warnings


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
