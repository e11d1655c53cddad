"""Buying a sofa, in Polish: between the web shop and the showroom, with a long silence before delivery."""

from __future__ import annotations

import sample_shop_work
from sample_story import Story

from cxstudio.model.document import Document


def tell(document: Document) -> None:
    """Fill an empty document."""
    story = Story(document, "Zakup kanapy: od pomysłu do dostawy", "pl")
    story.session(
        client="Meblarnia Północ",
        facilitator="Joanna Kmieć",
        date="2026-09-08",
        impression="Wiem, co kupuję, i wiem, kiedy przyjedzie.",
        promise="Termin podany raz i dotrzymany; jedna osoba prowadzi zamówienie do końca.",
    )
    story.persona(
        "Marta Zielińska",
        role="36 lat, projektantka, mieszka z partnerem i psem",
        segment="Pierwsza droższa kanapa",
        quote="Chcę usiąść, zanim zapłacę.",
        goals="Znaleźć kanapę, która przetrwa psa\nZnać dokładny termin dostawy\nNie brać dwóch dni wolnego",
    )
    story.scene(
        scenario="Marta szuka kanapy w internecie, siada na niej w salonie, zamawia na stronie i czeka na dostawę.",
        expectations="Kanapa taka jak na zdjęciu, w umówionym terminie, wniesiona na trzecie piętro.",
        start="Stara kanapa nie nadaje się już do siedzenia",
        end="Nowa kanapa stoi, stara zabrana, reklamacja zamknięta",
        basis="researched",
    )
    web = story.channel("Strona sklepu", "Web")
    social = story.channel("Media społecznościowe", "Social media")
    alone = story.channel("Klientka sama", "Customer alone")
    showroom = story.channel("Salon", "On site")
    adviser = story.channel("Doradca", "In person")
    post = story.channel("Poczta", "Letter")
    sms = story.channel("SMS", "Text message")
    email = story.channel("E-mail", "Email")
    hotline = story.channel("Infolinia", "Phone")
    courier = story.channel("Firma kurierska", "Third party")

    inspiration = story.stage("Inspiracja", "2 tygodnie", "Zobaczyć, co pasuje do mieszkania")
    photos = story.touchpoint(inspiration, "Zdjęcia wnętrz", [social], [1.0], minutes=20, evidence="heard")
    measuring = story.touchpoint(
        inspiration,
        "Mierzenie pokoju",
        [alone],
        [-0.2],
        minutes=30,
        evidence="assumed",
        description="Z taśmą i kartką; sklep o tym kroku nie wie.",
    )
    choice = story.stage("Wybór", "Tydzień", "Usiąść, dotknąć, porównać")
    product = story.touchpoint(
        choice, "Karta produktu", [web], [-0.6], minutes=15, evidence="measured", effort=4
    )
    visit = story.touchpoint(
        choice,
        "Wizyta w salonie",
        [showroom, adviser],
        [1.6],
        minutes=50,
        evidence="observed",
        serves="Doradca w salonie",
        moment_of_truth=True,
        service="human",
    )
    samples = story.touchpoint(choice, "Próbki tkanin", [post], [0.8], minutes=4320, evidence="measured")
    purchase = story.stage("Zakup", "Jeden dzień", "Zapłacić raz i bez niespodzianek")
    basket = story.touchpoint(
        purchase,
        "Koszyk i dostawa",
        [web],
        [-1.4],
        minutes=18,
        evidence="measured",
        effort=5,
        friction="harmful",
        friction_reason="Koszt wniesienia pojawia się dopiero w ostatnim kroku.",
    )
    code = story.touchpoint(
        purchase,
        "Kod z banku",
        [sms, web],
        [-0.3],
        minutes=2,
        evidence="measured",
        service="automated",
        friction="deliberate",
        friction_reason="Przy dużej kwocie bank pyta jeszcze raz: chwila dłużej chroni przed kradzieżą. "
        "Wyjaśnić, nie usuwać.",
    )
    waiting = story.stage("Oczekiwanie", "6–8 tygodni", "Wiedzieć, co się dzieje z zamówieniem")
    status = story.touchpoint(
        waiting, "Wiadomość o statusie", [email], [-0.9], minutes=1, evidence="measured", service="automated"
    )
    call = story.touchpoint(
        waiting,
        "Telefon na infolinię",
        [hotline],
        [-1.7],
        minutes=17,
        evidence="measured",
        effort=6,
        friction="harmful",
        serves="Infolinia",
    )
    delivery = story.stage("Dostawa", "Jeden dzień, między 8 a 18", "Mieć kanapę na miejscu bez dnia wolnego")
    driver = story.touchpoint(
        delivery, "SMS od kierowcy", [sms, courier], [0.6], minutes=1, evidence="observed"
    )
    carrying = story.touchpoint(
        delivery,
        "Wniesienie i montaż",
        [courier],
        [1.2],
        minutes=40,
        evidence="observed",
        serves="Ekipa kurierska",
        moment_of_truth=True,
        service="human",
    )
    old = story.touchpoint(delivery, "Stara kanapa", [courier], [-1.1], minutes=5, evidence="heard")
    after = story.stage("Po zakupie", "2 lata", "Mieć spokój, gdy coś się popsuje")
    complaint = story.touchpoint(
        after, "Reklamacja szwu", [email, web], [-0.8], minutes=11_520, evidence="heard", effort=5
    )

    story.way(product, visit, "chce usiąść", 61)
    story.way(basket, visit, "porzuca koszyk, wraca do salonu", 27)
    story.way(complaint, carrying, "wymiana poduszki", 4)

    places = (
        photos,
        measuring,
        product,
        visit,
        samples,
        basket,
        code,
        status,
        call,
        driver,
        carrying,
        old,
        complaint,
    )
    _doing_and_saying(story, places)
    _pains_and_answers(story, places, (purchase, waiting, delivery))
    sample_shop_work.tell(story)


