"""Lane headers: their names stand in full, in every language, however low their cards are."""

from __future__ import annotations

import pytest

from cxstudio.model.document import Document
from cxstudio.model.kinds import LANES
from cxstudio.model.lanes import holds_cards, lane_id
from cxstudio.model.records import Card, Journey, Lane, Stage, Touchpoint
from cxstudio.picture.map import MapPicture
from cxstudio.picture.primitives import Text
from cxstudio.resources import resource
from tests.picture.maps import of_role, picture, text_boxes

LANGUAGES = sorted(["en", *(path.stem for path in resource("translations").glob("*.po"))])


def map_of_every_lane(language: str = "en", *, rtl: bool = False, title: str = "") -> Document:
    """One touchpoint, and in every lane one card of one line; lanes carry a title of their own when there is one."""
    document = Document()
    with document.transaction("Every lane"):
        document.set("session", language=language, direction="rtl" if rtl else "ltr")
        document.put(Journey(id="j", title="Journey"))
        document.put(Stage(id="s", journey="j", title="Stage", order="V"))
        document.put(Touchpoint(id="t", stage="s", title="Desk", order="V"))
        for key, lane in LANES.items():
            if holds_cards(key):
                document.put(Card(id=f"card-{key}", kind=lane.kinds[0], home="t", text="One", order="V"))
            document.put(Lane(id=lane_id("j", key), journey="j", shows=key, title=title, kept=True))
    return document


def assert_names_stand_in_full(shown: MapPicture) -> None:
    headers = of_role(shown, "lane-header")
    assert len(headers) == len(LANES)
    for placed in headers:
        name = next(shape for shape in placed.part.primitives if isinstance(shape, Text))
        assert name.block.complete, placed.part.full
        for box in text_boxes(placed):
            assert placed.bounds.y <= box.y, placed.part.full
            assert box.bottom <= placed.bounds.bottom, placed.part.full
            assert placed.bounds.x <= box.x + 0.01, placed.part.full
            assert box.right <= placed.bounds.right + 0.01, placed.part.full


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_lane_says_its_name_in_full_in_every_language(language: str) -> None:
    assert_names_stand_in_full(picture(map_of_every_lane(language, rtl=language in {"ar", "fa"})))


def test_a_row_is_high_enough_for_a_lane_that_was_given_a_long_name() -> None:
    assert_names_stand_in_full(
        picture(map_of_every_lane(title="What the people at the counter do meanwhile"))
    )
