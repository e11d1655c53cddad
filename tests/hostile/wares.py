"""Files nobody should be able to do harm with: bytes of tables, JSON and other things, and what is said of each."""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

MARKUP = "<img src=/etc/passwd><script>alert(1)</script>"
HOSTILE_TEXTS = (
    MARKUP,
    "<b>bold</b> & <a href='file:///etc/passwd'>here</a>",
    '=cmd|" /C calc"!A0',
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\tafter a tab",
    "＝1+1",
    "'=1",
    "a \u202eright-to-left override",
    "\u2067isolated for ever",
    "zero\u200bwidth\u00ad and \ufeffmarks",
    "e" + "\u0301" * 300,
    "{name} {0} %s %(x)s $HOME `id` \\n",
    "../../etc/passwd",
    "--option",
    "&File && more\tCtrl+Q",
    "C:\\con\\nul",
    "word" * 4990,  # 19,960 letters without a space
)


@dataclass(frozen=True, slots=True)
class Ware:
    """One bad file: its name, its bytes, and words that must stand in what is said of it."""

    name: str
    make: Callable[[], bytes]
    said: str
    listed: bool = False  # its bad rows are listed, too


def table(text: str) -> Callable[[], bytes]:
    return text.encode


def graph(change: Callable[[dict[str, Any]], object]) -> Callable[[], bytes]:
    """A small sound JSON file with one thing changed."""

    def make() -> bytes:
        content = sound_graph()
        change(content)
        return json.dumps(content).encode()

    return make


def sound_graph() -> dict[str, Any]:
    return {
        "graph": {"format": "cxstudio", "version": 1},
        "nodes": [
            {"kind": "session", "id": "session", "title": "T"},
            {"kind": "persona", "id": "p"},
            {"kind": "journey", "id": "j", "persona": "p"},
            {"kind": "stage", "id": "s", "journey": "j", "title": "S"},
            {"kind": "touchpoint", "id": "t", "stage": "s", "title": "T"},
            {"kind": "pain", "id": "c", "home": "t", "text": "C"},
        ],
        "edges": [],
    }


def around(field: str, value: str) -> Callable[[], bytes]:
    """The same with a field of the touchpoint whose value is any text at all, JSON or not."""

    def make() -> bytes:
        text = json.dumps(sound_graph())
        return text.replace(
            '"title": "T"}, {"kind": "pain"', f'"{field}": {value}}}, {{"kind": "pain"'
        ).encode()

    return make


