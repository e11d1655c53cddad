"""The JSON Schema of node-link files, generated from the records; it knows no document and no file."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from cxstudio.exchange.node_link import FIELD_EDGES
from cxstudio.exchange.node_link_file import FORMAT, VERSION
from cxstudio.model.kinds import KINDS, LINK_KINDS
from cxstudio.model.records import Link

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def node_link_schema() -> dict[str, Any]:
    """What a node-link file of this version holds, as JSON Schema draft 2020-12."""
    records = list(dict.fromkeys(kind.record for kind in KINDS.values()))
    _schemas, definitions = msgspec.json.schema_components([*records, Link], ref_template="#/$defs/{name}")
    link = definitions.pop("Link")["properties"]
    link["key"] = link.pop("id")
    link["kind"] = {"enum": sorted({*LINK_KINDS, *FIELD_EDGES})}
    nodes = [
        {
            "$ref": f"#/$defs/{kind.record.__name__}",
            "properties": {"kind": {"const": name}},
            "required": ["kind"],
        }
        for name, kind in KINDS.items()
    ]
    return {
        "$schema": DIALECT,
        "title": "CX Studio session as networkx node-link data",
        "type": "object",
        "required": ["graph", "nodes", "edges"],
        "properties": {
            "directed": {"const": True},
            "multigraph": {"const": True},
            "graph": {
                "type": "object",
                "required": ["format", "version"],
                "properties": {
                    "format": {"const": FORMAT},
                    "version": {"type": "integer", "minimum": 1, "maximum": VERSION},
                    "program": {"type": "string"},
                },
            },
            "nodes": {"type": "array", "items": {"oneOf": nodes}},
            "edges": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["source", "target", "key", "kind"],
                    "properties": link,
                },
            },
        },
        "$defs": dict(sorted(definitions.items())),
    }


def schema_bytes() -> bytes:
    """The schema as it is shipped."""
    return (json.dumps(node_link_schema(), indent=2, ensure_ascii=False) + "\n").encode()
