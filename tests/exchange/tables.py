"""Tables written in a line, and what reading one comes to."""

from __future__ import annotations

import pytest

from cxstudio.exchange.problems import ImportProblem
from cxstudio.exchange.table_import import TableImport, import_table
from cxstudio.model.document import Document


def table(*rows: str, header: str = "stage,touchpoint,emotion,pain,persona") -> bytes:
    return "\n".join([header, *rows]).encode()


def imported(data: bytes, *, skip: bool = False) -> tuple[Document, TableImport]:
    document = Document()
    return document, import_table(document, data, skip_bad_rows=skip)


def faults(data: bytes) -> list[str]:
    document = Document()
    with pytest.raises(ImportProblem) as caught:
        import_table(document, data)
    assert document.journeys() == [], "nothing may be made"
    return [str(fault) for fault in caught.value.faults] or [caught.value.reason]
