"""Which function answers which kind of request; each is imported when it is first asked for."""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import cast

from bot.answering.desk import Desk
from bot.model.intents import AnswerKind
from bot.model.turn import Reply, Request

Answerer = Callable[[Desk, Request], Reply]

ANSWERERS: dict[AnswerKind, str] = {
    "facts": "facts.answer_facts",
    "pay": "pay.answer_pay",
    "ranking": "ranking.answer_ranking",
    "filter": "filtering.answer_filter",
    "tools": "tools.answer_tools",
    "card": "overview.answer_card",
    "difference": "comparing.answer_difference",
    "shortlist": "shortlist.answer_shortlist",
    "recommendation": "recommending.answer_recommendation",
    "transition": "moving.answer_moving",
    "list": "overview.answer_list",
    "other": "elsewhere.answer_other",
    "say": "talking.answer_small_talk",
    "move": "talking.answer_small_talk",
    "define": "lookup.answer_term",
    "lookup": "lookup.answer_lookup",
    "official": "official.answer_official",
    "explain": "explaining.answer_why",
    "cite": "talking.answer_source",
    "outside": "elsewhere.answer_outside",
    "gaps": "gaps.answer_gaps",
    "quiz": "asking.answer_quiz",
    "superlative": "superlatives.answer_superlative",
    "closest": "elsewhere.answer_closest",
}
"""The module in this folder and the function in it, for each kind."""


@cache
def answerer(kind: AnswerKind) -> Answerer:
    """Return the function that answers requests of a kind.

    A question needs one or two of these modules, and all of them would cost it 7 ms.
    """
    module, _, name = ANSWERERS[kind].partition(".")
    return cast(Answerer, getattr(import_module(f"{__package__}.{module}"), name))