def _doing_and_saying(story: Story, t: tuple[str, ...]) -> None:
    (
        photos,
        measuring,
        product,
        visit,
        samples,
        basket,
        code,
        status,
        call,
        driver,
        carrying,
        old,
        complaint,
    ) = t
    does = "customer_does"
    story.card(does, photos, "Zapisuje zdjęcia, mierzy ścianę i drzwi", measuring)
    story.card(does, product, "Porównuje trzy modele w zakładkach")
    story.card(does, visit, "Siada, kładzie się, bierze próbki do domu", samples)
    story.card(does, basket, "Wraca o krok, szuka ceny wniesienia", code)
    story.card(does, status, "Czyta, nic nie rozumie, dzwoni", call)
    story.card(does, driver, "Bierze wolne od południa")
    story.card(does, old, "Wynosi starą kanapę z sąsiadem")
    story.card(does, complaint, "Robi zdjęcia, pisze, czeka")

    story.card("thought", measuring, "Czy przejdzie przez drzwi?")
    story.card("thought", product, "Zielona czy szara? Na ekranie wyglądają tak samo")
    story.card("thought", code, "Drugi raz to samo, ale niech będzie bezpiecznie")
    story.card("thought", carrying, "Mili ludzie, zdjęli nawet buty")

    story.card("quote", basket, "„Na końcu nagle dwieście złotych więcej.”", evidence="heard")
    story.card("quote", call, "„Pan w słuchawce wiedział mniej niż ja.”", evidence="heard")
    story.card("quote", visit, "„Pies może na niej spać? Może. I już wiedziałam.”", evidence="observed")
    story.card("quote", old, "„Nikt mi nie powiedział, że trzeba to zamówić wcześniej.”", evidence="heard")


def _pains_and_answers(story: Story, t: tuple[str, ...], stages: tuple[str, ...]) -> None:
    (
        photos,
        measuring,
        product,
        visit,
        _samples,
        basket,
        _code,
        status,
        call,
        driver,
        carrying,
        old,
        complaint,
    ) = t
    purchase, waiting, delivery = stages
    size = story.card(
        "pain", measuring, "Brak wymiarów do drzwi i windy", severity=3, frequency=3, evidence="assumed"
    )
    colour = story.card(
        "pain", product, "Kolor na zdjęciu inny niż w domu", severity=4, frequency=4, evidence="measured"
    )
    cost = story.card(
        "pain",
        basket,
        "Koszt wniesienia widać dopiero na końcu",
        severity=5,
        frequency=5,
        evidence="measured",
    )
    silence = story.card(
        "pain",
        status,
        "Sześć tygodni ciszy, potem „w realizacji”",
        call,
        severity=5,
        frequency=5,
        evidence="measured",
    )
    story.card("pain", driver, "Okno dostawy od 8 do 18", severity=4, frequency=5, evidence="observed")
    story.card("pain", old, "Zabranie starej kanapy trzeba było zamówić wcześniej", severity=3, frequency=3)
    story.card(
        "pain", complaint, "Trzy osoby proszą o to samo zdjęcie", severity=3, frequency=2, evidence="heard"
    )
    story.card("pain", waiting, "Nikt nie prowadzi zamówienia do końca", severity=4, evidence="heard")

    story.card("gain", visit, "Doradca pyta o psa, nie o budżet", evidence="observed")
    story.card("gain", carrying, "Montaż i sprzątnięcie kartonów w cenie", evidence="measured")

    story.answer("idea", measuring, "Szablon kanapy do rozłożenia na podłodze", size)
    story.answer(
        "opportunity", product, "Próbki gratis przy każdej tkaninie", colour, severity=3, frequency=4
    )
    story.answer("opportunity", basket, "Pełny koszt już na karcie produktu", cost, severity=5, frequency=5)
    story.answer(
        "opportunity",
        status,
        "Cotygodniowa wiadomość i jeden opiekun zamówienia",
        silence,
        call,
        severity=5,
        frequency=5,
    )
    story.card("idea", photos, "Zdjęcia kanap z mieszkań klientów")
    story.card("opportunity", delivery, "Dwugodzinne okno dostawy do wyboru", severity=4, frequency=5)
    story.card("question", call, "Kto zna prawdziwy termin z fabryki?")
    story.card("question", purchase, "Ile koszyków ginie przez koszt wniesienia?")

    story.sticky(silence, 60, 92, "Sprawdzić z fabryką: kiedy znany jest termin?")
    story.note(
        cost, "W teście z ceną wniesienia na karcie produktu koszyk porzuciło 19% klientów zamiast 27%."
    )
    story.note(silence, "Co trzeci telefon na infolinię to pytanie o termin (n = 412).")
    story.note(old, "Usługa istnieje, ale tylko w kroku trzecim koszyka.")
