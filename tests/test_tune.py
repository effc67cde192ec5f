"""Thresholds are chosen on labelled questions, and printed as the file that holds them."""

import pytest

from bot.measuring import tune as tuning
from bot.measuring.questions import Question

ALIKE = "which tools would somebody use all day as data scientist"
BY_RULE = "what does a data scientist earn"
SURE = (0.0, 0.999, 1.0)  # a reading by likeness lies between the first two


def clear(text, aspect):
    return Question(text, aspect, "in-domain", careers=["data-scientist"], clear=True)


RIGHT, WRONG = clear(ALIKE, "tools"), clear(ALIKE, "salary")
MISLED = {
    "none": ([RIGHT], 0.0),
    "2 in 100": ([WRONG, *[RIGHT] * 49], 0.0),
    "more": ([WRONG, *[RIGHT] * 48], 0.999),
    "never said, as a phrase matches": ([clear(BY_RULE, "tools")], 1.0),
    "wrong, but not clear": ([Question(ALIKE, "salary", "in-domain")], 0.0),
}
QUESTIONS = [
    Question("what does a data scientist earn", "salary", "in-domain", careers=["data-scientist"]),
    Question("how much is a bus ticket", "out-of-scope", "far"),
]


@pytest.fixture
def one_choice(monkeypatch):
    """One value a threshold, so that choosing takes a moment."""
    values = {"temperature": 4.0, "answer": 0.2, "unnamed": 0.5, "suppose": 0.8, "second": 0.7}
    monkeypatch.setattr(tuning, "GRID", {name: (value,) for name, value in values.items()})
    return values


def test_the_thresholds_chosen_are_those_of_the_grid_and_print_as_their_file(library, one_choice):
    chosen = tuning.tune(library, QUESTIONS)
    assert {name: getattr(chosen, name) for name in one_choice} == one_choice
    assert chosen.ask == 0.1
    assert "\nanswer: 0.2\nask: 0.1\n" in tuning.as_yaml(chosen)


def test_a_threshold_that_asks_back_too_much_is_not_chosen(library, monkeypatch):
    grid = {"temperature": (4.0,), "answer": (0.1, 1.0), "unnamed": (0.5,)}
    monkeypatch.setattr(tuning, "GRID", {**grid, "suppose": (0.7,), "second": (0.7,)})
    assert tuning.tune(library, [*QUESTIONS, RIGHT]).answer == 0.1


@pytest.mark.usefixtures("one_choice")
@pytest.mark.parametrize(("asked", "sure"), MISLED.values(), ids=MISLED)
def test_sure_is_the_lowest_at_which_2_in_100_clear_questions_mislead_else_the_highest(
    library, monkeypatch, asked, sure
):
    monkeypatch.setattr(tuning, "SURE", SURE)
    assert tuning.tune(library, asked).sure == sure
