"""The session inside a PDF: what goes in comes out, and what is no such PDF is refused in one sentence."""

from __future__ import annotations

import os
import stat
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter

from cxstudio.files import inside_pdf
from cxstudio.files.inside_pdf import MOST_BYTES, session_bytes, take_session_out
from cxstudio.files.problems import FileProblem
from cxstudio.files.session_file import SessionFile
from cxstudio.files.versions import name_version, versions
from cxstudio.formats import EXPORTS, ExportOptions, FormatProblem, export_bytes, export_format
from cxstudio.model.excerpt import LeaveOut
from tests.makers import small_map
from tests.model.random_edits import state


@pytest.fixture
def session(tmp_path: Path) -> SessionFile:
    """A session with a past: a version, and a card that was deleted."""
    file = SessionFile.create(tmp_path / "Visit.cxs")
    made = small_map(file.document)
    name_version(file, "Before")
    with file.document.transaction("Delete"):
        file.document.hide(made.cards[4])
    return file


def pdf_of(session: SessionFile, name: str = "Visit.cxs") -> bytes:
    options = ExportOptions(session=session_bytes(session), session_name=name)
    return export_bytes(session.document, export_format(Path("x.pdf")), options).data


def with_attachments(*attachments: tuple[str, bytes], password: str = "") -> bytes:
    """A PDF of somebody else's with these files attached."""
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    for name, data in attachments:
        writer.add_attachment(name, data)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_what_is_private_to_this_machine_is_in_no_byte_of_it(session: SessionFile) -> None:
    secret = "Tom talks too much, ask Maria first"
    session.set_local("workshop notes", {"a step": secret})
    session.idle()
    assert secret.encode() not in session_bytes(session)
    assert session.local("workshop notes") == {"a step": secret}


def refusal(tmp_path: Path, data: bytes) -> FileProblem:
    """Why nothing comes of a PDF; and nothing is left behind."""
    pdf = tmp_path / "of others.pdf"
    pdf.write_bytes(data)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(FileProblem) as problem:
        take_session_out(pdf, tmp_path / "out.cxs")
    assert sorted(tmp_path.iterdir()) == before
    assert pdf.read_bytes() == data
    assert problem.value.path == pdf
    return problem.value


def test_the_whole_session_comes_out_of_its_pdf(session: SessionFile, tmp_path: Path) -> None:
    (tmp_path / "map.pdf").write_bytes(pdf_of(session))
    take_session_out(tmp_path / "map.pdf", tmp_path / "out.cxs")
    again = SessionFile.open(tmp_path / "out.cxs")
    assert state(again.document) == state(session.document)
    assert again.document.undo_label == "Delete"
    assert [version.name for version in versions(again)] == ["Before"]
    assert stat.S_IMODE((tmp_path / "out.cxs").stat().st_mode) & 0o077 == 0
    again.close()
    session.close()


def test_readers_list_the_session_as_the_source_of_the_pages(session: SessionFile) -> None:
    reader: Any = PdfReader(BytesIO(pdf_of(session, "Wizyta „próbna”.cxs")))
    assert list(reader.attachments) == ["Wizyta „próbna”.cxs"]
    (source,) = [file.get_object() for file in reader.trailer["/Root"]["/AF"]]
    assert source["/AFRelationship"] == "/Source"
    assert source["/Desc"] == "The whole session. Open this PDF in CX Studio to go on with it."
    assert source["/EF"]["/F"].get_object()["/Subtype"] == "/application/vnd.cxstudio.session"
    session.close()


def test_a_pdf_without_being_asked_holds_no_session(session: SessionFile, tmp_path: Path) -> None:
    data = export_bytes(session.document, export_format(Path("x.pdf"))).data
    session.close()
    assert not PdfReader(BytesIO(data)).attachments
    problem = refusal(tmp_path, data)
    assert (
        str(problem) == "“of others.pdf” holds no session. Export it again with “The session inside the PDF”."
    )


def test_nothing_is_left_out_of_a_pdf_with_the_whole_session_inside(session: SessionFile) -> None:
    options = ExportOptions(session=b"x", session_name="x.cxs", leave_out=LeaveOut(names=True))
    with pytest.raises(FormatProblem, match="Choose one of the two"):
        export_bytes(session.document, export_format(Path("x.pdf")), options)
    session.close()


@pytest.mark.parametrize("ending", [format.ending for format in EXPORTS if not format.holds_session])
def test_no_other_format_takes_the_session(session: SessionFile, ending: str) -> None:
    with pytest.raises(FormatProblem, match="Only a PDF can hold the session"):
        export_bytes(session.document, export_format(Path(f"x{ending}")), ExportOptions(session=b"x"))
    session.close()


