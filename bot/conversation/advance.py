"""One turn: utterance and state to the requests it makes."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from bot.conversation.clauses import about_work, asking, inside
from bot.conversation.context import OUTSIDE, Context
from bot.conversation.facets import by_facet
from bot.conversation.moves import MOVES
from bot.conversation.nicknames import with_nicknames
from bot.conversation.wishes import COUNTING, speaks_of_self
from bot.model.intents import Intents, Language
from bot.model.turn import Entity, Reading, Request, State, Utterance

ADVICE = "recommendation"
OVERVIEW, LIST = "overview", "list"


def advance(utterance: Utterance, state: State, intents: Intents) -> tuple[Request, ...]:
    """Return the requests that an utterance makes, in its order; at least one."""
    utterance = with_nicknames(without_shadows(utterance, state, intents.language), state, intents)
    if not utterance.clauses:
        return (Request(OUTSIDE, Reading(OUTSIDE, 0.0, "likeness"), outcome="out-of-scope"),)
    clauses, whole = utterance.clauses, utterance.whole
    if about_work(utterance, intents.language):
        clauses = tuple(replace(c, readings=inside(c.readings)) for c in clauses)
        whole = inside(whole)
    asked = (Context(utterance, c, state, intents) for c in asking(clauses, whole, intents))
    contexts = (part for context in asked for part in _by_facet(context))
    requests = (assumed(_first_move(context), intents) for context in contexts)
    return together(tuple(dict.fromkeys(requests)))


def _by_facet(context: Context) -> Iterator[Context]:
    """Yield the context once for each facet that its clause asks for."""
    for part in by_facet(context):
        if part is context.clause:
            yield context
        else:
            yield Context(context.utterance, part, context.state, context.intents)


def without_shadows(utterance: Utterance, state: State, language: Language) -> Utterance:
    """Return the utterance without short names where the same words are what somebody likes.

    "I like finance", and an answer to the quiz, speak of the field of work and not of a career.
    """
    advised = state.request is not None and state.request.intent == ADVICE
    told = speaks_of_self(utterance.tokens, language, mildly=True)
    if state.quiz is None and not advised and not told:
        return utterance
    liked = {(e.start, e.end) for e in utterance.entities if e.kind in COUNTING}

    def kept(entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
        return tuple(e for e in entities if e.kind != "nickname" or (e.start, e.end) not in liked)

    clauses = tuple(replace(c, entities=kept(c.entities)) for c in utterance.clauses)
    return replace(utterance, entities=kept(utterance.entities), clauses=clauses)


def _first_move(context: Context) -> Request:
    """Return the request of the first move of the table that applies; the last always does.

    "Shorter" and the like, where they move nothing ("nlp engineers. shorter, please"), leave
    the question what that is which the line names.
    """
    request = next(request for move in MOVES if (request := move(context)) is not None)
    if request.move is None and context.intents.intents[request.intent].answer == "move":
        return replace(request, intent=OVERVIEW if request.careers else LIST)
    return request


def assumed(request: Request, intents: Intents) -> Request:
    """Return the request with what it was taken for, where a plain question is read unsurely."""
    reading = request.reading
    plain = request.move is None and request.outcome is None and not request.assumption
    if not plain or reading.how == "rule" or reading.confidence >= intents.thresholds.sure:
        return request
    return replace(request, assumption=intents.intents[request.intent].label)


def together(requests: Sequence[Request]) -> tuple[Request, ...]:
    """Return requests that ask the same of several careers as one ("what does A earn and B")."""
    joined: list[Request] = []
    for request in requests:
        same = next((r for r in joined if _joins(r, request)), None)
        if same is None:
            joined.append(request)
        else:
            careers = tuple(dict.fromkeys((*same.careers, *request.careers)))
            joined[joined.index(same)] = replace(same, careers=careers)
    return tuple(joined)


def _joins(first: Request, second: Request) -> bool:
    """Whether two requests ask the same question, each on careers of its own."""
    plain = all(r.careers and r.outcome is None and not r.conditions for r in (first, second))
    return plain and (first.intent, first.level, first.place) == (
        second.intent,
        second.level,
        second.place,
    )
