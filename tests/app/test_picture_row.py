"""The picture of a card in the panel of details."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QFileDialog

from cxstudio.model.records import Card
from tests.app.conftest import Opened
from tests.app.hands import click


def test_a_picture_is_added_replaced_and_removed_in_the_details(
    small: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    names = [str(tmp_path / "queue.png"), str(tmp_path / "desk.png")]
    for name in names:
        image.save(name)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (names.pop(0), ""))
    document = small.made.document
    small.window.canvas.select([small.made.cards[0]])
    row = small.window.inspector.form.picture
    assert row is not None
    assert not row.remove.isVisible()
    click(row.choose)
    row = small.window.inspector.form.picture
    assert row is not None
    assert row.name.full_text() == "queue.png"
    assert row.small.isVisible()
    assert row.small.pixmap().toImage().pixelColor(5, 5) == QColor("teal")
    assert row.choose.text() == "Replace…"
    click(row.choose)
    assert [a.name for a in document.attachments()] == ["desk.png"]
    assert document.undo_label == "Replace picture"
    row = small.window.inspector.form.picture
    assert row is not None
    click(row.remove)
    card = document.find(small.made.cards[0], Card)
    assert card is not None
    assert card.picture == ""
    assert document.attachments() == []
    document.undo()
    assert [a.name for a in document.attachments()] == ["desk.png"]
