"""What the hospital's team made of its map: complaints and praise, a plan with owners, two audits."""

from __future__ import annotations

from sample_work import Work


def tell(work: Work) -> None:
    """Write down what people said, and what will be done."""
    _voices(work)
    _plan(work)
    _audits(work)


def _voices(work: Work) -> None:
    tom, marek = work.thing("Tom Baker"), work.thing("Marek Wood")
    work.feedback(
        "I waited an hour and ten minutes and nobody said a word. I thought they had lost my letter.",
        "Waiting area",
        "2026-05-04",
        "complaint",
        sentiment="negative",
        severity=4,
        came_by="Feedback form",
        score=2,
    )
    work.feedback(
        "The doctor drew my heart on the back of the form. I still have it.",
        "See the doctor",
        "2026-05-06",
        "praise",
        sentiment="positive",
        came_by="Feedback form",
        score=10,
        status="answered",
    )
    work.feedback(
        "The portal logs me out while I choose a slot.",
        "Patient portal",
        "2026-05-02",
        "technical",
        sentiment="negative",
        severity=3,
        owned_by=tom,
        status="started",
        came_by="App store",
    )
    work.feedback(
        "Can I answer the text to move my appointment?",
        "Text reminder",
        "2026-04-28",
        "feature",
        sentiment="neutral",
        owned_by=tom,
        came_by="Text message",
    )
    work.feedback(
        "Third time I call about the same booking. Please write it down somewhere.",
        "Booking line",
        "2026-04-22",
        "complaint",
        sentiment="negative",
        severity=4,
        owned_by=marek,
        status="read",
        came_by="Call centre",
    )
    work.feedback(
        "My husband was sent to the old building with chest pain.",
        "Getting there",
        "2026-04-19",
        "crisis",
        sentiment="negative",
        severity=5,
        owned_by=marek,
        status="closed",
        came_by="Complaint letter",
    )
    work.feedback(
        "What does “within range” mean? I had to ask my daughter.",
        "Results letter",
        "2026-05-11",
        "complaint",
        sentiment="negative",
        severity=3,
        came_by="Interview",
        source=work.thing("Patient interviews"),
    )
    work.feedback(
        "Parking was fine, but the ticket machine takes coins only.",
        "",
        "2026-05-08",
        "complaint",
        sentiment="mixed",
        place="Car park",
        came_by="Feedback form",
        score=6,
    )


def _plan(work: Work) -> None:
    work.say("Call-back instead", importance=8.6, satisfaction=3.1, impact=4, effort=3)
    work.say("Delay board", importance=9.2, satisfaction=2.4, impact=5, effort=2)
    work.say("Plain letter", importance=7.4, satisfaction=4.8, impact=3, effort=2)
    work.say("Two plain lines", importance=8.1, satisfaction=3.9, impact=4, effort=3.5)
    work.say("One place to book", importance=8.8, satisfaction=3.3, impact=5, effort=5)
    work.say("A card to write", impact=2, effort=1)
    work.action(
        "Text patients when the clinic runs late",
        "Delay board",
        "Clinic desk",
        "2027-01-31",
        status="started",
        impact=4.5,
        effort=2,
        first_step="Agree who tells the desk, and when",
        kpi="People who leave before they are seen",
    )
    work.action(
        "Offer a call-back from the booking line",
        "Call-back instead",
        "Marek Wood",
        "2027-02-28",
        impact=4,
        effort=3,
        first_step="Copy the settings of the eye clinic",
        metric=work.thing("Ease of booking"),
    )
    work.action(
        "Two-line summary on every result",
        "Two plain lines",
        "Dr Ines Sol",
        "2027-03-31",
        impact=3,
        effort=3.5,
        first_step="Write ten summaries with the laboratory",
    )
    work.action(
        "Rewrite the referral letter",
        "Plain letter",
        "Ruth Adeyemi",
        "2026-10-31",
        status="started",
        impact=3.5,
        effort=1.5,
        first_step="Read it aloud to three patients",
    )
    work.action("Question card to fill in at home", "A card to write", "", "", impact=1.5, effort=1.5)
    work.action(
        "One booking system for phone and web",
        "One place to book",
        "Tom Baker",
        "2028-06-30",
        status="later",
        impact=4.5,
        effort=5,
    )
    work.goal(
        "Nobody waits without news",
        ["Text patients when", "Two-line summary"],
        "NPS after the visit",
        kpi="NPS after the visit",
        target=10,
        due="2027-06-30",
    )
    work.decision("The desk owns the delay board, not the nurses.", "2026-05-14", "Ruth Adeyemi")
    work.decision("No new letters before the referral letter is rewritten.", "2026-05-14", "Dr Ines Sol")
    work.group("Nobody says what happens next", ["No word on delays", "Results come without", "The reminder"])
    work.comment("Delay board", "Can the board show the doctor's name?", "Dana", "2026-05-15")
    work.comment("Booking line", "Figures from April are checked.", "Marek", "2026-05-18", resolved=True)


def _audits(work: Work) -> None:
    work.audit(
        ("Before the pilot", "After six weeks"),
        ("2026-03-02", "2026-05-12"),
        {
            "reachability": (2, 3, 2, 1, 2),
            "service": (2, 2, 3, 1, 2),
            "purchase": (4, 3, 2, 4, 2),
            "personalisation": (2, 2, 3, 2, 2),
            "simplicity": (3, 3, 2, 2, 3),
            "flexibility": (1, 3, 4, 2, 3),
        },
        {
            "reachability": (4, 3, 3, 2, 3),
            "service": (3, 2, 4, 4, 2),
            "purchase": (4, 3, 2, 4, 3),
            "personalisation": (2, 3, 3, 2, 3),
            "simplicity": (3, 4, 3, 3, 3),
            "flexibility": (2, 3, 4, 3, 3),
        },
    )
    work.consistency(
        (
            ("Referral letter", "Letter", 2),
            ("Clinic web page", "Web", 3),
            ("Booking line", "Phone", 2),
            ("Patient portal", "Portal", 4),
            ("Text reminder", "Text message", 5),
            ("Results letter", "Letter", 2),
        )
    )
