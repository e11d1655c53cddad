"""Templates for what companies go through with people: a new business customer, a complaint, a new colleague."""

from __future__ import annotations

from cxstudio.edits.outlines.outline import (
    EASIER,
    KNOWS,
    PLEASES,
    PROOF,
    SAYS,
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

BUSINESS_CUSTOMER = Outline(
    "b2b-onboarding",
    N_("B2B onboarding"),
    N_("From contract to first success"),
    journey=N_("A new business customer gets started"),
    scenario=N_("The contract is signed. Those who use it are not those who bought it."),
    persona=N_("Project lead at the customer"),
    lanes=("touchpoints", "channels", *USUAL_LANES[1:], "frontstage", "departments"),
    parts=(
        Part(
            N_("Handover from sales"),
            N_("Not have to explain everything again"),
            (
                Moment(
                    N_("Welcome call"),
                    ("Phone",),
                    (
                        Ask("thoughts", N_("What were they promised, and by whom?")),
                        Ask("pains", TWICE),
                    ),
                ),
                Moment(
                    N_("Goals and success measures"),
                    ("In person", "Email"),
                    (
                        Ask("customer_does", N_("Which figure do they have to show, to whom, and when?")),
                        Ask("opportunities", N_("What would count as a first success within thirty days?")),
                    ),
                    truth=True,
                ),
            ),
        ),
        Part(
            N_("Set-up"),
            N_("Be ready without overloading the own team"),
            (
                Moment(
                    N_("Access and data"),
                    ("Email", "Portal"),
                    (
                        Ask("pains", N_("What do we need from their IT that nobody has asked for yet?")),
                        Ask(
                            "departments",
                            N_("Who on their side has to agree: security, purchasing, works council?"),
                        ),
                    ),
                ),
                Moment(
                    N_("Configuration"),
                    ("Portal", "Phone"),
                    (
                        Ask("frontstage", N_("What do we decide for them, and do they know it?")),
                        Ask("pains", WAITS),
                    ),
                ),
            ),
        ),
        Part(
            N_("First use"),
            N_("Have people who can and want to use it"),
            (
                Moment(
                    N_("Training"),
                    ("In person", "Web"),
                    (
                        Ask("thoughts", N_("What do those think who did not ask for it?")),
                        Ask("gains", PLEASES),
                    ),
                ),
                Moment(
                    N_("First real case"),
                    ("Customer alone", "Portal"),
                    (
                        Ask(
                            "customer_does", N_("Who is the first to do real work with it, and on which day?")
                        ),
                        Ask("pains", WRONG),
                    ),
                    truth=True,
                ),
                Moment(
                    N_("Support"),
                    ("Chat", "Phone", "Email"),
                    (Ask("thoughts", THINKS),),
                ),
            ),
        ),
        Part(
            N_("First result"),
            N_("Show that it was the right choice"),
            (
                Moment(
                    N_("Review after thirty days"),
                    ("In person", "Phone"),
                    (
                        Ask("customer_does", N_("Which numbers do they bring themselves?")),
                        Ask("gains", PROOF),
                    ),
                ),
                Moment(
                    N_("Handover to account management"),
                    ("Email", "Phone"),
                    (
                        Ask("pains", N_("Which knowledge goes with the person who leaves?")),
                        Ask("opportunities", EASIER),
                    ),
                ),
            ),
        ),
    ),
)

COMPLAINT = Outline(
    "complaint-handling",
    N_("Complaint handling"),
    N_("From trouble to trust"),
    journey=N_("A complaint and what becomes of it"),
    scenario=N_("Something went wrong, and this customer is one of the few who say so."),
    persona=N_("Customer who is let down"),
    lanes=("touchpoints", "customer_does", "thoughts", "quotes", *USUAL_LANES[3:], "frontstage", "backstage"),
    parts=(
        Part(
            N_("Something goes wrong"),
            N_("Understand what has happened"),
            (
                Moment(
                    N_("Noticing it"),
                    ("Customer alone",),
                    (
                        Ask("customer_does", N_("What do they try themselves before they tell us?")),
                        Ask("thoughts", N_("Do they blame us, themselves or chance?")),
                    ),
                ),
                Moment(
                    N_("Looking for whom to tell"),
                    ("Web", "Phone"),
                    (
                        Ask("pains", N_("How many give up here, and how would we know?")),
                        Ask("opportunities", N_("Where could the way to complain stand in plain sight?")),
                    ),
                ),
            ),
        ),
        Part(
            N_("Complaining"),
            N_("Be heard and be believed"),
            (
                Moment(
                    N_("First contact"),
                    ("Phone", "Email", "In person", "Social media"),
                    (
                        Ask(
                            "frontstage",
                            N_("What is the first sentence they hear: a question, a rule, a regret?"),
                        ),
                        Ask("quotes", SAYS),
                    ),
                    truth=True,
                ),
                Moment(
                    N_("Telling the story"),
                    ("Phone", "Email"),
                    (
                        Ask("pains", TWICE),
                        Ask("backstage", N_("Who reads it to the end, and can they decide?")),
                    ),
                ),
            ),
        ),
        Part(
            N_("Waiting for an answer"),
            N_("Know that somebody is at it"),
            (
                Moment(
                    N_("Confirmation and interim news"),
                    ("Email", "Text message"),
                    (
                        Ask("thoughts", N_("After how many days of silence do they tell others?")),
                        Ask(
                            "backstage", N_("Where does a complaint lie when it belongs to two departments?")
                        ),
                    ),
                ),
            ),
        ),
        Part(
            N_("Solution"),
            N_("Get a fair answer"),
            (
                Moment(
                    N_("Answer and redress"),
                    ("Phone", "Letter", "Email"),
                    (
                        Ask("thoughts", N_("Does the answer speak of the customer or of our rules?")),
                        Ask("gains", N_("What is more than they had expected?")),
                        Ask("frontstage", N_("How much may the person decide on the spot?")),
                    ),
                    truth=True,
                ),
            ),
        ),
        Part(
            N_("Afterwards"),
            N_("See that it does not happen again"),
            (
                Moment(
                    N_("Asking how it went"),
                    ("Phone", "Email"),
                    (
                        Ask("quotes", N_("What do they say about us now, compared with before it happened?")),
                        Ask("pains", WRONG),
                    ),
                ),
                Moment(
                    N_("Removing the cause"),
                    ("Customer alone",),
                    (
                        Ask("backstage", N_("Who changes what, so that the next customer is spared it?")),
                        Ask("opportunities", EASIER),
                    ),
                ),
            ),
        ),
    ),
)

EMPLOYEE = Outline(
    "employee-onboarding",
    N_("Employee onboarding"),
    N_("The first hundred days"),
    journey=N_("A new colleague's first hundred days"),
    scenario=N_("They have left a safe place for us and want to know whether it was right."),
    persona=N_("New colleague"),
    employee=True,
    lanes=("touchpoints", "customer_does", "knows", *USUAL_LANES[2:], "employee", "systems"),
    parts=(
        Part(
            N_("Before the first day"),
            N_("Look forward to it without worry"),
            (
                Moment(
                    N_("Contract and papers"),
                    ("Email", "Letter"),
                    (
                        Ask("thoughts", N_("What do they think in the weeks in which they hear nothing?")),
                        Ask("pains", TWICE),
                    ),
                ),
                Moment(
                    N_("News from the team"),
                    ("Email", "Phone"),
                    (Ask("gains", N_("Which small sign shows that somebody expects them?")),),
                ),
            ),
        ),
        Part(
            N_("First day"),
            N_("Arrive and be expected"),
            (
                Moment(
                    N_("Welcome"),
                    ("In person", "On site"),
                    (
                        Ask(
                            "customer_does",
                            N_("Who meets them at the door, and what happens in the first hour?"),
                        ),
                        Ask("employee", N_("What does the team leave undone so that somebody has time?")),
                    ),
                    truth=True,
                ),
                Moment(
                    N_("Desk, keys, accounts"),
                    ("On site", "Portal"),
                    (
                        Ask("pains", N_("What does not work by noon?")),
                        Ask("systems", N_("Which accounts need whose approval, and how long does it take?")),
                    ),
                ),
            ),
        ),
        Part(
            N_("First weeks"),
            N_("Understand how things are done here"),
            (
                Moment(
                    N_("Learning the work"),
                    ("In person", "Web"),
                    (
                        Ask("knows", KNOWS),
                        Ask("pains", WRONG),
                    ),
                ),
                Moment(
                    N_("First task of their own"),
                    ("In person",),
                    (
                        Ask("thoughts", N_("Do they know what a good result looks like here?")),
                        Ask("gains", N_("Who notices that it went well, and says so?")),
                    ),
                    truth=True,
                ),
            ),
        ),
        Part(
            N_("First hundred days"),
            N_("Belong, and know what I am good for"),
            (
                Moment(
                    N_("Talk after a month"),
                    ("In person",),
                    (
                        Ask("customer_does", N_("What do they say when asked what they find odd here?")),
                        Ask("opportunities", EASIER),
                    ),
                ),
                Moment(
                    N_("End of the probation"),
                    ("In person", "Letter"),
                    (
                        Ask("thoughts", N_("Would they sign again?")),
                        Ask("pains", N_("What have we learnt too late?")),
                    ),
                ),
            ),
        ),
    ),
)
