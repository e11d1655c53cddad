"""The outer shape of a node-link file: its bytes as plain lists of nodes and edges, bounded; it knows no record."""

from __future__ import annotations

import json
import re
from typing import Any

import msgspec

from cxstudio.exchange.encoding import utf8_text
from cxstudio.exchange.json_lines import line_of, line_of_fault
from cxstudio.exchange.problems import ImportProblem
from cxstudio.words import _

FORMAT = "cxstudio"
VERSION = 1
MAX_BYTES = 64 * 1024 * 1024
MAX_NODES = 500_000
MAX_EDGES = 1_000_000
MAX_VALUES = 8_000_000  # of all kinds: as objects of Python they take a gigabyte at most
_TOO_LARGE = "out of range"  # as the decoder says it of a number
_PLACE = re.compile(r"at `\$\.(\w+)(\[)?")  # where a decoder says that something else was expected


class NodeLinkFile(msgspec.Struct):
    """What stands in a file, each node and edge still as it came."""

    graph: dict[str, Any]
    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]] = msgspec.field(default_factory=list)
    links: list[dict[str, Any]] = msgspec.field(default_factory=list)  # what older networkx calls the edges


def broken(reason: str) -> ImportProblem:
    """A problem of a file that does not hold together, with what can be done about it."""
    return ImportProblem(_("{reason}; correct the file, or export it again").format(reason=reason))


def decoded(data: bytes) -> NodeLinkFile:
    """The content of a file. Raises ImportProblem when it is something else, too new or too much."""
    too_much = _("The file holds more than a session can; split it into several")
    if len(data) > MAX_BYTES:
        raise ImportProblem(too_much)
    text = utf8_text(data, _("save it as UTF-8"))
    if not text.strip():
        raise ImportProblem(_("It is empty; choose a file that holds something"))
    if sum(text.count(sign) for sign in ",[{") > MAX_VALUES:
        raise ImportProblem(too_much)
    try:
        _refuse_double_names(text)
        file = _shaped(text)
    except RecursionError:
        raise ImportProblem(
            _("The file is nested too deeply to be a journey map; choose one that CX Studio exported")
        ) from None
    version = file.graph.get("version")
    if file.graph.get("format") != FORMAT or type(version) is not int or version < 1:
        raise _foreign()
    if version > VERSION:
        raise ImportProblem(_("The file comes from a newer CX Studio; open it with that one"))
    if len(file.nodes) > MAX_NODES or len(file.edges) + len(file.links) > MAX_EDGES:
        raise ImportProblem(too_much)
    return file


def _foreign() -> ImportProblem:
    return ImportProblem(
        _(
            "The file is JSON, but not from CX Studio (graph.format is not “cxstudio”); choose one that CX Studio"
            " exported"
        )
    )


def _shaped(text: str) -> NodeLinkFile:
    """The lists of a file. Raises ImportProblem, with the line, where it is no JSON or holds something else."""
    try:
        return msgspec.json.decode(text, type=NodeLinkFile)
    except msgspec.ValidationError as error:
        found = _PLACE.search(str(error))
        if _TOO_LARGE in str(error):
            raise broken(_("The file holds a number that is larger than any that can be kept")) from None
        if found is None:  # no object, or one without the lists
            raise _foreign() from None
        name, inside = found[1], bool(found[2])
        line = _line_of_misfit(text, name) if inside else line_of(text, name)
        words = (
            _("The file is wrong in line {line}: “{name}” holds something that is no object")
            if inside
            else _("The file is wrong in line {line}: “{name}” is not what it must be")
        )
        raise broken(words.format(line=line, name=name)) from None
    except msgspec.DecodeError as error:
        raise _malformed(text, error) from None


def _malformed(text: str, error: Exception) -> ImportProblem:
    words = _("The file is no well-formed JSON: it cannot be read from line {line} on")
    if _TOO_LARGE in str(error):
        words = _("Line {line} holds a number that is larger than any that can be kept")
    return broken(words.format(line=line_of_fault(text, error)))


def _line_of_misfit(text: str, name: str) -> int:
    """The line of the first thing in a list that is no object."""
    things = json.loads(text, parse_int=_nothing)[name]
    number = next((n for n, one in enumerate(things, start=1) if not isinstance(one, dict)), 0)
    return line_of(text, name, number)


def _refuse_double_names(text: str) -> None:
    """Raises ImportProblem when a name stands twice in one object: readers would differ on which value holds.

    Nothing is kept of what is read. Raises it also for what is no JSON.
    """

    def once(pairs: list[tuple[str, Any]]) -> None:
        names: set[str] = set()
        for name, _value in pairs:
            if name in names:
                raise broken(_("“{name}” is there twice in one object").format(name=name[:40]))
            names.add(name)

    try:
        json.loads(text, object_pairs_hook=once, parse_int=_nothing, parse_float=_nothing)
    except json.JSONDecodeError as error:
        raise _malformed(text, error) from None


def _nothing(_digits: str) -> None:
    return None
