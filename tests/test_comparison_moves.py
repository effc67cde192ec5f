"""What changes a comparison: a career less or more, another question; the rest is kept."""

import pytest

MLE, DS, OPS = "ml-engineer", "data-scientist", "mlops-engineer"
QUANT, AI, RL, VISION = (
    "quant-ml-analyst",
    "ai-research-scientist",
    "rl-researcher",
    "computer-vision-scientist",
)
NLP, HEALTH = "nlp-engineer", "healthcare-ml-specialist"
THREE = "compare quant, ml engineer and data scientist on pay"


@pytest.mark.parametrize(
    ("line", "careers"),
    [
        ("drop the second", [QUANT, DS]),
        ("remove the ml engineer", [QUANT, DS]),
        ("drop quant", [MLE, DS]),
        ("without quant", [MLE, DS]),
        ("leave out the last one", [QUANT, MLE]),
        ("take the first one out", [MLE, DS]),
        ("drop 2", [QUANT, DS]),
        ("forget about data science", [QUANT, MLE]),
        ("drop quant and ml engineer", [DS]),
        ("add ai research scientist", [QUANT, MLE, DS, AI]),
        ("and vision too", [QUANT, MLE, DS, VISION]),
        ("add nlp and rl", [QUANT, MLE, DS, NLP, RL]),
        ("include mlops as well", [QUANT, MLE, DS, OPS]),
        ("what about nlp as well", [QUANT, MLE, DS, NLP]),
        ("and nlp", [QUANT, MLE, DS, NLP]),
        ("only the first two", [QUANT, MLE]),
        ("just quant and data scientist", [QUANT, DS]),
        ("drop everyone but quant and ml engineer", [QUANT, MLE]),
        ("replace quant with nlp", [NLP, MLE, DS]),
        ("nlp instead of the second", [QUANT, NLP, DS]),
    ],
)
def test_a_career_less_or_more_keeps_the_others_in_order_and_the_question(talk, line, careers):
    first, changed = talk(THREE, line)
    assert first["careers"] == [QUANT, MLE, DS]
    assert (changed["careers"], changed["aspect"]) == (careers, "salary")


@pytest.mark.parametrize(
    ("line", "aspect"),
    [
        ("only the pay", "salary"),
        ("now the tools", "tools"),
        ("just tools please", "tools"),
        ("tools instead", "tools"),
        ("same for skills", "skills"),
        ("compare them on education", "education"),
        ("and by education", "education"),
        ("what about duties", "duties"),
        ("on everything", "difference"),
        ("side by side", "difference"),
        ("compare them in a table", "difference"),
        ("how do they differ", "difference"),
    ],
)
def test_another_question_keeps_the_careers(talk, line, aspect):
    *_, got = talk("difference between data scientist and nlp engineer", line)
    assert (got["careers"], got["aspect"]) == ([DS, NLP], aspect)


def test_the_question_stays_until_it_is_changed(talk):
    said = talk(
        "compare mle and ds on tools", "add quant", "drop the first", "only the pay", "and rl"
    )
    assert [got["aspect"] for got in said] == ["tools", "tools", "tools", "salary", "salary"]
    assert said[-1]["careers"] == [DS, QUANT, RL]


def test_what_is_dropped_can_be_had_back(talk):
    *_, got = talk(THREE, "drop the second", "back")
    assert got["careers"] == [QUANT, MLE, DS]


@pytest.mark.parametrize("line", ["drop nlp", "add quant", "replace nlp with rl"])
def test_a_change_that_changes_nothing_says_so_and_keeps_the_comparison(talk, line):
    *_, refused, after = talk(THREE, line, "and the tools?")
    assert refused["outcome"] == "smalltalk"
    assert after["careers"] == [QUANT, MLE, DS]


def test_a_job_outside_the_nine_joins_no_comparison(talk):
    *_, refused, after = talk(THREE, "add plumber", "drop the second")
    assert refused["outcome"] == "not-covered"
    assert after["careers"] == [QUANT, DS]


@pytest.mark.parametrize(
    ("before", "line", "careers"),
    [
        ("what does an mlops engineer do", "how is that different from an ML engineer", [OPS, MLE]),
        ("what does a data scientist do", "compaire it wiht helthcare", [DS, HEALTH]),
        ("what does a quant earn", "does it pay more than an nlp engineer", [QUANT, NLP]),
        ("what does a quant earn", "vs ml engineer", [QUANT, MLE]),
        ("compare mle and ds", "compare them with quant", [MLE, DS, QUANT]),
    ],
)
def test_what_was_spoken_of_first_stands_first(talk, before, line, careers):
    *_, got = talk(before, line)
    assert got["careers"] == careers


def test_dropping_all_but_one_leaves_an_answer_on_that_one(talk):
    *_, got = talk("compare mle and ds", "drop mle")
    assert got["careers"] == [DS]


def test_nothing_to_drop_from_is_said(talk):
    (got,) = talk("drop the second")
    assert got["outcome"] == "smalltalk"


@pytest.mark.parametrize(
    "line",
    [
        "what does an mlops engineer do and what do they earn?",
        "what does an ml engineer earn and which tools do they use?",
        "how much does a quant make and how do i become a data scientist",
        "what do mlops engineers and ml engineers do and what do they earn",
    ],
)
def test_two_questions_in_one_line_make_one_short_answer(ask, line):
    got = ask(line)
    words = 180 if len(got["careers"]) > 1 else 90
    assert len(got["text"].split()) <= words
    assert all(f"{figure['low']:,}" in got["text"] for figure in got["figures"])
    assert got["figures"]


def test_an_answer_cut_short_keeps_its_warning_with_several_careers(talk):
    *_, got = talk(
        "compare mlops and ml engineer",
        "which needs more software engineering and which pays better?",
    )
    assert got["text"].splitlines()[-1].startswith("Not like for like")
    assert {f["low"] for f in got["figures"]} >= {130000, 180000}


@pytest.mark.parametrize(
    "line", ["which is easier, that or ml engineer", "what pays more, an ml engineer or that"]
)
def test_what_is_held_may_be_one_of_two_to_choose_from(talk, line):
    *_, last = talk("what does a data scientist do", line)
    assert set(last["careers"]) == {"data-scientist", "ml-engineer"}


@pytest.mark.parametrize("line", ["the other one", "no, the other one", "no the other one"])
def test_a_no_before_the_other_one_rules_it_not_out(talk, line):
    *_, last = talk("compare data scientist and ml engineer", "skills of the first", line)
    assert (last["careers"], last["aspect"]) == ([MLE], "skills")
