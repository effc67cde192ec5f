"""One turn: utterance and state to the requests it makes."""

from collections.abc import Sequence

from msgspec.structs import replace

from bot.conversation.context import ANCHORS, OUTSIDE, Context
from bot.conversation.moves import MOVES
from bot.model.intents import Intents, Language
from bot.model.turn import Clause, Entity, Reading, Request, State, Utterance
from bot.model.words import word_set

MOST_CLAUSES = 2
LEAST_LEFT = 0.05


def advance(utterance: Utterance, state: State, intents: Intents) -> tuple[Request, ...]:
    """Return the requests that an utterance makes, in its order; at least one."""
    utterance = with_nicknames(utterance, state)
    if not utterance.clauses:
        return (Request(OUTSIDE, Reading(OUTSIDE, 0.0, "likeness"), outcome="out-of-scope"),)
    clauses: Sequence[Clause] = utterance.clauses
    if about_work(utterance, intents.language):
        clauses = [inside(clause) for clause in clauses]
    return tuple(
        _first_move(Context(utterance, clause, state, intents))
        for clause in asking(clauses, intents)
    )


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
    return titled or "job" in kinds or (bool(kinds & ANCHORS) and says_work)


def inside(clause: Clause) -> Clause:
    """Return the clause without the reading that it lies outside, the others scaled up."""
    likely = [r for r in clause.readings if r.how == "likeness"]
    left = max(1.0 - sum(r.confidence for r in likely if r.intent == OUTSIDE), LEAST_LEFT)
    readings = tuple(
        r if r.how == "rule" else replace(r, confidence=min(r.confidence / left, 1.0))
        for r in clause.readings
        if r.intent != OUTSIDE
    )
    return replace(clause, readings=readings) if readings else clause


def asking(clauses: Sequence[Clause], intents: Intents) -> list[Clause]:
    """Return the clauses to answer: the surest, and others as sure that ask something else.

    Small talk, a bare name ("Data science: …") and what is ruled out ("not pay, …") yield to
    any clause that asks.
    """
    clauses = [c for c in clauses if not _only_opens(c, intents)] or clauses
    best = max(clauses, key=lambda c: c.best.confidence)
    second = intents.thresholds.second
    sure = [
        c
        for c in clauses
        if c is best or c.best.how == "rule" or (_asks(c, intents) and c.best.confidence >= second)
    ]
    different = {c.best.intent: c for c in reversed(sure)}
    return [c for c in sure if different[c.best.intent] is c][:MOST_CLAUSES]


def _asks(clause: Clause, intents: Intents) -> bool:
    """Whether a clause begins as a question and is about something inside."""
    first = clause.tokens[0].word in word_set(intents.language.question_words)
    return first and clause.best.intent != OUTSIDE


def _only_opens(clause: Clause, intents: Intents) -> bool:
    named = {i for e in clause.entities for i in range(e.start, e.end)}
    ruled_out = clause.tokens[0].word in intents.language.negations
    small = intents.intents[clause.best.intent].smalltalk
    rest = {token.word for i, token in enumerate(clause.tokens, clause.start) if i not in named}
    return small or ruled_out or rest <= word_set(intents.language.joiners)
