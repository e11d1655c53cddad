"""The step that looks for answers to the pains the room chose, by keys in the entry line and on the wall."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from cxstudio.app.workshop.scene_of import ClockShown, scene_of
from cxstudio.edits.agenda import add_step
from cxstudio.edits.cards import add_card
from cxstudio.model.workshops import VoteRound
from tests.app.conftest import Opened
from tests.app.hands import press, type_into


def test_the_line_aims_at_the_first_chosen_pain_and_tab_at_the_next(
    open_window: Callable[..., Opened],
) -> None:
    opened = open_window()
    document, made = opened.made.document, opened.made
    pains = [add_card(document, "pain", home, f"Pain {at}") for at, home in enumerate(made.touchpoints[2:4])]
    with document.transaction("Vote", lasting=True):
        document.put(
            VoteRound(
                id="v",
                candidates=tuple(pains),
                words=("A", "B"),
                dots=(1, 4),
                concerns=(0, 0),
                state="closed",
            )
        )
    step = add_step(document, "Opportunities", 5, lens="capture", adds="opportunity")
    opened.window.workshop.agenda.go_to(step)
    line, around = opened.window.entry.line, opened.window.workshop.around

    def aim() -> str:
        return scene_of(document, made.journey, around.workshop.stand, ClockShown()).aim

    assert aim() == pains[1]
    assert "answers Pain 1" in opened.window.entry.where()
    type_into(line, "A board at the door")
    press(line, Qt.Key.Key_Return)
    press(line, Qt.Key.Key_Tab)
    assert aim() == pains[0]
    type_into(line, "A letter that says it")
    press(line, Qt.Key.Key_Return)

    def answering(pain: str) -> list[str]:
        found = (document.get(link.source) for link in document.links_of(pain, "answers"))
        return [str(getattr(card, "text", "")) for card in found]

    assert answering(pains[1]) == ["A board at the door"]
    assert answering(pains[0]) == ["A letter that says it"]
    stand = opened.window.workshop.around.workshop.stand
    assert scene_of(document, made.journey, stand, ClockShown()).answered == (pains[1], pains[0])
    opened.window.canvas.select([made.touchpoints[0]])
    assert aim() == "", "what goes elsewhere answers none of them"
    assert "answers" not in opened.window.entry.where()
