from __future__ import annotations

import json

import pytest

from cxstudio.exchange.encoding import utf8_text
from cxstudio.exchange.node_link import export_node_link, import_node_link
from cxstudio.exchange.problems import ImportProblem
from cxstudio.exchange.table_import import import_table
from cxstudio.model.document import Document
from tests.makers import small_map

TABLE = "stage,touchpoint\nBuchung,Rückruf\n"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (TABLE.encode("utf-16"), "The file is UTF-16, not UTF-8"),
        (TABLE.encode("utf-16-le"), "The file is UTF-16, not UTF-8"),
        (TABLE.encode("utf-16-be"), "The file is UTF-16, not UTF-8"),
        (TABLE.encode("utf-32"), "The file is UTF-32, not UTF-8"),
        (TABLE.encode("utf-32-be"), "The file is UTF-32, not UTF-8"),
        (TABLE.encode("latin-1"), "not UTF-8 (line 2), but perhaps Windows-1252 or Latin-1"),
        (
            "etap,punkt\nŚniadanie,Żółta łódź\n".encode("cp1250"),
            "not UTF-8 (line 2), but perhaps Windows-1250",
        ),
        ("stage,touchpoint\n予約,カードで払う\n".encode("shift_jis"), "not UTF-8 (line 2); save it"),
        ("stage,touchpoint\nЗапись,Звонок\n".encode("cp1251"), "not UTF-8 (line 2); save it"),
        ("stage,touchpoint\nRéservé,Cœur naïf\n".encode("cp1252"), "perhaps Windows-1252 or Latin-1"),
        (bytes(5000), "filled with zeros"),
    ],
)
def test_the_encoding_a_file_seems_to_have_is_named(data: bytes, said: str) -> None:
    with pytest.raises(ImportProblem) as table:
        import_table(Document(), data)
    assert said in table.value.reason
    with pytest.raises(ImportProblem) as graph:
        import_node_link(Document(), data)
    assert said in graph.value.reason


@pytest.mark.parametrize("text", ["", "a", TABLE, "мова,العربية\n中文,ไทย\n", "a,b\n\0\0\0\0"])
def test_utf_8_is_read_with_and_without_its_mark(text: str) -> None:
    assert utf8_text(text.encode(), "") == text
    assert utf8_text(text.encode("utf-8-sig"), "") == text


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"language":"en"', '"language":"English!"', "is no tag of a language"),
        ('"date":""', '"date":"yesterday"', "is no date; write it as year-month-day"),
        ('"date":""', '"date":"2026-02-30"', "is no date"),
        ('"date":""', '"date":"","date":"2026-11-21"', "“date” is there twice in one object"),
    ],
)
def test_a_session_of_json_has_a_real_language_and_date_and_each_name_once(
    old: str, new: str, said: str
) -> None:
    data = json.dumps(json.loads(export_node_link(small_map().document).data), separators=(",", ":"))
    assert old in data
    document = Document()
    with pytest.raises(ImportProblem, match=said):
        import_node_link(document, data.replace(old, new, 1).encode())
    assert list(document.graph) == ["session"]
    import_node_link(document, data.encode())
