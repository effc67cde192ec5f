"""From where a person stands to a career: what is shared, what is missing, the first steps."""

import pytest


@pytest.mark.parametrize(
    ("line", "career"),
    [
        ("im a sysadmin with 8 years, what fits", "mlops-engineer"),
        ("nurse, what fits", "healthcare-ml-specialist"),
        ("i am a data analyst, what fits", "data-scientist"),
        ("i am a software engineer, which of these fits me", "ml-engineer"),
        ("i'm a physicist, what fits", "data-scientist"),
        ("my background is in nursing, which career suits me", "healthcare-ml-specialist"),
    ],
)
def test_the_nearest_careers_to_a_background_come_first(ask, line, career):
    said = ask(line)
    assert said["outcome"] == "answer"
    assert said["careers"][0] == career
    assert "Usually missing" in said["text"]
    assert len(said["text"].split()) <= 180


@pytest.mark.parametrize(
    "line",
    [
        "how do I move from data scientist to MLOps",
        "how do i move from data science to mlops",
        "im a data scientist, how do i become an mlops engineer",
        "can a data scientist become an mlops engineer",
        "what data science skills carry over to an mlops engineer",
        "after three years in data science i want to go to mlops; what carries over?",
        "data scientist -> mlops engineer, doable?",
    ],
)
def test_the_way_between_two_careers_is_computed_from_both(ask, line):
    said = ask(line)
    assert said["careers"] == ["data-scientist", "mlops-engineer"]
    assert "Skills in both: programming and machine learning methods." in said["text"]
    assert "Tools in both: Python." in said["text"]
    assert "Kubeflow" in said["text"]
    assert "Not stated: how long it takes, and which courses to choose." in said["text"]


def test_shared_tools_are_those_of_both_files(ask, library):
    careers = library.knowledge.careers
    both = {u.tool for u in careers["quant-ml-analyst"].tools} & {
        u.tool for u in careers["data-scientist"].tools
    }
    line = next(
        line
        for line in ask("from data scientist to quant, how")["text"].splitlines()
        if "Tools in both" in line
    )
    names = {library.knowledge.tools[tool].name for tool in both}
    assert sum(name in line for name in names) >= min(len(names), 6)


def test_how_long_a_change_takes_is_not_stated(ask):
    said = ask("how long does it take to move from nurse to healthcare ml")
    assert said["outcome"] == "not-stated"
    assert said["careers"] == ["healthcare-ml-specialist"]


def test_a_background_far_from_the_career_is_said_to_be(ask):
    said = ask("how do i move from nursing to quant")
    assert "do not place a nurse" in said["text"]


def test_tools_the_person_knows_are_set_against_those_of_the_career(ask):
    said = ask("im a sysadmin and know kubernetes, how do i become an mlops engineer")
    assert said["aspect"] == "transition"
    assert "Of your tools in use there: Kubernetes." in said["text"]


def test_a_career_of_the_nine_leads_to_its_neighbours(ask):
    said = ask("im a data scientist, what else fits")
    assert said["careers"] == ["ml-engineer", "quant-ml-analyst", "healthcare-ml-specialist"]


def test_a_job_that_no_source_places_is_said_to_be_so(ask):
    said = ask("im a plumber, what fits")
    assert said["outcome"] == "not-stated"
    assert '"plumber"' in said["text"]


def test_why_names_the_background(talk):
    *_, last = talk("im a sysadmin with 8 years, what fits", "why")
    assert "system administrator" in last["text"]


@pytest.mark.parametrize(
    ("line", "aspect"),
    [
        ("i have been a plumber for 9 years. how do i get into machine learning?", "transition"),
        ("i am a physics student. how do i get into machine learning?", "path"),
    ],
)
def test_the_way_in_from_a_job_is_a_change_of_job_and_from_studies_none(ask, line, aspect):
    said = ask(line)
    assert said["aspect"] == aspect
    assert said["outcome"] != "not-covered"


@pytest.mark.parametrize(
    ("line", "careers"),
    [
        ("can i switch to mlops while learning nlp", ["mlops-engineer"]),
        ("what should i learn in my first year in data science", ["data-scientist"]),
    ],
)
def test_what_is_learned_on_the_way_is_no_start(ask, line, careers):
    assert ask(line)["careers"] == careers


def test_the_way_into_the_field_is_told_to_those_whose_job_no_source_places(ask):
    said = ask("i am a glassblower. how do i get into ai")
    assert 'No source here sets the job "glassblower" beside the nine.' in said["text"]
    assert "First steps:" in said["text"]


def test_somebody_met_is_no_job_asked_about(ask):
    assert ask("i have a manager who hates me, how do i get into ai")["outcome"] == "answer"
