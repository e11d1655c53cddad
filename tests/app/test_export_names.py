"""Names that stand in texts alone can be said where an export leaves names out."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from cxstudio.app.dialogs.export_leaving_out import LeavingOut
from tests.makers import small_map


def test_further_names_are_replaced_only_while_names_go(qtbot: QtBot) -> None:
    made = small_map()
    leaving = LeavingOut(made.document, made.journey)
    qtbot.addWidget(leaving)
    leaving.also.setText("Zain, Skye,")
    assert not leaving.leave_out()
    assert leaving.also.isHidden()
    leaving.ticks["names"].click()
    assert not leaving.also.isHidden()
    assert leaving.leave_out().also == ("Zain", "Skye")
    assert leaving.words() == ["--leave-out", "names", "--also-names=Zain,Skye"]
