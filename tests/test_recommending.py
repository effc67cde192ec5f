"""Advice from what a person says of themselves: what counts, and in which order."""

import re

import pytest

from bot.answering.desk import Desk
from bot.answering.recommending import rank
from bot.model.turn import State, Wish

MATHS = Wish("maths", (("topic", "mathematics"),))
FINANCE = Wish("finance", (("industry", "finance"),))
SQL = Wish("SQL", (("tool", "sql"),))
PRESSURE = Wish("pressure", (("topic", "pressure"),), against=True)
QUOTED = re.compile(r'([\w+# ]+?)(?: \([^)]*\))?: "([^"]+)"')
QUESTIONS = (
    "I like maths and finance",
    "I like maths and finance, hate pressure, know SQL",
    "i love images and robots and know c++",
    "i enjoy talking to people and presenting but hate coding",
    "love python, not into research",
    "i want to help people",
    "what suits me if i love robots",
)


@pytest.fixture(scope="module")
def desk(library):
    return Desk(library.knowledge, library.intents, State())


def order(desk, *wishes):
    return [fit.career.id for fit in rank(desk, desk.knowledge.careers.values(), wishes)]


def test_a_career_that_meets_two_wishes_comes_before_one_that_meets_one(desk):
    assert order(desk, MATHS, FINANCE)[:3] == [
        "quant-ml-analyst",
        "ai-research-scientist",
        "data-scientist",
    ]


def test_what_is_to_be_avoided_counts_against(desk):
    assert order(desk, MATHS).index("quant-ml-analyst") == 2
    assert order(desk, MATHS, PRESSURE).index("quant-ml-analyst") > 2


def test_the_order_of_the_words_changes_nothing(desk):
    assert order(desk, MATHS, FINANCE, SQL) == order(desk, SQL, FINANCE, MATHS)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_word_said_to_match_stands_in_the_question_and_in_knowledge(ask, library, question):
    known = str(library.knowledge).lower()
    pairs = QUOTED.findall(ask(question)["text"])
    assert pairs
    for word, statement in pairs:
        said = word.removeprefix("Against it").strip(" :;.").split(": ")[-1]
        assert said.lower() in question.lower()
        core = statement.removesuffix("is named as a place of work").strip()
        assert core.lower() in known


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_match_behind_the_advice_has_its_words_on_both_sides(engine, desk, question):
    """Also those that the answer names without a quote."""
    stated = " ".join(str(career).lower() for career in desk.knowledge.careers.values())
    stated += str(desk.knowledge.backgrounds).lower()
    (request,) = engine.turn(question, State()).requests
    fits = rank(desk, desk.knowledge.careers.values(), request.wishes)
    matches = [match for fit in fits for match in (*fit.met, *fit.against)]
    assert matches
    for match in matches:
        assert match.wish.text.lower() in question.lower()
        statement = match.text.removesuffix("is named as a place of work").strip(" .").lower()
        assert statement in stated


@pytest.mark.parametrize("question", QUESTIONS)
def test_advice_is_short_and_has_no_percentages(ask, question):
    text = ask(question)["text"]
    assert len(text.split()) <= 180
    assert "%" not in text


@pytest.mark.parametrize("question", QUESTIONS)
def test_at_least_two_careers_are_listed(ask, question):
    said = ask(question)
    assert said["aspect"] == "recommendation"
    assert len(said["careers"]) >= 2


def test_what_speaks_against_and_what_would_change_the_order_are_said(ask):
    text = ask("I like maths and finance, hate pressure, know SQL")["text"]
    assert "Pressure is high in quantitative finance" in text
    assert 'without "finance", data scientist' in text


def test_what_is_only_not_minded_counts_for_nothing(ask):
    said = ask("i don't mind pressure but i hate writing, what fits")
    assert "Against: writing." in said["text"]
    assert "pressure" not in said["text"]


def test_what_nobody_says_is_told_as_silence(ask):
    assert "silence, not a no" in ask("i hate pressure")["text"]


def test_a_word_that_no_source_ties_to_a_career_is_not_stated(ask):
    said = ask("i like speech recognition")
    assert said["outcome"] == "not-stated"
    assert said["careers"] == []


def test_a_further_wish_is_added_to_the_ones_before(talk):
    *_, last = talk("I like maths and finance", "and python")
    assert last["text"].startswith("Counted from your words: maths, finance, python.")


def test_a_wish_taken_back_counts_against(talk):
    *_, last = talk("I like maths and finance", "but not finance")
    assert last["text"].startswith("Counted from your words: maths; against: finance.")
    assert "quant-ml-analyst" not in last["careers"]


def test_why_names_the_interests_that_matched(talk):
    *_, last = talk("I like maths and finance", "why")
    assert "maths and finance" in last["text"]


def test_the_second_is_the_second_of_the_advice(talk):
    first, last = talk("I like maths and finance", "the second, what would i need")
    assert last["careers"] == first["careers"][1:2]


@pytest.mark.parametrize(
    "line",
    ["I like maths and finance", "i love images", "hate pressure", "i am good at statistics"],
)
def test_interests_are_heard_in_a_talk_on_a_career(talk, line):
    *_, last = talk("what does an MLOps engineer earn", line)
    assert last["aspect"] == "recommendation"


@pytest.mark.parametrize(
    "line",
    [
        "I know Python, how do I become a data scientist?",
        "i would like to know which tools a quant uses",
        "what do data scientists hate most",
        "what is it like to be an nlp engineer",
    ],
)
def test_a_question_on_a_career_is_no_wish_for_advice(ask, line):
    assert ask(line)["intent"] != "recommendation"


def test_two_careers_compared_are_the_choice(talk):
    *_, got = talk("compare ml engineer and data scientist", "which one should i choose")
    assert got["careers"] == ["ml-engineer", "data-scientist"]


@pytest.mark.parametrize("line", ["physicist here, what fits me", "nurse, help me choose"])
def test_who_says_where_they_stand_needs_no_quiz(ask, line):
    got = ask(line)
    assert got["outcome"] == "answer"
    assert "Usually missing" in got["text"]


def test_a_question_with_who_is_no_wish(ask):
    assert ask("who likes maths in finance")["intent"] != "recommendation"


def test_what_is_not_minded_after_all_no_longer_counts(talk):
    *_, got = talk("I like maths and finance, hate pressure", "i dont mind pressure")
    assert got["text"].startswith("Counted from your words: maths, finance.\n")


def test_what_is_to_be_left_out_counts_against(talk):
    *_, got = talk("I like maths and finance", "without finance")
    assert got["text"].startswith("Counted from your words: maths; against: finance.")


def test_which_of_these_is_asked_of_those_advised(talk):
    first, got = talk("I like maths and finance, know SQL", "which of these uses python")
    assert set(got["careers"]) <= set(first["careers"])


@pytest.mark.parametrize(
    "line", ["my maths is weak", "maths is my weak point", "i like coding but my maths is bad"]
)
def test_what_is_said_behind_a_thing_tells_its_side_too(ask, line):
    assert "gainst: maths" in ask(line)["text"]
