"""A journey as a Mermaid `journey` diagram: sections are stages, tasks touchpoints with a score and personas.

An emotion from -2 to +2 becomes the whole score from 1 to 5 that is nearest to it. Where personas feel differently at
one touchpoint it has a task for each score. Mermaid knows no task without a score: a touchpoint without an emotion
stands at 3, with a comment before it by which it is read again as what it was.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from cxstudio.exchange.exported import Exported
from cxstudio.exchange.left_behind import beside, with_remedy
from cxstudio.exchange.mermaid_text import safe_name
from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS
from cxstudio.model.naming import own_title
from cxstudio.model.records import Journey, Persona, Touchpoint
from cxstudio.words import N_, _, ngettext, translate

NO_EMOTION = "cx: no emotion"
ANOTHER = "cx: another touchpoint"
NEUTRAL = 3  # the score of an emotion of 0
LOWEST, HIGHEST = 1, 5


def score_of(emotion: float) -> int:
    """The whole score nearest to an emotion, a half going up: -2 is 1, 0 is 3, +2 is 5."""
    return max(LOWEST, min(HIGHEST, math.floor(emotion + NEUTRAL + 0.5)))


def emotion_of(score: float) -> float:
    """The emotion a score stands for."""
    return score - NEUTRAL


def export_mermaid(document: Document, journey: str) -> Exported:
    """One journey as the text of a diagram. Raises KeyError when there is no such journey."""
    record = document.find(journey, Journey)
    if record is None:
        raise KeyError(journey)
    lines = ["journey", *_header(document, record)]
    for stage in document.stages(journey):
        lines.append(f"    section {safe_name(stage.title) or _unnamed(document, 'stage')}")
        before: tuple[str, frozenset[str]] = ("", frozenset())
        for touchpoint in document.touchpoints(stage.id):
            name = safe_name(touchpoint.title) or _unnamed(document, "touchpoint")
            scores = _scores(document, record, touchpoint)
            actors = frozenset(actor for _score, found in scores for actor in found or ("",))
            if before[0] == name and before[1].isdisjoint(actors):
                lines.append(f"      %% {ANOTHER}")
            lines += _tasks(name, scores)
            before = (name, actors)
    return Exported(("\n".join(lines) + "\n").encode(), tuple(left_out(document, journey)))


def _header(document: Document, journey: Journey) -> Iterator[str]:
    title = safe_name(journey.title) or safe_name(document.session.title)
    if title:
        yield f"    title {title}"


Scores = list[tuple[int | None, list[str]]]
"""Each score of a touchpoint with who gives it; None without an emotion."""


def _scores(document: Document, journey: Journey, touchpoint: Touchpoint) -> Scores:
    found: dict[int | None, list[str]] = {}
    felt = {e.persona: e.mean for e in document.emotions(touchpoint.id) if e.mean is not None}
    for persona in sorted(document.personas(), key=lambda p: p.id != journey.persona):
        if persona.id in felt:
            name = _actor(document, persona, journey)
            found.setdefault(score_of(felt[persona.id]), []).extend([name] if name else [])
    if found:
        return list(found.items())
    owner = document.find(journey.persona, Persona)
    name = _actor(document, owner, journey) if owner is not None else ""
    return [(None, [name] if name else [])]


def _actor(document: Document, persona: Persona, journey: Journey) -> str:
    """A persona's name; the journey's own needs none."""
    name = safe_name(persona.name)
    return name or ("" if persona.id == journey.persona else _unnamed(document, "persona"))


def _tasks(name: str, scores: Scores) -> Iterator[str]:
    for score, actors in scores:
        if score is None:
            yield f"      %% {NO_EMOTION}"
        said = f": {', '.join(actors)}" if actors else ""
        yield f"      {name}: {NEUTRAL if score is None else score}{said}"


def _unnamed(document: Document, kind: str) -> str:
    """What stands for a name that is not there: Mermaid has no task without one."""
    words = translate(N_("(unnamed {thing})"), document.session.language)
    return safe_name(words.format(thing=translate(KINDS[kind].label, document.session.language).lower()))


def left_out(document: Document, journey: str) -> tuple[str, ...]:
    """What of a journey a diagram cannot hold, a sentence each."""
    return with_remedy(_told(document, journey))


def _told(document: Document, journey: str) -> Iterator[str]:
    points = document.journey_touchpoints(journey)
    means = [e.mean for t in points for e in document.emotions(t.id) if e.mean is not None]
    rounded = sum(abs(emotion_of(score_of(mean)) - mean) > 1e-9 for mean in means)
    if rounded:
        text = ngettext(
            "{n} emotion was rounded: Mermaid has whole scores from 1 to 5",
            "{n} emotions were rounded: Mermaid has whole scores from 1 to 5",
            rounded,
        )
        yield text.format(n=rounded)
    silent = sum(not any(e.mean is not None for e in document.emotions(t.id)) for t in points)
    if silent:
        text = ngettext(
            "{n} touchpoint without an emotion stands at 3, which is neutral",
            "{n} touchpoints without an emotion stand at 3, which is neutral",
            silent,
        )
        yield text.format(n=silent)
    cards = _count_cards(document, [t.id for t in points], [s.id for s in document.stages(journey)])
    if cards:
        text = ngettext(
            "{n} card was left out: a Mermaid journey holds stages, touchpoints, scores and personas",
            "{n} cards were left out: a Mermaid journey holds stages, touchpoints, scores and personas",
            cards,
        )
        yield text.format(n=cards)
    rest = ", ".join(beside(document, journey))
    if rest:
        yield _("Left out as well: {what}").format(what=rest)
    if any("\n" in own for own in _names(document, journey)):
        yield _("Line breaks in names became blanks")


def _count_cards(document: Document, *homes: Iterable[str]) -> int:
    return sum(len(document.cards(home)) for some in homes for home in some)


def _names(document: Document, journey: str) -> Iterator[str]:
    yield from (stage.title for stage in document.stages(journey))
    yield from (touchpoint.title for touchpoint in document.journey_touchpoints(journey))
    yield from (persona.name for persona in document.personas() if own_title(persona))
