from __future__ import annotations

import pytest

from cxstudio.model.document import Document
from cxstudio.model.measures import Metric, Reading
from cxstudio.model.plans import Attendee, Comment
from cxstudio.model.pseudonyms import Pseudonyms
from cxstudio.model.records import Card, Link, Persona, Session
from cxstudio.model.workshops import AgendaStep, VoteRound


def named(*people: str, personas: tuple[str, ...] = (), language: str = "en", said: str = "") -> Pseudonyms:
    document = Document()
    with document.transaction("Names"):
        document.put(Session(id="session", language=language))
        for place, name in enumerate(people):
            document.put(Attendee(id=f"a{place}", name=name, order=str(place)))
        for place, name in enumerate(personas):
            document.put(Persona(id=f"p{place}", name=name, order=str(place)))
        document.put(Card(id="said", kind="pain", text=said))
    return Pseudonyms(document)


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("Anna Kowalska", "Anna Kowalska calls", "Person 1 calls"),
        ("Anna Kowalska", "ANNA\n KOWALSKA’s desk", "Person 1’s desk"),
        ("Anna Kowalska", "Anna calls; Kowalska waits", "Person 1 calls; Person 1 waits"),
        ("Anna Kowalska", "Annabel and Hanna stay", "Annabel and Hanna stay"),
        ("Will", "Will calls, and he will", "Person 1 calls, and he will"),
        ("Will", "WILL", "Person 1"),
        ("Zoë Ångström", "Zoe\u0308 A\u030angstro\u0308m", "Person 1"),
        ("田中", "田中さんは待つ", "Person 1さんは待つ"),
        ("สมชาย", "คุณสมชายรอ", "คุณPerson 1รอ"),
        ("مریم احمدی", "از مریم احمدی بپرس", "از Person 1 بپرس"),
        ("سلمى الحربي", "رخصة سلمى، وسلمى، ولسلمى", "رخصة Person 1، وPerson 1، ولPerson 1"),
        ("علي", "الفعلي", "الفعلي"),
        ("דנה כהן", "לדנה ולכהן", "לPerson 1 ולPerson 1"),
        ("A.B. (Bo)", "Ask A.B. (Bo)!", "Ask Person 1!"),
        (".*", "any.*thing", "any.*thing"),
        ("Dr Li", "Dr Li and Dr No", "Person 1 and Dr No"),
    ],
)
def test_a_name_is_found_as_a_whole_word_however_it_is_spelt(name: str, text: str, left: str) -> None:
    assert named(name).text(text) == left


def test_names_that_nobody_entered_go_where_they_are_said() -> None:
    document = Document()
    with document.transaction("Names"):
        document.put(Session(id="session", language="en"))
        document.put(Attendee(id="a", name="Anna Li", order="0"))
    text = Pseudonyms(document, ("Zain", " Skye ", "")).text
    assert text("Anna asks Zain’s teacher; SKYE waits in Zainab’s car") == (
        "Person 1 asks Person 2’s teacher; Person 3 waits in Zainab’s car"
    )


def test_a_word_some_text_has_in_lower_case_is_no_name_alone() -> None:
    other = named("Front Desk", said="At the front they wait")
    assert other.text("Front row, Desk 4, Front Desk") == "Front row, Person 1 4, Person 1"


def test_a_name_somebody_once_wrote_in_lower_case_is_a_name_still() -> None:
    other = named("Maria Kowalska", said="ask maria. Maria says so")
    assert other.text("ask maria. Maria says so") == "ask Person 1. Person 1 says so"


def test_a_name_amid_a_sentence_is_one_however_often_it_is_a_word() -> None:
    other = named("Will Smith", said="they will and will and will ask Will")
    assert other.text("they will ask Will") == "they will ask Person 1"


def test_a_whole_name_in_lower_case_makes_its_parts_no_common_words() -> None:
    other = named("Maria Kowalska", said="maria kowalska waits; kowalska maria waits")
    assert other.text("Maria and Kowalska") == "Person 1 and Person 1"


def test_a_long_name_of_many_like_words_is_looked_for_in_bounded_time() -> None:
    other = named("aaaa " * 99 + "b", "A. " * 150, language="pl")
    text = "aaaa" * 500 + " " + "aaaaa " * 500 + "A " * 100
    assert other.text(text).startswith("aaaa" * 500 + " ")


def test_a_first_name_of_two_people_tells_neither() -> None:
    assert named("Anna Abel", "Anna Berg").text("Anna, Anna Berg") == "Person, Person 2"


