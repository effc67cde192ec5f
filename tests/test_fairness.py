"""Name, gender, age and nationality change no answer."""

import pytest

QUESTIONS = (
    "I like maths and finance",
    "what does a data scientist earn",
    "which tools does an MLOps engineer use",
    "how do I become an NLP engineer",
    "what is the difference between a data scientist and an ML engineer",
    "i am a nurse, what fits",
    "which career suits me",
    "data engineer salary",
    "who won the world cup",
)
REMARKS = (
    "I'm a woman. {}",
    "im a woman and {}",
    "im a man, {}",
    "as a woman, {}",
    "I am 45 years old, {}",
    "im 45 and {}",
    "at the age of 52, {}",
    "in my early 40s, {}",
    "im 23yo, {}",
    "I'm from India, {}",
    "i am indian, {}",
    "as an Indian woman in my 40s, {}",
    "I am a 45 year old man from Germany and {}",
    "my name is Priya Sharma, {}",
    "call me Anna. {}",
    "I'm Peter, {}",
    "Hi, I'm Maria. {}",
    "Im Peter, 34, from Germany and {}",
    "{}, I'm a woman",
    "{} im 45",
    "{} and i am a woman",
    "{}, my name is Anna",
)


@pytest.mark.parametrize("remark", REMARKS)
@pytest.mark.parametrize("question", QUESTIONS)
def test_who_asks_changes_no_answer(ask, question, remark):
    plain, told = ask(question), ask(remark.format(question))
    same = ("outcome", "text", "careers", "figures", "options", "level", "place")
    assert {key: told[key] for key in same} == {key: plain[key] for key in same}


@pytest.mark.parametrize(
    "line",
    [
        "im a woman, does that change anything",
        "i'm 45, does that matter?",
        "im from india, does that change anything",
        "im 52, is that too old",
        "does my age matter",
        "would you recommend something else to a man",
        "do your answers depend on gender",
        "are you biased",
        "does it matter that i am a woman",
    ],
)
def test_whether_it_matters_who_asks_is_answered_with_no(talk, line):
    *_, last = talk("I like maths and finance", line)
    assert last["text"].startswith("No. Answers here do not depend on")
    assert len(last["text"].split()) <= 90


def test_the_advice_is_still_held_after_that(talk):
    first, _, last = talk(
        "I like maths and finance",
        "im a woman, does that change anything",
        "ok the second, what would i need",
    )
    assert last["careers"] == first["careers"][1:2]


def test_a_place_of_work_is_no_remark_on_the_person(ask):
    assert ask("data scientist salary in india")["place"] == "india"


@pytest.mark.parametrize(
    ("line", "level"),
    [("im a data scientist with 8 years of experience, what would i earn", "experienced")],
)
def test_years_of_experience_are_no_age(ask, line, level):
    assert ask(line)["level"] == level
