"""Each kind of request has its function, though it is imported late."""

from typing import get_args

import pytest

from bot.answering.answerers import ANSWERERS, answerer
from bot.model.intents import AnswerKind


@pytest.mark.parametrize("kind", get_args(AnswerKind))
def test_every_kind_of_answer_has_a_function(kind):
    assert callable(answerer(kind))


def test_no_function_is_kept_for_a_kind_that_is_gone():
    assert set(ANSWERERS) == set(get_args(AnswerKind))
