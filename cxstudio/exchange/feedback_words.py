"""What an import of feedback would do, said in sentences: for the window and for the command line; it plans nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from cxstudio.exchange.feedback_import import Plan, Unplaced
from cxstudio.model.document import Document
from cxstudio.model.methods import method_of
from cxstudio.model.naming import numbered_title, shortened
from cxstudio.words import _, ngettext

_MOST_SUGGESTED = 2


def made_lines(plan: Plan, date: Callable[[str], str] = str) -> Iterator[str]:
    """What would be made, a line for each kind; `date` says a day of ISO 8601 as its reader wants it."""
    n = len(plan.said)
    if n:
        yield ngettext("{n} piece of feedback", "{n} pieces of feedback", n).format(n=n)
    if plan.metric is not None:
        metric = plan.metric
        if not metric.id:
            words = _("A new metric: “{metric}” ({method})")
            yield words.format(metric=shortened(metric.title), method=_(method_of(metric).label))
        n = len(plan.counts)
        if n:
            words = ngettext("{n} reading of “{metric}”", "{n} readings of “{metric}”", n)
            yield words.format(n=n, metric=shortened(metric.title))
        n = plan.overall
        if n:
            words = ngettext(
                "{n} of them for the journey as a whole", "{n} of them for the journey as a whole", n
            )
            yield words.format(n=n)
        n = len(plan.updates)
        if n:
            yield ngettext("{n} reading counted again", "{n} readings counted again", n).format(n=n)
    if plan.source is not None:
        words = _("Source “{title}”, n = {n}, {date}") if plan.source.date else _("Source “{title}”, n = {n}")
        yield words.format(title=shortened(plan.source.title), n=plan.source.n, date=date(plan.source.date))


def known_line(plan: Plan) -> str:
    """What the session has already; "" for nothing."""
    words = ngettext(
        "{n} is in the session already and is left out",
        "{n} are in the session already and are left out",
        plan.known,
    )
    return words.format(n=plan.known) if plan.known else ""


def unplaced_line(document: Document, unplaced: Unplaced) -> str:
    """A name that is no place of the map, how often it is there, and what is called almost so."""
    rows = ngettext("{n} row", "{n} rows", unplaced.rows).format(n=unplaced.rows)
    said = _("“{name}”, {rows}").format(name=shortened(unplaced.name), rows=rows)
    places = (document.node(id) for id in unplaced.similar)
    alike = list(dict.fromkeys(numbered_title(document, place) for place in places))[:_MOST_SUGGESTED]
    if not alike:
        return said
    names = _(" or ").join(_("“{name}”").format(name=shortened(name)) for name in alike)
    return _("{said}; perhaps {names}").format(said=said, names=names)


def refused_heading(plan: Plan) -> str:
    """How many rows are refused."""
    n = len(plan.refused)
    return ngettext("{n} row is refused", "{n} rows are refused", n).format(n=n)


def unplaced_heading(plan: Plan) -> str:
    """How many names are no places, and what becomes of them."""
    n = len(plan.unplaced)
    return ngettext(
        "{n} name is not a place on the map; what was said there waits in the register",
        "{n} names are not places on the map; what was said there waits in the register",
        n,
    ).format(n=n)


def result_words(plan: Plan) -> str:
    """What was done, in one sentence."""
    parts: Sequence[str] = list(made_lines(plan))[:1] if plan.said else []
    n = len(plan.counts) + len(plan.updates)
    if n:
        parts = [*parts, ngettext("{n} reading", "{n} readings", n).format(n=n)]
    return _("Imported: {things}").format(things=", ".join(parts))
