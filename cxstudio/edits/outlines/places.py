"""Templates for places somebody goes to: a store, a shop on the web, a hospital; words only."""

from __future__ import annotations

from cxstudio.edits.outlines.outline import (
    DOES,
    EASIER,
    PLEASES,
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

STORE = Outline(
    "retail-store",
    N_("Retail store"),
    N_("A visit and what comes after it"),
    journey=N_("A visit to the store"),
    scenario=N_("They need one thing today and have half an hour."),
    persona=N_("Somebody who comes in for the first time"),
    lanes=("touchpoints", *USUAL_LANES[1:], "evidence", "frontstage"),
    parts=(
        Part(
            N_("Coming"),
            N_("Know that the way is worth it"),
            (
                Moment(
                    N_("Looking up hours and stock"),
                    ("Web", "Phone"),
                    (
                        Ask("customer_does", N_("What do they check before they leave home?")),
                        Ask("pains", N_("What is out of date on the page they look at?")),
                    ),
                ),
                Moment(
                    N_("Shop window and entrance"),
                    ("On site",),
                    (
                        Ask("thoughts", N_("What do the first three seconds tell them about us?")),
                        Ask("evidence", SEES),
                    ),
                ),
            ),
        ),
        Part(
            N_("Looking"),
            N_("Find it, or find something better"),
            (
                Moment(
                    N_("Finding the way"),
                    ("On site",),
                    (
                        Ask("customer_does", N_("Which way do they walk, and where do they turn round?")),
                        Ask("pains", N_("What do they look for and not find without asking?")),
                    ),
                ),
                Moment(
                    N_("Comparing and trying"),
                    ("On site",),
                    (
                        Ask("thoughts", THINKS),
                        Ask("opportunities", N_("What would let them decide without help?")),
                    ),
                ),
                Moment(
                    N_("Asking somebody"),
                    ("In person",),
                    (
                        Ask("frontstage", N_("What does the person do first: look up, greet, point?")),
                        Ask("gains", PLEASES),
                    ),
                    truth=True,
                ),
            ),
        ),
        Part(
            N_("Buying"),
            N_("Be done quickly, and be sure of it"),
            (
                Moment(
                    N_("Queue and checkout"),
                    ("In person", "On site"),
                    (
                        Ask("customer_does", DOES),
                        Ask("pains", WAITS),
                    ),
                    truth=True,
                ),
                Moment(
                    N_("Receipt and packing"),
                    ("On site",),
                    (
                        Ask(
                            "evidence", N_("What goes out of the door with them, and what does it say of us?")
                        ),
                        Ask("opportunities", EASIER),
                    ),
                ),
            ),
        ),
        Part(
            N_("Afterwards"),
            N_("Be glad to have come"),
            (
                Moment(
                    N_("First use at home"),
                    ("Customer alone",),
                    (
                        Ask("customer_does", N_("What do they do in the first ten minutes at home?")),
                        Ask("pains", WRONG),
                    ),
                ),
                Moment(
                    N_("Exchange or return"),
                    ("In person", "Letter"),
                    (
                        Ask("thoughts", N_("What do they fear they will have to prove?")),
                        Ask("frontstage", N_("What may the person at the desk decide alone?")),
                    ),
                ),
            ),
        ),
    ),
)

ONLINE_SHOP = Outline(
    "online-shop",
    N_("Online shop"),
    N_("From the search to the return"),
    journey=N_("An order on the web"),
    scenario=N_("They compare on the phone in the evening and order some days later."),
    persona=N_("Somebody who orders here for the first time"),
    lanes=("touchpoints", "channels", *USUAL_LANES[1:], "systems"),
    parts=(
        Part(
            N_("Finding"),
            N_("See what there is and what fits"),
            (
                Moment(
                    N_("Search results or an advert"),
                    ("Web", "Social media"),
                    (
                        Ask("thoughts", N_("Why this result and not the one above it?")),
                        Ask("customer_does", N_("Which words do they type?")),
                    ),
                ),
                Moment(
                    N_("Product page"),
                    ("Web", "App"),
                    (
                        Ask("pains", N_("Which question does the page leave open?")),
                        Ask("opportunities", N_("What would they ask in a store?")),
                    ),
                ),
            ),
        ),
        Part(
            N_("Ordering"),
            N_("Order without a surprise"),
            (
                Moment(
                    N_("Basket and costs"),
                    ("Web", "App"),
                    (
                        Ask("thoughts", N_("When do they see the full price, and what do they think then?")),
                        Ask("pains", N_("At which field do most of them leave?")),
                    ),
                ),
                Moment(
                    N_("Account and address"),
                    ("Web", "App"),
                    (
                        Ask("pains", TWICE),
                        Ask("systems", N_("Which system asks for this, and does it need it now?")),
                    ),
                ),
                Moment(
                    N_("Payment"),
                    ("Web", "Third party"),
                    (
                        Ask("pains", WRONG),
                        Ask("systems", N_("What happens when the payment provider does not answer?")),
                    ),
                    truth=True,
                ),
            ),
        ),
        Part(
            N_("Waiting"),
            N_("Know when it comes, without asking"),
            (
                Moment(
                    N_("Confirmation"),
                    ("Email",),
                    (Ask("thoughts", N_("Which doubt should this message end?")),),
                ),
                Moment(
                    N_("Where is my parcel"),
                    ("Third party", "App"),
                    (
                        Ask("customer_does", N_("How often do they look, and where?")),
                        Ask("pains", WAITS),
                    ),
                ),
                Moment(
                    N_("Delivery"),
                    ("Third party",),
                    (
                        Ask("pains", N_("Who takes the blame for what the carrier does?")),
                        Ask("gains", N_("What makes opening the parcel a pleasure?")),
                    ),
                    truth=True,
                ),
            ),
        ),
        Part(
            N_("Keeping or returning"),
            N_("Keep it gladly, or send it back easily"),
            (
                Moment(
                    N_("Unpacking and first use"),
                    ("Customer alone",),
                    (Ask("customer_does", N_("What do they look for in the parcel before they try it?")),),
                ),
                Moment(
                    N_("Return and refund"),
                    ("Web", "Letter"),
                    (
                        Ask("pains", N_("How long is their money away, and who tells them?")),
                        Ask("opportunities", EASIER),
                    ),
                ),
                Moment(
                    N_("Question to customer service"),
                    ("Chat", "Phone", "Email"),
                    (
                        Ask("thoughts", N_("What do they think when the answer comes from a machine?")),
                        Ask("gains", PLEASES),
                    ),
                ),
            ),
        ),
    ),
)
