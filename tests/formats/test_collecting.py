"""While a format is written Python's collector rests, and whatever happens it goes on as before."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import replace

import pytest

from cxstudio.exchange.exported import Exported, Progress
from cxstudio.formats import EXPORTS, ExportOptions, FormatProblem, export_bytes
from cxstudio.formats.options import FindPicture
from cxstudio.model.document import Document
from tests.makers import small_map


@pytest.fixture(autouse=True, params=[True, False], ids=["collecting", "collected by the window"])
def collecting(request: pytest.FixtureRequest) -> Iterator[bool]:
    before = gc.isenabled()
    (gc.enable if request.param else gc.disable)()
    yield request.param
    (gc.enable if before else gc.disable)()


def test_nothing_is_collected_while_a_format_is_written(collecting: bool) -> None:
    seen: list[bool] = []

    def write(
        _document: Document, _options: ExportOptions, _pictures: FindPicture, _progress: Progress | None
    ) -> Exported:
        seen.append(gc.isenabled())
        return Exported(b"")

    export_bytes(small_map().document, replace(EXPORTS[0], write=write))
    assert seen == [False]
    assert gc.isenabled() is collecting


def test_after_an_export_that_fails_it_is_collected_as_before(collecting: bool) -> None:
    with pytest.raises(FormatProblem):
        export_bytes(small_map().document, EXPORTS[0], ExportOptions(journey="none of these"))
    assert gc.isenabled() is collecting
