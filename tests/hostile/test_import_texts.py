"""Whatever a text holds, its import is a plan that can be applied, or one sentence; nothing is half made."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cxstudio.exchange.import_applying import apply
from cxstudio.exchange.import_plan import plan_import
from cxstudio.exchange.import_source import read_source, source_of_text
from cxstudio.exchange.mermaid import export_mermaid
from cxstudio.exchange.problems import ImportProblem
from cxstudio.model.document import Document
from cxstudio.model.records import Stage

SIGNS = st.text(alphabet="joA:%{}#;,\n\t 12<`-|\\\"'=\u202e\x00é中", max_size=200)
HEADS = st.sampled_from(
    ("", "journey\n", "---\ntitle: x\n---\njourney\n", "```mermaid\njourney\n", "a\tb\n", "- ")
)
NAMES = st.sampled_from(("a.mmd", "a.md", "a.txt", "a.csv", "a.tsv", ""))


@given(HEADS, SIGNS, NAMES)
def test_a_text_becomes_a_plan_or_a_sentence(head: str, text: str, name: str) -> None:
    document = Document()
    refused = ""
    plan = None
    try:
        plan = plan_import(None, read_source((head + text).encode("utf-8", "replace"), name))
        apply(document, plan)
    except ImportProblem as problem:
        refused = problem.reason
    if not document.every(Stage):
        assert refused
        assert "\n" not in refused
        return
    assert plan is not None
    made = {one.kind: one.n for one in plan.makes}
    assert made["stage"] == len(document.every(Stage))
    for journey in document.journeys():
        again = Document()
        apply(again, plan_import(None, read_source(export_mermaid(document, journey.id).data, "a.mmd")))
        assert len(again.every(Stage)) == len(document.every(Stage))


@given(SIGNS)
def test_a_clipboard_becomes_a_plan_or_a_sentence(text: str) -> None:
    try:
        plan = plan_import(None, source_of_text(text))
    except ImportProblem:
        return
    assert bool(plan.problem) == (plan.content is None or not plan.content.used)
