"""The methods that count customers, contacts and times, and those of one's own; rows of the table of methods."""

from __future__ import annotations

from cxstudio.model.method_types import Input, Method, Way
from cxstudio.model.method_ways import TIMES, count, part_of, percent, shares
from cxstudio.words import N_

_START = count("start", N_("Customers at the start"))
_MARGIN = Input("margin", N_("Margin per period"), least=-1e12, most=1e12, unit="money")
# Above all that happens; a rate of 100 % would mean a value without end, and `counting` refuses it.
_KEPT = percent("retention", N_("Retention per period, %"))
_DISCOUNT = percent("discount", N_("Discount per period, %"), most=1000.0)
_COST = Input("cost", N_("Cost to win a customer"), most=1e12, needed=False, unit="money")
_CLV = (Way("rates", N_("Margin and rates"), (_MARGIN, _KEPT, _DISCOUNT, _COST), n=""),)

CUSTOMERS: tuple[Method, ...] = (
    Method(
        "churn",
        N_("Churn"),
        N_("Churn"),
        "customers",
        "churn",
        N_(
            "Of the customers there were at the start of the period, those lost in it. New ones do not count."
        ),
        N_("100 × customers lost in the period / customers at its start"),
        (
            Way(
                "lost", N_("Customers counted"), (_START, count("lost", N_("Lost in the period"))), n="start"
            ),
            shares(percent("share", N_("Share, %"))),
        ),
        better="lower",
        decimals=1,
    ),
    Method(
        "retention",
        N_("Retention"),
        N_("Retention"),
        "customers",
        "retention",
        N_("Of the customers there were at the start of the period, those still there at its end."),
        N_("100 × (customers at the end − new ones) / customers at the start"),
        (
            Way(
                "kept",
                N_("Customers counted"),
                (
                    _START,
                    count("end", N_("Customers at the end")),
                    count("new", N_("New in the period")),
                ),
                n="start",
            ),
            shares(percent("share", N_("Share, %"))),
        ),
        decimals=1,
    ),
    Method(
        "clv_end",
        N_("CLV, first margin after one period"),
        "CLV",
        "customers",
        "clv_end",
        N_("Customer lifetime value with a margin m, a retention r and a discount i that stay the same."),
        N_("m × r / (1 + i − r) − cost to win the customer"),
        _CLV,
        unit="money",
        low=None,
        high=None,
        decimals=1,
        leaves=("unit",),
    ),
    Method(
        "clv_now",
        N_("CLV, first margin now"),
        "CLV",
        "customers",
        "clv_now",
        N_("Customer lifetime value with a margin m, a retention r and a discount i that stay the same."),
        N_("m × (1 + i) / (1 + i − r) − cost to win the customer"),
        _CLV,
        unit="money",
        low=None,
        high=None,
        decimals=1,
        leaves=("unit",),
    ),
)


def _fcr(key: str, label: str, question: str) -> Method:
    return Method(
        key,
        label,
        "FCR",
        "service",
        "share",
        question,
        N_("100 × issues resolved in the first contact / all issues"),
        part_of(N_("Resolved in the first contact"), N_("All issues")),
    )


def _timed(key: str, label: str, short: str, question: str, formula: str, rule: str) -> Method:
    reported = Input("time", N_("Minutes as reported"), unit="min")
    sums = (Input("sum", N_("Sum of all times, minutes"), unit="min"), count("cases", N_("Cases")))
    ways = [TIMES, Way("reported", N_("The figure as reported"), (reported,))]
    if rule == "mean":
        ways.insert(1, Way("sums", N_("Sum and number"), sums, n="cases"))
    return Method(
        key,
        label,
        short,
        "service",
        "mean" if rule == "mean" else "median" if rule == "median" else "p90",
        question,
        formula,
        tuple(ways),
        unit="min",
        high=None,
        better="lower",
        decimals=1,
    )


_HUMAN = N_("From the customer's message to the first reply by a person; automated replies are left out.")
_ANY = N_("From the customer's message to the first reply of any kind; automated replies count.")
_FIRST_REPLY = N_("sum of (first reply − message) / number of cases")
_MIDDLE = N_("the time half of the cases stayed under: the middle one, or the mean of the two in the middle")
_NINETIETH = N_("the shortest time that at least 90 % of the cases did not exceed (nearest rank)")

SERVICE: tuple[Method, ...] = (
    _fcr(
        "fcr_flag",
        N_("FCR, as staff flagged it"),
        N_("First contact resolution: resolved is what the staff marked as resolved."),
    ),
    _fcr(
        "fcr_no_repeat",
        N_("FCR, no second contact"),
        N_("First contact resolution: resolved is what did not come back within the days the notes name."),
    ),
    _fcr(
        "fcr_survey",
        N_("FCR, as customers answered"),
        N_("First contact resolution: resolved is what customers called resolved when asked."),
    ),
    _timed("frt_mean", N_("FRT, mean, replies of people"), "FRT", _HUMAN, _FIRST_REPLY, "mean"),
    _timed("frt_median", N_("FRT, median, replies of people"), N_("FRT median"), _HUMAN, _MIDDLE, "median"),
    _timed("frt_p90", N_("FRT, P90, replies of people"), "FRT P90", _HUMAN, _NINETIETH, "p90"),
    _timed("frt_mean_any", N_("FRT, mean, with automated replies"), "FRT", _ANY, _FIRST_REPLY, "mean"),
    _timed(
        "frt_median_any", N_("FRT, median, with automated replies"), N_("FRT median"), _ANY, _MIDDLE, "median"
    ),
    _timed("frt_p90_any", N_("FRT, P90, with automated replies"), "FRT P90", _ANY, _NINETIETH, "p90"),
    _timed(
        "art",
        N_("ART"),
        "ART",
        N_(
            "Average resolution time: from creation to the last closure, also of a case that was opened again."
        ),
        N_("sum of (resolved − created) / number of resolved cases"),
        "mean",
    ),
    _timed(
        "aht",
        N_("AHT"),
        "AHT",
        N_("Average handle time: talk, hold and after-call work together."),
        N_("(talk + hold + after-call work) / number of contacts"),
        "mean",
    ),
)


OWN: tuple[Method, ...] = (
    Method(
        "custom",
        N_("Own figure"),
        N_("Metric"),
        "own",
        "figure",
        N_(
            "A figure of your own, as it was read from where it is kept. Say in the notes how it comes about."
        ),
        N_("the figure as it was read"),
        (Way("figure", N_("The figure"), (Input("figure", N_("Figure"), -1e12, 1e12),)),),
        unit="own",
        low=None,
        high=None,
        decimals=2,
        leaves=("unit", "better"),
    ),
    Method(
        "custom_share",
        N_("Own share"),
        N_("Share"),
        "own",
        "share",
        N_("A part of a whole of your own. Say in the notes what counts."),
        N_("100 × part / whole"),
        part_of(N_("Part"), N_("Whole")),
        decimals=1,
        leaves=("better",),
    ),
    Method(
        "custom_mean",
        N_("Own average"),
        N_("Average"),
        "own",
        "mean",
        N_("An average of your own. Say in the notes what is added up."),
        N_("sum / n"),
        (
            Way(
                "sums",
                N_("Sum and number"),
                (Input("sum", N_("Sum"), -1e12, 1e12), count("answers", N_("Number"))),
                n="answers",
            ),
            Way("average", N_("The average as reported"), (Input("mean", N_("Average"), -1e12, 1e12),)),
        ),
        unit="own",
        low=None,
        high=None,
        decimals=2,
        leaves=("unit", "better"),
    ),
)