def bomb_of_pixels(width: int = 13_000, height: int = 13_000) -> bytes:
    """A PNG of one colour: few bytes, many pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    packer = zlib.compressobj(9)
    row = b"\0" * (1 + width)
    rows = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def _node(number: int, **fields: object) -> Callable[[], bytes]:
    return graph(lambda c: c["nodes"][number].update(fields))


TABLES = (
    Ware("nostage.csv", table("touchpoint,pain\nCall,x\n"), "no column “stage”; its first row must name"),
    Ware("nothing.csv", table(""), "no column “stage”"),
    Ware("onlyheader.csv", table("stage,touchpoint\n"), "no row that can be imported"),
    Ware("twice.csv", table("stage,stage,touchpoint\nA,B,C\n"), "is there twice; rename one"),
    Ware(
        "emotion.csv", table("stage,touchpoint,emotion\nA,B,great\n"), "1 row is wrong; correct what is", True
    ),
    Ware("nan.csv", table("stage,touchpoint,emotion\nA,B,NaN\n"), "1 row is wrong", True),
    Ware("rows.csv", lambda: b"stage,touchpoint\n" + b"A,B\n" * 100_001, "more than 100000 rows; split it"),
    Ware("stages.csv", lambda: many_stages(1001), "names 1001 different things; at most 1000"),
    Ware("cell.csv", lambda: b"stage,touchpoint,pain\nA,B," + b"x" * 1_000_000, "1 row is wrong", True),
    Ware("notes.csv", lambda: b"stage,touchpoint,pain\nA,B," + b"x|" * 60_000, "1 row is wrong", True),
    Ware("row.csv", lambda: b"stage,touchpoint\nA,B" + b"," * 5_000_000, "Row 2 is longer than 4000000"),
    Ware("open.csv", table('stage,touchpoint\n"A,B\n'), "A quotation mark is opened or closed"),
    Ware(
        "unclosed.csv",
        lambda: b'stage,touchpoint\nA,"B' + b"\nA,B" * 1_100_000,
        "perhaps a quotation mark is not closed there",
    ),
    Ware(
        "header.csv",
        lambda: b"stage,touchpoint" + b",c" * 5000 + b"\nA,B\n",
        "has 5002 columns; at most 1000",
    ),
    Ware("utf16.csv", lambda: "stage,touchpoint\nA,B\n".encode("utf-16"), "is UTF-16, not UTF-8; save it as"),
    Ware(
        "utf32.csv", lambda: "stage,touchpoint\nA,B\n".encode("utf-32-le"), "is UTF-32, not UTF-8; save it as"
    ),
    Ware("latin.csv", lambda: "stage,touchpoint\nA,Café\n".encode("latin-1"), "not UTF-8 (line 2)"),
    Ware("nul.csv", lambda: b"stage,touchpoint\nA,B\0C\n", "1 row is wrong", True),
    Ware("zeros.csv", lambda: bytes(4096), "filled with zeros"),
    Ware("huge.csv", lambda: b"\n" * (64 * 1024 * 1024 + 1), "larger than 64 MB; split it"),
)

REMEDY = "; correct the file, or export it again"
GRAPHS = (
    Ware("circle.json", _node(3, journey="t"), "contain each other in a circle"),
    Ware("self.json", _node(5, home="c"), "contain each other in a circle"),
    Ware("dangling.json", _node(4, stage="gone"), f"a thing that is not in the file{REMEDY}"),
    Ware(
        "edge.json",
        graph(lambda c: c["edges"].append({"source": "t", "target": "x", "key": "k", "kind": "next"})),
        f"Edge 1 joins a thing that is not in the file{REMEDY}",
    ),
    Ware("type.json", _node(4, title={"a": 1}), f"“{{'a': 1}}” does not fit here{REMEDY}"),
    Ware("list.json", lambda: b"[]", "not from CX Studio"),
    Ware("null.json", lambda: b"null", "not from CX Studio"),
    Ware(
        "other.json", lambda: b'{"graph": {}, "nodes": [], "edges": []}', "choose one that CX Studio exported"
    ),
    Ware(
        "newer.json", graph(lambda c: c["graph"].update(version=99)), "newer CX Studio; open it with that one"
    ),
    Ware("true.json", graph(lambda c: c["graph"].update(version=True)), "not from CX Studio"),
    Ware("empty.json", lambda: b"", "It is empty; choose a file that holds something"),
    Ware("deep.json", lambda: b"[" * 100_000, "nested too deeply"),
    Ware("deeper.json", around("x", "[" * 100_000 + "]" * 100_000), "nested too deeply"),
    Ware("objects.json", around("x", '{"a":' * 100_000 + "1" + "}" * 100_000), "nested too deeply"),
    Ware("nan.json", around("effort", "NaN"), "no well-formed JSON: it cannot be read from line 1 on"),
    Ware(
        "infinity.json",
        around("effort", "-Infinity"),
        "no well-formed JSON: it cannot be read from line 1 on",
    ),
    Ware("exponent.json", around("x", "1e999"), "a number that is larger"),
    Ware("digits.json", around("x", "9" * 5000), "a number that is larger"),
    Ware("effort.json", around("effort", "9" * 25), "Effort: The value may not be above 7"),
    Ware("names.json", around("x", '{"a": 1, "\\u0061": 2}'), "“a” is there twice in one object"),
    Ware("half.json", around("title", '"\\ud800"'), "no well-formed JSON: it cannot be read from line 1 on"),
    Ware("ids.json", graph(lambda c: c["nodes"].append(dict(c["nodes"][4]))), "The id “t” is there twice"),
    Ware("values.json", around("x", "[" + "[]," * 5_000_000 + "1]"), "more than a session can; split it"),
    Ware(
        "long.json", _node(4, title="x" * 1_000_000), "The text has 1000000 characters; at most 500 fit here"
    ),
)


def many_stages(number: int) -> bytes:
    return b"stage,touchpoint\n" + b"".join(b"S%d,T\n" % n for n in range(number))
