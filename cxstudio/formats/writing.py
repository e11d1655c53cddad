"""How each format is written, in the few lines that call its writer; the list of formats stands elsewhere.

Painters are imported when they are needed, so that the list costs nothing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from cxstudio.exchange.exported import Exported, Progress
from cxstudio.formats.options import ExportOptions, FindPicture, FormatProblem
from cxstudio.model.document import Document
from cxstudio.picture.poster import Poster
from cxstudio.text.digits import local_digits
from cxstudio.words import N_, _, spoken_language, translate

if TYPE_CHECKING:
    from cxstudio.text.layout import TextEngine


def pdf(
    document: Document, options: ExportOptions, pictures: FindPicture, progress: Progress | None
) -> Exported:
    """The pages as a PDF."""
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


def png(
    document: Document, options: ExportOptions, pictures: FindPicture, progress: Progress | None
) -> Exported:
    """A picture of each page."""
    from cxstudio.picture.theme import theme
    from cxstudio.render.png import write_pngs

    poster = _poster(document, options)
    colours, clear = theme(poster.theme), options.transparent
    first, *more = write_pngs(poster, colours, options.dpi, pictures, progress, transparent=clear)
    return Exported(first, _said(poster), tuple(more))


def svg(
    document: Document, options: ExportOptions, pictures: FindPicture, progress: Progress | None
) -> Exported:
    """A drawing of each page."""
    from cxstudio.picture.theme import theme
    from cxstudio.render.svg import write_svgs

    poster = _poster(document, options)
    colours, clear = theme(poster.theme), options.transparent
    first, *more = write_svgs(poster, colours, pictures, progress, transparent=clear)
    return Exported(first, _said(poster), tuple(more))


def pptx(
    document: Document, options: ExportOptions, pictures: FindPicture, progress: Progress | None
) -> Exported:
    """The pages as slides."""
    from cxstudio.picture.theme import theme
    from cxstudio.render.pdf import meta_of
    from cxstudio.render.pptx import shrunk_to, write_pptx
    from cxstudio.text.layout import standard_engine

    engine = standard_engine(document.session.language)
    poster = _poster(document, options, engine)
    meta = replace(meta_of(poster), author=document.session.facilitator, date=_moment(document))
    colours, exact = theme(poster.theme), options.as_pictures
    made = write_pptx(poster, colours, meta, progress, pictures, as_pictures=exact, engine=engine)
    warnings = _said(poster)
    if shrunk_to(poster) < 1:
        text = _("The page is larger than a slide can be and was made smaller, to {percent} %.")
        said = text.format(percent=max(1, round(shrunk_to(poster) * 100)))
        warnings = (*warnings, local_digits(said, spoken_language()))
    return Exported(made, warnings)


def csv(
    document: Document, options: ExportOptions, _pictures: FindPicture, _progress: Progress | None
) -> Exported:
    """The map's touchpoints, or all things of one kind, as a table."""
    from cxstudio.exchange.table import export_table

    if options.kind:
        from cxstudio.exchange.kind_table import export_kind

        return export_kind(document, options.kind)
    return export_table(document, _journey(document, options))


def xlsx(
    document: Document, options: ExportOptions, _pictures: FindPicture, _progress: Progress | None
) -> Exported:
    """The maps to be read, and a sheet for each kind of thing."""
    from cxstudio.exchange.kind_table import export_workbook

    journey = _journey(document, options) if options.journey else ""
    return export_workbook(document, [options.kind] if options.kind else [], journey)


def json(
    document: Document, _options: ExportOptions, _pictures: FindPicture, _progress: Progress | None
) -> Exported:
    """The graph."""
    from cxstudio.exchange.node_link import export_node_link

    return export_node_link(document)


def ics(
    document: Document, _options: ExportOptions, _pictures: FindPicture, _progress: Progress | None
) -> Exported:
    """The actions as appointments."""
    from cxstudio.exchange.calendar import export_calendar

    return export_calendar(document)


def txt(
    document: Document, _options: ExportOptions, _pictures: FindPicture, _progress: Progress | None
) -> Exported:
    """The actions for an e-mail."""
    from cxstudio.exchange.plan_text import export_plan_text

    return export_plan_text(document)


def md(
    document: Document, options: ExportOptions, _pictures: FindPicture, _progress: Progress | None
) -> Exported:
    """All of it with headings."""
    from cxstudio.exchange.markdown import export_markdown

    return export_markdown(document, _journey(document, options) if options.journey else "")


def mmd(
    document: Document, options: ExportOptions, _pictures: FindPicture, _progress: Progress | None
) -> Exported:
    """A journey as a diagram."""
    from cxstudio.exchange.mermaid import export_mermaid

    return export_mermaid(document, _journey(document, options))


def _journey(document: Document, options: ExportOptions) -> str:
    journeys = [journey.id for journey in document.journeys()]
    if options.journey and options.journey not in journeys:
        raise FormatProblem(_("There is no such journey"))
    if not journeys:
        raise FormatProblem(_("The session has no journey yet"))
    return options.journey or journeys[0]


def _poster(document: Document, options: ExportOptions, engine: TextEngine | None = None) -> Poster:
    from cxstudio.picture.profiles import compose_pages
    from cxstudio.text.layout import standard_engine

    journey = _journey(document, options)
    engine = engine or standard_engine(document.session.language)
    return compose_pages(document, journey, engine, options.page)


def _said(poster: Poster) -> tuple[str, ...]:
    return poster.report.warnings
