"""Templates for services and for looking behind them: a public service, a service blueprint, an audit; words only."""

from __future__ import annotations

from cxstudio.edits.outlines.outline import (
    DOES,
    EASIER,
    MOMENTS,
    PROOF,
    SEES,
    THINKS,
    TWICE,
    USUAL_LANES,
    WAITS,
    WRONG,
    Ask,
    Moment,
    Outline,
    Part,
)
from cxstudio.words import N_

PUBLIC_SERVICE = Outline(
    "public-service",
    N_("Public service"),
    N_("An application to an office"),
    journey=N_("An application to a public office"),
    scenario=N_("Something in their life has changed, and they have to tell the authorities."),
    persona=N_("Citizen who does this for the first time"),
    lanes=("touchpoints", "channels", "customer_does", "knows", *USUAL_LANES[2:], "backstage", "departments"),
    parts=(
        Part(
            N_("Finding out"),
            N_("Know what applies to me"),
            (
                Moment(
                    N_("Searching for what is required"),
                    ("Web",),
                    (
                        Ask(
                            "customer_does",
                            N_("Which words do they search with, and what do the rules call it?"),
                        ),
                        Ask("knows", N_("How do they find out that they are in the right place?")),
                    ),
                ),
                Moment(
                    N_("Asking the office"),
                    ("Phone", "In person"),
                    (
                        Ask("pains", WAITS),
                        Ask("opportunities", N_("Which three questions make up half of the calls?")),
                    ),
                ),
            ),
        ),
        Part(
            N_("Gathering papers"),
            N_("Have everything together at the first attempt"),
            (
                Moment(
                    N_("Certificates from elsewhere"),
                    ("Third party", "Customer alone"),
                    (
                        Ask("pains", N_("What must they bring that another office knows already?")),
                        Ask("departments", N_("Which office could ask which other one instead?")),
                    ),
                ),
                Moment(
                    N_("Filling in the form"),
                    ("Portal", "Letter"),
                    (
                        Ask("thoughts", N_("At which question do they stop, and what are they afraid of?")),
                        Ask("pains", TWICE),
                    ),
                ),
            ),
        ),
        Part(
            N_("Applying"),
            N_("Be sure that it has arrived and is complete"),
            (
                Moment(
                    N_("Identification"),
                    ("Portal", "In person"),
                    (
                        Ask("pains", N_("Who cannot do this, and what is their way?")),
                        Ask("thoughts", THINKS),
                    ),
                ),
                Moment(
                    N_("Handing in and fee"),
                    ("Portal", "In person"),
                    (Ask("knows", N_("What do they have in hand afterwards that proves it?")),),
                    truth=True,
                ),
            ),
        ),
        Part(
            N_("Being decided"),
            N_("Know how far it is"),
            (
                Moment(
                    N_("Questions from the office"),
                    ("Letter", "Email"),
                    (
                        Ask("backstage", N_("How many hands does it pass, and where does it lie longest?")),
                        Ask("pains", WRONG),
                    ),
                ),
                Moment(
                    N_("Waiting"),
                    ("Customer alone", "Portal"),
                    (Ask("customer_does", N_("What can they not do in their life until it is decided?")),),
                ),
            ),
        ),
        Part(
            N_("Decision"),
            N_("Understand it and be able to act on it"),
            (
                Moment(
                    N_("The decision"),
                    ("Letter", "Portal"),
                    (
                        Ask("thoughts", N_("Can they tell in one reading whether it is a yes?")),
                        Ask("opportunities", EASIER),
                    ),
                    truth=True,
                ),
                Moment(
                    N_("Objection or renewal"),
                    ("Letter", "In person"),
                    (Ask("knows", N_("Do they know what they can do if they do not agree, and by when?")),),
                ),
            ),
        ),
    ),
)

