"""The methods that ask people for a score or an answer, and those of engagement; rows of the table of methods."""

from __future__ import annotations

from dataclasses import replace

from cxstudio.model.method_types import Method
from cxstudio.model.method_ways import (
    POSITIVE,
    SCORES,
    USUAL_POINTS,
    answers,
    average,
    count,
    groups,
    part_of,
    percent,
    shares,
)
from cxstudio.words import N_

_NET_GROUPS = (
    groups(
        count("positive", N_("Positive")),
        count("neutral", N_("Neutral")),
        count("negative", N_("Negative")),
    ),
    shares(percent("positive_share", N_("Positive, %")), percent("negative_share", N_("Negative, %"))),
)
_RECOMMEND = (
    SCORES,
    groups(
        count("promoters", N_("Promoters (9–10)")),
        count("passives", N_("Passives (7–8)")),
        count("detractors", N_("Detractors (0–6)")),
    ),
    shares(percent("promoters_share", N_("Promoters, %")), percent("detractors_share", N_("Detractors, %"))),
)
_NPS = Method(
    "nps",
    N_("NPS"),
    "NPS",
    "loyalty",
    "net",
    N_("“How likely are you to recommend us?”, 0 to 10. 9–10 are promoters, 7–8 passives, 0–6 detractors."),
    N_("100 × (promoters − detractors) / n"),
    _RECOMMEND,
    unit="",
    low=-100.0,
    scale=(0, 10),
    top=(9, 10),
    bottom=(0, 6),
)
_CSAT_QUESTION = N_("“How satisfied were you?”, each answer one point of the scale.")
_CES_2 = N_("“They made it easy for me to handle my issue”, 1 (strongly disagree) to 7 (strongly agree).")

ASKED: tuple[Method, ...] = (
    _NPS,
    Method(
        "csat",
        N_("CSAT, share of satisfied answers (top boxes)"),
        "CSAT",
        "satisfaction",
        "share",
        _CSAT_QUESTION,
        N_("100 × satisfied answers / n; satisfied are the top boxes of the scale (4 and 5 of 5)"),
        answers(N_("Satisfied answers")),
        scale=(1, USUAL_POINTS),
        top=POSITIVE[USUAL_POINTS],
        leaves=("points",),
    ),
    Method(
        "csat_mean",
        N_("CSAT, mean"),
        "CSAT",
        "satisfaction",
        "mean",
        _CSAT_QUESTION,
        N_("sum of all scores / n"),
        average(1, None),
        unit="",
        low=1.0,
        high=float(USUAL_POINTS),
        decimals=1,
        scale=(1, USUAL_POINTS),
        leaves=("points",),
    ),
    Method(
        "csat_of_most",
        N_("CSAT, average as a share of the maximum"),
        "CSAT",
        "satisfaction",
        "share_of_most",
        _CSAT_QUESTION,
        N_("100 × sum of all scores / (n × highest score)"),
        average(1, None),
        scale=(1, USUAL_POINTS),
        leaves=("points",),
    ),
    Method(
        "ces_1",
        N_("CES 1 (2010), mean of the effort"),
        "CES 1",
        "effort",
        "mean",
        N_("“How much effort did you have to put forth?”, 1 (very low) to 5 (very high). Lower is better."),
        N_("sum of all scores / n"),
        average(1, 5),
        unit="",
        low=1.0,
        high=5.0,
        better="lower",
        decimals=1,
        scale=(1, 5),
    ),
    Method(
        "ces_2_mean",
        N_("CES 2.0, mean"),
        "CES 2.0",
        "effort",
        "mean",
        _CES_2,
        N_("sum of all scores / n"),
        average(1, 7),
        unit="",
        low=1.0,
        high=7.0,
        decimals=1,
        scale=(1, 7),
    ),
    Method(
        "ces_2_share",
        N_("CES 2.0, share of positive answers"),
        "CES 2.0",
        "effort",
        "share",
        _CES_2,
        N_("100 × answers of 5, 6 or 7 / n"),
        answers(N_("Answers of 5, 6 or 7")),
        scale=(1, 7),
        top=(5, 7),
    ),
    Method(
        "ces_2_net",
        N_("CES 2.0, net index"),
        "CES 2.0 net",
        "effort",
        "net",
        _CES_2,
        N_("% of 6 and 7 − % of 1, 2 and 3; 4 and 5 are neutral and count in n"),
        (SCORES, *_NET_GROUPS),
        unit="",
        low=-100.0,
        scale=(1, 7),
        top=(6, 7),
        bottom=(1, 3),
    ),
)


def _rate(
    key: str,
    names: tuple[str, str],
    question: str,
    formula: str,
    parts: tuple[str, str],
    most: float | None = 100.0,
) -> Method:
    """A share; `most` None where the part is not among the whole: one person may react more than once."""
    ways = part_of(*parts, most)
    return Method(key, *names, "engagement", "share", question, formula, ways, high=most, decimals=1)


# No one definition of these is agreed on. Each says in its formula which of the customary ones it is.
ENGAGED: tuple[Method, ...] = (
    _rate(
        "social_reach",
        (N_("Social engagement, by reach"), N_("Engagement")),
        N_("Reactions, comments, shares and clicks of a period, by the people the posts reached."),
        N_("100 × interactions / people reached"),
        (N_("Interactions"), N_("People reached")),
        None,
    ),
    _rate(
        "social_followers",
        (N_("Social engagement, by followers"), N_("Engagement")),
        N_("Reactions, comments, shares and clicks of a period, by the followers at its end."),
        N_("100 × interactions / followers"),
        (N_("Interactions"), N_("Followers")),
        None,
    ),
    _rate(
        "loyalty",
        (N_("Loyalty participation, members of all customers"), N_("Loyalty")),
        N_("Customers who are members of the loyalty programme."),
        N_("100 × members / all customers"),
        (N_("Members"), N_("All customers")),
    ),
    _rate(
        "loyalty_active",
        (N_("Loyalty participation, active members"), N_("Active members")),
        N_("Members of the loyalty programme who earned or used something in the period."),
        N_("100 × active members / all members"),
        (N_("Active members"), N_("All members")),
    ),
    Method(
        "employee_share",
        N_("Employee engagement, share of favourable answers"),
        N_("Employees"),
        "engagement",
        "share",
        N_("Answers to the questions on engagement, 1 (disagree) to 5 (agree); 4 and 5 are favourable."),
        N_("100 × favourable answers / all answers"),
        answers(N_("Favourable answers")),
        scale=(1, 5),
        top=(4, 5),
    ),
    replace(
        _NPS,
        key="enps",
        label=N_("eNPS"),
        short="eNPS",
        family="engagement",
        question=N_("“How likely are you to recommend us as a place to work?”, 0 to 10; groups as in NPS."),
    ),
)
