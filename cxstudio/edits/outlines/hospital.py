"""The template of a hospital: from the referral to life afterwards; words only."""

from __future__ import annotations

from cxstudio.edits.outlines.outline import (
    DOES,
    EASIER,
    THINKS,
    TWICE,
    WAITS,
    WRONG,
    Ask,
    Moment,
    Outline,
    Part,
)
from cxstudio.words import N_

HOSPITAL = Outline(
    "hospital",
    N_("Hospital"),
    N_("From the referral to aftercare"),
    journey=N_("A first appointment at the hospital"),
    scenario=N_("A doctor has said that it should be looked at. They do not know the hospital."),
    persona=N_("Patient with a first appointment"),
    lanes=(
        "touchpoints",
        "customer_does",
        "knows",
        "thoughts",
        "emotion",
        "pains",
        "gains",
        "opportunities",
        "frontstage",
        "backstage",
        "employee",
    ),
    parts=(
        Part(
            N_("Referral"),
            N_("Understand what will happen and why"),
            (
                Moment(
                    N_("Referral letter"),
                    ("Letter", "In person"),
                    (
                        Ask(
                            "knows",
                            N_("What do they take from the letter, and what do they look up at home?"),
                        ),
                        Ask("pains", N_("Which words do they not understand?")),
                    ),
                ),
                Moment(
                    N_("Making the appointment"),
                    ("Phone", "Portal"),
                    (
                        Ask("customer_does", N_("How many attempts does it take, at which hours?")),
                        Ask("pains", WAITS),
                    ),
                ),
            ),
        ),
        Part(
            N_("Preparation"),
            N_("Do everything right beforehand"),
            (
                Moment(
                    N_("Instructions and papers"),
                    ("Letter", "Email"),
                    (
                        Ask("thoughts", N_("What are they unsure about the evening before?")),
                        Ask("opportunities", EASIER),
                    ),
                ),
                Moment(
                    N_("The way there"),
                    ("Customer alone", "Third party"),
                    (
                        Ask(
                            "customer_does",
                            N_("Who drives, who stays with the children, where do they park?"),
                        ),
                    ),
                ),
            ),
        ),
        Part(
            N_("Visit"),
            N_("Be seen as a person, and be helped"),
            (
                Moment(
                    N_("Registration"),
                    ("In person", "On site"),
                    (
                        Ask("pains", TWICE),
                        Ask("frontstage", N_("What is said first, and can others hear it?")),
                    ),
                ),
                Moment(
                    N_("Waiting room"),
                    ("On site",),
                    (
                        Ask("thoughts", N_("How long until they wonder whether they were forgotten?")),
                        Ask("backstage", N_("What holds up the list, and who knows of it?")),
                    ),
                ),
                Moment(
                    N_("Talk with the doctor"),
                    ("In person",),
                    (
                        Ask("gains", N_("What shows them that somebody has listened?")),
                        Ask("employee", N_("What does the doctor need to have three quiet minutes?")),
                    ),
                    truth=True,
                ),
                Moment(
                    N_("Examination"),
                    ("In person", "On site"),
                    (
                        Ask("knows", N_("Do they know what is done next, and what it will feel like?")),
                        Ask("pains", WRONG),
                    ),
                ),
            ),
        ),
        Part(
            N_("Result"),
            N_("Know what it means"),
            (
                Moment(
                    N_("Result and advice"),
                    ("In person", "Letter", "Portal"),
                    (
                        Ask("thoughts", N_("What do they remember an hour later?")),
                        Ask("opportunities", N_("Who could be there when the result is opened at home?")),
                    ),
                    truth=True,
                ),
                Moment(
                    N_("Going home"),
                    ("In person",),
                    (Ask("knows", N_("Whom do they call tonight if something feels wrong?")),),
                ),
            ),
        ),
        Part(
            N_("Afterwards"),
            N_("Manage at home"),
            (
                Moment(
                    N_("Medicines and follow-up"),
                    ("Third party", "Customer alone"),
                    (
                        Ask("customer_does", DOES),
                        Ask("pains", N_("What falls between the hospital and the family doctor?")),
                    ),
                ),
                Moment(
                    N_("Bill and survey"),
                    ("Letter", "Text message"),
                    (
                        Ask("thoughts", THINKS),
                        Ask("backstage", N_("Who reads the answers, and what changes by them?")),
                    ),
                ),
            ),
            (Ask("opportunities", EASIER),),
        ),
    ),
)
