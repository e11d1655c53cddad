"""The table of lane sets: the rows of a map that serve one purpose, in their order; it knows no journey."""

from __future__ import annotations

from dataclasses import dataclass

from cxstudio.words import N_


@dataclass(frozen=True, slots=True)
class LaneSet:
    """A choice of rows by their keys, from the top. `tip` says what it is for."""

    name: str
    label: str
    tip: str
    keys: tuple[str, ...]


LANE_SETS: dict[str, LaneSet] = {
    row.name: row
    for row in (
        LaneSet(
            "journey_map",
            N_("Journey map"),
            N_("What customers do, think and feel, where it hurts and what could be better"),
            (
                "touchpoints",
                "customer_does",
                "thoughts",
                "emotion",
                "pains",
                "gains",
                "opportunities",
                "metrics",
            ),
        ),
        # The five components of Bitner, Ostrom and Morgan (2008), and what stands behind the support processes.
        LaneSet(
            "service_blueprint",
            N_("Service blueprint"),
            N_(
                "What customers see, what staff do before and behind the line of visibility, and what supports them"
            ),
            (
                "evidence",
                "touchpoints",
                "customer_does",
                "frontstage",
                "backstage",
                "support",
                "systems",
                "departments",
            ),
        ),
        LaneSet(
            "empathy",
            N_("Empathy"),
            N_("What customers do, say, think, know and feel, also about themselves"),
            (
                "touchpoints",
                "customer_does",
                "quotes",
                "thoughts",
                "knows",
                "feels_self",
                "emotion",
                "pains",
                "gains",
            ),
        ),
        LaneSet(
            "metrics_review",
            N_("Metrics review"),
            N_("What was measured and what customers said, beside effort, time and channels"),
            (
                "touchpoints",
                "channels",
                "emotion",
                "metrics",
                "feedback",
                "effort",
                "duration",
                "pains",
                "opportunities",
            ),
        ),
    )
}
