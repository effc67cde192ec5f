"""Filters: who is kept, left out or not to be judged, computed by hand from the guide's bands.

The bands, in thousands (level): quant 300+ (experienced), AI research 200 to over 500 (none
stated), ML 180-400 (experienced) and 110-150 (entry), RL 160-350 (none), NLP 150-300
(experienced), vision 140-280 (experienced), MLOps 130-220 (experienced), healthcare 120-250
(none), data science 120-180 (mid).
"""

import pytest

from bot.model.conditions import DegreeCondition, NamedCondition, PayCondition
from bot.model.turn import State

QUANT, AI, ML, RL = "quant-ml-analyst", "ai-research-scientist", "ml-engineer", "rl-researcher"
NLP, VISION, MLOPS = "nlp-engineer", "computer-vision-scientist", "mlops-engineer"
HEALTH, DATA = "healthcare-ml-specialist", "data-scientist"
ALL = {QUANT, AI, ML, RL, NLP, VISION, MLOPS, HEALTH, DATA}


@pytest.fixture(scope="module")
def conditions(engine):
    """Return the conditions that a line is understood to state."""
    return lambda line: engine.turn(line, State()).requests[0].conditions


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("anything above 200k?", PayCondition("band", 200_000, None, strict=True)),
        ("anything above $200,000", PayCondition("band", 200_000, None, strict=True)),
        ("anything above 0.2m", PayCondition("band", 200_000, None, strict=True)),
        ("anything above two hundred grand", PayCondition("band", 200_000, None, strict=True)),
        ("anything above 200", PayCondition("band", 200_000, None, strict=True)),
        ("anything above 200 000", PayCondition("band", 200_000, None, strict=True)),
        ("jobs paying 200k or more", PayCondition("band", 200_000, None)),
        ("jobs paying $200k+", PayCondition("band", 200_000, None)),
        ("jobs >= 200k", PayCondition("band", 200_000, None)),
        ("jobs > 200k", PayCondition("band", 200_000, None, strict=True)),
        ("which careers pay at least a quarter million", PayCondition("band", 250_000, None)),
        ("six figure jobs", PayCondition("band", 100_000, None)),
        ("which careers start above 150", PayCondition("start", 150_000, None, strict=True)),
        ("which careers pay at least 150k to start", PayCondition("start", 150_000, None)),
        ("jobs that do not start below 150k", PayCondition("start", 150_000, None)),
        ("which ones pay less than 150k", PayCondition("band", None, 150_000, strict=True)),
        ("which careers never reach 200k", PayCondition("top", None, 200_000, strict=True)),
        ("which careers top out below 250k", PayCondition("top", None, 250_000, strict=True)),
        ("jobs 200-300k", PayCondition("band", 200_000, 300_000)),
        ("jobs from 200k to 300k", PayCondition("band", 200_000, 300_000)),
        ("jobs between 200 and 300", PayCondition("band", 200_000, 300_000)),
        ("jobs that start between 140 and 160k", PayCondition("start", 140_000, 160_000)),
        ("jobs around 200k", PayCondition("band", 200_000, 200_000)),
    ],
)
def test_amounts_and_the_words_around_them_are_understood(conditions, line, expected):
    assert conditions(line) == (expected,)


@pytest.mark.parametrize(
    ("line", "condition"),
    [
        ("which careers can i do without a phd", DegreeCondition("doctorate", "without")),
        ("which careers don't need a doctorate", DegreeCondition("doctorate", "without")),
        ("careers where a phd isn't required", DegreeCondition("doctorate", "without")),
        ("jobs where a doctorate is not needed", DegreeCondition("doctorate", "without")),
        ("which careers need a phd", DegreeCondition("doctorate", "needs")),
        ("what jobs can i get with only a bachelors", DegreeCondition("bachelor", "holds")),
        ("what can i do without a degree", DegreeCondition("degree", "without")),
        (
            "which jobs are there except research",
            NamedCondition("topic", ("research",), excluded=True),
        ),
        ("jobs outside finance", NamedCondition("industry", ("finance",), excluded=True)),
        ("jobs with no kubernetes", NamedCondition("tool", ("kubernetes",), excluded=True)),
        ("all jobs other than quant", NamedCondition("career", (QUANT,), excluded=True)),
    ],
)
def test_degrees_and_names_are_understood_as_conditions(conditions, line, condition):
    assert conditions(line) == (condition,)


@pytest.mark.parametrize(
    "line",
    [
        "do i need a phd?",
        "can i become an ml engineer without a phd",
        "what does a senior ml engineer with over 5 years of experience earn",
        "which tools does a data scientist use",
        "my name is not research",
        "i am 200 years old",
    ],
)
def test_other_questions_are_no_filter(conditions, line):
    assert conditions(line) == ()


