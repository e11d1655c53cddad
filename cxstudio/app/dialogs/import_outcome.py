"""What an import would make, what is to be known about it, and what is refused with its reason; it plans nothing."""

from __future__ import annotations

from cxstudio.app.dialogs.outcome_card import OutcomeCard
from cxstudio.app.dialogs.problems import in_window, shown
from cxstudio.app.figures import figures
from cxstudio.app.scale import scaled
from cxstudio.exchange.import_plan import ImportPlan
from cxstudio.model.kinds import CARD_KINDS
from cxstudio.words import _, ngettext

MOST_LISTED = 1000  # lines in the list of what is refused
_MOST_NOTES = 6


class ImportOutcome(OutcomeCard):
    """The words of one plan."""

    def __init__(self) -> None:
        super().__init__()
        self.problem = self.add_words("warning")
        self.made = self.add_words()
        self.cards = self.add_words("muted")
        self.there = self.add_words("muted")
        self.notes = self.add_words("muted")
        for one in (self.problem, self.cards, self.there, self.notes):
            one.hide()
        self.refused = self.add_list()
        self.refused.lines.setMinimumHeight(scaled(96))

    def wait(self, words: str) -> None:
        """Something is being worked out; what was known before stays to be read."""
        self.begin()
        if not self.made.text():
            self.made.setText(words)

    def say(self, words: str) -> None:
        """One sentence why it does not go on."""
        self.bar.hide()
        self._say_problem(words)

    def show_plan(self, plan: ImportPlan) -> None:
        """The plan in words."""
        self.bar.hide()
        self._say_problem(plan.problem)
        lines = [making.words for making in plan.makes if making.n and making.kind not in CARD_KINDS]
        cards = [making for making in plan.makes if making.n and making.kind in CARD_KINDS]
        if n := sum(making.n for making in cards):
            lines.append(ngettext("{n} card", "{n} cards", n).format(n=n))
        self.made.setText(in_window(figures("\n".join(lines) or _("Nothing is new"))))
        self.made.setVisible(bool(lines) or not plan.problem)
        self.cards.setText(in_window(figures(", ".join(making.words for making in cards))))
        self.cards.setVisible(bool(cards))
        there = sum(making.there for making in plan.makes)
        words = ngettext("{n} is there already", "{n} are there already", there).format(n=there)
        self.there.setText(figures(words))
        self.there.setVisible(there > 0)
        scores = _("Scores from 1 to 5 become emotions from −2 to 2; 3 is neutral")
        told = [scores, *plan.notes] if plan.scale == "1..5" and scores not in plan.notes else plan.notes
        notes = told[:_MOST_NOTES]
        self.notes.setText(in_window(figures("\n".join(f"• {shown(note)}" for note in notes))))
        self.notes.setVisible(bool(notes))
        n = len({one.row for one in plan.refused if not one.value})
        if plan.source.kind == "table":
            heading = ngettext("{n} row is left out", "{n} rows are left out", n).format(n=n)
        else:
            heading = ngettext("{n} line is left out", "{n} lines are left out", n).format(n=n)
        values = sum(one.value for one in plan.refused)
        if values:
            alone = ngettext("{n} value is left out", "{n} values are left out", values).format(n=values)
            heading = f"{heading}, {alone}" if n else alone
        self.refused.show_lines(heading, [shown(str(one)) for one in plan.refused[:MOST_LISTED]])

    def words(self) -> str:
        """What a screen reader is told when the plan is another one."""
        said = [one.text().replace("\n", ", ") for one in (self.problem, self.made) if not one.isHidden()]
        return ", ".join([*said, *([] if self.refused.isHidden() else [self.refused.heading.text()])])

    def _say_problem(self, words: str) -> None:
        self.problem.setText(in_window(figures(shown(words))))
        self.problem.setVisible(bool(words))
