"""Several things asked in one line by their own words, and a comparison on one of them."""

import pytest

OPS, DS, MLE, QUANT = "mlops-engineer", "data-scientist", "ml-engineer", "quant-ml-analyst"
AI, RL = "ai-research-scientist", "rl-researcher"


@pytest.mark.parametrize(
    ("line", "careers", "words"),
    [
        ("mlops engineer salary and tools", [OPS], ("$130,000", "Kubeflow")),
        ("what tools and skills does a data scientist need", [DS], ("Python", "Statistics")),
        ("data scientist pay, tools and education", [DS], ("$120,000", "Python", "degree")),
        ("compare ds and mle on pay and tools", [DS, MLE], ("$180,000", "Only ML engineers")),
    ],
)
def test_two_questions_in_one_line_are_both_answered(ask, line, careers, words):
    got = ask(line)
    assert got["careers"] == careers
    assert all(word in got["text"] for word in words)
    assert len(got["text"].split()) <= (180 if len(careers) > 1 else 90)


def test_every_career_compared_keeps_its_band_beside_a_second_facet(talk):
    *_, got = talk("compare ml engineer and quant on duties", "only pay and tools")
    lows = {f["low"] for f in got["figures"] if f["source"] == "guide"}
    assert lows == {180_000, 110_000, 300_000}
    assert "Only quantitative ML analysts" in got["text"]


def test_a_follow_up_may_ask_for_two_things(talk):
    *_, got = talk("what does a data scientist do", "and pay and education")
    assert got["careers"] == [DS]
    assert "$120,000" in got["text"]
    assert "Education for data scientists" in got["text"]


def test_what_is_ruled_out_is_not_asked(talk):
    *_, got = talk("what does an ml engineer earn", "not pay, the tools")
    assert got["aspect"] == "tools"
    assert got["figures"] == []


@pytest.mark.parametrize(
    ("line", "aspect"),
    [
        ("difference between rl researcher and ai research scientist on education", "education"),
        ("difference between rl researcher and ai research scientist in tools", "tools"),
    ],
)
def test_a_difference_on_one_thing_is_on_that_thing(ask, line, aspect):
    got = ask(line)
    assert (got["careers"], got["aspect"]) == ([RL, AI], aspect)


@pytest.mark.parametrize(
    "line", ["rl researcher, growth path?", "what is the career path of quants"]
)
def test_words_of_two_facets_without_a_joint_are_one_question(ask, line):
    assert "Demand for" not in ask(line)["text"]


@pytest.mark.parametrize("line", ["card for data scientist", "data scientist, profile please"])
def test_a_card_can_be_asked_for_by_its_word(ask, line):
    got = ask(line)
    assert (got["aspect"], got["careers"]) == ("overview", [DS])


def test_compare_them_sets_those_shown_side_by_side(talk):
    first, got, pay = talk("which careers need statistics", "compare them", "only the pay")
    assert (got["careers"], got["aspect"]) == (first["careers"], "difference")
    assert (pay["careers"], pay["aspect"]) == (first["careers"], "salary")


@pytest.mark.parametrize(
    ("line", "aspect"),
    [
        ("what should i study to work with machine learning in medicine", "education"),
        ("which tools should i learn first for mlops", "tools"),
    ],
)
def test_what_to_learn_is_named_before_the_wish_to_learn(ask, line, aspect):
    assert ask(line)["aspect"] == aspect
