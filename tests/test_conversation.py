"""Follow-ups, choices, and what is asked back."""

from itertools import pairwise

import pytest

from bot.model.turn import State

OUTSIDE = (
    "why is the sky blue",
    "how tall is everest",
    "who won the world cup",
    "how far is the moon",
    "capital of france",
)


@pytest.fixture(scope="module")
def talk(engine):
    def hold(*lines):
        state, turns = State(), []
        for line in lines:
            turns.append(engine.turn(line, state))
            state = turns[-1].state
        return turns

    return hold


def asked(turn):
    request = turn.requests[0]
    return request.intent, request.careers


def opening(turn):
    return turn.reply.blocks[0].text


@pytest.mark.parametrize("line", ["what about an nlp engineer?", "and nlp", "nlp engineer?"])
def test_a_follow_up_with_another_career_keeps_the_question(talk, line):
    *_, last = talk("what does an ML engineer earn", line)
    assert asked(last) == ("salary", ("nlp-engineer",))


def test_a_follow_up_keeps_the_question_over_several_turns(talk):
    *_, last = talk("tools of a data scientist", "what about nlp?", "and vision")
    assert asked(last) == ("tools", ("computer-vision-scientist",))


@pytest.mark.parametrize(
    ("line", "intent"),
    [
        ("which tools do they use", "tools"),
        ("and what does it pay?", "salary"),
        ("how do I become one", "path"),
        ("and the skills?", "skills"),
        ("and demand?", "demand"),
    ],
)
def test_a_question_without_a_career_is_on_the_one_before(talk, line, intent):
    *_, last = talk("what does a data scientist do", line)
    assert asked(last) == (intent, ("data-scientist",))


def test_both_careers_of_a_comparison_are_kept(talk):
    *_, last = talk("data scientist vs ml engineer", "and the tools?")
    assert asked(last) == ("tools", ("data-scientist", "ml-engineer"))


def test_a_level_alone_is_about_the_career_before(talk):
    *_, last = talk("what does an ML engineer earn", "and entry level?")
    assert (*asked(last), last.requests[0].level) == ("salary", ("ml-engineer",), "entry")


def test_a_level_is_kept_for_the_next_career(talk):
    *_, last = talk("what does a junior ml engineer earn", "and a quant?")
    assert last.requests[0].level == "entry"


def test_a_level_is_changed_by_another(talk):
    *_, last = talk("what does a junior ml engineer earn", "and senior?")
    assert last.requests[0].level == "experienced"


def test_a_level_is_kept_through_a_question_on_something_else(talk):
    *_, last = talk(
        "what does a junior ml engineer earn", "which tools do they use", "and the pay?"
    )
    assert (*asked(last), last.requests[0].level) == ("salary", ("ml-engineer",), "entry")


def test_a_place_is_kept_until_another_is_named(talk):
    _, second, third = talk("ml engineer salary in texas", "and data scientist?", "in california?")
    assert (second.requests[0].careers, second.requests[0].place) == (("data-scientist",), "texas")
    assert third.requests[0].careers == ("data-scientist",)
    assert third.requests[0].place_text == "california"


@pytest.mark.parametrize("between", ["hello", "thanks", "purple monkey dishwasher"])
def test_small_talk_and_refusals_do_not_forget_the_topic(talk, between):
    *_, last = talk("what does an ML engineer earn", between, "and entry level?")
    assert (*asked(last), last.requests[0].level) == ("salary", ("ml-engineer",), "entry")


def test_a_career_outside_is_followed_by_one_inside(talk):
    first, second = talk("what does a beekeeper earn", "and a data scientist?")
    assert first.reply.outcome == "not-covered"
    assert asked(second) == ("salary", ("data-scientist",))


def test_which_research_scientist_is_asked_back(talk):
    (turn,) = talk("which research scientist")
    assert turn.reply.outcome == "clarify"
    assert [o.career for o in turn.reply.options] == ["ai-research-scientist", "rl-researcher"]


@pytest.mark.parametrize(
    ("number", "career"), [("1", "ai-research-scientist"), ("2", "rl-researcher")]
)
def test_a_number_picks_an_option_and_keeps_the_question(talk, number, career):
    *_, last = talk("what does a research scientist earn", number)
    assert last.reply.outcome == "answer"
    assert asked(last) == ("salary", (career,))


@pytest.mark.parametrize("number", ["7", "0", "99999"])
def test_a_number_beyond_the_options_leaves_them_standing(talk, number):
    first, wrong, right = talk("what does a research scientist earn", number, "2")
    assert wrong.reply.outcome in {"clarify", "out-of-scope"}
    assert asked(right) == ("salary", (first.reply.options[1].career,))


def test_options_are_gone_once_one_was_picked(talk):
    *_, last = talk("what does a research scientist earn", "1")
    assert last.state.options == ()