BLUEPRINT = Outline(
    "service-blueprint",
    N_("Service blueprint"),
    N_("Front and back of the stage"),
    journey=N_("How the service is delivered"),
    scenario=N_("Choose one usual case and follow it from the first contact to the last."),
    persona=N_("Customer of the usual case"),
    lanes=(
        "evidence",
        "touchpoints",
        "customer_does",
        "emotion",
        "frontstage",
        "backstage",
        "support",
        "systems",
        "departments",
        "duration",
    ),
    parts=(
        Part(
            N_("Arrival"),
            N_("Get in touch and be understood"),
            (
                Moment(
                    N_("First contact"),
                    ("Phone", "Web"),
                    (
                        Ask("evidence", SEES),
                        Ask("customer_does", DOES),
                        Ask("frontstage", N_("Who answers, and what do they say first?")),
                        Ask("backstage", N_("What is prepared or looked up out of sight?")),
                        Ask("systems", N_("Which system has to be running for this?")),
                    ),
                ),
                Moment(
                    N_("Request is taken down"),
                    ("In person", "Phone"),
                    (
                        Ask("frontstage", N_("What is written down, where, and how often?")),
                        Ask("support", N_("Who keeps forms, rules and training up to date?")),
                    ),
                ),
            ),
        ),
        Part(
            N_("Delivery"),
            N_("Get what was agreed"),
            (
                Moment(
                    N_("Work begins"),
                    ("On site",),
                    (
                        Ask("customer_does", N_("What does the customer have to contribute now?")),
                        Ask("backstage", N_("What is handed on here, and how does the next one hear of it?")),
                        Ask("departments", N_("Which department answers for this step?")),
                    ),
                ),
                Moment(
                    N_("The customer waits"),
                    ("Customer alone",),
                    (
                        Ask("frontstage", N_("Who tells the customer how far it is, without being asked?")),
                        Ask("backstage", N_("Where does the work lie still, and what is it waiting for?")),
                        Ask("support", N_("On which supplier or other team does it depend?")),
                    ),
                ),
                Moment(
                    N_("Result is handed over"),
                    ("In person", "Email"),
                    (
                        Ask("evidence", N_("How does the customer see that it was done well?")),
                        Ask("frontstage", N_("What may the person who hands it over decide alone?")),
                    ),
                    truth=True,
                ),
            ),
        ),
        Part(
            N_("After delivery"),
            N_("Be able to rely on it"),
            (
                Moment(
                    N_("Invoice"),
                    ("Email", "Letter"),
                    (
                        Ask("systems", N_("From which systems do the figures come, and who checks them?")),
                        Ask("customer_does", N_("What does the customer compare the invoice with?")),
                    ),
                ),
                Moment(
                    N_("Question or fault"),
                    ("Phone", "Email"),
                    (
                        Ask("frontstage", WRONG),
                        Ask("backstage", PROOF),
                        Ask("support", N_("How does what was learnt come back to those who can change it?")),
                    ),
                ),
            ),
        ),
    ),
)

AUDIT = Outline(
    "experience-audit",
    N_("Experience audit"),
    N_("Six components, thirty tests"),
    journey=N_("What we tested"),
    scenario=N_("Test it yourselves, as a customer would, and write down what you saw on which day."),
    persona=N_("The customer whose shoes we are in"),
    lanes=(
        "touchpoints",
        "channels",
        "customer_does",
        "emotion",
        "pains",
        "gains",
        "quotes",
        "opportunities",
    ),
    audit=True,
    parts=(
        Part(
            N_("Reaching us"),
            N_("Get through to somebody who can help"),
            (
                Moment(
                    N_("Test call"),
                    ("Phone",),
                    (
                        Ask("customer_does", N_("When did we call, how often, and from which number?")),
                        Ask("pains", N_("What was said while we waited, and for how long?")),
                    ),
                ),
                Moment(
                    N_("Test message"),
                    ("Email", "Chat", "Social media"),
                    (
                        Ask("customer_does", N_("What exactly did we ask, word for word?")),
                        Ask("quotes", N_("What was the answer, word for word, and after how long?")),
                    ),
                ),
            ),
        ),
        Part(
            N_("Buying"),
            N_("Buy without help"),
            (
                Moment(
                    N_("Test purchase"),
                    ("Web", "In person"),
                    (
                        Ask("customer_does", N_("What did we buy, and where did we hesitate?")),
                        Ask("gains", N_("What was better than expected?")),
                        Ask("pains", WRONG),
                    ),
                    truth=True,
                ),
            ),
        ),
        Part(
            N_("Being served"),
            N_("Have a problem solved"),
            (
                Moment(
                    N_("Test complaint or return"),
                    ("Phone", "Email", "In person"),
                    (
                        Ask(
                            "customer_does", N_("Which problem did we bring, and through how many channels?")
                        ),
                        Ask("quotes", N_("What was the answer, word for word, and after how long?")),
                        Ask("opportunities", EASIER),
                    ),
                    truth=True,
                ),
            ),
            (
                Ask("touchpoints", MOMENTS),
                Ask("gains", N_("Who did well, and what did they do differently?")),
            ),
        ),
    ),
)
