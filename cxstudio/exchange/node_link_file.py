"""The outer shape of a node-link file: its bytes as plain lists of nodes and edges, bounded; it knows no record."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from cxstudio.exchange.encoding import utf8_text
from cxstudio.exchange.problems import ImportProblem
from cxstudio.words import _

FORMAT = "cxstudio"
VERSION = 1
MAX_BYTES = 64 * 1024 * 1024
MAX_NODES = 500_000
MAX_EDGES = 1_000_000
MAX_VALUES = 8_000_000  # of all kinds: as objects of Python they take a gigabyte at most


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
    if sum(text.count(sign) for sign in ",[{") > MAX_VALUES:
        raise ImportProblem(too_much)
    try:
        _refuse_double_names(text)
        file = msgspec.json.decode(text, type=NodeLinkFile)
    except RecursionError:
        raise ImportProblem(
            _("The file is nested too deeply to be a journey map; choose one that CX Studio exported")
        ) from None
    except msgspec.DecodeError as error:
        raise broken(_("The file is not node-link JSON: {reason}").format(reason=error)) from None
    version = file.graph.get("version")
    if file.graph.get("format") != FORMAT or type(version) is not int or version < 1:
        raise ImportProblem(
            _(
                "The file is JSON, but not from CX Studio (graph.format is not “cxstudio”); choose one that CX Studio"
                " exported"
            )
        )
    if version > VERSION:
        raise ImportProblem(_("The file comes from a newer CX Studio; open it with that one"))
    if len(file.nodes) > MAX_NODES or len(file.edges) + len(file.links) > MAX_EDGES:
        raise ImportProblem(too_much)
    return file


def _refuse_double_names(text: str) -> None:
    """Raises ImportProblem when a name stands twice in one object: readers would differ on which value holds.

    Nothing is kept of what is read, and what else is wrong is left to the reader that comes after.
    """

    def once(pairs: list[tuple[str, Any]]) -> None:
        names: set[str] = set()
        for name, _value in pairs:
            if name in names:
                raise broken(_("“{name}” is there twice in one object").format(name=name[:40]))
            names.add(name)

    try:
        json.loads(text, object_pairs_hook=once, parse_int=_nothing, parse_float=_nothing)
    except ImportProblem:
        raise
    except ValueError:
        return


def _nothing(_digits: str) -> None:
    return None
