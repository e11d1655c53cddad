"""A first hospital appointment, in English: loops, waiting, two personas who disagree, friction that is meant."""

from __future__ import annotations

import sample_hospital_work
from sample_story import Story

from cxstudio.edits.emotions import count_hand
from cxstudio.model.document import Document


def tell(document: Document) -> None:
    """Fill an empty document."""
    story = Story(document, "First outpatient appointment", "en")
    story.session(
        client="City Hospital, outpatients",
        facilitator="Ruth Adeyemi",
        date="2026-05-14",
        impression="They knew I was coming, and I knew what would happen next.",
        promise="Every patient leaves each contact knowing the next step, its date and whom to ask.",
    )
    amina = story.persona(
        "Amina Rahman",
        role="34, works shifts, one child",
        segment="Working parent, new to the hospital",
        quote="I can be anywhere at any time, if you tell me when.",
        goals="Know how urgent it is\nMiss as little work as possible\nLeave with a clear next step",
    )
    george = story.persona(
        "George Novak",
        role="71, retired bus driver, lives alone",
        segment="Regular patient with several conditions",
        quote="I like to hear a voice. A letter cannot answer me.",
        goals="Not be a burden\nSpeak to a person\nUnderstand what the result means",
    )
    story.scene(
        scenario="Her GP refers her to a clinic she has never visited. She books, goes, and waits for the result.",
        expectations="An appointment within two weeks, one visit, and a result she can understand.",
        start="The GP says: I will refer you",
        end="The patient knows the result and the next step",
        basis="researched",
    )
    letter = story.channel("Letter", "Letter")
    web = story.channel("Web", "Web")
    phone = story.channel("Phone", "Phone")
    portal = story.channel("Portal", "Portal")
    text = story.channel("Text message", "Text message")
    person = story.channel("In person", "In person")
    site = story.channel("On site", "On site")
    alone = story.channel("Customer alone", "Customer alone")
    transport = story.channel("City buses", "Third party")

    referral = story.stage("Referral", "Day 0–3", "Find out how urgent it is")
    t11 = story.touchpoint(
        referral,
        "Referral letter",
        [letter],
        (-0.5, -1.2),
        minutes=1440,
        evidence="observed",
        serves="GP team",
    )
    t12 = story.touchpoint(
        referral,
        "Clinic web page",
        [web],
        (-0.8, -1.3),
        minutes=8,
        evidence="measured",
        effort=4,
        friction="harmful",
        friction_reason="The booking link lies below the fold.",
    )
    book = story.stage("Book", "Day 3–5", "Get a date that fits work and family")
    t21 = story.touchpoint(
        book,
        "Booking line",
        [phone],
        (-1.8, 0.6),
        minutes=22,
        evidence="measured",
        serves="Booking team",
        effort=6,
        friction="harmful",
        service="human",
    )
    t22 = story.touchpoint(
        book,
        "Patient portal",
        [portal],
        (0.2, -1.4),
        minutes=9,
        evidence="measured",
        effort=3,
        service="automated",
    )
    t23 = story.touchpoint(
        book,
        "Arrange the day",
        [alone],
        (-0.4, 0.1),
        minutes=45,
        evidence="heard",
        description="Swaps a shift, finds somebody for Zain. Nobody at the hospital sees this step.",
    )
    prepare = story.stage("Prepare", "2 weeks", "Arrive prepared and on time")
    t31 = story.touchpoint(
        prepare, "Text reminder", [text], (0.9, 0.3), minutes=1, evidence="measured", service="automated"
    )
    t32 = story.touchpoint(
        prepare,
        "Getting there",
        [alone, transport],
        (0.3, -1.1),
        minutes=35,
        evidence="observed",
        description="By bus or by car; the hospital is on neither sign until the last crossing.",
    )
    visit = story.stage("Visit", "Day 21 · about 2 h", "Be seen, be heard, get answers")
    t41 = story.touchpoint(
        visit, "Check-in desk", [person], (-0.2, 0.7), minutes=6, evidence="observed", serves="Clinic desk"
    )
    t42 = story.touchpoint(
        visit,
        "Safety questions",
        [person],
        (-0.5, 0.4),
        minutes=4,
        evidence="observed",
        serves="Clinic nurse",
        friction="deliberate",
        friction_reason="Name, birthday and allergies are asked at every step: treating the wrong patient is worse "
        "than a minute lost. Say why, do not cut it.",
    )
    t43 = story.touchpoint(
        visit,
        "Waiting area",
        [site],
        (None, -0.6),
        minutes=41,
        evidence="measured",
        serves="Nobody",
        effort=5,
        friction="harmful",
    )
    for hand in (-2, -2, -2, -2, -2, -2, -1, -1, 0):
        count_hand(document, t43, amina, hand)
    t44 = story.touchpoint(
        visit,
        "See the doctor",
        [person],
        (1.7, 1.1),
        minutes=18,
        evidence="measured",
        serves="Consultant",
        moment_of_truth=True,
        service="human",
    )
    follow = story.stage("Follow-up", "Day 22–35", "Understand the result and what to do")
    t51 = story.touchpoint(
        follow,
        "Results letter",
        [letter],
        (-0.9, -0.5),
        minutes=12_960,
        evidence="observed",
        serves="Clinic clerk",
        moment_of_truth=True,
    )
    t52 = story.touchpoint(follow, "Feedback form", [web], (0.7, -0.1), minutes=3, evidence="assumed")

    story.way(t12, t21, "web → phone", 52)
    story.way(t31, t21, "has to move the date", 9)
    story.way(t32, t21, "no-show, books again", 14)
    story.way(t43, t21, "leaves before being seen", 6)

    _doing_and_saying(story, amina, george, (t11, t12, t21, t22, t23, t31, t32, t41, t42, t43, t44, t51, t52))
    _pains_and_answers(story, (t11, t12, t21, t22, t31, t32, t41, t43, t44, t51), (book, visit, follow))
    sample_hospital_work.tell(story)


