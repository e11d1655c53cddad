"""What was ever said to be the same thing in two journeys, also of things that are deleted; it changes no map."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cxstudio.model.document import Document
from cxstudio.model.fields import HIDDEN, Fields
from cxstudio.model.registers import Registers

_OWNERS = ("home", "stage", "journey")  # the fields by which a thing is found on a map, from the inside out


class Ties:
    """The `same_as` links of a document as they are now, those of deleted things among them."""

    def __init__(self, document: Document) -> None:
        self._registers = document.registers
        self._tied: dict[str, set[str]] = {}
        for _link, source, target in _ties(self._registers):
            self._tied.setdefault(source, set()).add(target)
            self._tied.setdefault(target, set()).add(source)

    def ever_in(self, id: str, journey: str) -> bool:
        """Whether a thing has, or had, a twin in a journey; one that lies nowhere, such as a parked card, counts."""
        seen, waiting = {id}, [id]
        while waiting:
            for other in self._tied.get(waiting.pop(), set()) - seen:
                if self._journey(other) in ("", journey):
                    return True
                seen.add(other)
                waiting.append(other)
        return False

    def _journey(self, id: str) -> str:
        """The journey a thing is or was in; "" for what is nowhere."""
        passed: set[str] = set()
        while id and id not in passed:
            passed.add(id)
            fields = self._registers.get("n", id)
            if fields.get("kind") == "journey":
                return id
            id = _owner(fields)
        return ""


def remember_gone(whole: Registers, small: Registers, called: Callable[[str], str]) -> None:
    """Tell the registers of a document in memory which deleted things were tied and where; nothing of what they said.

    `called` says the id a thing has there. They are no record of it, and no file that is made of it holds them.
    """
    for link, source, target in _ties(whole):
        if ("e", called(link)) not in small:
            ends = {"source": called(source), "target": called(target)}
            small.put("e", called(link), {"kind": "same_as", **ends, HIDDEN: True})
            for id in (source, target):
                _remember(whole, small, id, called)


def _remember(whole: Registers, small: Registers, id: str, called: Callable[[str], str]) -> None:
    while id and ("n", called(id)) not in small:
        fields = whole.get("n", id)
        kept: Fields = {"kind": fields["kind"]} if "kind" in fields else {}
        for name in _OWNERS:
            owner = fields.get(name)
            if isinstance(owner, str):
                kept[name] = called(owner) if owner else owner
        small.put("n", called(id), {**kept, HIDDEN: True})
        id = _owner(fields)


def _owner(fields: Fields) -> str:
    return next((x for name in _OWNERS if isinstance(x := fields.get(name), str) and x), "")


def _ties(registers: Registers) -> Iterator[tuple[str, str, str]]:
    for id, fields in registers.state["e"].items():
        source, target = fields.get("source"), fields.get("target")
        if fields.get("kind") == "same_as" and isinstance(source, str) and isinstance(target, str):
            yield id, source, target
