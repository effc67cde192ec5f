"""The quiz that helps to choose: questions, skips, detours, the way out, the results."""

import pytest

from bot.model.turn import State

START = "help me choose"
FIRST = "What would you like to work with?"
SECOND = "Which kind of work draws you most?"


def asks(said, question):
    return said["outcome"] == "clarify" and question in said["text"] and len(said["options"]) >= 2


@pytest.mark.parametrize(
    "line",
    [
        START,
        "quiz",
        "career quiz",
        "can you help me decide?",
        "which career suits me",
        "what should i become",
        "recommend me something",
        "i can't decide",
    ],
)
def test_a_wish_for_advice_with_nothing_named_starts_the_quiz(ask, line):
    assert asks(ask(line), FIRST)


def test_an_interest_that_is_named_starts_no_quiz(ask):
    assert ask("i like robots, which career suits me")["outcome"] == "answer"


@pytest.mark.parametrize(
    "line",
    ["2", "b", "a", "the second", "images and video", "pictures", "i like images", "1 and 3"],
)
def test_a_question_is_answered_by_number_letter_or_words(talk, line):
    *_, last = talk(START, line)
    assert asks(last, SECOND)


def test_a_number_that_is_no_choice_is_asked_again(talk):
    *_, last = talk(START, "9")
    assert asks(last, FIRST)
    assert "1 to 5" in last["text"]


@pytest.mark.parametrize(
    "line", ["skip", "pass", "next", "no idea", "i don't know", "none of them"]
)
def test_a_question_can_be_skipped(talk, line):
    *_, last = talk(START, line)
    assert asks(last, SECOND)


@pytest.mark.parametrize(
    "line", ["nevermind", "stop the quiz", "stop", "cancel", "leave the quiz", "enough", "exit"]
)
def test_the_quiz_can_be_left_at_any_question(talk, line):
    for before in ((), ("2",), ("2", "skip", "1")):
        *_, left, after = talk(START, *before, line, "2")
        assert left["outcome"] == "smalltalk"
        assert after["outcome"] != "clarify"


def test_a_question_in_the_middle_is_answered_and_the_quiz_waits(talk):
    _, asked, detour, back = talk(START, "2", "what does an rl researcher do?", "back")
    assert (detour["aspect"], detour["careers"]) == ("duties", ["rl-researcher"])
    assert back["text"] == asked["text"]


@pytest.mark.parametrize("line", ["back to the quiz", "continue the quiz", "quiz"])
def test_the_quiz_is_taken_up_again_in_other_words(talk, line):
    *_, last = talk(START, "2", "what does a quant earn", "which tools", line)
    assert asks(last, SECOND)


def test_small_talk_does_not_close_the_question(talk):
    *_, last = talk(START, "hello", "2")
    assert asks(last, SECOND)


def test_back_in_the_quiz_is_the_question_before(talk):
    *_, last = talk(START, "2", "back")
    assert asks(last, FIRST)


def test_the_results_say_which_answers_counted_and_which_were_skipped(talk):
    *_, last = talk(START, "1", "skip", "hard problems", "skip", "technology", "skip")
    assert last["outcome"] == "answer"
    assert last["careers"][0] == "nlp-engineer"
    assert "text and language; hard problems; technology companies" in last["text"]
    assert "Skipped: 2, 4, 6." in last["text"]
    assert len(last["text"].split()) <= 180


def test_the_results_can_be_had_before_the_end(talk):
    *_, last = talk(START, "2", "results")
    assert last["careers"][0] == "computer-vision-scientist"
    assert "Skipped: 2, 3, 4, 5, 6." in last["text"]


def test_when_all_was_skipped_nothing_is_recommended(talk):
    *_, last = talk(START, *["skip"] * 6)
    assert last["careers"] == []


def test_after_the_results_the_quiz_is_over(talk):
    *_, last = talk(START, *["1"] * 6, "back")
    assert last["outcome"] != "clarify"


def test_each_choice_speaks_for_something_in_knowledge(library):
    known = {*library.knowledge.topics, *library.knowledge.industries}
    questions = library.intents.intents["quiz"].questions
    assert len(questions) <= 6
    for question in questions:
        for choice in question.choices:
            named = {*choice.likes, *choice.dislikes}
            assert named
            assert named <= known


@pytest.mark.parametrize("number", range(1, 6))
def test_every_question_is_short(engine, number):
    state = State()
    for line in (START, *["skip"] * number):
        turn = engine.turn(line, state)
        state = turn.state
        assert sum(len(block.text.split()) for block in turn.reply.blocks) <= 90


def test_any_way_through_the_quiz_ends_in_short_results(talk):
    for number in "12345":
        lines = talk(START, *[min(number, "4")] * 6)
        assert len(lines[-1]["text"].split()) <= 180


@pytest.mark.parametrize("line", ["1,3", "1/3", "1 and 3", "1 + 3", "a,c", "a and c", "A or C"])
def test_several_choices_may_be_joined_by_marks(engine, line):
    state = engine.turn("help me choose", State()).state
    (request,) = engine.turn(line, state).requests
    assert request.quiz.answers == ((1, 3),)
