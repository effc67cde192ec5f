"""Careers outside the knowledge base."""

import pytest


@pytest.fixture(scope="module")
def jobs(engine):
    def find(text):
        return [e.text for e in engine.understander.read(text).entities if e.kind == "job"]

    return find


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("nurse", "nurse"),
        ("how much does a nurse make", "nurse"),
        ("beekeeper", "beekeeper"),
        ("how do I become a beekeeper", "beekeeper"),
        ("what does a beekeeper do", "beekeeper"),
        ("cloud database engineer", "cloud database engineer"),
        ("tools of a cloud database engineer", "cloud database engineer"),
        ("quant developer", "quant developer"),
        ("quant developer salary", "quant developer"),
        ("how much does a plumber earn", "plumber"),
        ("salary for a welder", "welder"),
        ("salary of a barista", "barista"),
        ("how to become a barista", "barista"),
        ("career as a barista", "barista"),
        ("UX designer pay", "ux designer"),
        ("what do veterinarians earn", "veterinarians"),
        ("tax collector salary", "tax collector"),
    ],
)
def test_a_title_outside_the_knowledge_is_found_whole(jobs, text, title):
    assert [job.removesuffix("s") for job in jobs(text)] == [title.removesuffix("s")]


@pytest.mark.parametrize(
    "text",
    [
        "data scientist",
        "best data scientist in town",
        "experienced data scientist jobs",
        "principal machine learning engineer",
        "how does an mlops engineer get promoted",
        "are nlp engineers happy",
        "what does a quant earn",
        "computer vision scientist salary",
    ],
)
def test_a_career_of_the_knowledge_is_no_title_outside(jobs, text):
    assert jobs(text) == []


def test_a_title_stands_beside_a_career(jobs):
    assert jobs("data scientist or beekeeper") == ["beekeeper"]
    assert jobs("nurse, data scientist") == ["nurse"]


def test_punctuation_keeps_a_title_apart_from_the_words_before(jobs):
    assert jobs("I paint. Plumber pay?") == ["plumber"]


@pytest.mark.parametrize(
    "text",
    [
        "what should I learn first",
        "is it hard to find work",
        "I like cats",
        "thanks for your help",
        "what is the weather like",
        "do you prefer tea or water",
        "tell me about python",
        "is my computer fast enough",
        "what is a good answer",
        "I want a better future",
        "does it matter",
        "is it better to wait",
        "play some jazz",
        "what is the capital of ecuador",
        "how do I become rich",
        "does google hire in november",
        "salary for remote work",
        "I am taller than my brother",
        "what do they do",
        "do I need a master",
        "what is the weather",
        "sing a song",
        "boil an egg",
        "and demand",
        "machine",
        "career",
        "I want to quit my job",
        "my daughter is 16, what should she study",
        "how long till she earns money",
    ],
)
def test_an_ordinary_sentence_names_no_title(jobs, text):
    assert jobs(text) == []


@pytest.mark.parametrize("line", ["how do i write my cv", "should i put kaggle on my cv"])
def test_what_somebody_does_is_no_career(ask, line):
    assert ask(line)["outcome"] != "not-covered"


@pytest.mark.parametrize(
    "line",
    [
        "what do data science recruiters look for",
        "what does a data science recruiter look for",
        "are bootcamps a joke to data science hiring managers",
        "what do ml interviewers ask",
        "does blorbco need data scientists",
    ],
)
def test_those_who_hire_for_a_career_are_none_themselves(ask, line):
    said = ask(line)
    assert said["outcome"] == "answer"
    assert "is not one of the nine" not in said["text"]


@pytest.mark.parametrize(
    "line",
    ["what does an ai recruiter earn", "how much do ml recruiters earn", "ml recruiter salary"],
)
def test_one_who_hires_is_a_career_by_themselves(ask, line):
    assert ask(line)["outcome"] == "not-covered"


@pytest.mark.parametrize(
    ("line", "aspect"),
    [
        ("from podiatrist to data scientist", "transition"),
        ("can recruiters become data scientists", "transition"),
        ("difference between a podiatrist and an ml engineer", "difference"),
    ],
)
def test_a_job_beside_a_career_is_found_all_the_same(ask, line, aspect):
    said = ask(line)
    assert (said["outcome"], said["aspect"]) == ("answer", aspect)


@pytest.mark.parametrize(
    ("typed", "career"),
    [
        ("nlp developer", "nlp-engineer"),
        ("mlops consultant", "mlops-engineer"),
        ("computer vision architect", "computer-vision-scientist"),
        ("medical ai researcher", "healthcare-ml-specialist"),
        ("ml eng", "ml-engineer"),
        ("machine learning engg", "ml-engineer"),
    ],
)
def test_a_career_with_another_word_for_who_does_it_is_that_career(ask, typed, career):
    assert ask(f"how much does a {typed} earn")["named"] == [career]


@pytest.mark.parametrize(
    "typed", ["data science professor", "nlp recruiter", "mlops manager", "data science analyst"]
)
def test_a_career_with_a_word_for_another_job_is_another(ask, typed):
    assert ask(f"how much does a {typed} earn")["outcome"] == "not-covered"


@pytest.mark.parametrize(
    "line",
    [
        "convert 1200 dollars to euros",
        "where is my parcel, order 55120",
        "set a timer for 10 minutes",
    ],
)
def test_an_amount_in_a_line_on_something_else_asks_for_no_pay(ask, line):
    assert ask(line)["outcome"] == "out-of-scope"
