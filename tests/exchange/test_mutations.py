"""A few hundred files changed at random; the long run of the same is among the proofs."""

from __future__ import annotations

from tests.exchange.mutations import check, tried


def test_a_changed_file_is_taken_whole_or_refused_in_words() -> None:
    answers = [check(name, data) for name, data in tried(160)]
    assert 20 < sum(answers) < 140  # neither is everything refused, nor is nothing looked at
