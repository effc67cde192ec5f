"""The invariants of every answer, over questions and conversations that hypothesis makes up."""

import json
import os

import pytest
from asked import conversations, questions
from hypothesis import HealthCheck, Phase, given, settings
from invariants import hold_talk

from bot.engine import Engine
from bot.model.turn import State
from bot.terminal.contract import as_json

LARGE = "CAREERBOT_EXAMPLES"
"""So many examples of each, not the same each time; without it few, and always the same."""
LARGER = int(os.environ.get(LARGE, "0"))


def examples(usual):
    return settings(
        max_examples=LARGER or usual,
        derandomize=not LARGER,
        database=None,
        deadline=None,
        phases=tuple(Phase),
        suppress_health_check=list(HealthCheck),
    )


@examples(250)
@given(question=questions)
def test_every_answer_keeps_the_rules(engine, question):
    ((_, reply, failures),) = hold_talk(engine, [question])
    assert failures == [], (question, reply["text"])


@examples(25)
@given(lines=conversations)
def test_every_turn_of_a_conversation_keeps_the_rules(engine, lines):
    asked = []
    for text, reply, failures in hold_talk(engine, lines):
        asked.append(text)
        assert failures == [], (asked, reply["text"])


@pytest.fixture(scope="module")
def unused(library):
    """An engine that was asked nothing yet but what this test asks."""
    return Engine(library)


@examples(100)
@given(first=questions, second=questions)
def test_an_answer_does_not_depend_on_what_others_asked_before(engine, unused, first, second):
    def alone(who, text):
        return json.dumps(as_json(who.turn(text, State()), who.intents))

    asked = alone(engine, first), alone(engine, second)
    assert asked == tuple(reversed((alone(unused, second), alone(unused, first))))
