"""What the hospital's team knows beside its map: people, research, what is behind the scenes, figures, a future."""

from __future__ import annotations

import sample_hospital_plan
from sample_story import Story
from sample_work import Work

from cxstudio.edits.fields import set_field
from cxstudio.edits.stages import add_stage
from cxstudio.edits.sub_journeys import open_as_new
from cxstudio.edits.touchpoints import add_touchpoint
from cxstudio.model.records import Touchpoint


def tell(story: Story) -> None:
    """Fill in what stands beside the map."""
    work = Work(story.document, story.journey)
    _people(story, work)
    _research(work)
    _behind_the_scenes(work)
    _figures(work)
    sample_hospital_plan.tell(work)
    _other_journeys(story, work)
    work.lanes("Behind the scenes", "For the wall", also=["quotes"])


def _people(story: Story, work: Work) -> None:
    work.say(
        "Amina Rahman",
        role="First-time outpatient",
        needs="Plain words\nTimes that hold\nA way to change a booking after 18:00",
        pains="Hold music on her lunch break\nWaiting with no news\nLetters she cannot read",
        motivations="Stay well for Zain\nNot be a bother at work\nBe taken seriously",
        habits="Checks texts, skips email\nArrives 20 minutes early\nPhotographs every letter",
        to_learn="Does she use the portal on her phone?\nWho minds Zain on the day?",
        facts=[
            ["Age", "34"],
            ["Home", "Rents, two buses away"],
            ["Family", "One child, Zain, 6"],
            ["Work", "Shift lead, bakery"],
            ["Languages", "English, Bengali"],
            ["Access", "Phone only, no printer"],
        ],
        traits=[
            ["New to online care", "Fluent", 58],
            ["Flexible days", "Fixed shifts", 86],
            ["Goes alone", "With someone", 30],
        ],
        uses=[["Text message", 5], ["Phone", 3], ["In person", 3], ["Web", 2], ["Letter", 1]],
    )
    work.say(
        "George Novak",
        role="Regular patient",
        needs="A person to ask\nLarge letters\nThe same doctor as last time",
        pains="Menus with nine options\nPasswords\nA car park that is always full",
        habits="Calls first thing in the morning\nKeeps every letter in a folder",
        facts=[["Age", "71"], ["Home", "Own flat, 12 km away"], ["Work", "Retired bus driver"]],
        traits=[["New to online care", "Fluent", 12], ["Goes alone", "With someone", 20]],
        uses=[["Phone", 5], ["Letter", 4], ["In person", 4], ["Web", 1]],
    )
    work.employee(
        "Dana Petrov",
        role="Clinic nurse, runs the desk on Tuesdays",
        quote="I know the delay before anybody else, and I have nobody to tell.",
        goals="Nobody waits without news\nGo home on time",
        needs="A screen that shows who is still waiting\nSomebody at the desk all morning",
        pains="Asked the same question forty times\nBlamed for a list she does not make",
        habits="Walks the corridor every half hour",
    )
    work.person("Ruth Adeyemi", "Facilitator", "Service design")
    work.person("Clinic desk", "Team", "Outpatients")
    work.person("Marek Wood", "Head of the contact centre", "Operations")
    work.person("Dr Ines Sol", "Consultant", "Cardiology")
    work.person("Tom Baker", "Product owner, portal", "Digital")


def _research(work: Work) -> None:
    work.source(
        "Patient interviews, spring",
        "interview",
        7,
        "2026-03-20",
        ["Amina Rahman", "George Novak", "Arrange the day", "Results letter"],
    )
    work.source(
        "Three mornings in corridor B",
        "observation",
        41,
        "2026-05-14",
        ["Waiting area", "Check-in desk", "No word on delays"],
    )
    work.source("Call statistics", "analytics", 12_480, "2026-04-30", ["Booking line", "22 minutes on hold"])
    work.source("Outpatient survey 2026", "survey", 340, "2026-04-12", ["Clinic web page", "See the doctor"])


