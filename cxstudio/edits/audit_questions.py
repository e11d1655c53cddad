"""The test questions an audit begins with: each something one can go and test; it knows no document.

They are message ids: whoever puts one into a map translates it into the map's language.
"""

from __future__ import annotations

from cxstudio.model.audits import Component
from cxstudio.words import N_

QUESTIONS: dict[Component, tuple[str, ...]] = {
    "reachability": (
        N_("A customer reaches a person within two minutes at the times they call"),
        N_(
            "The ways to get in touch stand on every page, letter and receipt, and are found within ten seconds"
        ),
        N_("A written question gets its first answer from a person within one working day"),
        N_("In the evening and at weekends somebody answers, or it is said when somebody will"),
        N_("People who cannot hear, see or type well reach us as quickly as everybody else"),
    ),
    "service": (
        N_("The usual request is settled in one contact, without being passed on"),
        N_("Nobody has to tell the same thing twice"),
        N_("The customer hears at once what happens next, and by when"),
        N_("How long it takes is said before the waiting begins, and it is kept"),
        N_("The customer can look up how far a request has come without asking anybody"),
    ),
    "purchase": (
        N_("The full price, with all extras, is known before anything has to be filled in"),
        N_("Somebody who has never ordered before has ordered within five minutes"),
        N_("What was left half done can be taken up again later, also on another device"),
        N_("Customers can pay the way they usually pay"),
        N_("An order can be changed, cancelled or returned without calling anybody"),
    ),
    "personalisation": (
        N_("Whoever serves the customer sees the latest contacts, whatever their channel"),
        N_("The customer is asked only for what is not known already"),
        N_("Offers and reminders fit what this customer has, and end when they no longer do"),
        N_("The customer chooses how often and by which channel we write, and it is kept"),
        N_("A customer in a special situation gets an answer that fits it, not a standard letter"),
    ),
    "simplicity": (
        N_("Nine of ten customers do the usual task at the first attempt, without help"),
        N_("A form asks only for what is needed, and says why it asks"),
        N_("Letters, pages and messages use the words customers use themselves"),
        N_("After each step it is clear what is done and what comes next"),
        N_("A message about an error says what is wrong and how to put it right"),
    ),
    "flexibility": (
        N_("What was begun in one channel can be finished in another without starting again"),
        N_("The same question gets the same answer in every channel"),
        N_("Prices, opening hours and conditions are the same everywhere"),
        N_("Nobody has to change the channel to get the usual things done"),
        N_("Whoever has no smartphone, or does not want to use one, can do all that others can"),
    ),
}
