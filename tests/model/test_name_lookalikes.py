from __future__ import annotations

from cxstudio.model.document import Document
from cxstudio.model.excerpt import LeaveOut, excerpt
from cxstudio.model.name_lookalikes import words_like_names
from cxstudio.model.plans import Attendee
from cxstudio.model.records import Card, Persona, Session


def like_names(*texts: str, names: tuple[str, ...] = ("Kasia", "Ola Nowak")) -> tuple[str, ...]:
    document = Document()
    with document.transaction("Names"):
        document.put(Session(id="session", language="en"))
        document.put(Persona(id="p", name=names[0]))
        for place, name in enumerate(names[1:]):
            document.put(Attendee(id=f"a{place}", name=name, order=str(place)))
        for place, text in enumerate(texts):
            document.put(Card(id=f"c{place}", kind="pain", text=text))
    return words_like_names(document, excerpt(document, LeaveOut(names=True)))


def test_a_form_that_stayed_is_listed_as_it_stands() -> None:
    assert like_names("Ask Kasieńka and Nowakiem", "Olu waits") == ("Kasieńka", "Nowakiem", "Olu")


def test_what_was_found_and_what_only_begins_like_it_are_not_listed() -> None:
    assert like_names("Kasia, Kasię, Oli and Nowak", "Old Olive, a Person, Kassel and Kasiarzewscy") == ()


def test_a_word_that_stands_in_small_letters_too_is_no_name() -> None:
    assert like_names("Markets grow; the markets", names=("Mark",)) == ()


def test_of_many_ten_are_listed() -> None:
    many = [f"Kasi{a}{b}" for a in "bcdf" for b in "oue"]
    assert like_names(" ".join(many)) == tuple(sorted(many)[:10])


def test_without_names_nothing_is_listed() -> None:
    assert like_names("Kasia", names=("",)) == ()