def _behind_the_scenes(work: Work) -> None:
    work.card("knows", "Referral letter", "That something was found, not what it means")
    work.card("feels_self", "Waiting area", "A number in a corridor")
    work.card("frontstage", "Booking line", "Agent looks for a free slot")
    work.card("frontstage", "Check-in desk", "Clerk checks name and birthday", "Safety questions")
    work.card("frontstage", "See the doctor", "Consultant explains with a drawing")
    work.card("backstage", "Booking line", "Cancels and books again: a slot cannot be moved")
    work.card("backstage", "Waiting area", "Nurse reorders the list when a case takes longer")
    work.card("backstage", "Results letter", "Clerk waits for a signature")
    work.card("support", "Check-in desk", "Theatre plan decides who is free", "See the doctor")
    work.card("system", "Booking line", "Booking system, 2009", "Patient portal")
    work.card("department", "Results letter", "Laboratory")
    work.card("employee", "Waiting area", "Dana answers the same question forty times")
    work.say("Waiting area", owned_by=work.thing("Clinic desk"))
    work.say("Booking line", owned_by=work.thing("Marek Wood"))
    work.say("See the doctor", owned_by=work.thing("Dr Ines Sol"))


def _figures(work: Work) -> None:
    work.metric("NPS after the visit", "nps", 10, "Head of outpatients")
    for start, end, hands in (
        ("2025-10-01", "2025-12-31", (18, 6, 9, 12, 14, 31, 22, 40, 38, 41, 44)),
        ("2026-01-01", "2026-03-31", (20, 7, 10, 12, 16, 33, 24, 42, 39, 38, 42)),
        ("2026-04-01", "2026-06-30", (26, 11, 14, 17, 21, 45, 34, 58, 46, 36, 32)),
    ):
        work.scores("NPS after the visit", "Waiting area", start, end, hands)
    work.metric("Satisfaction with the portal", "csat", 80, "Product owner, portal")
    work.scores(
        "Satisfaction with the portal",
        "Patient portal",
        "2026-01-01",
        "2026-03-31",
        (9, 16, 22, 36, 29),
        low=1,
    )
    work.scores(
        "Satisfaction with the portal",
        "Patient portal",
        "2026-04-01",
        "2026-06-30",
        (22, 25, 36, 71, 58),
        low=1,
    )
    work.metric("Ease of booking", "ces_2_mean", 6, "Head of the contact centre")
    work.scores(
        "Ease of booking", "Booking line", "2026-01-01", "2026-03-31", (8, 9, 12, 16, 20, 18, 9), low=1
    )
    work.scores(
        "Ease of booking", "Booking line", "2026-04-01", "2026-06-30", (2, 3, 6, 10, 24, 30, 21), low=1
    )
    work.metric("Settled at the first call", "fcr_flag", 75, "Head of the contact centre")
    work.reading(
        "Settled at the first call",
        "Booking line",
        "2026-04-01",
        "2026-04-30",
        [("part", 7613.0), ("whole", 12480.0)],
        origin="system",
        source=work.thing("Call statistics"),
    )
    work.metric("Reminders read", "custom_share", 90, "Product owner, portal")
    work.reading(
        "Reminders read",
        "Text reminder",
        "2026-04-01",
        "2026-04-30",
        [("part", 1120.0), ("whole", 1204.0)],
        origin="system",
    )
    work.metric("How the visit felt", "csat", 80, "Facilitator")
    work.scores("How the visit felt", "See the doctor", "2026-05-14", "2026-05-14", (0, 1, 1, 4, 3), low=1)
    work.reading(
        "How the visit felt",
        "Waiting area",
        "2026-05-14",
        "2026-05-14",
        [("1", 5.0), ("2", 3.0), ("3", 1.0)],
        origin="room",
    )
    work.metric("Engagement of the clinic team", "enps", 20, "Head of outpatients")
    work.reading(
        "Engagement of the clinic team",
        "",
        "2026-04-01",
        "2026-04-30",
        [("promoters", 9.0), ("passives", 11.0), ("detractors", 8.0)],
    )


def _other_journeys(story: Story, work: Work) -> None:
    """How it is to become, and what happens inside one touchpoint."""
    document = story.document
    feelings = {"Waiting area": 0.4, "Booking line": 0.8, "Results letter": 0.9}
    twins = work.future("Amina Rahman", feelings)
    set_field(document, [twins["Waiting area"]], "title", "Waiting area with delay board")
    visit = document.node(twins["Waiting area"])
    assert isinstance(visit, Touchpoint)
    add_touchpoint(document, visit.stage, "Text: we run late", twins["See the doctor"])
    inner = open_as_new(document, work.thing("Check-in desk"))
    for stage in document.stages(inner):
        set_field(document, [stage.id], "title", "At the desk")
        break
    else:
        add_stage(document, inner, "At the desk")
    desk = document.stages(inner)[0].id
    for title in ("Find the desk", "Show the letter", "Confirm the address", "Told where to sit"):
        add_touchpoint(document, desk, title)