@pytest.mark.parametrize(
    ("line", "careers"),
    [
        ("anything above 200k?", {QUANT, AI, ML, RL, NLP, VISION, HEALTH, MLOPS}),
        ("which careers reach above 300k", {QUANT, AI, ML, RL}),
        ("which careers pay 300k or more", {QUANT, AI, ML, RL, NLP}),
        ("which careers reach above 400k", {QUANT, AI}),
        ("which careers could make a million", {QUANT}),
        ("which careers start above 200k", {QUANT}),
        ("which careers start at 200k or more", {QUANT, AI}),
        ("which careers start above 150k", {QUANT, AI, ML, RL}),
        ("which careers start below 130k", {ML, DATA, HEALTH}),
        ("which careers pay less than 120k", {ML}),
        ("which careers never reach 200k", {DATA, ML}),
        ("which careers top out below 250k", {DATA, ML, MLOPS}),
        ("jobs between 150 and 250", ALL - {QUANT}),
        ("jobs between 110 and 115k", {ML}),
        ("jobs around 300k", {QUANT, AI, ML, RL, NLP}),
        ("entry level jobs over 120k", {ML}),
        ("senior roles above 300k", {QUANT, ML}),
        ("which careers start over 150k and don't need a phd", {QUANT, ML, RL}),
        ("careers above 200k without finance or healthcare", {AI, ML, RL, NLP, VISION, MLOPS}),
        ("careers in finance without a phd", {QUANT}),
        ("jobs that require a phd", {AI}),
        ("which careers are there besides research", ALL - {AI, RL}),
    ],
)
def test_a_filter_keeps_the_careers_that_meet_it(ask, line, careers):
    answer = ask(line)
    assert (answer["outcome"], set(answer["careers"])) == ("answer", careers)


def test_every_figure_of_a_pay_filter_stands_in_its_text_and_meets_it(ask):
    answer = ask("which careers start above 150k")
    lows = {figure["career"]: figure["low"] for figure in answer["figures"] if figure["low"] > 15e4}
    assert lows == {QUANT: 300_000, AI: 200_000, ML: 180_000, RL: 160_000}
    assert all(f"${figure['low']:,}" in answer["text"] for figure in answer["figures"])


def test_a_band_of_the_same_career_that_starts_lower_is_named(ask):
    text = ask("which careers start above 150k")["text"]
    assert "outside these bounds: ML engineers: $110,000 to $150,000 (entry-level" in text


def test_amounts_asked_for_stand_in_the_answer_as_dollars(ask):
    text = ask("jobs between 150 and 250")["text"]
    assert "$150,000" in text
    assert "$250,000" in text


def test_careers_without_pay_at_a_level_cannot_be_judged(ask):
    text = ask("senior roles above 300k")["text"]
    (line,) = [line for line in text.splitlines() if line.startswith("Can't be judged")]
    assert all(name in line for name in ("AI research", "RL", "data scien", "healthcare"))


def test_an_open_end_is_neither_a_yes_nor_a_no_beyond_what_it_states(ask):
    answer = ask("anything over 2 million")
    assert answer["careers"] == []
    assert "as the end of the band is open" in answer["text"]
    assert "quantitative ML analysts and AI research scientists" in answer["text"] or (
        "AI research scientists and quantitative ML analysts" in answer["text"]
    )


def test_a_doctorate_has_three_values_and_silence_is_no_no(ask):
    text = ask("which careers can i do without a phd")["text"]
    unneeded, typical, silent = (
        next(line for line in text.splitlines() if words in line)
        for words in ("said not to be needed", "typical", "Not stated")
    )
    assert "ML engineers" in unneeded
    assert "AI research scientists" in typical
    assert "data scientists" in silent
    assert "not judged" in silent


@pytest.mark.parametrize(
    ("line", "emptier", "nearest"),
    [
        ("which careers start above 500k", "starts above $500,000", "$300,000"),
        ("jobs in healthcare that pay more than 300k", "reaches above $300,000", "$250,000"),
        ("jobs under 100k", "has pay below $100,000", "$110,000"),
        ("jobs that start at 300k or more in healthcare", "in healthcare", "quantitative"),
    ],
)
def test_an_empty_result_names_the_condition_and_the_nearest_miss(ask, line, emptier, nearest):
    answer = ask(line)
    assert answer["careers"] == []
    assert f'"{emptier}" emptied the list' in answer["text"]
    assert nearest in answer["text"]


def test_conditions_are_combined_shown_as_a_chain_and_dropped_one_by_one(talk):
    said = talk(
        "which career pays most?",
        "but not finance",
        "only those that start over 150k",
        "without a phd",
        "drop the pay filter",
        "any degree",
        "include finance again",
    )
    assert [set(answer["careers"]) for answer in said] == [
        ALL,
        ALL - {QUANT},
        {AI, ML, RL},
        {ML, RL},
        ALL - {QUANT, AI},
        ALL - {QUANT},
        ALL,
    ]
    chain = (
        "not in finance (8 left) · starts above $150,000 (3 left) · no doctorate needed (2 left)"
    )
    assert chain in said[3]["text"]
    assert "Dropped: starts above $150,000." in said[4]["text"]


