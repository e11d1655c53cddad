"""What an export says about itself."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from cxstudio.app.import_kinds import PREVIEWED
from cxstudio.exchange.import_endings import READABLE
from cxstudio.files.session_file import SessionFile
from cxstudio.formats import FORMATS, Format, export_bytes, import_format, read_endings
from cxstudio.resources import resource

SAMPLE = resource("samples", "hospital-appointment.cxs")


def pdf_format() -> Format:
    return next(x for x in FORMATS if x.ending == ".pdf")


def test_a_pdf_bears_the_time_of_the_last_change_so_that_one_session_makes_one_file(tmp_path: Path) -> None:
    session = SessionFile.open(SAMPLE, read_only=True)
    pdf, again = (export_bytes(session.document, pdf_format()).data for _ in range(2))
    changed = session.document.changed
    session.close()
    assert changed is not None
    assert pdf == again
    information = PdfReader(BytesIO(pdf)).metadata
    assert information is not None
    assert information.creation_date == datetime.fromtimestamp(int(changed), UTC)


def test_every_ending_that_is_said_to_be_read_is_read_by_the_row_of_its_format() -> None:
    assert {format.name for format in FORMATS if format.read} == set(READABLE)
    assert set(PREVIEWED) == set(read_endings()) - {".pdf"}
    for name, row in READABLE.items():
        assert {import_format(Path(f"a{ending.upper()}")).name for ending in row.endings} == {name}
        assert row.endings[0] == next(format.ending for format in FORMATS if format.name == name)
