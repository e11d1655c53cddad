"""What the things of a map are called when they are read aloud, on the map and in the outline alike; it knows no Qt."""

from __future__ import annotations

from cxstudio.model.document import Document
from cxstudio.model.groups import group_of
from cxstudio.model.kinds import EVIDENCE, KINDS, LINK_KINDS
from cxstudio.model.naming import number, own_title, short_title, title
from cxstudio.model.plans import Group
from cxstudio.model.records import Annotation, Card, Emotion, Journey, Link, Persona, Stage, Touchpoint
from cxstudio.picture.known import known_of
from cxstudio.picture.spread import disagreement_words
from cxstudio.picture.votes_said import voted_words
from cxstudio.picture.wording import Wording
from cxstudio.words import _, ngettext, spoken_language


def spoken_name(document: Document, journey: str, id: str) -> str:
    """What is read aloud: "Touchpoint 4.2, Waiting area, measured, emotion minus 1.6, 3 notes"."""
    link = document.link(id)
    if link is not None:
        return _spoken_link(document, link)
    record = document.get(id)
    if record is None:
        return ""
    if isinstance(record, Emotion):
        return _spoken_emotion(document, record)
    kind = _(KINDS[record.kind].label) if record.kind in KINDS else record.kind
    parts = [f"{kind} {number(document, id)}".strip()]
    if own_title(record):
        parts.append(short_title(document, id))
    if isinstance(record, Stage):
        count = len(document.touchpoints(id))
        parts.append(ngettext("{n} touchpoint", "{n} touchpoints", count).format(n=count))
    if isinstance(record, Touchpoint):
        parts += _spoken_facts(document, journey, record)
    group = group_of(document, id) if isinstance(record, Card) else None
    if group is not None:
        parts.append(f"{_(KINDS[group.kind].label)} {title(group)}")
    if isinstance(record, Card | Group):
        parts += filter(None, [voted_words(document, id, _wording())])
    if isinstance(record, Card) and record.parked:
        parts.append(_("in the parking lot"))
    return ", ".join(parts)


def _spoken_disagreement(emotion: Emotion) -> list[str]:
    said = disagreement_words(emotion, _wording())
    return [said.lower()] if said else []


def _wording() -> Wording:
    return Wording(spoken_language())


def _spoken_link(document: Document, link: Link) -> str:
    ends = {"source": short_title(document, link.source), "target": short_title(document, link.target)}
    if link.kind == "next" or link.kind not in LINK_KINDS:
        words = _("Arrow from {source} to {target}").format(**ends)
    else:
        words = _("Link from {source} to {target}").format(**ends)
    return f"{words}, {link.label}" if link.label else words


def _spoken_facts(document: Document, journey: str, touchpoint: Touchpoint) -> list[str]:
    facts = []
    known = known_of(document, touchpoint)
    evidence = dict(EVIDENCE).get(known.evidence)
    if evidence:
        facts.append(_(evidence).lower())
    if touchpoint.moment_of_truth:
        facts.append(_("moment of truth"))
    owner = document.find(journey, Journey)
    emotion = document.emotion(touchpoint.id, owner.persona) if owner else None
    if emotion is not None and emotion.mean is not None:
        facts.append(_("emotion {value}").format(value=spoken_value(emotion.mean)))
        facts += _spoken_disagreement(emotion)
    notes = len(document.cards(touchpoint.id)) + len(document.children(touchpoint.id, Annotation))
    if notes:
        facts.append(ngettext("{n} note", "{n} notes", notes).format(n=notes))
    return facts


def _spoken_emotion(document: Document, emotion: Emotion) -> str:
    persona = document.find(emotion.persona, Persona)
    name = (persona.name if persona else "") or _("Persona")
    words = _("Emotion of {persona} at {touchpoint}, {value}").format(
        persona=name,
        touchpoint=short_title(document, emotion.touchpoint),
        value=spoken_value(emotion.mean or 0.0),
    )
    if not emotion.n:
        return words
    hands = ngettext("{n} hand", "{n} hands", emotion.n).format(n=emotion.n)
    return ", ".join((words, hands, *_spoken_disagreement(emotion)))


def spoken_value(value: float) -> str:
    """A value of the scale in words: "minus 1.6"."""
    words = _wording().figure(f"{round(abs(value), 1):g}")
    if value < 0:
        return _("minus {value}").format(value=words)
    return _("plus {value}").format(value=words) if value > 0 else words
