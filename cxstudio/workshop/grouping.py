"""Similar cards of a room: which might be a group, and in which order cards stand that are one; it changes nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from cxstudio.insight.similar import clusters
from cxstudio.model.alike import plain
from cxstudio.model.groups import group_of
from cxstudio.model.reading import Reading
from cxstudio.model.records import Card, Stage

MOST_SUGGESTED = 12  # groups offered at once: a room looks at them one by one


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Cards of one kind that share words. `name` is the word they share most, as a title."""

    name: str
    kind: str
    ids: tuple[str, ...]

    @property
    def key(self) -> str:
        """What a suggestion is known by when it was dismissed: the same word of the same kind is not offered again."""
        return f"{self.kind}:{plain(self.name)}"


def suggested(
    document: Reading, journey: str, stage: str = "", kinds: Collection[str] = ()
) -> list[Suggestion]:
    """Groups to be made of the cards of a journey, or of one stage of it, the largest first.

    Cards that are in a group are not asked. `kinds` limits them, () = all.
    """
    texts = to_compare(document, journey, stage)
    return ordered(
        one for kind, own in texts.items() if not kinds or kind in kinds for one in alike(kind, own)
    )


def to_compare(document: Reading, journey: str, stage: str = "") -> dict[str, dict[str, str]]:
    """The texts by id, by kind: only cards of one kind are alike. A card that is in a group is left out."""
    texts: dict[str, dict[str, str]] = {}
    for card in _cards(document, journey, stage):
        if group_of(document, card.id) is None:
            texts.setdefault(card.kind, {})[card.id] = card.text
    return texts


def alike(kind: str, texts: Mapping[str, str]) -> list[Suggestion]:
    """The groups that cards of one kind might be."""
    return [Suggestion(_as_title(word), kind, ids) for word, ids in clusters(texts, count=MOST_SUGGESTED)]


def ordered(found: Iterable[Suggestion]) -> list[Suggestion]:
    """The largest first, no more than a room looks at."""
    return sorted(found, key=lambda one: -len(one.ids))[:MOST_SUGGESTED]


def _cards(document: Reading, journey: str, stage: str) -> Iterator[Card]:
    stages = [stage] if document.find(stage, Stage) is not None else [x.id for x in document.stages(journey)]
    for one in stages:
        for home in (one, *(touchpoint.id for touchpoint in document.touchpoints(one))):
            for card in document.cards(home):
                if card.text.strip() and not card.parked and not card.internal:
                    yield card


def _as_title(word: str) -> str:
    return word[:1].upper() + word[1:]


def side_by_side(document: Reading, ids: Iterable[str]) -> list[str]:
    """The same ids, each group's cards together where the first of them stands."""
    blocks: dict[str, list[str]] = {}
    for id in ids:
        group = group_of(document, id)
        blocks.setdefault(group.id if group is not None else id, []).append(id)
    return [id for block in blocks.values() for id in block]
