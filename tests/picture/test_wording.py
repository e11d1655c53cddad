"""Whatever writes a figure on a page or in the window writes it by the one table of number styles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

from cxstudio import words
from cxstudio.app import figures
from cxstudio.app.panels.toolbar import percent
from cxstudio.canvas.spoken import spoken_value
from cxstudio.canvas.tools.feeling import as_signed
from cxstudio.insight.metrics import Measured
from cxstudio.model.measures import Metric
from cxstudio.model.methods import METHODS
from cxstudio.picture.measured import margin_words, n_figure, n_words, number_words, target_words, value_words
from cxstudio.picture.sheets.audit_parts import change_words, number
from cxstudio.picture.wording import Wording
from cxstudio.text.digits import local_number, right_to_left

ON_PAGES = ["en", "pl", "ar", "ar-MA", "fa", "he", "hi", "de", "fr", "es", "tr", "cs"]
IN_THE_WINDOW = ["en", "pl", "ar", "fa"]
MARKS = re.compile("[\u2066-\u2069]")
CSAT, CHURN = Metric(id="m", method="csat", target=61), Metric(id="m", method="churn", target=2.5)
CUSTOM = Metric(id="m", method="custom", unit="€")


def wording_of(language: str) -> Wording:
    return Wording(language, right_to_left(language))


def measured(n: int, margin: float | None = None) -> Measured:
    return Measured(value=1.0, n=n, margin=margin)


WRITERS: list[tuple[Callable[[Wording], str], str]] = [
    (lambda w: w.signed(-1.6), "−1.6"),
    (lambda w: w.signed(2, decimals=1), "+2.0"),
    (lambda w: w.share(61.5), "61.5%"),
    (lambda w: w.figure("5.8/7"), "5.8/7"),
    (lambda w: value_words(CSAT, 61.2, w), "61%"),
    (lambda w: value_words(CHURN, 2.5, w), "2.5%"),
    (lambda w: value_words(CUSTOM, 12480.5, w), "12,480.5"),
    (lambda w: value_words(Metric(id="m", method="ces_2_mean"), 5.75, w), "5.8/7"),
    (lambda w: target_words(CHURN, w), "2.5%"),
    (lambda w: number_words(-1234567.25, w), "−1,234,567.25"),
    (lambda w: n_figure(measured(12480), w), "12,480"),
    (lambda w: n_words(measured(12480), w), "12,480"),
    (lambda w: margin_words(measured(384, 4.4), w), "± 4"),
    (lambda w: margin_words(measured(384, 0.42), w), "± 0.4"),
    (lambda w: number(2.4, w), "2.4"),
    (lambda w: change_words(-0.4, w, 1), "−0.4"),
]


@pytest.mark.parametrize("language", ON_PAGES)
@pytest.mark.parametrize(("write", "plain"), WRITERS)
def test_a_page_writes_figures_by_the_table(
    write: Callable[[Wording], str], plain: str, language: str
) -> None:
    wanted = MARKS.sub("", local_number(plain, language))
    assert wanted in MARKS.sub("", write(wording_of(language)))


@pytest.mark.parametrize("language", ["ar", "fa"])
def test_what_a_method_asks_has_the_digits_of_its_reader(language: str) -> None:
    wording = wording_of(language)
    for method in METHODS.values():
        for text in (method.label, method.question, method.formula):
            plain = re.sub("[A-Z][0-9]+", "", wording.say(text))  # P90 is a code
            assert not re.search("[0-9]", plain), text


@pytest.fixture
def window(request: pytest.FixtureRequest) -> Iterator[str]:
    words.use_language(request.param)
    yield request.param
    words.use_language(None)


@pytest.mark.parametrize("window", IN_THE_WINDOW, indirect=True)
@pytest.mark.parametrize(
    ("write", "plain"),
    [
        (lambda: figures.measured(-1.6), "−1.6"),
        (lambda: figures.figure("12,480.5"), "12,480.5"),
        (lambda: figures.mean_words(3.0), "3.0"),
        (lambda: as_signed(-1.6), "−1.6"),
        (lambda: spoken_value(-1.6), "1.6"),
        (lambda: percent(0.61), "61%"),
    ],
)
def test_the_window_writes_figures_by_the_table(write: Callable[[], str], plain: str, window: str) -> None:
    assert MARKS.sub("", local_number(plain, window)) in MARKS.sub("", write())
