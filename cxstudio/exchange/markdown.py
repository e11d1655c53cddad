"""A session, or one journey of it, as Markdown to be read: headings, cards by lane, tables; it knows no file.

It speaks the document's language. Every text of the map passes through `markdown_text.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cxstudio.exchange.exported import Exported
from cxstudio.exchange.left_behind import with_remedy
from cxstudio.exchange.markdown_measures import feedback_of, metrics_of
from cxstudio.exchange.markdown_text import heading, inline, item, named, table
from cxstudio.exchange.plan_text import day_in_words, details
from cxstudio.model.document import Document
from cxstudio.model.durations import duration_words
from cxstudio.model.fields import defaults
from cxstudio.model.kinds import KINDS, LANES
from cxstudio.model.lanes import card_lanes, in_lane_order, lane_kind
from cxstudio.model.naming import number, own_lane_title, own_title
from cxstudio.model.plans import Action, Attendee, Comment, Decision, Goal
from cxstudio.model.records import Card, Channel, Journey, Node, Persona, Stage, Touchpoint
from cxstudio.words import N_, ngettext, translate, translate_count

MINUS = "\u2212"
# Words without the hints that are for whoever fills in a field.
_SHORTER = {
    "goals": N_("Goals"),
    "needs": N_("Needs"),
    "pains": N_("Pains"),
    "motivations": N_("Motivations"),
    "habits": N_("Habits"),
    "to_learn": N_("Still to learn"),
}


def export_markdown(document: Document, journey: str = "") -> Exported:
    """The whole session, or one journey with its personas. Raises KeyError when there is no such journey."""
    if journey and document.find(journey, Journey) is None:
        raise KeyError(journey)
    blocks = [block for block in _Writing(document, journey).blocks() if block]
    return Exported(("\n\n".join(blocks) + "\n").encode(), left_out(document))


def left_out(document: Document) -> tuple[str, ...]:
    """What of a session is not written, a sentence each."""
    return with_remedy(_told(document))


def _told(document: Document) -> Iterator[str]:
    comments, parked = len(document.nodes(Comment)), len(document.parked())
    if comments:
        text = ngettext("{n} comment was left out", "{n} comments were left out", comments)
        yield text.format(n=comments)
    if parked:
        text = ngettext(
            "{n} thing in the parking lot was left out", "{n} things in the parking lot were left out", parked
        )
        yield text.format(n=parked)


class _Writing:
    """One document on its way into Markdown."""

    def __init__(self, document: Document, journey: str) -> None:
        self.document, self.only = document, journey
        self.language = document.session.language

    def say(self, text: str) -> str:
        return translate(text, self.language)

    def blocks(self) -> Iterator[str]:
        journeys = [j for j in self.document.journeys() if self.only in {"", j.id}]
        yield from self._session()
        yield from self._personas(journeys)
        for journey in journeys:
            yield from self._journey(journey)
        yield from metrics_of(self.document, self.only)
        yield from feedback_of(self.document, self.only)
        if not self.only:
            yield from self._plan()
            yield from self._decisions()

    # The session and its personas

    def _session(self) -> Iterator[str]:
        session = self.document.session
        yield heading(1, inline(session.title) or self.say(N_("Session without a title")))
        yield self._fields(session, skip={"title", "language", "direction"})

    def _personas(self, journeys: Iterable[Journey]) -> Iterator[str]:
        wanted = {journey.persona for journey in journeys}
        for journey in journeys:
            for touchpoint in self.document.journey_touchpoints(journey.id):
                wanted |= {emotion.persona for emotion in self.document.emotions(touchpoint.id)}
        shown = [
            persona
            for persona in self.document.personas()
            if (persona.id in wanted or not self.only) and self._fields(persona, skip=set())
        ]
        if shown:
            yield heading(2, self.say(KINDS["persona"].plural))
        for persona in shown:
            yield heading(3, inline(own_title(persona)) or self.unnamed(persona))
            yield self._fields(persona, skip={"name"})

    def unnamed(self, node: Node) -> str:
        """What stands for a name that is not there."""
        thing = self.say(KINDS[node.kind].label).lower()
        return self.say(N_("(unnamed {thing})")).format(thing=thing)

    def _fields(self, node: Node, skip: set[str]) -> str:
        """The fields that say something, a line each."""
        return "\n".join(self._field_lines(node, skip))

    def _field_lines(self, node: Node, skip: set[str]) -> Iterator[str]:
        usual = defaults(type(node))
        for field in KINDS[node.kind].fields:
            value = getattr(node, field.name)
            if field.name in skip or (value == usual[field.name] and field.editor != "choice"):
                continue
            said = self._value(field.editor, dict(field.choices), value)
            if said:
                label = _SHORTER.get(field.name, field.label) if isinstance(node, Persona) else field.label
                yield named(self.say(label), said)

    def _value(self, editor: str, choices: dict[str, str], value: object) -> str:
        match editor:
            case "choice":
                return self.say(choices.get(str(value), "")) if value not in {"", "none"} else ""
            case "check":
                return self.say(N_("Yes")) if value else ""
            case "date":
                return day_in_words(self.document, str(value))
            case "duration" if isinstance(value, int):
                return duration_words(value, lambda a, b, n: translate_count(a, b, n, self.language))
            case "persona" | "attendee":
                return own_title(self.document.get(str(value)))
            case "channels" if isinstance(value, tuple):
                channels = (self.document.find(id, Channel) for id in value)
                return ", ".join(channel.name for channel in channels if channel is not None)
            case "pairs" | "traits" | "levels" if isinstance(value, tuple):
                return "; ".join(" – ".join(map(str, row)) for row in value)
        if isinstance(value, float):
            return f"{value:g}"
        return "; ".join(str(value).split("\n")) if value is not None else ""

    # Journeys

    def _journey(self, journey: Journey) -> Iterator[str]:
        yield heading(2, inline(own_title(journey)) or self.unnamed(journey))
        if journey.basis == "assumed":
            yield f"**{self.say(N_('Assumptions, not validated'))}**"
        yield self._fields(journey, skip={"title"})
        for stage in self.document.stages(journey.id):
            yield heading(3, self._numbered(stage))
            yield self._fields(stage, skip={"title"})
            yield from self._cards(journey, stage)
            for touchpoint in self.document.touchpoints(stage.id):
                yield heading(4, self._numbered(touchpoint))
                lines = [self._fields(touchpoint, skip={"title"}), self._emotions(touchpoint)]
                yield "\n".join(filter(None, lines))
                yield from self._cards(journey, touchpoint)

    def _numbered(self, node: Stage | Touchpoint) -> str:
        name = inline(own_title(node)) or self.unnamed(node)
        return f"{number(self.document, node.id)} {name}".strip()

    def _emotions(self, touchpoint: Touchpoint) -> str:
        parts = []
        for persona in self.document.personas():
            emotion = self.document.emotion(touchpoint.id, persona.id)
            if emotion is None or emotion.mean is None:
                continue
            hands = translate_count("{n} hand", "{n} hands", emotion.n, self.language).format(n=emotion.n)
            said = f"{own_title(persona)} {_signed(emotion.mean)}".strip()
            parts.append(f"{said} ({hands})" if emotion.n else said)
        return named(self.say(KINDS["emotion"].label), "; ".join(parts)) if parts else ""

    def _cards(self, journey: Journey, home: Stage | Touchpoint) -> Iterator[str]:
        lanes = card_lanes(self.document, journey.id)
        by_lane: dict[str, list[str]] = {}
        for card in in_lane_order(self.document, self.document.cards(home.id)):
            entry = item(self._text(card, lanes.of(card)), self._further(card))
            by_lane.setdefault(lanes.of(card), []).append(entry)
        for lane, entries in by_lane.items():
            own = own_lane_title(self.document, journey.id, lane)
            yield f"**{inline(own or self.say(lane_kind(lane).label))}**"
            yield "\n".join(entries)

    def _text(self, card: Card, lane: str) -> str:
        """What a card says; one that its lane does not name says what it is."""
        kinds = LANES[lane].kinds if lane in LANES else ()
        label = "" if kinds[:1] == (card.kind,) else f"{self.say(KINDS[card.kind].label)}: "
        return label + (card.text or self.say(N_("(no text)")))

    def _further(self, card: Card) -> str:
        """What else is known of a card, in brackets."""
        parts = []
        until = self.document.find(card.until, Touchpoint)
        if until is not None:
            reached = f"{number(self.document, until.id)} {own_title(until)}".strip()
            parts.append(self.say(N_("until {place}")).format(place=reached))
        for field in KINDS[card.kind].fields:
            value = getattr(card, field.name)
            if field.name != "text" and value not in {None, "", False}:
                said = self._value(field.editor, dict(field.choices), value)
                label = self.say(field.label)
                parts.append(label if field.editor == "check" else f"{label}: {said}")
        return f"({inline('; '.join(parts))})" if parts else ""

    # The plan and what was decided

    def _plan(self) -> Iterator[str]:
        goals, actions = self.document.nodes(Goal), self.document.nodes(Action)
        if goals or actions:
            yield heading(2, self.say(N_("Plan")))
        if goals:
            yield heading(3, self.say(KINDS["goal"].plural))
            yield self._table("goal", ("title", "kpi", "target", "due", "text"), goals)
        if actions:
            yield heading(3, self.say(KINDS["action"].plural))
            columns = ("title", "owned_by", "due", "status", "first_step", "impact", "effort", "kpi", "text")
            source = N_("Comes from")
            origins = {
                action.id: next((v for w, v in details(self.document, action) if w == self.say(source)), "")
                for action in actions
            }
            yield self._table("action", columns, actions, (self.say(source), origins))

    def _decisions(self) -> Iterator[str]:
        decisions = self.document.nodes(Decision)
        if decisions:
            yield heading(2, self.say(KINDS["decision"].plural))
            yield "\n".join(item(x.text, self._decided(x)) for x in decisions)

    def _decided(self, decision: Decision) -> str:
        by = own_title(self.document.find(decision.owned_by, Attendee))
        said = ", ".join(filter(None, (day_in_words(self.document, decision.date), by)))
        return f"({inline(said)})" if said else ""

    def _table(
        self,
        kind: str,
        columns: Iterable[str],
        nodes: Iterable[Node],
        last: tuple[str, dict[str, str]] | None = None,
    ) -> str:
        """A table of a kind's fields, numbered, without columns that say nothing."""
        rows = list(nodes)
        fields = [f for name in columns for f in KINDS[kind].fields if f.name == name]
        cells = {
            f.name: [self._value(f.editor, dict(f.choices), getattr(node, f.name)) for node in rows]
            for f in fields
        }
        shown = [f for f in fields if any(cells[f.name])]
        headings = [self.say(N_("No.")), *(self.say(f.label) for f in shown)]
        body = [[str(n + 1), *(cells[f.name][n] for f in shown)] for n in range(len(rows))]
        if last is not None and any(last[1].values()):
            headings.append(last[0])
            for line, node in zip(body, rows, strict=True):
                line.append(last[1].get(node.id, ""))
        return table(headings, body)


def _signed(value: float) -> str:
    rounded = round(value, 1) + 0.0
    return f"{MINUS if rounded < 0 else '+' if rounded > 0 else ''}{abs(rounded):g}"
