"""Shipped files are found from a checkout, and a name never leads out of their folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxstudio.resources import resource, resources_folder


def test_the_fonts_are_there() -> None:
    assert list(resource("fonts").glob("*.ttf"))


@pytest.mark.parametrize("parts", [("..", "main.py"), ("/etc/passwd",), ("fonts", "..", "..", "main.py")])
def test_a_name_that_leads_out_of_the_folder_is_refused(parts: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="not a resource name"):
        resource(*parts)


def test_a_bundle_brings_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    (tmp_path / "resources").mkdir()
    resources_folder.cache_clear()
    try:
        assert resources_folder() == tmp_path / "resources"
    finally:
        resources_folder.cache_clear()
