"""Tells what a team does with a sample's map: sources, metrics, feedback, plan, audit; by words it finds things."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from cxstudio.edits.attendees import add_attendee
from cxstudio.edits.audit import rate_consistency, rate_question, start_after, start_audit
from cxstudio.edits.cards import add_card
from cxstudio.edits.comments import add_comment, resolve_comment
from cxstudio.edits.emotions import rate_emotion
from cxstudio.edits.feedback import add_feedback
from cxstudio.edits.fields import set_field
from cxstudio.edits.groups import group_cards
from cxstudio.edits.journeys import duplicate_as
from cxstudio.edits.lane_sets import apply_lane_set, save_preset
from cxstudio.edits.lanes import show_lane
from cxstudio.edits.links import connect
from cxstudio.edits.metrics import add_metric, add_reading
from cxstudio.edits.personas import add_persona
from cxstudio.edits.plan import add_action, add_decision, add_goal
from cxstudio.edits.sources import add_source, lean_on
from cxstudio.model.audits import AuditItem, Component
from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS
from cxstudio.model.records import Card, Channel, Node, Persona, Stage, Touchpoint

Hands = Sequence[int]  # how many answers each score of a scale got, the lowest score first


class Work:
    """What stands beside one map. A place or a card is named by the beginning of its words."""

    def __init__(self, document: Document, journey: str) -> None:
        self.document, self.journey = document, journey
        self._known: list[tuple[str, str]] = []
        for kind in (Persona, Stage, Touchpoint, Card, Channel):
            for node in document.nodes(kind):
                self._know(node)

    def _know(self, node: Node) -> None:
        self._known.append((str(getattr(node, KINDS[node.kind].title_field)), node.id))

    def thing(self, words: str) -> str:
        """The id of what begins with these words, the last one that was made. Raises KeyError."""
        for text, id in reversed(self._known):
            if text.startswith(words):
                return id
        raise KeyError(words)

    def say(self, words: str, **fields: Any) -> None:
        """Fill in further fields of a thing."""
        self._set(self.thing(words), fields)

    def card(self, kind: str, at: str, text: str, until: str = "", **fields: Any) -> None:
        id = add_card(self.document, kind, self.thing(at), text, until=self.thing(until) if until else "")
        self._set(id, fields)
        self._know(self.document.node(id))

    def person(self, name: str, role: str, team: str) -> None:
        id = add_attendee(self.document, name)
        self._set(id, {"role": role, "team": team})
        self._know(self.document.node(id))

    def employee(self, name: str, **fields: str) -> None:
        """Somebody who serves the customers."""
        id = add_persona(self.document, name, employee=True)
        self._set(id, fields)
        self._know(self.document.node(id))

    def source(self, title: str, method: str, n: int, date: str, of: Iterable[str]) -> None:
        """A source and what leans on it."""
        id = add_source(self.document, title, method, n=n, date=date)
        lean_on(self.document, id, [self.thing(words) for words in of])
        self._know(self.document.node(id))

    def metric(self, title: str, method: str, target: float, owner_role: str, **fields: Any) -> None:
        id = add_metric(self.document, title, method)
        self._set(id, {"title": title, "target": target, "owner_role": owner_role, **fields})
        self._know(self.document.node(id))

    def scores(self, metric: str, at: str, start: str, end: str, hands: Hands, low: int = 0) -> None:
        """A reading by a count for each score, from the `low`est of the scale."""
        inputs = [(str(score), float(n)) for score, n in enumerate(hands, start=low) if n]
        self.reading(metric, at, start, end, inputs)

    def reading(
        self,
        metric: str,
        at: str,
        start: str,
        end: str,
        inputs: Sequence[tuple[str, float]],
        **fields: Any,
    ) -> None:
        place = self.thing(at) if at else self.journey
        add_reading(self.document, self.thing(metric), place, inputs, start=start, end=end, **fields)

    def feedback(self, text: str, at: str, date: str, category: str, **fields: Any) -> None:
        id = add_feedback(self.document, text, at=self.thing(at) if at else "", date=date)
        self._set(id, {"category": category, **fields})

    def action(self, title: str, of: str, owner: str, due: str, **fields: Any) -> None:
        """An action that delivers an idea or opportunity."""
        id = add_action(self.document, title, delivers=self.thing(of))
        self._set(id, {"owned_by": self.thing(owner) if owner else "", "due": due, **fields})
        self._know(self.document.node(id))

    def goal(self, title: str, of: Sequence[str], metric: str, **fields: Any) -> None:
        """A goal that several actions deliver, shown by a metric."""
        id = add_goal(self.document, title, of=self.thing(of[0]))
        for action in of[1:]:
            connect(self.document, "delivers", self.thing(action), id)
        self._set(id, {"metric": self.thing(metric), **fields})

    def decision(self, text: str, date: str, by: str) -> None:
        id = add_decision(self.document, text)
        self._set(id, {"date": date, "owned_by": self.thing(by)})

    def comment(self, on: str, text: str, author: str, date: str, *, resolved: bool = False) -> None:
        id = add_comment(self.document, self.thing(on), text, author=author, day=date)
        if resolved:
            resolve_comment(self.document, id)

    def group(self, title: str, cards: Sequence[str]) -> None:
        group_cards(self.document, [self.thing(words) for words in cards], title)

    def audit(
        self,
        titles: tuple[str, str],
        dates: tuple[str, str],
        before: dict[Component, Hands],
        after: dict[Component, Hands],
        questions: dict[Component, Sequence[str]] | None = None,
    ) -> None:
        """Two audits with the same questions, before and after; `questions` replace the usual ones."""
        first = start_audit(self.document, titles[0], journey=self.journey, date=dates[0])
        for component, texts in (questions or {}).items():
            for item, text in zip(self._items(first, component), texts, strict=False):
                set_field(self.document, [item.id], "text", text)
        self._rate(first, before)
        second = start_after(self.document, first, titles[1], date=dates[1])
        self._rate(second, after)

    def consistency(self, rows: Iterable[tuple[str, str, int]]) -> None:
        """How alike channels are: touchpoint, channel, rating."""
        for touchpoint, channel, rating in rows:
            rate_consistency(self.document, self.thing(touchpoint), self.thing(channel), rating)

    def future(self, persona: str, feelings: dict[str, float]) -> dict[str, str]:
        """The map as it is to become, how a persona is to feel there; returns its touchpoints by their titles."""
        future = duplicate_as(self.document, self.journey, "future")
        twins = {t.title: t.id for t in self.document.journey_touchpoints(future)}
        for title, value in feelings.items():
            rate_emotion(self.document, twins[title], self.thing(persona), value)
        return twins

    def lanes(self, blueprint: str, wall: str, *, also: Sequence[str] = ()) -> None:
        """Two saved choices of lanes by their names; the maps are left showing what goes on the wall."""
        journeys = [journey.id for journey in self.document.journeys()]
        for title, chosen in ((blueprint, "service_blueprint"), (wall, "journey_map")):
            for journey in journeys:
                apply_lane_set(self.document, journey, chosen)
                for lane in also if title == wall else ():
                    show_lane(self.document, journey, lane)
            save_preset(self.document, self.journey, title)

    def _rate(self, audit: str, ratings: dict[Component, Hands]) -> None:
        for component, values in ratings.items():
            for item, value in zip(self._items(audit, component), values, strict=False):
                rate_question(self.document, [item.id], value)

    def _items(self, audit: str, component: Component) -> list[AuditItem]:
        return [x for x in self.document.children(audit, AuditItem) if x.component == component]

    def _set(self, id: str, fields: dict[str, Any]) -> None:
        for name, value in fields.items():
            set_field(self.document, [id], name, value)
