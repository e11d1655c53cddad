"""The program as its own child."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from cxstudio.files import inside_pdf
from cxstudio.files.inside_pdf import session_bytes
from cxstudio.files.session_file import SessionFile
from cxstudio.files.vetting import ARGUMENT
from cxstudio.formats import ExportOptions, export_bytes, export_format
from tests.makers import small_map

PROJECT = Path(__file__).resolve().parents[1]


def tried(content: bytes) -> int:
    command = [sys.executable, "-m", "cxstudio", ARGUMENT]
    return subprocess.run(command, input=content, cwd=PROJECT, capture_output=True, check=False).returncode


def test_the_program_tries_foreign_updates_when_it_is_started_for_that() -> None:
    assert tried(b"\x00\x00\x00\x02\x00\x00") == 0


def test_updates_that_cannot_be_read_end_the_child_with_a_failure() -> None:
    assert tried(b"\x00\x00\x00\x03abc") != 0


def test_the_program_takes_the_session_out_of_a_pdf_when_it_is_started_for_that(tmp_path: Path) -> None:
    session = SessionFile.create(tmp_path / "visit.cxs")
    small_map(session.document)
    inside = session_bytes(session)
    options = ExportOptions(session=inside, session_name="visit.cxs")
    pdf = export_bytes(session.document, export_format(Path("visit.pdf")), options).data
    session.close()
    command = [sys.executable, "-m", "cxstudio", inside_pdf.ARGUMENT]
    ended = subprocess.run(command, input=pdf, cwd=PROJECT, capture_output=True, check=False)
    assert (ended.returncode, ended.stdout) == (0, inside)