@pytest.mark.parametrize(
    "line", ["hello", "hi there", "Good morning!", "thanks", "thanks very much", "bye"]
)
def test_small_talk_is_the_whole_utterance(talk, line):
    (turn,) = talk(line)
    assert turn.reply.outcome == "smalltalk"


@pytest.mark.parametrize(
    "line",
    [
        "hello what does a quant earn",
        "hi, quant salary",
        "thanks and what does a quant earn",
        "good morning. how much do quants make?",
    ],
)
def test_a_greeting_before_a_question_does_not_swallow_it(talk, line):
    (turn,) = talk(line)
    assert (turn.reply.outcome, *asked(turn)) == ("answer", "salary", ("quant-ml-analyst",))


@pytest.mark.parametrize("line", ["machine", "I want to quit my job", "this chip", "nothing"])
def test_letters_inside_words_are_no_greeting_and_no_farewell(talk, line):
    (turn,) = talk(line)
    assert turn.requests[0].intent not in {"greeting", "goodbye"}


def test_a_second_greeting_is_answered_in_other_words(talk):
    first, second = talk("hi", "hi")
    assert opening(first) != opening(second)


def test_no_refusal_is_the_one_just_given(talk):
    turns = talk(*OUTSIDE)
    refused = [opening(turn) for turn in turns]
    assert {turn.reply.outcome for turn in turns} == {"out-of-scope"}
    assert all(one != next_ for one, next_ in pairwise(refused))


def test_misses_are_counted_and_forgotten_after_an_answer(talk):
    turns = talk(*OUTSIDE[:2], "quant salary", OUTSIDE[2])
    assert [turn.state.misses for turn in turns] == [1, 2, 0, 1]
    assert opening(turns[0]) == opening(turns[3])


@pytest.mark.parametrize("line", ["", "   ", "???", "🙂", "\x00"])
def test_a_line_without_words_gets_a_reply(talk, line):
    (turn,) = talk(line)
    assert turn.reply.outcome == "out-of-scope"
    assert opening(turn)


def test_a_bare_career_is_a_wish_for_its_overview(talk):
    (turn,) = talk("nlp engineer")
    assert asked(turn) == ("overview", ("nlp-engineer",))


@pytest.mark.parametrize(
    "line",
    [
        "mlops engineer salary and which tools do they use",
        "which tools do mlops engineers use and what do they earn",
    ],
)
def test_two_questions_in_a_line_are_both_answered(talk, line):
    (turn,) = talk(line)
    assert {request.intent for request in turn.requests} == {"salary", "tools"}
    assert {request.careers for request in turn.requests} == {("mlops-engineer",)}


def test_a_turn_changes_nothing_in_the_state_it_started_from(engine):
    state = State()
    engine.turn("what does a research scientist earn", state)
    assert state == State()


def test_the_same_line_in_the_same_state_gives_the_same_turn(engine):
    state = engine.turn("what does an ml engineer earn", State()).state
    assert engine.turn("and nlp?", state) == engine.turn("and nlp?", state)


@pytest.mark.parametrize(
    "line",
    [
        "which professions on your list are close to operations",
        "which of the roles starts highest for somebody straight out of university",
        "which of your careers is about images",
    ],
)
def test_the_careers_of_the_program_are_asked_about_without_a_name(ask, line):
    assert ask(line)["outcome"] == "answer"


@pytest.mark.parametrize(
    "line",
    ["remote?", "could i do this from home", "will a us company sponsor my visa", "part time?"],
)
def test_a_matter_that_no_source_settles_is_said_to_be_so_in_a_talk(talk, line):
    *_, last = talk("what does an mlops engineer earn", line)
    assert last.reply.outcome == "not-stated"
    assert opening(last).startswith("Neither the guide nor any other source here says anything on")


def test_after_a_job_outside_what_is_asked_next_is_on_that_job(talk):
    *_, last = talk("what does a pharmacist earn", "which certificates help")
    assert last.reply.outcome == "not-covered"
    assert "education" in opening(last)


def test_tell_me_about_another_asks_for_its_overview(talk):
    *_, last = talk("what does a quant earn", "tell me about nlp engineers")
    assert asked(last) == ("overview", ("nlp-engineer",))


@pytest.mark.parametrize("line", ["are you sure?", "are you sure about that"])
def test_a_doubt_is_answered_with_the_sources(talk, line):
    *_, last = talk("what does a quant earn", line)
    assert opening(last).startswith("Sources of the last answer:")


def test_a_follow_up_on_another_career_keeps_the_thing_asked_about(talk):
    *_, last = talk("is remote work usual for data scientists", "no i meant nlp")
    assert any("remote work" in block.text for block in last.reply.blocks)
    assert asked(last)[1] == ("nlp-engineer",)
