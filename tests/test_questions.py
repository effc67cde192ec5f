"""Labelled questions are understood: floors with room for noise, in percent and points.

`make eval` prints the figures themselves. `questions.jsonl` was in sight while the engine was
made; `more_questions.jsonl` was written by others and measured before anybody looked into it.
"""

import pytest
from support import ROOT

from bot.measuring.evaluate import CLEAR, evaluate, groups, share
from bot.measuring.questions import read_questions

FLOORS = {"questions": (88, 8, 88), "more_questions": (92, 6, 94)}
MOST_ACCEPTED = 2.5
MOST_LOST = {1: 3, 2: 5}


def verdicts_on(engine, name, typos=0):
    return evaluate(engine, read_questions(ROOT / "tests" / f"{name}.jsonl"), typos, seed=1)


@pytest.fixture(scope="module", params=FLOORS)
def asked(request, engine):
    """The name of a file and the verdicts on its questions, by group."""
    return request.param, groups(verdicts_on(engine, request.param))


def test_clear_questions_are_answered_right(asked):
    name, found = asked
    right, wrong, _ = FLOORS[name]
    assert share(found[CLEAR], "right") >= right
    assert share(found[CLEAR], "wrong") <= wrong


def test_other_careers_are_told_from_the_nine(asked):
    name, found = asked
    assert share(found["near"], "not covered") >= FLOORS[name][2]


def test_what_has_nothing_to_do_with_careers_is_declined(asked):
    assert share(asked[1]["far"], "accepted") <= MOST_ACCEPTED


def test_no_question_on_careers_is_taken_for_small_talk(asked):
    careers = [*asked[1]["in-domain"], *asked[1]["near"]]
    assert [v.question.text for v in careers if v.outcome == "smalltalk"] == []


@pytest.mark.parametrize("typos", MOST_LOST)
def test_typos_cost_few_points(asked, engine, typos):
    name, found = asked
    misspelt = groups(verdicts_on(engine, name, typos))["in-domain"]
    lost = share(found["in-domain"], "right") - share(misspelt, "right")
    assert lost <= MOST_LOST[typos]
