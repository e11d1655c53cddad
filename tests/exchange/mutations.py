"""Tables and graphs changed at random, as damage and malice change them; each is imported whole or refused in words."""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable, Iterator

from cxstudio.exchange.node_link import export_node_link, import_node_link
from cxstudio.exchange.problems import ImportProblem
from cxstudio.exchange.table import export_table
from cxstudio.exchange.table_import import import_table
from cxstudio.model.document import Document
from tests.makers import mixed_scripts_map, small_map

TOKENS = [
    token.encode("utf-8", "surrogatepass")
    for token in (
        *(
            '"',
            '""',
            ",",
            ";",
            "\t",
            "\n",
            "\r\n",
            "\r",
            "|",
            "\\",
            "\\|",
            "\\n",
            "\\#2",
            "\\#999999",
            "\\-",
            "\\!",
            "\\0",
        ),
        *(
            "=",
            "+",
            "-",
            "@",
            "'",
            "'=",
            "＝",
            "sep=;\n",
            "\ufeff",
            "\0",
            "\x1b",
            "\u202e",
            "\u2028",
            "\ud800",
            "\U0010ffff",
        ),
        *(
            "{",
            "}",
            "[",
            "]",
            ":",
            "null",
            "true",
            "NaN",
            "-Infinity",
            "1e999",
            "-0",
            "9" * 40,
            "1.5",
            '"\\ud800"',
        ),
        *(
            '{"a":' * 40,
            "[" * 2000,
            '"kind":',
            '"id":"session"',
            '"id":',
            '"session"',
            '"home":',
            '"stage":',
            '"n"',
        ),
        *(
            "stage",
            "touchpoint",
            "persona",
            "emotion",
            "pain",
            "version",
            "graph",
            "nodes",
            "edges",
            "x" * 600,
        ),
    )
]
READERS: dict[str, Callable[[Document, bytes], object]] = {
    "csv": lambda document, data: import_table(document, data, skip_bad_rows=bool(len(data) % 2)),
    "json": import_node_link,
}


def seeds() -> dict[str, list[bytes]]:
    """Sound files to begin with."""
    maps = (small_map(), mixed_scripts_map())
    return {
        "csv": [export_table(made.document, made.journey).data for made in maps],
        "json": [export_node_link(made.document).data for made in maps],
    }


def changed(data: bytes, chance: random.Random) -> bytes:
    """The bytes with one to eight changes: turned, cut, doubled, moved or put between."""
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(data) + 1)
        to = min(len(data), at + chance.choice((1, 1, 2, 8, 64, 512)))
        match chance.randrange(6):
            case 0:
                data = (
                    data[:at]
                    + bytes(byte ^ (1 << chance.randrange(8)) for byte in data[at : at + 1])
                    + data[at + 1 :]
                )
            case 1:
                data = data[:at] + data[to:]
            case 2:
                data = data[:at] + data[at:to] * chance.choice((2, 3, 20)) + data[to:]
            case 3:
                other = chance.randrange(len(data) + 1)
                data = data[:other] + data[at:to] + data[other:]
            case 4:
                data = data[:at] + chance.choice(TOKENS) + data[at:]
            case _:
                data = data[:at] + chance.choice(TOKENS) + data[to:]
    return data


def reshaped(data: bytes, chance: random.Random) -> bytes:
    """A graph that is still JSON, with values changed: other types, other ids, things twice or gone."""
    content = json.loads(data)
    for _ in range(chance.randint(1, 5)):
        group = content[chance.choice(("nodes", "edges"))]
        if not group:
            continue
        thing = chance.choice(group)
        ids = [node.get("id") for node in content["nodes"] if isinstance(node, dict)]
        values = [
            None,
            True,
            -1,
            1e300,
            2**60,
            "",
            "x" * 600,
            [],
            [[[[[[[[[[1]]]]]]]]]],
            {"a": 1},
            "session",
            *ids[:20],
        ]
        match chance.randrange(4):
            case 0:
                group.append(dict(thing))
            case 1:
                group.remove(thing)
            case _:
                names = [*thing, "new", "kind", "del", "*"]
                thing[chance.choice(names)] = chance.choice(values)
    return json.dumps(content).encode()


def tried(number: int, seed: int = 0) -> Iterator[tuple[str, bytes]]:
    """That many changed files, the same for the same seed, each with its format."""
    chance = random.Random(seed)
    sound = seeds()
    for turn in range(number):
        name = "csv" if turn % 2 else "json"
        change = reshaped if name == "json" and turn % 4 else changed
        yield name, change(chance.choice(sound[name]), chance)


def check(name: str, data: bytes) -> bool:
    """Whether the file was taken; then what it made goes out and in again. Raises whatever must not happen."""
    document, refusal = Document(), ""
    try:
        READERS[name](document, data)
    except ImportProblem as problem:
        refusal = str(problem) or "without a word"
    if refusal:
        assert refusal != "without a word"
        assert document.registers.state == Document().registers.state, "refused, but something was made"
        return False
    again = Document()
    import_node_link(again, export_node_link(document).data)
    return True


def main() -> int:
    """Try files for some seconds and say how many were taken; the seed is told, so that a failure can be repeated."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 300.0
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else int(time.time())
    print(f"seed {seed}", flush=True)
    until = time.monotonic() + seconds
    number = taken = 0
    for name, data in tried(10**9, seed):
        try:
            taken += check(name, data)
        except BaseException:
            print(f"file {number} of seed {seed}, {name}: {data[:2000]!r}", flush=True)
            raise
        number += 1
        if time.monotonic() > until:
            break
    print(f"proven: {number} changed files, {taken} taken, {number - taken} refused in words")
    return 0


if __name__ == "__main__":
    sys.exit(main())
