"""A request to the reply that its intent asks for."""

from collections.abc import Callable

from msgspec.structs import replace

from bot.answering.asking import LEFT, answer_quiz, left_quiz
from bot.answering.comparing import answer_comparison, answer_difference, compares
from bot.answering.desk import Desk, article
from bot.answering.elsewhere import (
    answer_clarify,
    answer_closest,
    answer_not_covered,
    answer_other,
    answer_outside,
    answer_unstated,
    unstated,
    which_career,
)
from bot.answering.facts import answer_facts
from bot.answering.filtering import answer_filter
from bot.answering.gaps import answer_gaps
from bot.answering.lookup import answer_lookup, answer_term
from bot.answering.moving import answer_moving
from bot.answering.official import answer_official
from bot.answering.overview import answer_card, answer_list
from bot.answering.pay import answer_pay
from bot.answering.ranking import answer_ranking
from bot.answering.recommending import answer_recommendation
from bot.answering.shortlist import answer_shortlist
from bot.answering.superlatives import answer_superlative
from bot.answering.talking import answer_small_talk, answer_source, answer_why
from bot.answering.tools import answer_tools
from bot.model.intents import AnswerKind, Intents
from bot.model.knowledge import Knowledge
from bot.model.turn import Block, Line, Reply, Request, State

Answerer = Callable[[Desk, Request], Reply]
MOST_SUGGESTIONS = 3
BRIEF = 30
OF_FACTS: set[AnswerKind] = {"facts", "other"}

ANSWERERS: dict[AnswerKind, Answerer] = {
    "facts": answer_facts,
    "pay": answer_pay,
    "ranking": answer_ranking,
    "filter": answer_filter,
    "tools": answer_tools,
    "card": answer_card,
    "difference": answer_difference,
    "shortlist": answer_shortlist,
    "recommendation": answer_recommendation,
    "transition": answer_moving,
    "list": answer_list,
    "other": answer_other,
    "say": answer_small_talk,
    "move": answer_small_talk,
    "define": answer_term,
    "lookup": answer_lookup,
    "official": answer_official,
    "explain": answer_why,
    "cite": answer_source,
    "outside": answer_outside,
    "gaps": answer_gaps,
    "quiz": answer_quiz,
    "superlative": answer_superlative,
    "closest": answer_closest,
}
WITHOUT_FACTS: dict[str | None, Answerer] = {
    "clarify": answer_clarify,
    "out-of-scope": answer_outside,
    "smalltalk": answer_small_talk,
}


def answer(request: Request, knowledge: Knowledge, intents: Intents, state: State) -> Reply:
    """Return the reply to a request; nothing in it that knowledge does not state."""
    desk = Desk(knowledge, intents, state)
    reply = _as_moved(desk, request, _reply(desk, request))
    return replace(reply, suggestions=suggestions(desk, request, reply))


def _reply(desk: Desk, request: Request) -> Reply:
    if request.move == LEFT:
        return left_quiz(desk)
    if request.outcome in WITHOUT_FACTS:
        return WITHOUT_FACTS[request.outcome](desk, request)
    if request.outside and not request.careers:
        return answer_not_covered(desk, request)
    return _by_intent(desk, request)


def _by_intent(desk: Desk, request: Request) -> Reply:
    """Return what the intent asks for, where what it needs is there."""
    intent = desk.intent(request)
    if intent.needs == "career" and not request.careers:
        return _without_career(desk, request)
    if intent.answer in OF_FACTS and (matters := unstated(desk, request)):
        return answer_unstated(desk, request, matters)
    if intent.answer == "ranking" and (request.conditions or request.dropped):
        return answer_filter(desk, request)
    answerer = answer_comparison if compares(desk, request) else ANSWERERS[intent.answer]
    return answerer(desk, request)


def _as_moved(desk: Desk, request: Request, reply: Reply) -> Reply:
    """Return the reply as a move wants it: shorter, or with where we are after going back."""
    if request.move == "shorter":
        return replace(reply, blocks=first_words(reply.blocks, BRIEF))
    if request.move == "back" and reply.outcome != "smalltalk":
        where = [desk.intent(request).label, *(c.plural for c in desk.careers(request))]
        back = str(desk.intents.intents["back"].wording["back"]).format(what=" · ".join(where))
        return replace(reply, blocks=(Line(back), *reply.blocks))
    return reply


def first_words(blocks: tuple[Block, ...], words: int) -> tuple[Block, ...]:
    """Return the first blocks within so many words; at least one, and two if the first leads in."""
    kept: list[Block] = []
    used = 0
    for block in blocks:
        used += len(block.text.split()) + len(block.tag.split()) if isinstance(block, Line) else 0
        if used > words and len(kept) > 1:
            break
        kept.append(block)
    return tuple(kept)


def _without_career(desk: Desk, request: Request) -> Reply:
    """Answer for the field where it is meant, else ask for the career."""
    if request.field and desk.intent(request).answer == "pay":
        return answer_ranking(desk, request)
    return which_career(desk, request)


def suggestions(desk: Desk, request: Request, reply: Reply) -> tuple[str, ...]:
    """Return up to three next questions about the first career of the reply."""
    if not reply.careers or reply.outcome in {"clarify", "smalltalk", "out-of-scope"}:
        return ()
    name = article(desk.knowledge.careers[reply.careers[0]].name)
    found = [
        template.replace("{career}", name)
        for template in desk.intent(request).suggestions
        if template.count("{") <= 1 and ("{" not in template or "{career}" in template)
    ]
    return tuple(s for s in found if s not in desk.state.asked)[:MOST_SUGGESTIONS]
