"""The most and the least of a trait, and the nearest career to one outside."""

import pytest


@pytest.mark.parametrize(
    ("line", "career"),
    [
        ("which one has the most meaning?", "healthcare-ml-specialist"),
        ("which of them is the most meaningful", "healthcare-ml-specialist"),
        ("which is the most stressful", "quant-ml-analyst"),
        ("what is the most stressful job of the nine", "quant-ml-analyst"),
        ("which career has the most variety", "data-scientist"),
        ("which one is most competitive", "quant-ml-analyst"),
        ("which has the most academic freedom", "ai-research-scientist"),
    ],
)
def test_the_most_of_a_trait_is_in_the_words_of_the_guide(ask, line, career):
    said = ask(line)
    assert said["outcome"] == "answer"
    assert said["careers"][0] == career
    assert "the guide" in said["text"]
    assert len(said["text"].split()) <= 180


@pytest.mark.parametrize(
    "line",
    ["which is the calmest", "which is the least stressful", "which one has the least stress"],
)
def test_the_least_of_a_trait_is_not_stated_and_silence_is_no_promise(ask, line):
    said = ask(line)
    assert said["outcome"] == "not-stated"
    assert said["careers"] == []
    assert "pressure" in said["text"]
    assert "silence" in said["text"]
    assert len(said["text"].split()) <= 90


def test_pay_is_ranked_elsewhere(ask):
    assert ask("which one pays the most")["aspect"] == "salary-ranking"


def test_a_trait_is_asked_of_all_after_a_talk_on_one(talk):
    *_, last = talk("is quant stressful?", "which one has the most meaning?")
    assert last["careers"][0] == "healthcare-ml-specialist"


def test_a_trait_is_asked_of_those_compared(talk):
    *_, last = talk("quant vs nlp engineer", "which of the two is more stressful")
    assert last["careers"] == ["quant-ml-analyst"]


@pytest.mark.parametrize(
    "line",
    [
        "which of your nine is closest then",
        "which one is closest",
        "what is the nearest one you have",
        "anything similar?",
        "so which is closest",
    ],
)
def test_the_nearest_to_a_career_outside_is_named_with_the_reason(talk, line):
    *_, last = talk("data engineer salary", line)
    assert last["outcome"] == "answer"
    assert last["careers"] == ["mlops-engineer"]
    assert "data engineer" in last["text"]
    assert "pipelines" in last["text"]
    assert last["figures"] == []


def test_the_best_of_a_thing_is_no_trait_of_careers(ask):
    assert ask("which programming language is best for an ai career?")["aspect"] == "tools"


@pytest.mark.parametrize(
    "line", ["which needs more maths, computer vision or nlp?", "which uses most maths, nlp or cv"]
)
def test_which_of_two_needs_more_of_a_thing_is_a_question_on_that_thing(ask, line):
    said = ask(line)
    assert said["aspect"] == "skills"
    assert set(said["careers"]) == {"computer-vision-scientist", "nlp-engineer"}
