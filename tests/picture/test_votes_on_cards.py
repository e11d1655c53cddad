"""What the room voted shows on the cards: one dot and a number, once the round is closed, and never before."""

from __future__ import annotations

from datetime import date

from cxstudio.edits.cards import add_card
from cxstudio.edits.groups import group_cards
from cxstudio.edits.votes import Terms, close_round, open_round, tally
from cxstudio.exchange.kind_cells import cell_of
from cxstudio.exchange.kind_columns import columns_of
from cxstudio.exchange.kind_names import Names
from cxstudio.model.document import Document
from cxstudio.model.workshops import VoteRound
from cxstudio.picture.legend import entries
from cxstudio.picture.map import MapPicture
from cxstudio.picture.primitives import Ellipse, Text
from tests.makers import small_map
from tests.picture.maps import picture
from tests.picture.slides.decks_of import parts, slides

DAY = date(2026, 11, 22)


def numbers(shown: MapPicture, id: str) -> list[str]:
    placed = shown.placed(id)
    assert placed is not None
    texts = [shape.block.text for shape in placed.part.primitives if isinstance(shape, Text)]
    dotted = any(isinstance(s, Ellipse) and s.fill == "accent" for s in placed.part.primitives)
    found = [text for text in texts if text.isdecimal()]
    assert bool(found) == dotted
    return found


def voted(document: Document, *dots: tuple[str, int], close: bool = True) -> str:
    vote = open_round(document, "Which first?", [id for id, _ in dots], Terms(20))
    for id, n in dots:
        tally(document, vote, id, n)
    if close:
        close_round(document, vote, DAY)
    return vote


def column(document: Document, kind: str, key: str, id: str) -> object:
    found = next(one for one in columns_of(kind) if one.key == key)
    return cell_of(Names(document), document.node(id), found)


def test_a_card_shows_its_dots_once_the_vote_is_closed() -> None:
    made = small_map()
    other = add_card(made.document, "pain", made.touchpoints[0], "No word on delays")
    shown = picture(made.document)
    vote = voted(made.document, (made.cards[0], 8), (other, 3), close=False)
    assert numbers(shown, other) == []
    close_round(made.document, vote, DAY)
    shown = picture(made.document)
    assert (numbers(shown, made.cards[0]), numbers(shown, other)) == (["8"], ["3"])
    assert "Dots of the last vote" in {entry.label for entry in entries(shown)}
    placed = shown.placed(other)
    assert placed is not None
    assert placed.part.full.endswith("No word on delays, 3 dots")


def test_a_later_round_counts_and_a_card_without_a_dot_shows_none() -> None:
    made = small_map()
    other = add_card(made.document, "pain", made.touchpoints[0], "No word on delays")
    voted(made.document, (made.cards[0], 8), (other, 3))
    voted(made.document, (made.cards[0], 0), (other, 9))
    shown = picture(made.document)
    assert (numbers(shown, made.cards[0]), numbers(shown, other)) == ([], ["9"])


def test_the_cards_of_a_group_show_what_their_group_got() -> None:
    made = small_map()
    other = add_card(made.document, "pain", made.touchpoints[0], "No word on delays")
    group = group_cards(made.document, [made.cards[0], other], "Waiting")
    voted(made.document, (group, 7), (made.cards[4], 2))
    shown = picture(made.document)
    assert (numbers(shown, made.cards[0]), numbers(shown, other)) == (["7"], ["7"])
    assert column(made.document, "pain", "votes", other) == 7
    assert column(made.document, "group", "votes", group) == 7


def test_a_table_has_the_votes_of_cards_and_the_result_of_closed_rounds_alone() -> None:
    made = small_map()
    other = add_card(made.document, "pain", made.touchpoints[0], "No word on delays")
    vote = voted(made.document, (made.cards[0], 2), (other, 5), close=False)
    assert column(made.document, "pain", "votes", other) is None
    assert column(made.document, "vote_round", "result", vote) is None
    close_round(made.document, vote, DAY)
    assert column(made.document, "pain", "votes", other) == 5
    said = "5 | No word on delays\n2 | Twenty minutes on hold"
    assert column(made.document, "vote_round", "result", vote) == said
    assert made.document.find(vote, VoteRound) is not None


def test_a_map_on_the_screen_follows_the_closing_of_a_vote() -> None:
    made = small_map()
    other = add_card(made.document, "pain", made.touchpoints[0], "No word on delays")
    vote = voted(made.document, (made.cards[0], 2), (other, 5), close=False)
    shown = picture(made.document)
    leave = made.document.subscribe(shown.apply)
    close_round(made.document, vote, DAY)
    assert (numbers(shown, made.cards[0]), numbers(shown, other)) == (["2"], ["5"])
    leave()


def test_on_a_slide_the_cards_with_most_dots_stand_first() -> None:
    made = small_map()
    texts = ["First said", "Said second", "Said third"]
    pains = [add_card(made.document, "pain", made.touchpoints[0], text) for text in texts]
    voted(made.document, *zip(pains, (1, 0, 6), strict=True))
    page = next(page for page in slides(made.document).pages if any(p.node in pains for p in parts(page)))
    tops = {part.node: part.bounds.y for part in parts(page) if part.node in {*pains, made.cards[0]}}
    assert sorted(tops, key=tops.__getitem__) == [pains[2], pains[0], pains[1], made.cards[0]]
    said = {part.node: part.full for part in parts(page) if part.node in pains}
    assert said[pains[2]].endswith("6 dots")
    assert said[pains[1]].endswith("Said second")
