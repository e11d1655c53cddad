"""The shipped templates: they are what the outlines say, open, print without their questions, and begin sessions."""

from __future__ import annotations

import io
import json
from pathlib import Path

import msgspec
import pypdf
import pytest

from cxstudio.cli import main
from cxstudio.edits.outlines import OUTLINES
from cxstudio.edits.templates import make_template
from cxstudio.files.session_file import SessionFile
from cxstudio.files.templates import Template, read_template, shipped_templates
from cxstudio.model.audits import Audit, AuditItem
from cxstudio.model.document import Document
from cxstudio.model.records import SESSION_ID, Lane, Node, Prompt
from cxstudio.model.views import VIEWS_ON_PAPER

TEMPLATES = shipped_templates()
NAMES = [template.name for template in TEMPLATES]


def content(document: Document) -> list[object]:
    """All records in reading order, with their ids replaced by what they are called, without order keys."""
    names = {node.id: f"{node.kind} {words(node)}" for node in document.nodes(Node)}
    for lane in document.nodes(Lane):
        names[lane.id] = f"lane {lane.shows}"

    def plain(value: object) -> object:
        if isinstance(value, str):
            return names.get(value, value)
        return [plain(x) for x in value] if isinstance(value, list | tuple) else value

    found = []
    for node in document.nodes(Node):
        fields = msgspec.to_builtins(node)
        found.append({name: plain(value) for name, value in fields.items() if name not in {"id", "order"}})
    return sorted(found, key=str)


def words(node: Node) -> str:
    return "".join(str(getattr(node, name, "")) for name in ("title", "name", "text", "role"))


@pytest.mark.parametrize("template", TEMPLATES, ids=NAMES)
class TestAShippedTemplate:
    def test_is_what_its_outline_says(self, template: Template) -> None:
        outline = next(x for x in OUTLINES if x.name == template.name)
        fresh = Document()
        make_template(fresh, outline)
        remedy = "an outline changed: run python3 packaging/make_templates.py"
        assert content(read_template(template)[0]) == content(fresh), remedy
        assert (template.title, template.line) == (outline.title, outline.line), remedy

    def test_opens_like_any_session_with_nothing_to_undo(self, template: Template) -> None:
        file = SessionFile.open(template.path, read_only=True)
        file.close(abandon=True)
        assert file.document.undo_label is None
        assert file.document.oddities == ()
        assert file.document.nodes(Prompt)

    def test_begins_a_session_on_the_command_line(self, template: Template, tmp_path: Path) -> None:
        out = tmp_path / "begun.cxs"
        assert main(["new", str(out), "--template", template.name, "--title", "Ours"]) == 0
        begun = opened(out)
        source = read_template(template)[0]
        assert begun.session.title == "Ours"
        assert len(begun.nodes(Prompt)) == len(source.nodes(Prompt))
        ids = {node.id for node in begun.nodes(Node)} & {node.id for node in source.nodes(Node)}
        assert ids == {SESSION_ID}
        assert bool(begun.nodes(Audit)) is (template.name == "experience-audit")

    def test_is_printed_without_any_of_its_questions(self, template: Template, tmp_path: Path) -> None:
        out, pdf = tmp_path / "begun.cxs", tmp_path / "begun.pdf"
        assert main(["new", str(out), "--template", template.name]) == 0
        assert main(["export", str(out), "-o", str(pdf), "--views", "all"]) == 0
        text = flat(
            "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf.read_bytes())).pages)
        )
        document = opened(out)
        for prompt in document.nodes(Prompt):
            assert flat(prompt.text)[:24] not in text
        shown = [stage.title for stage in document.stages(document.journeys()[0].id)]
        assert all(flat(title) in text for title in shown)


def flat(text: str) -> str:
    return "".join(text.split()).casefold()


def opened(path: Path) -> Document:
    file = SessionFile.open(path, read_only=True)
    file.close(abandon=True)
    return file.document


def test_the_audit_is_printed_with_its_questions(tmp_path: Path) -> None:
    out, pdf = tmp_path / "audit.cxs", tmp_path / "audit.pdf"
    main(["new", str(out), "--template", "experience-audit"])
    assert "audit" in VIEWS_ON_PAPER
    assert main(["export", str(out), "-o", str(pdf), "--views", "audit"]) == 0
    text = flat("".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages))
    assert all(flat(item.text) in text for item in opened(out).nodes(AuditItem))


def test_the_list_names_every_template(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "--template", "list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines][: len(NAMES)] == NAMES


def test_an_unknown_template_says_what_is_near(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "x.cxs"
    assert main(["new", str(out), "--template", "hospitl"]) == 2
    assert "did you mean “hospital”" in capsys.readouterr().err
    assert not out.exists()
    assert main(["new", str(out), "--template", "quite another"]) == 2
    assert "--template list" in capsys.readouterr().err


def test_without_a_file_or_over_one_nothing_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new"]) == 2
    assert "say which file" in capsys.readouterr().err
    out = tmp_path / "there.cxs"
    assert main(["new", str(out)]) == 0
    before = out.read_bytes()
    assert main(["new", str(out), "--template", "hospital"]) == 1
    assert out.read_bytes() == before
    assert main(["new", str(out), "--template", "hospital", "--force"]) == 0
    assert opened(out).journeys()[0].title


def test_a_session_from_a_template_speaks_the_language_asked_for(tmp_path: Path) -> None:
    out = tmp_path / "ar.cxs"
    assert main(["new", str(out), "--template", "hospital", "--language", "ar"]) == 0
    document = opened(out)
    assert (document.session.language, document.session.direction) == ("ar", "rtl")
    assert "هاتف" in {channel.name for channel in document.channels()}


def test_the_index_lists_the_outlines_in_their_order() -> None:
    index = json.loads((TEMPLATES[0].path.parent / "index.json").read_text(encoding="utf-8"))
    assert [row["name"] for row in index] == [outline.name for outline in OUTLINES]