def test_customers_employees_and_people_are_numbered_apart_in_the_language_of_the_document() -> None:
    document = Document()
    with document.transaction("Names"):
        document.put(Persona(id="p1", name="Amina"))
        document.put(Persona(id="p2", name="George", employee=True))
        document.put(Persona(id="p3", name=""))
        document.put(Comment(id="c", author="Yolanda"))
    other = Pseudonyms(document)
    names = [other.record(persona).name for persona in document.personas()]
    assert names == ["Customer 1", "Employee 1", ""]
    assert other.record(document.nodes(Comment)[0]).author == "Person 1"


def test_a_text_that_would_grow_too_long_is_cut_where_it_may_be() -> None:
    link = Link(id="l", kind="next", label="Al B " * 99)
    label = named("Al B").record(link).label
    assert len(label) == 500
    assert label.endswith("…")


def test_who_is_called_what_does_not_depend_on_where_the_name_stands_first() -> None:
    assert named("Anna", "Ben").text("Ben and Anna") == "Person 2 and Person 1"


def test_without_names_nothing_changes() -> None:
    assert named().text("Anna") == "Anna"


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("Marta Zielińska", "Martą, Marty Zielińskiej", "Person 1, Person 1"),
        ("Tomek Wrona", "Tomkowi, Tomka, Wronie", "Person 1, Person 1, Person 1"),
        ("Ewa Lis", "Listy", "Listy"),
        ("Maria Kowalska", "z MARIĄ, dla marii kowalskiej", "z Person 1, dla Person 1"),
        (
            "Maria Kowalska",
            "państwo Kowalscy, Kowalskich, KOWALSKIEJ",
            "państwo Person 1, Person 1, Person 1",
        ),
        ("Marta Olga", "Marcie i Oldze", "Person 1 i Person 1"),
    ],
)
def test_a_name_is_found_with_the_endings_its_language_gives_it(name: str, text: str, left: str) -> None:
    assert named(name, language="pl").text(text).replace("Osoba", "Person") == left


@pytest.mark.parametrize("language", ["en", "pl"])
@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        (
            "Kasia",
            "Kasię, KASIĘ, Kasie\u0328, Kasi i Kasią",
            "Person 1, Person 1, Person 1, Person 1 i Person 1",
        ),
        ("Ola Nowak", "bez Oli, Olę, OLI", "bez Person 1, Person 1, Person 1"),
        ("Zoë Ångström", "Zoës desk, Zoes", "Person 1 desk, Person 1"),
        ("Monika", "dla Moniki i Marii", "dla Person 1 i Marii"),
        ("John Doe", "Does it work? John does", "Does it work? Person 1 does"),
        ("Ala", "Alas, Alibi, Alina", "Person 1, Alibi, Alina"),
    ],
)
def test_short_and_polish_names_are_found_with_endings_in_any_language(
    language: str, name: str, text: str, left: str
) -> None:
    assert named(name, language=language).text(text).replace("Osoba", "Person") == left


def test_a_form_of_one_name_that_is_the_name_of_another_stays_the_others() -> None:
    assert named("Ala", "Ali").text("Ala asks Ali") == "Person 1 asks Person 2"


def test_a_client_is_found_without_its_legal_form_and_what_follows_a_comma() -> None:
    document = Document()
    with document.transaction("Names"):
        document.put(Session(id="session", client="Acme Works Sp. z o.o., Kraków"))
    other = Pseudonyms(document)
    assert other.text("ACME works, Acme Works Sp. z o.o., Kraków; Acme buses") == "Client, Client; Acme buses"


