"""What the furniture shop's team made of its map, in Polish: figures, voices, a plan, audits, what is to come."""

from __future__ import annotations

from sample_story import Story
from sample_work import Work

from cxstudio.edits.fields import set_field


def tell(story: Story) -> None:
    """Fill in what stands beside the map."""
    work = Work(story.document, story.journey)
    _people(work)
    _figures(work)
    _voices(work)
    _plan(work)
    _audits(work)
    _future(work)
    work.lanes("Za kulisami", "Mapa na ścianę")


def _people(work: Work) -> None:
    work.say(
        "Marta Zielińska",
        needs="Pewny termin\nPełny koszt od początku\nKtoś, kto oddzwania",
        pains="Cisza przez tygodnie\nKolory inne niż na ekranie",
        motivations="Mieszkanie, w którym wszyscy chcą siedzieć\nKupić raz, na lata",
        habits="Zapisuje zdjęcia wieczorem\nPorównuje w trzech zakładkach",
        to_learn="Kto w domu decyduje o kolorze?",
        facts=[["Wiek", "36"], ["Dom", "Blok, czwarte piętro, winda"], ["Praca", "Projektantka, z domu"]],
        traits=[["Kupuje w salonie", "Kupuje w sieci", 62], ["Spontanicznie", "Po namyśle", 80]],
        uses=[["Strona sklepu", 5], ["Media społecznościowe", 4], ["Salon", 3], ["Infolinia", 1]],
    )
    work.employee(
        "Tomek Wrona",
        role="Doradca w salonie",
        quote="Klient pyta o termin, a ja widzę to samo, co on.",
        goals="Dobrać kanapę, która zostanie\nNie obiecywać na wyrost",
        pains="Nie widzi zamówień w fabryce",
    )
    work.person("Anna Lis", "Kierowniczka obsługi klienta", "Obsługa")
    work.person("Piotr Dudek", "Właściciel produktu, sklep", "E-commerce")
    work.person("Ewa Król", "Logistyka", "Dostawy")
    work.source("Wywiady w domach", "interview", 9, "2026-02-18", ["Marta Zielińska", "Zdjęcia wnętrz"])
    work.source(
        "Statystyki sklepu", "analytics", 18_400, "2026-04-30", ["Karta produktu", "Koszyk i dostawa"]
    )
    work.source("Ankieta po dostawie", "survey", 412, "2026-05-10", ["Wniesienie i montaż"])
    work.say("Koszyk i dostawa", owned_by=work.thing("Piotr Dudek"))
    work.card("frontstage", "Wizyta w salonie", "Doradca dobiera tkaninę")
    work.card("backstage", "Wiadomość o statusie", "Planowanie zmienia kolejność w fabryce")
    work.card("support", "Wniesienie i montaż", "Trasy kierowców na dany dzień")
    work.card("system", "Telefon na infolinię", "System zamówień bez danych z fabryki")
    work.card("department", "Reklamacja szwu", "Dział jakości")
    work.card("knows", "Karta produktu", "Wymiary, ale nie termin")
    work.card("feels_self", "Telefon na infolinię", "Natrętna")


def _figures(work: Work) -> None:
    work.metric("NPS po dostawie", "nps", 40, "Kierowniczka obsługi klienta")
    for start, end, hands in (
        ("2025-10-01", "2025-12-31", (6, 2, 3, 4, 4, 9, 8, 18, 24, 30, 34)),
        ("2026-01-01", "2026-03-31", (5, 2, 2, 4, 3, 8, 8, 19, 26, 36, 41)),
        ("2026-04-01", "2026-06-30", (4, 1, 2, 3, 3, 7, 9, 20, 29, 44, 52)),
    ):
        work.scores("NPS po dostawie", "Wniesienie i montaż", start, end, hands)
    work.metric("Porzucone koszyki", "custom_share", 20, "Właściciel produktu, sklep", better="lower")
    for start, end, part, whole in (
        ("2026-03-01", "2026-03-31", 1_242.0, 4_600.0),
        ("2026-04-01", "2026-04-30", 893.0, 4_700.0),
    ):
        counted = [("part", part), ("whole", whole)]
        work.reading("Porzucone koszyki", "Koszyk i dostawa", start, end, counted, origin="system")
    work.metric("Wartość klienta", "clv_end", 900, "Zarząd", unit="zł")
    rates = [("margin", 180.0), ("retention", 80.0), ("discount", 10.0), ("cost", 60.0)]
    work.reading("Wartość klienta", "", "2026-01-01", "2026-12-31", rates, origin="estimate")
    work.metric("Czas pierwszej odpowiedzi", "frt_median", 240, "Kierowniczka obsługi klienta")
    times = [("time", 1_320.0)]
    work.reading(
        "Czas pierwszej odpowiedzi",
        "Reklamacja szwu",
        "2026-04-01",
        "2026-04-30",
        times,
        n=57,
        origin="system",
    )


