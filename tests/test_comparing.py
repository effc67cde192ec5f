"""Careers side by side: figures computed by hand, what only one has, and what changes the set."""

import pytest

from bot.model.turn import Bars, State, Table

MLE, DS, OPS = "ml-engineer", "data-scientist", "mlops-engineer"
QUANT, AI, RL = "quant-ml-analyst", "ai-research-scientist", "rl-researcher"
NLP, VISION, HEALTH = "nlp-engineer", "computer-vision-scientist", "healthcare-ml-specialist"
OPEN = "open end"

# question; careers; guide's (low, high, open); highest start; highest top
PAY = [
    ("compare mle and ds on pay", [MLE, DS],
     [(180000, 400000, False), (110000, 150000, False), (120000, 180000, False)],
     "ML engineers ($180,000)", "ML engineers ($400,000)"),
    ("quant vs ml engineer salary", [QUANT, MLE],
     [(300000, None, True), (180000, 400000, False), (110000, 150000, False)],
     "quantitative ML analysts ($300,000)", f"quantitative ML analysts ({OPEN})"),
    ("compare quant with ai research scientist on pay", [QUANT, AI],
     [(300000, None, True), (200000, 500000, True)],
     "quantitative ML analysts ($300,000)",
     f"quantitative ML analysts and AI research scientists ({OPEN})"),
    ("mlops vs nlp engineer pay", [OPS, NLP],
     [(130000, 220000, False), (150000, 300000, False)],
     "NLP engineers ($150,000)", "NLP engineers ($300,000)"),
    ("compare computer vision scientist and nlp engineer on salary", [VISION, NLP],
     [(140000, 280000, False), (150000, 300000, False)],
     "NLP engineers ($150,000)", "NLP engineers ($300,000)"),
    ("compare data scientist and healthcare ml specialist on pay", [DS, HEALTH],
     [(120000, 180000, False), (120000, 250000, False)],
     "data scientists and healthcare ML specialists ($120,000)",
     "healthcare ML specialists ($250,000)"),
    ("compare rl researcher and ai research scientist on pay", [RL, AI],
     [(160000, 350000, False), (200000, 500000, True)],
     "AI research scientists ($200,000)", f"AI research scientists ({OPEN})"),
    ("compare rl researcher and ml engineer on pay", [RL, MLE],
     [(160000, 350000, False), (180000, 400000, False), (110000, 150000, False)],
     "ML engineers ($180,000)", "ML engineers ($400,000)"),
    ("compare mlops engineer and computer vision scientist on pay", [OPS, VISION],
     [(130000, 220000, False), (140000, 280000, False)],
     "computer vision scientists ($140,000)", "computer vision scientists ($280,000)"),
    ("compare quant, ml engineer and data scientist on pay", [QUANT, MLE, DS],
     [(300000, None, True), (180000, 400000, False), (110000, 150000, False),
      (120000, 180000, False)],
     "quantitative ML analysts ($300,000)", f"quantitative ML analysts ({OPEN})"),
    ("compare nlp engineer, computer vision scientist and mlops engineer on pay",
     [NLP, VISION, OPS],
     [(150000, 300000, False), (140000, 280000, False), (130000, 220000, False)],
     "NLP engineers ($150,000)", "NLP engineers ($300,000)"),
    ("what does a quant earn and what does a data scientist earn", [QUANT, DS],
     [(300000, None, True), (120000, 180000, False)],
     "quantitative ML analysts ($300,000)", f"quantitative ML analysts ({OPEN})"),
]  # fmt: skip


def of_guide(got):
    return [
        (f["low"], f["high"], f["open_ended"]) for f in got["figures"] if f["source"] == "guide"
    ]


def ends_stand_in(text, figures):
    return all(
        f"{end:,}" in text for f in figures for end in (f["low"], f["high"]) if end is not None
    )


@pytest.mark.parametrize("row", PAY, ids=[row[0] for row in PAY])
def test_pay_side_by_side_gives_each_band_as_it_is_and_says_who_starts_and_ends_highest(ask, row):
    question, careers, bands, start, top = row
    got = ask(question)
    assert (got["outcome"], got["aspect"], got["careers"]) == ("answer", "salary", careers)
    assert of_guide(got) == bands
    assert f"highest start {start}, highest top {top}." in got["text"]
    assert ends_stand_in(got["text"], got["figures"])
    assert len(got["text"].split()) <= 180


@pytest.mark.parametrize(
    ("question", "warning"),
    [
        ("compare quant and data scientist on pay", "levels (experienced, mid-career)"),
        ("compare quant and data scientist on pay", "bases (total, not stated)"),
        ("compare quant and ml engineer on pay", "parts of the total"),
        ("compare rl researcher and mlops engineer on pay", "levels (not stated, experienced)"),
    ],
)
def test_a_line_warns_when_levels_or_bases_differ(ask, question, warning):
    last = ask(question)["text"].splitlines()[-1]
    assert last.startswith("Not like for like")
    assert warning in last


def test_bands_of_one_level_and_basis_need_no_warning(ask):
    got = ask("compare mlops engineer and computer vision scientist on pay")
    assert "Not like for like" not in got["text"]


