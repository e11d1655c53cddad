"""Templates for a customer's whole way with a company: two models of its stages, and a blank one; words only."""

from __future__ import annotations

from cxstudio.edits.outlines.outline import (
    DOES,
    EASIER,
    KNOWS,
    MOMENTS,
    PLEASES,
    PROOF,
    SAYS,
    THINKS,
    TWICE,
    USUAL_LANES,
    WAITS,
    WANTS,
    WRONG,
    Ask,
    Outline,
    Part,
)
from cxstudio.words import N_

BLANK = Outline(
    "blank",
    N_("Blank"),
    N_("One stage and three questions"),
    persona=N_("The customer you know best"),
    parts=(
        Part(
            N_("First stage"),
            asks=(
                Ask("touchpoints", MOMENTS),
                Ask("customer_does", WANTS),
                Ask("pains", WRONG),
            ),
        ),
    ),
    lanes=("touchpoints", "customer_does", "emotion", "pains"),
)

AWARENESS = Outline(
    "awareness-to-loyalty",
    N_("Awareness to loyalty"),
    N_("Five stages of a relationship"),
    journey=N_("From the first impression to a regular customer"),
    scenario=N_("Who meets us for the first time, and what in their life has just changed?"),
    persona=N_("Somebody who does not know us yet"),
    lanes=("touchpoints", "channels", *USUAL_LANES[1:], "questions"),
    parts=(
        Part(
            N_("Awareness"),
            N_("Notice that there is a way to solve this"),
            asks=(
                Ask("touchpoints", N_("Where do they come across us without looking for us?")),
                Ask("customer_does", N_("What are they doing when they first hear of us?")),
                Ask("thoughts", N_("What do they believe we do, before they have looked?")),
                Ask("pains", N_("What makes people who need us pass by?")),
                Ask("questions", N_("Which of their words do we not use ourselves?")),
            ),
        ),
        Part(
            N_("Consideration"),
            N_("Be sure enough to choose"),
            asks=(
                Ask("touchpoints", N_("Where do they compare, and whom do they ask?")),
                Ask("customer_does", N_("What do they look up, and in which order?")),
                Ask("thoughts", N_("What would they regret having overlooked?")),
                Ask("pains", N_("Which answer do they look for and not find?")),
                Ask("opportunities", N_("What could we show instead of claiming?")),
            ),
        ),
        Part(
            N_("Purchase"),
            N_("Get it without surprises"),
            asks=(
                Ask("touchpoints", N_("What are the steps from “yes” to “mine”?")),
                Ask("customer_does", DOES),
                Ask("thoughts", N_("What makes them hesitate at the last moment?")),
                Ask("pains", TWICE),
                Ask("gains", N_("What tells them at once that all went well?")),
            ),
        ),
        Part(
            N_("Use"),
            N_("Have the use of it, day after day"),
            asks=(
                Ask("touchpoints", N_("When do they need us again after the purchase?")),
                Ask("customer_does", N_("What do they do on the first day, and in the tenth week?")),
                Ask("thoughts", THINKS),
                Ask("pains", WRONG),
                Ask("opportunities", EASIER),
            ),
        ),
        Part(
            N_("Loyalty"),
            N_("Have good reasons to stay"),
            asks=(
                Ask("touchpoints", N_("Where do we meet when nothing is wrong?")),
                Ask("customer_does", N_("What do they do when a friend asks about us?")),
                Ask("thoughts", N_("What would they miss if we were gone tomorrow?")),
                Ask("gains", PLEASES),
                Ask("questions", N_("Do they stay because they like to, or because leaving is hard?")),
            ),
        ),
    ),
)

ATTENTION = Outline(
    "attention-to-engagement",
    N_("Attention to engagement"),
    N_("How an impression is made"),
    journey=N_("How an impression is made"),
    scenario=N_("In which situation do they notice us, and what do they expect of anybody like us?"),
    persona=N_("Somebody with little time and many offers"),
    lanes=(
        "touchpoints",
        "customer_does",
        "knows",
        "thoughts",
        "feels_self",
        "emotion",
        "quotes",
        "pains",
        "gains",
    ),
    parts=(
        Part(
            N_("Attention"),
            N_("See at a glance whether this concerns me"),
            asks=(
                Ask("touchpoints", N_("What catches the eye, and where?")),
                Ask("knows", N_("What do they know about us before the first word?")),
                Ask("feels_self", N_("How does it let them see themselves: clever, seen, small?")),
                Ask("pains", N_("What do we shout that nobody asked for?")),
            ),
        ),
        Part(
            N_("Interest"),
            N_("Find out more without obligation"),
            asks=(
                Ask("touchpoints", MOMENTS),
                Ask("customer_does", N_("What is the first thing they try or click?")),
                Ask("knows", KNOWS),
                Ask("thoughts", N_("Which question keeps them reading?")),
                Ask("pains", N_("What do we ask of them before we have given anything?")),
            ),
        ),
        Part(
            N_("Contact"),
            N_("Be taken seriously"),
            asks=(
                Ask("touchpoints", N_("How does the first exchange with a person or a form begin?")),
                Ask("customer_does", DOES),
                Ask("quotes", SAYS),
                Ask("thoughts", PROOF),
                Ask("pains", WAITS),
            ),
        ),
        Part(
            N_("Impression"),
            N_("Know what to think of them"),
            asks=(
                Ask("touchpoints", N_("Which moment decides what they will remember?")),
                Ask("thoughts", N_("In one sentence: what do they tell at home tonight?")),
                Ask("feels_self", N_("Do they feel they did well, or that they were handled?")),
                Ask("gains", PLEASES),
            ),
        ),
        Part(
            N_("Engagement"),
            N_("Take part because it is worth it"),
            asks=(
                Ask("touchpoints", N_("What do they do next of their own accord?")),
                Ask("customer_does", N_("What do they contribute, show or pass on?")),
                Ask("thoughts", THINKS),
                Ask("gains", N_("What do they get that others do not?")),
                Ask("pains", N_("When does our keeping in touch become a nuisance?")),
            ),
        ),
    ),
)
