"""One turn: utterance and state to the requests it makes."""

from collections.abc import Sequence

from msgspec.structs import replace

from bot.conversation.context import ANCHORS, OUTSIDE, Context
from bot.conversation.moves import MOVES
from bot.conversation.wishes import COUNTING, speaks_of_self
from bot.model.intents import Intents, Language
from bot.model.turn import Clause, Entity, Reading, Request, State, Utterance
from bot.model.words import word_set

MOST_CLAUSES = 2
LEAST_LEFT = 0.05
ADVICE = "recommendation"


def advance(utterance: Utterance, state: State, intents: Intents) -> tuple[Request, ...]:
    """Return the requests that an utterance makes, in its order; at least one."""
    utterance = with_nicknames(without_shadows(utterance, state, intents.language), state)
    if not utterance.clauses:
        return (Request(OUTSIDE, Reading(OUTSIDE, 0.0, "likeness"), outcome="out-of-scope"),)
    clauses: Sequence[Clause] = utterance.clauses
    if about_work(utterance, intents.language):
        clauses = [inside(clause) for clause in clauses]
    requests = (
        _first_move(Context(utterance, clause, state, intents))
        for clause in asking(clauses, intents)
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
    kept = [c for c in clauses if not _ruled_out(c, intents)] or clauses
    clauses = [c for c in clauses if not _only_opens(c, intents)] or kept
    best = max(clauses, key=lambda c: c.best.confidence)
    second = intents.thresholds.second
    sure = [
        c
        for c in clauses
        if c is best or c.best.how == "rule" or (_asks(c, intents) and c.best.confidence >= second)
    ]
    different = {_asked(c): c for c in reversed(sure)}
    return [c for c in sure if different[_asked(c)] is c][:MOST_CLAUSES]


def _asked(clause: Clause) -> tuple[str, tuple[str, ...]]:
    """Return what a clause asks, and of which careers."""
    return clause.best.intent, tuple(e.id for e in clause.entities if e.kind == "career")


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


def _asks(clause: Clause, intents: Intents) -> bool:
    """Whether a clause begins as a question and is about something inside."""
    first = clause.tokens[0].word in word_set(intents.language.question_words)
    return first and clause.best.intent != OUTSIDE


def _only_opens(clause: Clause, intents: Intents) -> bool:
    named = {i for e in clause.entities for i in range(e.start, e.end)}
    small = intents.intents[clause.best.intent].label_asked is None
    rest = {token.word for i, token in enumerate(clause.tokens, clause.start) if i not in named}
    return small or _ruled_out(clause, intents) or rest <= word_set(intents.language.joiners)


def _ruled_out(clause: Clause, intents: Intents) -> bool:
    """Whether a clause says what is not meant ("not pay", "not nlp")."""
    return clause.tokens[0].word in intents.language.negations
