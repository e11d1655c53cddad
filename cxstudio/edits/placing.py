"""New ids and order keys: where among its siblings a thing goes; it knows no particular kind."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence

from cxstudio.edits.problems import Refused
from cxstudio.model.document import Document
from cxstudio.model.order import keys_between
from cxstudio.model.records import Node
from cxstudio.words import _

# Beyond this length the siblings get fresh keys, long before a key would reach the bound of its record.
LONGEST_KEY = 60

END = None  # `before` of a thing that goes to the end


def new_id() -> str:
    """A random id of 12 hexadecimal digits: 48 bits, so that two copies edited apart do not meet."""
    return secrets.token_hex(6)


def keys_at(
    document: Document,
    siblings: Sequence[Node],
    before: str | None,
    *,
    count: int = 1,
    moving: Collection[str] = (),
) -> list[str]:
    """Order keys for `count` things that go before a sibling, or to the end. Call it inside a transaction.

    `moving` are siblings about to be moved: they do not count as neighbours. When the keys there leave no
    room (two copies merged, a foreign file, hundreds of insertions at one place), all siblings get new keys.
    Raises Refused when `before` is no sibling.
    """
    others = [x for x in siblings if x.id not in moving]
    index = _index(siblings, others, before)
    low = _order(others[index - 1]) if index else ""
    high = _order(others[index]) if index < len(others) else ""
    if (index and not low) or (index < len(others) and not high):
        return _fresh_keys(document, others, index, count)
    try:
        keys = keys_between(count, low, high)
    except ValueError:
        return _fresh_keys(document, others, index, count)
    fits = all(low < key and (not high or key < high) and len(key) <= LONGEST_KEY for key in keys)
    return keys if fits else _fresh_keys(document, others, index, count)


def stays_in_place(siblings: Sequence[Node], moving: Sequence[str], before: str | None) -> bool:
    """Whether these siblings, moved before another (or to the end), would come to lie as they lie now."""
    now = [x.id for x in siblings]
    if not set(moving) <= set(now):
        return False
    others = [x for x in siblings if x.id not in moving]
    index = _index(siblings, others, before)
    rest = [x.id for x in others]
    return [*rest[:index], *moving, *rest[index:]] == now


def next_in(row: Sequence[str], id: str) -> str | None:
    """What comes after an id, for a verb that inserts before; `END` after the last and for one that is not there."""
    place = row.index(id) + 1 if id in row else len(row)
    return row[place] if place < len(row) else END


def _order(record: Node) -> str:
    order = getattr(record, "order", "")
    return order if isinstance(order, str) else ""


def _index(siblings: Sequence[Node], others: Sequence[Node], before: str | None) -> int:
    """Where among the others the place before a sibling is; a moving sibling stands for the next that stays."""
    if before is END:
        return len(others)
    ids = [x.id for x in siblings]
    if before not in ids:
        raise Refused(_("It is no longer there"))
    staying = {x.id: i for i, x in enumerate(others)}
    for id in ids[ids.index(before) :]:
        if id in staying:
            return staying[id]
    return len(others)


def _fresh_keys(document: Document, others: Sequence[Node], index: int, count: int) -> list[str]:
    keys = keys_between(len(others) + count)
    for sibling, key in zip(others, [*keys[:index], *keys[index + count :]], strict=True):
        document.set(sibling.id, order=key)
    return keys[index : index + count]
