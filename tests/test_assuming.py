"""A question that is read unsurely is answered, and the answer says what it was taken for."""

import pytest
from msgspec.structs import replace

from bot.answering.answer import answer
from bot.answering.budget import count, within
from bot.conversation.advance import assumed
from bot.engine import Engine, library_of
from bot.model.turn import Line, Reading, Reply, Request, State
from bot.terminal.contract import as_json

UNSURE, SURE = 1.0, 0.0
ALIKE = "which tools would somebody use all day as data scientist"
BY_RULE = "what does a data scientist earn"
LINE = "(Taken as a question on tools.)"
SAYS = "(Taken as a question on "
NOT_ASSUMED = {
    "asked back": ("remuneration of a research scientist", "clarify"),
    "small talk": ("hello", "smalltalk"),
    "far": ("how much money would one get paid all year", "out-of-scope"),
    "by rule": (BY_RULE, "answer"),
}
SURE_OR_MOVED = {
    "by rule": {"reading": Reading("tools", 0.2, "rule")},
    "as sure as needed": {"reading": Reading("tools", 0.5, "likeness")},
    "a move": {"move": "follow-up"},
    "declined": {"outcome": "out-of-scope"},
}
LONG = Reply(
    "answer",
    (
        Line("Tools of data scientists:"),
        *(Line(f"number {i} of a long list of tools", kind="item") for i in range(20)),
        Line("Not like for like.", kind="note"),
        Line(LINE, kind="assumption"),
    ),
)
CUT = 40


@pytest.fixture(scope="module")
def ask_at(library):
    """Return the JSON of lines of one conversation with a threshold `sure`, whatever the others."""

    def asked(sure, *lines):
        thresholds = replace(library.intents.thresholds, sure=sure)
        intents = replace(library.intents, thresholds=thresholds)
        engine, state = Engine(library_of(library.knowledge, intents, library.compiled)), State()
        for line in lines:
            turn = engine.turn(line, state)
            state = turn.state
        return as_json(turn, engine.intents)

    return asked


def request(**changes):
    unsure = Request("tools", Reading("tools", 0.4, "likeness"), careers=("data-scientist",))
    return replace(unsure, **changes)


def test_an_unsure_answer_ends_with_what_the_question_was_taken_for(ask_at):
    got = ask_at(UNSURE, ALIKE)
    assert (got["outcome"], got["aspect"], got["assumption"]) == ("answer", "tools", "tools")
    assert got["text"].endswith(f"\n{LINE}")


def test_a_sure_answer_is_the_same_without_that_line(ask_at):
    got = ask_at(SURE, ALIKE)
    assert (got["outcome"], got["assumption"]) == ("answer", None)
    assert f"{got['text']}\n{LINE}" == ask_at(UNSURE, ALIKE)["text"]


def test_a_fact_that_is_not_stated_says_what_it_was_taken_for_too(ask_at):
    got = ask_at(UNSURE, "remuneration of a data scientist in atlantis")
    assert (got["outcome"], got["assumption"]) == ("not-stated", "pay")
    assert got["text"].endswith("(Taken as a question on pay.)")


@pytest.mark.parametrize(("line", "outcome"), NOT_ASSUMED.values(), ids=NOT_ASSUMED)
def test_what_is_asked_back_declined_or_matches_a_phrase_assumes_nothing(ask_at, line, outcome):
    got = ask_at(UNSURE, line)
    assert (got["outcome"], got["assumption"]) == (outcome, None)
    assert SAYS not in got["text"]


@pytest.mark.parametrize(
    "line", ["remuneration of a plumber", "which tools do nurses have at work"]
)
def test_an_answer_on_no_career_of_ours_says_nothing_of_what_it_took(ask_at, line):
    got = ask_at(UNSURE, line)
    assert (got["outcome"], got["assumption"]) == ("not-covered", None)
    assert SAYS not in got["text"]


@pytest.mark.parametrize("line", ["skills", "what degree", "what else"])
def test_another_question_on_the_career_held_drops_what_the_last_was_taken_for(ask_at, line):
    got = ask_at(UNSURE, ALIKE, line)
    assert (got["outcome"], got["assumption"]) == ("answer", None)
    assert SAYS not in got["text"]


def test_the_next_question_is_not_told_by_what_the_last_was_taken_for(ask_at):
    got = ask_at(UNSURE, ALIKE, BY_RULE)
    assert (got["aspect"], got["assumption"]) == ("salary", None)
    assert SAYS not in got["text"]


def test_each_of_two_unsure_answers_says_what_it_took(ask_at):
    duties = "what duties would somebody do all day as mlops engineer"
    text = ask_at(UNSURE, f"{ALIKE}? {duties}?")["text"]
    assert LINE in text
    assert text.endswith("(Taken as a question on the daily work.)")


def test_less_sure_than_needed_is_taken_for_what_the_intent_is_called(library):
    limits = replace(library.intents.thresholds, sure=0.5)
    intents = replace(library.intents, thresholds=limits)
    assert assumed(request(), intents).assumption == library.intents.intents["tools"].label


@pytest.mark.parametrize("changes", SURE_OR_MOVED.values(), ids=SURE_OR_MOVED)
def test_nothing_is_assumed_of(library, changes):
    limits = replace(library.intents.thresholds, sure=0.5)
    intents = replace(library.intents, thresholds=limits)
    assert assumed(request(**changes), intents).assumption is None


def test_asking_which_career_is_meant_assumes_nothing(library):
    unnamed = request(intent="salary", careers=(), assumption="pay")
    reply = answer(unnamed, library.knowledge, library.intents, State())
    assert reply.outcome == "clarify"
    assert not [block for block in reply.blocks if SAYS in block.text]


def test_the_words_that_an_answer_may_have_leave_room_for_what_it_took():
    cut = within(LONG, CUT)
    assert sum(map(count, cut.blocks)) <= CUT
    assert (cut.blocks[0], cut.blocks[-1]) == (LONG.blocks[0], LONG.blocks[-1])
    assert [block.kind for block in cut.blocks].count("item") > 1
