"""How the cells of a table name the things of a session, and which thing a name means; it changes nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cxstudio.edits.problems import Refused
from cxstudio.edits.values import clean_text
from cxstudio.exchange.direction import unclosed
from cxstudio.exchange.table_fields import in_all_languages
from cxstudio.insight.votes import dots_for, dots_of
from cxstudio.model.kinds import LANES
from cxstudio.model.lanes import lane_key
from cxstudio.model.naming import known_as, one_line, own_title, shortened, title
from cxstudio.model.reading import Reading
from cxstudio.model.records import Journey, Lane, Node
from cxstudio.words import _

_WITH_ID = re.compile(r"(.*?)\s*\[([^\[\]\s]{1,100})\]", re.DOTALL)
Targets = tuple[type[Node], ...]


def without_id(text: str) -> str:
    """A name without the id behind it."""
    found = _WITH_ID.fullmatch(text)
    return found[1] if found is not None and found[1] else text


class Names:
    """The names of one session's things as they are now; make a new one after a change."""

    def __init__(self, reading: Reading | None) -> None:
        self._reading = reading
        self._ids: dict[Targets, dict[str, list[str]]] = {}
        self._written: dict[tuple[str, Targets], str] = {}
        self._before: Mapping[str, str] = {}
        self._numbers: dict[str, str] | None = None
        self._dots: dict[str, int] | None = None

    @property
    def reading(self) -> Reading:
        assert self._reading is not None
        return self._reading

    def remember(self, before: Mapping[str, str]) -> None:
        """What names meant when a table was made, of things that are called otherwise since."""
        self._before = before

    def title_of(self, id: str) -> str:
        """What a thing is called on one line, cut where it is long; "" when it is not there."""
        return shortened(title(self.reading.get(id)))

    def journey_of(self, id: str) -> str:
        """What the journey a thing belongs to is called among others, cut where it is long; "" when it has none."""
        stage = self.reading.stage_of(id)
        journey = self.reading.find(stage.journey, Journey) if stage is not None else None
        return shortened(known_as(journey)) if journey is not None else ""

    def number_of(self, id: str) -> str:
        """The number a stage ("4") or touchpoint ("4.2") has on its map, all of them worked out at once."""
        if self._numbers is None:
            self._numbers = {}
            for journey in self.reading.journeys():
                for n, stage in enumerate(self.reading.stages(journey.id), 1):
                    self._numbers[stage.id] = str(n)
                    for m, point in enumerate(self.reading.touchpoints(stage.id), 1):
                        self._numbers[point.id] = f"{n}.{m}"
        return self._numbers.get(id, "")

    def dots_of(self, id: str) -> int:
        """How many dots a card or group got in the last closed vote; a card also with its group."""
        if self._dots is None:
            self._dots = dots_of(self.reading)
        return dots_for(self.reading, id, self._dots)

    def of(self, id: str, targets: Targets) -> str:
        """The name of a thing among those a cell may name; "" when it is not there."""
        known = self._written.get((id, targets))
        if known is None:
            known = self._written[id, targets] = self._name(id, targets)
        return known

    def _name(self, id: str, targets: Targets) -> str:
        record = self.reading.get(id)
        if record is None:
            return ""
        own = own_title(record)
        alone = own and len(own) <= 200 and len(self._by_name(targets).get(_key(own), ())) == 1
        return own if alone and not _WITH_ID.fullmatch(own) else self.listed(id)

    def listed(self, id: str) -> str:
        """A name with its id behind it."""
        return f"{self.title_of(id)} [{id}]"

    def known(self, text: str, targets: Targets) -> str:
        """The id of the thing a cell names; "" when there is none, or more than one. Raises Refused for the latter."""
        said = unclosed(one_line(text))
        found = _WITH_ID.fullmatch(said)
        for id in (found[2] if found else "", said):
            if isinstance(self.reading.get(id), targets):
                return id
        ids = self._by_name(targets).get(_key(said), [])
        if len(ids) > 1:
            reason = _("“{name}” is the name of {n} things; write its id behind it, as in {example}")
            raise Refused(reason.format(name=shortened(said), n=len(ids), example=self.listed(ids[0])))
        if ids:
            return ids[0]
        before = self._before.get(said, "")
        return before if isinstance(self.reading.get(before), targets) else ""

    def meant(self, text: str, targets: Targets) -> str:
        """The same; "" only for a blank cell. Raises Refused when there is no such thing."""
        if not text.strip():
            return ""
        id = self.known(text, targets)
        if not id:
            raise Refused(_("There is nothing called “{name}” here").format(name=shortened(one_line(text))))
        return id

    def lane(self, key: str) -> str:
        """What a lane is called by its key: the usual name, or the one somebody gave a lane of their own."""
        if key in LANES:
            return _(LANES[key].label)
        name = self.of(key, (Lane,))
        return self.listed(key) if name and _usual_lane(name) else name or key

    def lane_meant(self, text: str) -> str:
        """The key of the lane a cell names; "" for a blank one. Raises Refused when there is no such lane."""
        said = one_line(text)
        usual = _usual_lane(said)
        if usual:
            return usual
        id = self.meant(said, (Lane,))
        lane = self.reading.find(id, Lane)
        return lane_key(lane) if lane is not None else ""

    def choices(self, targets: Targets) -> list[tuple[str, str]]:
        """The names of all things a cell may name, in their order, each with how a list shows it to somebody."""
        found: dict[str, str] = {}
        several = len(self.reading.journeys()) > 1
        for record_type in targets:
            for record in self.reading.nodes(record_type):
                where = self.journey_of(record.id) if several else ""
                shown = " · ".join(part for part in (self.title_of(record.id), where) if part)
                found.setdefault(self.of(record.id, targets), shown)
        return list(found.items())

    def _by_name(self, targets: Targets) -> dict[str, list[str]]:
        names = self._ids.get(targets)
        if names is None:
            names = self._ids[targets] = {}
            for record_type in targets:
                for record in self.reading.nodes(record_type):
                    names.setdefault(_key(own_title(record)), []).append(record.id)
        return names


def _key(name: str) -> str:
    """What is equal for names that a cell writes alike."""
    return unclosed(clean_text(name)).casefold()


def _usual_lane(text: str) -> str:
    """The key of the row of the lane table that has this key, or is called so in any language; "" for none."""
    said = text.casefold()
    return next(
        (key for key, lane in LANES.items() if said == key or said in in_all_languages(lane.label)), ""
    )
