"""Careers meant by what they pay: "drop the best paid", "keep the two best paid"."""

import pytest

QUANT, AI, RL, NLP = "quant-ml-analyst", "ai-research-scientist", "rl-researcher", "nlp-engineer"
OPS, MLE, DS = "mlops-engineer", "ml-engineer", "data-scientist"
FOUR = "compare quant, rl researcher, nlp engineer and mlops engineer on pay"


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("drop the best paid", [RL, NLP, OPS]),
        ("drop the best paid one", [RL, NLP, OPS]),
        ("remove the highest paying", [RL, NLP, OPS]),
        ("drop the cheaper one", [QUANT, RL, NLP]),
        ("drop the cheapest", [QUANT, RL, NLP]),
        ("leave out the worst paid", [QUANT, RL, NLP]),
        ("drop the two worst paid", [QUANT, RL]),
        ("drop the two best paid ones", [NLP, OPS]),
        ("drop the one that pays least", [QUANT, RL, NLP]),
        ("only the two best paid", [QUANT, RL]),
        ("keep the best paid", [QUANT]),
    ],
)
def test_a_career_is_dropped_or_kept_by_what_it_pays(talk, line, left):
    *_, got = talk(FOUR, line)
    assert (got["careers"], got["aspect"]) == (left, "salary")
    assert "by the top of the guide's band" in got["text"].splitlines()[0].lower()


def test_the_rule_and_the_career_dropped_are_said(talk):
    *_, got = talk(FOUR, "drop the best paid")
    assert got["text"].startswith(
        "Dropped, by the top of the guide's band: quantitative ML analysts."
    )


def test_an_open_end_ranks_above_every_number(talk):
    *_, got = talk(
        "compare ml engineer, ai research scientist and data scientist on pay", "drop the best paid"
    )
    assert got["careers"] == [MLE, DS]


def test_without_pay_shown_nothing_is_dropped_and_the_way_is_told(talk):
    *_, refused, after = talk(
        "compare quant and data scientist on tools", "drop the best paid", "only the pay"
    )
    assert refused["outcome"] == "smalltalk"
    assert "only the pay" in refused["text"]
    assert after["careers"] == [QUANT, DS]


def test_a_table_that_shows_pay_is_enough(talk):
    *_, got = talk("compare ml engineer, data scientist and nlp engineer", "drop the cheaper one")
    assert got["careers"] == [MLE, NLP]


def test_both_of_three_can_not_be_told_and_nothing_is_saved(talk):
    *_, refused, shown = talk("compare nlp, vision and quant", "save both", "show my list")
    assert (refused["outcome"], refused["careers"]) == ("smalltalk", [])
    assert "save the first two" in refused["text"]
    assert "empty" in shown["text"]


def test_both_of_two_are_saved(talk):
    *_, saved = talk("compare nlp and quant", "save both")
    assert saved["careers"] == [NLP, QUANT]


def test_show_list_means_the_saved_one_once_there_is_one(talk):
    before, *_, after = talk("show list", "compare nlp and quant", "save both", "show list")
    assert len(before["careers"]) == 9
    assert after["careers"] == [NLP, QUANT]
