from __future__ import annotations

from cxstudio.edits.emotions import rate_emotion
from cxstudio.edits.stages import add_stage
from cxstudio.edits.touchpoints import add_touchpoint, toggle_channel
from cxstudio.insight.unfilled import unfilled
from cxstudio.model.records import Stage
from tests.makers import small_map


def test_a_stage_without_touchpoints_and_a_touchpoint_without_channel_or_emotion_lack_something() -> None:
    made = small_map()
    document = made.document
    stage = add_stage(document, made.journey, "After")
    there = document.find(stage, Stage)
    assert there is not None
    assert list(unfilled(document, there)) == [(stage, ("touchpoint",))]
    touchpoint = add_touchpoint(document, stage, "Letter")
    assert list(unfilled(document, there)) == [(touchpoint, ("channel", "emotion"))]
    toggle_channel(document, [touchpoint], "Letter")
    assert list(unfilled(document, there)) == [(touchpoint, ("emotion",))]
    rate_emotion(document, touchpoint, made.personas[0], 1)
    assert list(unfilled(document, there)) == []
