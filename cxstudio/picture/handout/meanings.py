"""What each sign of the legend means, in a sentence, by its key; it draws nothing and knows no page."""

from __future__ import annotations

from collections.abc import Mapping

from cxstudio.picture.changes import CHANGE_SIGNS
from cxstudio.picture.legend import BACK, CURVE, FREQUENCY, SEVERITY, SWITCH, TRUTH, WHOLE
from cxstudio.picture.signs import (
    EFFORT,
    FRICTION,
    GROUPED,
    HOLLOW,
    INTERNAL,
    LINKED,
    OPENS,
    OWNED,
    SERVICE,
    VOTED,
)
from cxstudio.picture.spread import DISAGREES, SPREAD
from cxstudio.words import N_

_CARDS = {
    "customer_does": N_("What the customer does there, as somebody beside them would see it."),
    "knows": N_("What the customer knows, or believes to know, at that moment."),
    "thought": N_("What goes through the customer's mind."),
    "feels_self": N_("How the customer feels about themselves, not about the service."),
    "quote": N_("What a customer said, word for word."),
    "evidence": N_("Something the customer can see, touch or keep: a letter, a sign, a receipt."),
    "pain": N_("What makes it hard, slow or unpleasant for the customer."),
    "gain": N_("What works well and should stay."),
    "opportunity": N_("A need worth meeting better; it does not say how yet."),
    "idea": N_("A way to do it better."),
    "question": N_("What is not known yet and must be found out."),
    "frontstage": N_("What people of the organisation do where the customer sees them."),
    "backstage": N_("What the organisation does where the customer does not see it."),
    "support": N_("What others do so that the rest can happen."),
    "system": N_("The software or machine that is used there."),
    "department": N_("The part of the organisation that takes part."),
    "employee": N_("What it is like for those who do the work."),
    "custom": N_("Text in a lane that was added for this map."),
}
_LEVELS = {
    "assumed": N_("Nobody has checked it yet: we think so."),
    "heard": N_("Somebody told us, in an interview or in the room."),
    "observed": N_("We saw it happen."),
    "measured": N_("Counted, by a survey or from the data of a system."),
}
_TOUCHPOINTS = {
    WHOLE: N_("The card speaks of the whole stage, not of one touchpoint."),
    TRUTH: N_("A moment that makes the customer stay or leave."),
    FRICTION["harmful"].label: N_("It is harder than it should be, and nobody gains by it."),
    FRICTION["deliberate"].label: N_("It is made harder on purpose, to protect somebody."),
    SERVICE["human"].label: N_("A person serves the customer there."),
    SERVICE["automated"].label: N_("A machine serves the customer there, and says so."),
    SERVICE["feigned"].label: N_("A machine serves the customer there and passes for a person."),
    OPENS.label: N_("Another map shows what happens inside this touchpoint."),
    EFFORT.label: N_("How hard it is for the customer: 1 very easy, 7 very hard."),
    OWNED: N_("The initials of whoever answers for the touchpoint."),
    HOLLOW["alone"].label: N_("The customer acts alone, without the organisation."),
    HOLLOW["third"].label: N_("Somebody else serves the customer there."),
}
_WEIGHTS = {
    SEVERITY: N_("How bad it is when it happens, 1 to 5 bars."),
    FREQUENCY: N_("How often it happens, 1 to 5 dots."),
    INTERNAL.label: N_("Not for customers or partners; a clean copy leaves it out."),
    LINKED.label: N_("It answers another card, or another card is about it."),
    GROUPED.label: N_("It belongs to a group of similar cards."),
    VOTED: N_("As many dots the room gave it, or the group it is in, in the last vote."),
}
_LINES = {
    SWITCH: N_("The customer goes on in another channel."),
    BACK: N_("The customer has to go back to an earlier touchpoint."),
    CURVE: N_("How this persona feels along the way, from −2 to +2."),
    SPREAD: N_("How far apart the hands in the room were: one standard deviation up and down."),
    DISAGREES: N_("The hands in the room were so far apart that their mean misleads."),
}
_CHANGES = {
    CHANGE_SIGNS["added"].label: N_("It is not there in the state before."),
    CHANGE_SIGNS["removed"].label: N_("It is there in the state before, and no more."),
    CHANGE_SIGNS["missing"].label: N_("It came into the state before since this one was made of it."),
    CHANGE_SIGNS["renamed"].label: N_("It had another name in the state before."),
    CHANGE_SIGNS["moved"].label: N_("It stood elsewhere in the state before."),
    CHANGE_SIGNS["changed"].label: N_("Something about it is other than in the state before."),
    CHANGE_SIGNS["better"].label: N_("The persona feels better there than in the state before."),
    CHANGE_SIGNS["worse"].label: N_("The persona feels worse there than in the state before."),
}
MEANINGS: Mapping[str, str] = {**_CARDS, **_LEVELS, **_TOUCHPOINTS, **_WEIGHTS, **_LINES, **_CHANGES}