QUILLA = "Quilla Rhamnosa"


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        (QUILLA, "mail quilla.rhamnosa@example.org, Quilla", "mail [address], Person 1"),
        (QUILLA, "see https://example.org/people/qrhamnosa?x=1.", "see [address]."),
        (QUILLA, "see www.example.org/people", "see www.example.org/people"),
        (QUILLA, "ask @quillarhamnosa", "ask [address]"),
        (QUILLA, "minutes_quilla_2.docx", "[address]"),
        (QUILLA, "quilla.rhamnosa, QuillaRhamnosa, Quilla_Rhamnosa", "[address], Person 1, Person 1"),
        (QUILLA, "Rhamnosa_2 and Quilla2", "Person 1_2 and Person 1 2"),
        (QUILLA, "Qui\u00adlla Rham\u200bnosa\u2060 calls", "Person 1 calls"),
        (QUILLA, "Quilla\u200bRhamnosa", "Person 1"),
        (QUILLA, "Ｑｕｉｌｌａ said", "Person 1 said"),
        (QUILLA, "Quilla rhamnosa@example.org", "Person 1"),
        ("Bo Vy", "Bo asks VY: bored, Body", "Person 1 asks Person 1: bored, Body"),
        ("Dr Bo de Vy", "Dr No has de facto Bo", "Dr No has de facto Person 1"),
        ("Mary O'Neil", "O’Neil, OʼNeil, O`Neil, ONeil", "Person 1, Person 1, Person 1, Person 1"),
        ("Ann-Kathrin Berg-Holm", "Ann‑Kathrin, Berg–Holm, Holm", "Person 1, Person 1, Person 1"),
        ("Marta Zielińska", "m.zielinska@example.pl", "[address]"),
        ("Marta Zielińska", "Zielinska", "Person 1"),
        ("Marta Zielinska", "Zielińska", "Person 1"),
        (
            "Jürgen Müller",
            "Juergen, Muller; mueller@example.org, the Müllers",
            "Person 1, Person 1; [address], the Person 1",
        ),
        ("Maria Kowalska", "M. Kowalska, Maria K., M Kowalska", "Person 1, Person 1, Person 1"),
        ("Maria Kowalska", "kowalska maria; Kowalska, Maria", "Person 1; Person 1"),
        ("maria kowalska", "Maria calls KOWALSKA", "Person 1 calls Person 1"),
        ("MARIA KOWALSKA", "Maria calls Kowalska", "Person 1 calls Person 1"),
        ("maria", "Maria calls", "Person 1 calls"),
        ("maria.kowalska@example.org", "Maria calls Kowalska", "Person 1 calls Person 1"),
        ("J. R. Smith", "J.R. Smith, JR Smith, J R Smith", "Person 1, Person 1, Person 1"),
        ("İrem Işık", "IREM; Isik; irem işık", "Person 1; Person 1; Person 1"),
        ("محمد العلي", "مُحَمَّد، محـمد، للعلي، والعلي", "Person 1، Person 1، Person 1، وPerson 1"),
        ("أحمد الخطيب", "احمد، ولأحمد", "Person 1، ولPerson 1"),
        ("عبدالله الحربي", "عبد الله وسأل الله", "Person 1 وسأل الله"),
        ("عبد الله الحربي", "عبدالله وسأل الله", "Person 1 وسأل الله"),
        ("علی‌رضا محمدی", "علیرضا، علی رضا، محمدي‌ها", "Person 1، Person 1، Person 1‌ها"),
        ("דוד כהן", "דָּוִד", "Person 1"),
        ("王小明", "小明说", "Person 1说"),
        ("김민수", "김민수는 민수가", "Person 1는 Person 1가"),
    ],
)
def test_a_name_is_found_in_other_signs_and_in_addresses(name: str, text: str, left: str) -> None:
    assert named(name).text(text) == left


@pytest.mark.parametrize(
    "said",
    [
        "quilla.rhamnosa@example.org",
        "https://example.org/quilla/rhamnosa",
        "quilla_rhamnosa.docx",
        "@quilla #rhamnosa",
        "mail rhamnosa@example.org.",
    ],
)
def test_an_address_does_not_make_a_name_a_common_word(said: str) -> None:
    other = named(QUILLA, said=said)
    assert other.text("Quilla waits for Rhamnosa") == "Person 1 waits for Person 1"
    assert "illa" not in other.text(said)
    assert "rhamnosa" not in other.text(said.replace("#", "@"))


def test_a_client_is_found_in_an_address() -> None:
    document = Document()
    with document.transaction("Names"):
        document.put(Session(id="session", client="Hexacorp Ltd"))
    assert Pseudonyms(document).text("help@hexacorp.com or hexacorp.com/help") == "[address] or [address]"


def test_every_text_of_every_record_is_looked_through() -> None:
    other = named(QUILLA)
    metric = other.record(Metric(id="m", unit="Quilla’s", title="Quilla"))
    assert (metric.unit, metric.title, metric.method) == ("Person 1’s", "Person 1", "custom")
    assert other.record(Reading(id="r", metric="m", inputs=(("Quilla", 3),))).inputs == (("Person 1", 3),)


def test_the_names_of_kinds_are_no_names_of_people() -> None:
    other = named("Pain", said="Pain, a pain")
    vote = VoteRound(id="v", kinds=("pain",), words=("Pain",))
    assert other.record(vote).kinds == ("pain",)
    assert other.record(vote).words == ("Person 1",)
    assert other.record(AgendaStep(id="s", adds="pain", say="Pain")).adds == "pain"