def _doing_and_saying(story: Story, amina: str, george: str, t: tuple[str, ...]) -> None:
    t11, t12, t21, t22, t23, t31, t32, t41, _t42, t43, t44, t51, t52 = t
    does = "customer_does"
    story.card(does, t11, "Reads the letter twice, then searches for the clinic", t12)
    story.card(does, t21, "Calls at lunch, gives up once, calls again")
    story.card(does, t22, "Makes an account, picks a slot")
    story.card(does, t23, "Swaps a shift, asks her sister to take Zain")
    story.card(does, t31, "Confirms by text, plans the bus and who minds Zain", t32)
    story.card(does, t41, "Queues, answers, waits in corridor B", t43)
    story.card(does, t44, "Asks her three questions")
    story.card(does, t51, "Opens the letter, calls the GP to understand it", t52)

    story.card("thought", t11, "Is this urgent or routine?", t12)
    story.card("thought", t23, "If they move it now, I lose the shift for nothing")
    story.card("thought", t31, "It even says which entrance")
    story.card("thought", t41, "Why do they all ask me the same?", persona=amina)
    story.card("thought", t52, "Will anybody read this?")

    story.card("quote", t12, "“I could not find the button. So I rang.”", persona=george, evidence="heard")
    story.card(
        "quote", t21, "“Three times I typed my number. Then it hung up.”", persona=amina, evidence="heard"
    )
    story.card(
        "quote", t22, "“It wants an email address. I have a telephone.”", persona=george, evidence="heard"
    )
    story.card("quote", t32, "“Twice round the car park, and I was late.”", persona=george, evidence="heard")
    forgotten = story.card("quote", t43, "“Have they forgotten me?”", persona=amina, evidence="observed")
    story.sticky(forgotten, -152, 8, "3 of 9 people left, seen on 14 May")
    story.card("quote", t44, "“He listened. He drew it for me.”", evidence="heard")
    story.card("quote", t51, "“What does ‘within range’ mean for me?”", persona=amina, evidence="heard")


def _pains_and_answers(story: Story, t: tuple[str, ...], stages: tuple[str, ...]) -> None:
    t11, t12, t21, t22, t31, t32, t41, t43, t44, t51 = t
    book, visit, follow = stages
    jargon = story.card(
        "pain",
        t11,
        "Jargon: nobody can tell whether it is urgent",
        t12,
        severity=3,
        frequency=4,
        evidence="observed",
    )
    hold = story.card(
        "pain",
        t21,
        "22 minutes on hold, and the menu has no “change”",
        severity=5,
        frequency=4,
        evidence="measured",
    )
    account = story.card(
        "pain", t22, "No account without an email address", severity=4, frequency=2, evidence="heard"
    )
    story.card("pain", t31, "The reminder cannot be answered", severity=3, frequency=3, evidence="observed")
    story.card("pain", t32, "Car park full by 9:00", severity=3, frequency=5, evidence="observed")
    delay = story.card(
        "pain",
        t41,
        "No word on delays; people fear to lose their turn",
        t43,
        severity=5,
        frequency=5,
        evidence="measured",
    )
    plain = story.card(
        "pain", t51, "Results come without an explanation", severity=4, frequency=5, evidence="observed"
    )
    story.card(
        "pain", follow, "Nobody owns the two weeks between visit and result", severity=4, evidence="heard"
    )

    story.card("gain", t31, "Date, place and entrance in one message", evidence="measured")
    story.card("gain", t44, "Time to ask, and answers in plain words", evidence="measured")
    story.card("gain", visit, "Everybody she meets is kind", evidence="heard")

    story.answer(
        "opportunity", t11, "Plain letter with one next step on top", jargon, t12, severity=3, frequency=4
    )
    callback = story.answer(
        "opportunity", t21, "Call-back instead of hold music", hold, severity=5, frequency=4
    )
    story.answer("idea", t22, "A phone number is enough for an account", account)
    story.card("opportunity", book, "One place to book, move and cancel", severity=4, frequency=4)
    board = story.answer(
        "opportunity",
        t41,
        "Delay board, and a text when the clinic runs late",
        delay,
        t43,
        severity=5,
        frequency=5,
    )
    story.card("idea", t44, "A card to write questions on")
    story.answer("opportunity", t51, "Two plain lines on top of every result", plain, severity=4, frequency=5)

    story.card("question", t43, "Can the desk see the delay?")
    story.card("question", t51, "Who may explain a result by phone?")

    story.sticky(jargon, 6, 136, "Ask the GP team who writes this")
    story.note(t12, "Half of the web visitors still phone (survey, n = 340).")
    story.note(hold, "Agents cannot move a booking. They cancel and start again.")
    story.note(delay, "Seen on three mornings: a third of the people left before they were called.")
    story.note(board, "The nurses know the delay. Nobody has the job of telling the desk.")
    story.note(callback, "Tried in the eye clinic since March; calls given up fell by half.")
    story.note(plain, "The call to the GP after the letter is work the hospital creates.")