@pytest.mark.parametrize(
    ("attachments", "kind"),
    [
        ((), "no session inside"),
        ((("notes.txt", b"hello"),), "no session inside"),
        ((("map.cxs", b"hello"),), "no session inside"),
        ((("map.cxs", b""),), "no session inside"),
    ],
)
def test_a_pdf_without_a_session_is_refused(
    tmp_path: Path, attachments: tuple[tuple[str, bytes], ...], kind: str
) -> None:
    assert refusal(tmp_path, with_attachments(*attachments)).kind == kind


def test_a_session_under_another_name_is_no_session(session: SessionFile, tmp_path: Path) -> None:
    data = session_bytes(session)
    session.close()
    assert refusal(tmp_path, with_attachments(("map.db", data))).kind == "no session inside"


def test_of_two_sessions_none_is_chosen(session: SessionFile, tmp_path: Path) -> None:
    data = session_bytes(session)
    session.close()
    problem = refusal(tmp_path, with_attachments(("a.cxs", data), ("b.CXS", data)))
    assert problem.kind == "several inside"


def test_a_pdf_behind_a_password_says_so(session: SessionFile, tmp_path: Path) -> None:
    data = session_bytes(session)
    session.close()
    assert refusal(tmp_path, with_attachments(("a.cxs", data), password="secret")).kind == "password"


def test_a_damaged_session_inside_is_told_from_a_damaged_pdf(session: SessionFile, tmp_path: Path) -> None:
    data = session_bytes(session)
    session.close()
    assert refusal(tmp_path, with_attachments(("a.cxs", data[: len(data) // 2]))).kind == "broken inside"
    torn = data[:4096] + os.urandom(len(data) - 4096)
    assert refusal(tmp_path, with_attachments(("a.cxs", torn))).kind == "broken inside"


@pytest.mark.parametrize("data", [b"", b"hello", b"%PDF-1.7\n", b"%PDF-1.7\n" + b"1 0 obj\n" * 1000])
def test_what_is_no_pdf_is_refused(tmp_path: Path, data: bytes) -> None:
    assert refusal(tmp_path, data).kind == "no pdf"


def test_a_cut_or_scrambled_pdf_never_gives_half_a_session(session: SessionFile, tmp_path: Path) -> None:
    whole = pdf_of(session)
    session.close()
    for share in (0.1, 0.5, 0.9):
        problem = refusal(tmp_path, whole[: int(len(whole) * share)])
        assert problem.kind in {"no pdf", "no session inside", "broken inside"}


def test_a_pdf_larger_than_any_is_not_even_read(tmp_path: Path) -> None:
    pdf = tmp_path / "huge.pdf"
    with pdf.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(FileProblem) as problem:
        take_session_out(pdf, tmp_path / "out.cxs")
    assert problem.value.kind == "too large"
    assert not (tmp_path / "out.cxs").exists()


def packed(content: bytes) -> bytes:
    """A PDF written by hand with a packed attachment."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(a.cxs) 3 0 R]>>>>>>",
        b"<</Type/Pages/Kids[4 0 R]/Count 1>>",
        b"<</Type/Filespec/F(a.cxs)/UF(a.cxs)/EF<</F 5 0 R>>>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        b"<</Type/EmbeddedFile/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(content), content),
    ]
    numbered = b"".join(b"%d 0 obj%s endobj\n" % one for one in enumerate(objects, start=1))
    return b"%PDF-1.7\n" + numbered + b"trailer<</Root 1 0 R>>\n%%EOF"


def test_a_pdf_of_another_writer_is_taken_too(session: SessionFile, tmp_path: Path) -> None:
    (tmp_path / "map.pdf").write_bytes(packed(zlib.compress(session_bytes(session))))
    session.close()
    take_session_out(tmp_path / "map.pdf", tmp_path / "out.cxs")
    assert (tmp_path / "out.cxs").exists()


def test_a_session_that_unpacks_to_more_than_any_is_refused(session: SessionFile, tmp_path: Path) -> None:
    packer = zlib.compressobj()
    parts = [packer.compress(session_bytes(session))]
    session.close()
    parts += [packer.compress(bytes(2**24)) for _ in range(MOST_BYTES // 2**24)]
    data = packed(b"".join((*parts, packer.flush())))
    assert len(data) < 2**20
    assert refusal(tmp_path, data).kind == "too large inside"


def test_a_reader_that_dies_is_a_pdf_that_cannot_be_read(
    session: SessionFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inside_pdf, "_CHILD", "import os; os.abort()")
    data = pdf_of(session)
    session.close()
    assert refusal(tmp_path, data).kind == "no pdf"


def test_a_pipe_is_no_pdf(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    with pytest.raises(FileProblem) as problem:
        take_session_out(tmp_path / "pipe.pdf", tmp_path / "out.cxs")
    assert problem.value.kind == "special"
