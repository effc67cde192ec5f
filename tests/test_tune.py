"""Thresholds are chosen on labelled questions, and printed as the file that holds them."""

import pytest

from bot.measuring import tune as tuning
from bot.measuring.questions import Question

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
    alike = "which tools would somebody use all day as data scientist"
    clear = Question(alike, "tools", "in-domain", careers=["data-scientist"], clear=True)
    assert tuning.tune(library, [*QUESTIONS, clear]).answer == 0.1
