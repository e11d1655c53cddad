"""What the lists of the inspector offer: personas, channels, ends of arrows, languages; it changes nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale
from PySide6.QtGui import QIcon

from cxstudio.app.figures import figures
from cxstudio.app.icons import icon, kind_colour, mark_icon
from cxstudio.app.panels.field_row import Offer
from cxstudio.model.audits import Audit
from cxstudio.model.channels import CHANNEL_PRESETS, icon_of
from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS, LINK_KINDS
from cxstudio.model.measures import Feedback, Metric, Source
from cxstudio.model.naming import number, shortened, title
from cxstudio.model.plans import Action, Attendee, Goal
from cxstudio.model.records import Card, Journey, Link, Node, Persona, Stage, Touchpoint
from cxstudio.model.work_kinds import FEEDBACK_CATEGORIES
from cxstudio.picture.sheets.audit_parts import audit_name
from cxstudio.picture.theme import Theme
from cxstudio.picture.wording import Wording
from cxstudio.words import _, languages

# The tags a session is usually in, beside those the window speaks itself; any other tag of a file is kept.
_TAGS = (
    "ar", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "ga", "he", "hi", "hr", "hu",
    "id", "is", "it", "ja", "ko", "lt", "lv", "ms", "nb", "nl", "pl", "ps", "pt", "ro", "ru", "sk", "sl", "sr", "sv",
    "sw", "th", "tr", "uk", "ur", "vi", "zh",
)  # fmt: skip


def persona_offers(document: Document, wears: Theme) -> list[Offer]:
    """The personas of the session, each with its mark."""
    return [Offer(p.id, title(p), mark_icon(p.mark, wears)) for p in document.personas()]


def channel_offers(document: Document, wears: Theme) -> list[Offer]:
    """The session's own channels, then the usual ones it has not got."""
    colour = wears.colour("ink")
    own = [Offer(c.id, c.name, icon(icon_of(c), colour, 16)) for c in document.channels()]
    known = {offer.text.casefold() for offer in own}
    usual = [(_(preset.name), preset.icon) for preset in CHANNEL_PRESETS]
    return own + [Offer("", name, icon(i, colour, 16)) for name, i in usual if name.casefold() not in known]


def named_offers(document: Document, editor: str, wears: Theme) -> list[Offer]:
    """The people, sources, metrics or categories of the session, whichever a field of this editor names."""
    if editor == "category":
        return category_offers(document, wears)
    records: dict[str, type[Node]] = {"attendee": Attendee, "source": Source, "metric": Metric}
    found = document.nodes(records[editor])
    sign = icon(KINDS[editor].icon, wears.colour("ink"), 16)
    return [Offer(one.id, title(one), sign) for one in found]


def category_offers(document: Document, wears: Theme) -> list[Offer]:
    """The usual categories of feedback, then those of one's own that are used."""
    sign = icon("tag", wears.colour("ink"), 16)
    usual = [Offer(key, _(words), sign) for key, words in FEEDBACK_CATEGORIES]
    own = {one.category for one in document.nodes(Feedback)} - {"", *(offer.value for offer in usual)}
    return usual + [Offer(name, name, sign) for name in sorted(own, key=str.casefold)]


def audit_offers(document: Document, wears: Theme) -> list[Offer]:
    """The audits of the session with their days, the earliest first."""
    session = document.session
    wording = Wording(session.language, session.direction == "rtl")
    sign = icon(KINDS["audit"].icon, wears.colour("ink"), 16)
    return [Offer(x.id, audit_name(x, wording), sign) for x in document.nodes(Audit)]


def thing_offers(document: Document, wears: Theme) -> list[Offer]:
    """All that something can be said about, by kind and in order."""
    things: list[Node] = []
    for record_type in (Journey, Stage, Touchpoint, Persona, Metric, Goal, Action, Card):
        things += document.nodes(record_type)
    colour = wears.colour("ink")
    return [Offer(x.id, end_name(document, x.id), icon(KINDS[x.kind].icon, colour, 16)) for x in things]


def end_offers(
    document: Document, journey: str, links: Sequence[Link], end: str, wears: Theme
) -> list[Offer]:
    """What arrows could begin or end at (`end` is "source" or "target"): touchpoints in order, or cards that fit."""
    kinds = [LINK_KINDS[link.kind] for link in links if link.kind in LINK_KINDS]
    fitting = [set(kind.sources if end == "source" else kind.targets) for kind in kinds]
    wanted = set.intersection(*fitting) if fitting else set()
    offers: list[Offer] = []
    for touchpoint in document.journey_touchpoints(journey):
        if "touchpoint" in wanted:
            sign = icon(KINDS["touchpoint"].icon, wears.colour("ink"), 16)
            offers.append(Offer(touchpoint.id, end_name(document, touchpoint.id), sign))
    if wanted - {"touchpoint"}:
        for card in document.nodes(Card):
            if card.kind in wanted:
                sign = icon(KINDS[card.kind].icon, kind_colour(card.kind, wears), 16)
                offers.append(Offer(card.id, shortened(title(card)), sign))
    return offers


def end_name(document: Document, id: str) -> str:
    """What an end of an arrow is called."""
    record = document.get(id)
    place = figures(number(document, id))
    return shortened(f"{place} {title(record)}".strip()) if record is not None else ""


def place_offers(document: Document, journey: str, wears: Theme) -> list[Offer]:
    """Where something can be: the whole of it, this journey with its stages and touchpoints, then other journeys."""
    journeys = document.journeys()
    shown = [one for one in journeys if one.id == journey]
    offers = [Offer("", place_name(document, ""), QIcon())]
    for one in (*shown, *(other for other in journeys if other.id != journey)):
        found: list[Node] = [one]
        for stage in document.stages(one.id):
            found += [stage, *document.touchpoints(stage.id)]
        offers += [
            Offer(
                place.id,
                place_name(document, place.id),
                icon(KINDS[place.kind].icon, wears.colour("ink"), 16),
            )
            for place in found
        ]
    return offers


def place_name(document: Document, id: str) -> str:
    """What a touchpoint, stage or journey is called as a place; of none, or of one that is gone, the words for that."""
    if not id:
        return _("No one place")
    return end_name(document, id) or _("A place that is gone")


def language_offers(now: str) -> list[Offer]:
    """Languages by their own names, in the order of these names; `now` is among them whatever it is."""
    tags = {*_TAGS, *languages()} | ({now} if now else set())
    named = [Offer(tag, own_name(tag), QIcon()) for tag in tags]
    return sorted(named, key=lambda offer: offer.text.casefold())


def own_name(tag: str) -> str:
    """What a language calls itself, and the tag where that is not known: "Deutsch", "xx"."""
    locale = QLocale(tag.replace("-", "_"))
    main = tag.partition("-")[0]
    if locale.language() == QLocale.Language.C or not locale.name().startswith(main):
        return tag
    name = locale.nativeLanguageName()
    # Qt names the country's own variety of a few ("American English"), which says more than the tag does.
    if "-" not in tag:
        name = _PLAIN.get(tag, name)
    return (name[:1].upper() + name[1:]) if name else tag


_PLAIN = {"en": "English", "es": "Español", "pt": "Português", "zh": "中文"}
