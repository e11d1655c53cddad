from __future__ import annotations

import random

import pytest
from pycrdt import Doc, Map, Text

from cxstudio.model.document import Document
from cxstudio.model.log import MemoryLog, Row
from cxstudio.model.records import Card, Stage, Touchpoint
from cxstudio.model.replica import Replica, rewrite
from tests.model.random_edits import start, state


def _foreign(**nodes: object) -> bytes:
    doc: Doc[Map[object]] = Doc({"n": Map(), "e": Map()})
    things = doc.get("n", type=Map)
    for id, value in nodes.items():
        things[id] = value
    return doc.get_update()


@pytest.mark.parametrize("seed", range(5))
def test_a_text_is_rewritten_at_the_right_place_in_every_script(seed: int) -> None:
    dice = random.Random(seed)
    doc: Doc[Text] = Doc({"t": Text("")})
    text = doc.get("t", type=Text)
    new = ""
    for _ in range(100):
        at = dice.randint(0, len(new))
        new = (
            new[:at]
            + dice.choice(["ß", "🙂", "👩‍👩‍👧", "é", "سلام", "abc", ""])
            + new[at + dice.randint(0, 2) :]
        )
        rewrite(text, new)
        assert str(text) == new


def test_two_people_writing_into_one_empty_card_both_stay() -> None:
    log, other_log = MemoryLog(), MemoryLog()
    first = Document(log)
    start(first)
    with first.transaction("Empty"):
        first.set("c", text="")
        first.put(Card(id="new", kind="gain", home="t"))
    other_log.append(log.rows())
    second = Document(other_log)
    for document, text in ((first, "hello"), (second, "there")):
        with document.transaction("Write"):
            document.set("new", text=text)
    first.receive(other_log.rows()[-1:], "Merge")
    card = first.find("new", Card)
    assert card is not None
    assert sorted(card.text) == sorted("hellothere")


def test_unknown_kinds_and_fields_are_kept_passed_on_and_named() -> None:
    log = MemoryLog()
    document = Document(log)
    start(document)
    update = _foreign(
        new=Map({"kind": "hologram", "depth": 3}),
        t3=Map(
            {"kind": "touchpoint", "stage": "s", "title": "Pays", "smell": ["of", {"rain": 1}], "effort": 9}
        ),
        s9=Map({"kind": "stage", "journey": "j", "title": 7}),
        junk=5,
    )
    document.receive([Row(update, "merge")], "Merge")
    assert document.get("new") is None
    assert document.find("t3", Touchpoint) == Touchpoint(id="t3", stage="s", title="Pays")
    assert document.find("s9", Stage) == Stage(id="s9", journey="j")
    assert {(o.id, o.field) for o in document.oddities} == {
        ("new", "kind"),
        ("t3", "effort"),
        ("s9", "title"),
    }
    with document.transaction("Edit"):
        document.set("t3", title="Pays late")
    again = Document(log)
    assert again.registers.get("n", "t3")["smell"] == ["of", {"rain": 1}]
    assert again.registers.get("n", "t3")["effort"] == 9
    assert again.registers.get("n", "new") == {"kind": "hologram", "depth": 3}
    assert {(o.id, o.field) for o in again.oddities} == {(o.id, o.field) for o in document.oddities}
    with again.transaction("Mend"):
        again.set("t3", effort=2)
    assert ("t3", "effort") not in {(o.id, o.field) for o in again.oddities}


def test_a_link_that_poses_as_a_node_is_not_shown() -> None:
    document = Document(MemoryLog())
    start(document)
    doc: Doc[Map[object]] = Doc({"n": Map(), "e": Map()})
    doc.get("e", type=Map)["c"] = Map({"kind": "next", "source": "t", "target": "t2"})
    document.receive([Row(doc.get_update(), "merge")], "Merge")
    assert document.find("c", Card) is not None
    assert document.links() == []


def test_damaged_updates_are_refused_or_shown_as_something_harmless() -> None:
    good = _foreign(
        a=Map({"kind": "stage", "journey": "j", "title": "A"}), b=Map({"kind": "pain", "home": "t"})
    )
    for seed in range(150):
        dice = random.Random(seed)
        bad = bytearray(good)
        bad[dice.randrange(len(bad))] ^= 1 << dice.randrange(8)
        document = Document(MemoryLog())
        start(document)
        before = state(document)
        try:
            document.receive([Row(bytes(bad), "merge")], "Merge")
        except ValueError:
            assert state(document) == before
        with document.transaction("Go on"):
            document.set("t", title="goes on")
        assert state(Document(document.log)) == state(document)


def test_an_exchange_of_state_vectors_brings_what_is_missing() -> None:
    log = MemoryLog()
    document = Document(log)
    start(document)
    rows = log.rows()
    behind = Replica(row.update for row in rows[:1])
    assert document.replica is not None
    missing = document.replica.missing(behind.vector())
    assert behind.lacks(document.replica.vector())
    assert ("n", "t") in behind.receive([missing])
    assert behind.state() == document.replica.state()
    assert not behind.lacks(document.replica.vector())