def test_a_level_that_only_one_states_is_told_of_the_others(ask):
    got = ask("compare entry level pay of ml engineer and nlp engineer")
    assert "no entry-level pay for NLP engineers" in got["text"]
    assert of_guide(got) == [(110000, 150000, False), (150000, 300000, False)]


def test_all_bars_of_an_answer_share_one_scale(engine):
    blocks = engine.turn("compare mlops and nlp engineer on pay", State()).reply.blocks
    charts = [block for block in blocks if isinstance(block, Bars)]
    assert len(charts) == 2
    assert {(chart.top, chart.step) for chart in charts} == {(300_000, 50_000)}


def test_an_open_end_leaves_room_above_the_highest_number_of_the_scale(engine):
    blocks = engine.turn("compare rl and ai research scientist on pay", State()).reply.blocks
    chart = next(block for block in blocks if isinstance(block, Bars))
    assert chart.top > 500_000


@pytest.mark.parametrize(
    ("question", "both", "first", "second"),
    [
        ("tools of mlops engineer and ml engineer", "Both: MLflow", "Kubeflow", "PyTorch"),
        ("compare data scientist and ml engineer on tools", "Both: Python", "Tableau", "Docker"),
    ],
)
def test_tools_are_parted_into_shared_and_only_one_s(ask, question, both, first, second):
    lines = ask(question)["text"].splitlines()
    assert any(both in line for line in lines)
    assert [first in line for line in lines if "- Only" in line] == [True, False]
    assert [second in line for line in lines if "- Only" in line] == [False, True]


def test_tools_that_two_of_three_share_are_told_as_such(ask):
    text = ask("compare quant and data scientist with ai research scientist on tools")["text"]
    assert "- All: Python, NumPy." in text
    assert "- Shared by quantitative ML analysts and AI research scientists: C++, PyTorch." in text


def test_silence_is_not_told_as_no(ask):
    got = ask("tools of mlops engineer and ml engineer")
    assert "does not mean not used" in got["text"]


def test_duties_are_parted_by_the_subjects_of_the_facts(ask):
    lines = ask("difference between data scientist and ml engineer")["text"].splitlines()
    only = {line.split(":")[0]: line for line in lines if line.startswith("- ")}
    assert "notebooks" in only["- Only ML engineers"]
    assert "leaders can act on" in only["- Only data scientists"]
    assert "machine learning methods" in only["- Both"]


def test_a_career_without_a_subject_of_its_own_is_not_told_as_the_only_one(ask):
    text = ask("difference between rl researcher and ai research scientist")["text"]
    assert "Only RL" not in text
    assert "- RL researchers: Develops algorithms" in text


def test_education_gives_three_values_for_a_doctorate(ask):
    text = ask("compare education of ml engineer and nlp engineer")["text"]
    three = text + ask("compare ai research scientist and quant on education")["text"]
    assert "said not to be needed for ML engineers" in three
    assert "not stated for NLP engineers" in three
    assert "typical for AI research scientists" in three


def test_everything_is_a_table_with_a_column_for_each_career(engine):
    reply = engine.turn("compare quant and ml engineer", State()).reply
    table = next(block for block in reply.blocks if isinstance(block, Table))
    assert table.head == ("", "Quantitative ML analyst", "ML engineer")
    assert [row[0] for row in table.rows][:3] == ["does", "pay a year", "doctorate"]
    assert table.rows[1][1] == "$300,000 to several million dollars (experienced, total)"


@pytest.mark.parametrize("names", ["mle, ds and quant", "mle, ds, quant and nlp engineer"])
def test_a_table_of_many_careers_stays_within_the_words_of_an_answer(ask, names):
    assert len(ask(f"compare {names} on everything")["text"].split()) <= 180


def test_a_job_outside_the_nine_is_said_to_be_outside(ask):
    got = ask("compare data scientist and software engineer")
    assert got["careers"] == [DS]
    assert '"software engineer" is not one of the nine' in got["text"]


def test_what_is_asked_of_a_topic_is_not_measured(talk):
    *_, got = talk("compare mlops and ml engineer", "which needs more software engineering")
    assert got["text"].startswith("The sources do not measure")
    assert got["careers"] == [OPS, MLE]


@pytest.mark.parametrize(
    "question",
    [
        "what do data scientists and ml engineers have in common",
        "what do data scientists and ml engineers share",
    ],
)
def test_what_careers_have_in_common_is_told_alone(ask, question):
    got = ask(question)
    assert got["careers"] == [DS, MLE]
    assert "- In the work of all: machine learning methods." in got["text"]
    assert "- Needed by all: statistics, programming and machine learning methods." in got["text"]
    assert "Only" not in got["text"]


def test_a_follow_up_on_what_is_common_keeps_the_careers(talk):
    *_, got = talk("compare nlp and quant", "what do they have in common")
    assert got["careers"] == [NLP, QUANT]
    assert "- Used by all: Python and PyTorch." in got["text"]


def test_a_job_that_is_not_covered_is_said_so_where_only_a_difference_is_asked(ask):
    got = ask("difference between mlops and devops")
    assert got["careers"] == [OPS]
    assert got["text"].startswith('"devops" is not one of the nine')
    assert "- All:" not in got["text"]
