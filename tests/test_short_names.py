"""Short names ("vision", "finance") mean a career beside another one, and else only a word."""

import pytest

NLP, VISION, OPS = "nlp-engineer", "computer-vision-scientist", "mlops-engineer"
QUANT, HEALTH, AI = "quant-ml-analyst", "healthcare-ml-specialist", "ai-research-scientist"


@pytest.mark.parametrize(
    ("line", "careers"),
    [
        ("compare nlp and vision on duties", [NLP, VISION]),
        ("rank nlp, vision and mlops by pay", [NLP, VISION, OPS]),
        ("nlp or vision, which should i choose", [NLP, VISION]),
        ("compare healthcare and finance", [HEALTH, QUANT]),
        ("does nlp or research pay more", [NLP, AI]),
    ],
)
def test_a_short_name_in_a_row_with_a_career_is_one(ask, line, careers):
    assert ask(line)["careers"] == careers


@pytest.mark.parametrize("line", ["vision", "what about vision?", "and vision?"])
def test_a_short_name_with_nothing_else_said_is_the_career(ask, line):
    got = ask(line)
    assert (got["intent"], got["careers"]) == ("overview", [VISION])


@pytest.mark.parametrize(
    "line", ["careers in healthcare and finance", "nlp engineer jobs in healthcare and finance"]
)
def test_industries_stay_industries(ask, line):
    assert ask(line)["intent"] != "difference"


def test_a_trait_is_asked_of_both_careers_named(ask):
    got = ask("which of nlp and vision has more pressure")
    assert got["careers"] == [VISION]
    assert "nothing on pressure for NLP engineers" in got["text"]


def test_what_is_no_career_is_set_beside_through_the_one_it_belongs_to(ask):
    got = ask("robotics vs computer vision")
    assert got["text"].startswith('"Robotics" is not one of the nine careers')
    assert got["careers"] == [VISION, "rl-researcher"]


def test_a_job_outside_is_said_to_be_outside_in_a_comparison_on_pay(ask):
    got = ask("compare quant and plumber on pay")
    assert got["text"].startswith('"plumber" is not one of the nine')
    assert {f["career"] for f in got["figures"]} == {QUANT}


@pytest.mark.parametrize(
    ("text", "careers"),
    [
        ("can an ml engineer become a research scientist", ["ml-engineer", AI]),
        ("who earns more, a quant or a research scientist", ["quant-ml-analyst", AI]),
        ("how does an ai research scientist differ from a researcher", [AI]),
    ],
)
def test_a_name_of_several_careers_stands_for_the_usual_one_beside_another(ask, text, careers):
    assert ask(text)["named"] == careers


@pytest.mark.parametrize("text", ["should i go for nursing or law", "shall i be a cop or a nurse"])
def test_one_of_two_jobs_to_choose_from_is_not_where_the_asker_stands(ask, text):
    assert ask(text)["outcome"] == "not-covered"


@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        ("i am a second year btech student and want to become a data scientist", "answer"),
        ("i have a nursing degree, does that count for anything", "answer"),
        ("plumber or data scientist, what suits me", "answer"),
    ],
)
def test_where_somebody_stands_is_not_told_to_be_no_career(ask, line, outcome):
    got = ask(line)
    assert got["outcome"] == outcome
    assert "not one of the nine" not in got["text"]


def test_one_of_the_nine_is_named_by_what_sets_it_apart(ask):
    assert ask("tell me about the healthcare one")["careers"] == [HEALTH]