def _voices(work: Work) -> None:
    work.feedback(
        "Sześć tygodni i ani słowa. W końcu zadzwoniłam sama.",
        "Wiadomość o statusie",
        "2026-04-21",
        "complaint",
        sentiment="negative",
        severity=4,
        came_by="Infolinia",
        owned_by=work.thing("Anna Lis"),
        status="started",
    )
    work.feedback(
        "Panowie zdjęli buty i zabrali kartony. Klasa!",
        "Wniesienie i montaż",
        "2026-04-25",
        "praise",
        sentiment="positive",
        score=10,
        came_by="Ankieta",
    )
    work.feedback(
        "Czy można zamówić tylko pokrowce?",
        "Karta produktu",
        "2026-04-11",
        "lead",
        sentiment="neutral",
        came_by="E-mail",
    )
    work.feedback(
        "Dajcie podgląd kanapy w moim pokoju.",
        "Zdjęcia wnętrz",
        "2026-04-09",
        "feature",
        sentiment="neutral",
        came_by="Media społecznościowe",
    )
    work.feedback(
        "Paczkomat był pełny, nie wiem, gdzie są próbki.",
        "",
        "2026-04-02",
        "technical",
        sentiment="negative",
        severity=2,
        place="Paczkomat",
        came_by="Infolinia",
    )


def _plan(work: Work) -> None:
    work.say("Pełny koszt", importance=9.1, satisfaction=2.8, impact=5, effort=2)
    work.say("Cotygodniowa", importance=8.9, satisfaction=2.2, impact=4.5, effort=3)
    work.say("Dwugodzinne", importance=7.8, satisfaction=3.5, impact=4, effort=4.5)
    work.say("Próbki gratis", impact=3, effort=2)
    work.action(
        "Cena wniesienia na karcie produktu",
        "Pełny koszt",
        "Piotr Dudek",
        "2026-12-15",
        status="started",
        impact=5,
        effort=2,
        first_step="Test na trzech modelach",
        metric=work.thing("Porzucone koszyki"),
    )
    work.action(
        "Opiekun zamówienia i wiadomość co tydzień",
        "Cotygodniowa",
        "Anna Lis",
        "2027-02-01",
        impact=4.5,
        effort=3,
        first_step="Ustalić z fabryką, kiedy znany jest termin",
    )
    work.action(
        "Okna dostawy po dwie godziny", "Dwugodzinne", "Ewa Król", "", status="later", impact=4, effort=4.5
    )
    work.goal(
        "Klient zawsze zna termin",
        ["Opiekun zamówienia"],
        "NPS po dostawie",
        target=40,
        due="2027-06-30",
    )
    work.decision("Nie pokazujemy ceny bez kosztu wniesienia.", "2026-05-20", "Anna Lis")
    work.group("Cisza po zakupie", ["Sześć tygodni ciszy", "Nikt nie prowadzi", "Okno dostawy"])
    work.comment("Cotygodniowa", "Czy fabryka poda datę w systemie?", "Ewa", "2026-05-21")


def _audits(work: Work) -> None:
    work.audit(
        ("Audyt, wiosna", "Audyt, jesień"),
        ("2026-04-02", "2026-10-02"),
        {
            "reachability": (3, 4, 2, 2, 3),
            "service": (2, 2, 1, 2, 1),
            "purchase": (1, 4, 4, 5, 2),
            "personalisation": (2, 3, 2, 3, 2),
            "simplicity": (4, 3, 3, 2, 3),
            "flexibility": (2, 3, 3, 3, 2),
        },
        {
            "reachability": (3, 4, 3, 3, 3),
            "service": (3, 3, 3, 3, 3),
            "purchase": (5, 4, 4, 5, 3),
            "personalisation": (3, 3, 3, 3, 3),
            "simplicity": (4, 4, 3, 3, 3),
            "flexibility": (3, 3, 4, 3, 3),
        },
    )
    work.consistency(
        (("Reklamacja szwu", "E-mail", 2), ("Reklamacja szwu", "Strona", 4), ("Karta produktu", "Strona", 3))
    )


def _future(work: Work) -> None:
    feelings = {"Koszyk i dostawa": 0.6, "Wiadomość o statusie": 0.9, "Telefon na infolinię": 0.2}
    twins = work.future("Marta Zielińska", feelings)
    set_field(work.document, [twins["Wiadomość o statusie"]], "title", "Wiadomość co tydzień")