@pytest.mark.parametrize(
    ("line", "careers"),
    [
        ("but not research", ALL - {AI, RL}),
        ("not finance or healthcare", ALL - {QUANT, HEALTH}),
        ("and in finance or healthcare", {QUANT, HEALTH}),
        ("only finance", {QUANT}),
        ("starting above 200", {QUANT}),
        ("150-250k", ALL - {QUANT}),
        ("without a phd", ALL - {AI}),
        ("no c++", {NLP, MLOPS, HEALTH, DATA}),
        ("everything except quant", ALL - {QUANT}),
    ],
)
def test_a_list_is_narrowed_by_what_follows(talk, line, careers):
    *_, last = talk("list all careers", line)
    assert set(last["careers"]) == careers


def test_a_new_amount_takes_the_place_of_the_one_before(talk):
    *_, last = talk("anything above 200k?", "starting above 150")
    assert set(last["careers"]) == {QUANT, AI, ML, RL}


def test_a_second_bound_is_added_to_the_first(talk):
    *_, last = talk("which careers start above 130k", "and start below 160k")
    assert set(last["careers"]) == {VISION, NLP}


def test_or_widens_an_industry(talk):
    *_, last = talk("list all careers", "only finance", "or healthcare")
    assert set(last["careers"]) == {QUANT, HEALTH}


def test_a_full_question_starts_a_new_filter(talk):
    *_, last = talk("which careers start above 250k", "which jobs can i do without a phd")
    assert set(last["careers"]) == ALL - {AI}


def test_a_ranking_asked_for_in_a_filtered_list_keeps_the_filter(talk):
    *_, last = talk("list all careers", "not research", "which of them pays most")
    assert last["aspect"] == "salary-ranking"
    assert last["careers"][:3] == [QUANT, ML, NLP]
    assert not {AI, RL} & set(last["careers"])


def test_a_career_pointed_at_is_left_out_of_a_filtered_list(talk):
    first, last = talk("which careers start above 150k", "drop the second")
    assert last["careers"] == [first["careers"][0], *first["careers"][2:]]


def test_clearing_the_filters_drops_them_all_and_says_so(talk):
    _, cleared, after = talk(
        "which careers start above 250k", "clear the filters", "list all careers"
    )
    assert "no filter is held" in cleared["text"]
    assert set(after["careers"]) == ALL


def test_dropping_a_filter_that_is_not_set_says_so(talk):
    *_, last = talk("which careers can i do without a phd", "drop the pay filter")
    assert "No such filter is set." in last["text"]
    assert set(last["careers"]) == ALL - {AI}


def test_euros_are_not_converted(ask):
    text = ask("anything over €200k")["text"]
    assert "nothing is converted" in text
    assert "$200,000" in text


def test_a_condition_is_dropped_by_its_place_in_the_chain(talk):
    *_, last = talk("who earns more than 300k", "without a phd", "forget the second filter")
    assert "Dropped: no doctorate needed." in last["text"]
    assert set(last["careers"]) == {QUANT, AI, ML, RL}


def test_a_degree_that_somebody_has_takes_the_place_of_one_that_is_not_needed(talk):
    *_, last = talk("which jobs do not need a degree", "what can i do with a bachelor")
    assert last["text"].startswith("Filter: with no more than a bachelor's degree.")


def test_why_names_the_conditions(talk):
    *_, last = talk("who earns more than 300k", "without a phd", "why")
    assert "reaches above $300,000 and no doctorate needed" in last["text"]


@pytest.mark.parametrize(
    ("line", "careers"),
    [
        ("who publishes papers", {AI, RL}),
        ("who works with images", {VISION, HEALTH}),
        ("who works with market data", {QUANT}),
        ("who uses python and sql", {DATA, HEALTH, ML, QUANT}),
        ("careers in healthcare and finance", {HEALTH, QUANT}),
    ],
)
def test_who_does_something_is_looked_up(ask, line, careers):
    assert set(ask(line)["careers"]) == careers


def test_a_look_up_counts_those_of_whom_nothing_is_said(ask):
    assert (
        "Of the other 7 the sources do not say it: silence, not a no."
        in (ask("who works with images")["text"])
    )


@pytest.mark.parametrize("line", ["who invented python", "who won the world cup"])
def test_a_question_for_a_person_is_no_look_up(ask, line):
    assert ask(line)["outcome"] == "out-of-scope"


@pytest.mark.parametrize("rest", ["git", "pay over 150k"])
def test_a_tool_that_only_official_lists_name_is_not_told_to_be_used_by_nobody(ask, rest):
    got = ask(f"which careers use hadoop and {rest}")
    assert "name it for data scientists" in got["text"]
    assert "onet" in {source["id"] for source in got["sources"]}


@pytest.mark.parametrize(
    "line",
    ["which finance and healthcare careers use python", "which python and statistics roles exist"],
)
def test_things_before_the_careers_asked_for_narrow_them(ask, line):
    said = ask(line)
    assert (said["outcome"], said["aspect"]) == ("answer", "list")
    assert "Filter:" in said["text"]


def test_which_thing_is_best_narrows_no_careers(ask):
    assert ask("which are the best universities in germany for ms in ai")["aspect"] == "education"
