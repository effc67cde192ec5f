"""One turn: utterance and state to the requests it makes."""

from collections.abc import Sequence

from msgspec.structs import replace

from bot.conversation.clauses import asking, inside
from bot.conversation.context import ANCHORS, OUTSIDE, Context
from bot.conversation.moves import MOVES
from bot.conversation.wishes import COUNTING, speaks_of_self
from bot.model.intents import Intents, Language
from bot.model.turn import Entity, Reading, Request, State, Utterance
from bot.model.words import word_set

ADVICE = "recommendation"


def advance(utterance: Utterance, state: State, intents: Intents) -> tuple[Request, ...]:
    """Return the requests that an utterance makes, in its order; at least one."""
    utterance = with_nicknames(without_shadows(utterance, state, intents.language), state)
    if not utterance.clauses:
        return (Request(OUTSIDE, Reading(OUTSIDE, 0.0, "likeness"), outcome="out-of-scope"),)
    clauses, whole = utterance.clauses, utterance.whole
    if about_work(utterance, intents.language):
        clauses = tuple(replace(c, readings=inside(c.readings)) for c in clauses)
        whole = inside(whole)
    requests = (
        _first_move(Context(utterance, clause, state, intents))
        for clause in asking(clauses, whole, intents)
    )
    return together(tuple(dict.fromkeys(requests)))


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


def with_nicknames(utterance: Utterance, state: State) -> Utterance:
    """Return the utterance with short names ("vision") as careers, if a career is held.

    Outside a talk on careers, and beside a career's full name, they mean nothing of the kind.
    """
    counts = state.request is not None and not any(
        entity.kind in ANCHORS for entity in utterance.entities
    )
    clauses = tuple(
        replace(c, entities=_named(c.entities, counts=counts)) for c in utterance.clauses
    )
    return replace(utterance, entities=_named(utterance.entities, counts=counts), clauses=clauses)


def _named(entities: tuple[Entity, ...], *, counts: bool) -> tuple[Entity, ...]:
    """Turn nicknames into careers, or leave them out."""
    named = (replace(e, kind="career") if e.kind == "nickname" else e for e in entities)
    return tuple(named) if counts else tuple(e for e in entities if e.kind != "nickname")


def _first_move(context: Context) -> Request:
    """Return the request of the first move of the table that applies; the last always does."""
    return next(request for move in MOVES if (request := move(context)) is not None)


def about_work(utterance: Utterance, language: Language) -> bool:
    """Return whether the utterance is about work in some career, so that it can't lie outside."""
    kinds = {entity.kind for entity in utterance.entities}
    heads, work = word_set(language.title_heads), word_set(language.work_words)
    titled = any(
        e.kind == "career" and utterance.tokens[e.end - 1].word in heads for e in utterance.entities
    )
    says_work = any(token.word in work for token in utterance.tokens)
    several = len({e.start for e in utterance.entities if e.kind == "career"}) > 1
    return titled or several or "job" in kinds or (bool(kinds & ANCHORS) and says_work)


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
