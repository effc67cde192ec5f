"""Short names ("vision", "finance"): when they mean a career, and when only a word."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from bot.conversation.context import ANCHORS
from bot.conversation.phrases import unnamed
from bot.model.intents import Intents
from bot.model.turn import Entity, State, Token, Utterance
from bot.model.words import word_set

SIDES = frozenset(("career", "nickname"))
JOINERS = frozenset(("and", "or", "versus", "nor", "against"))
COMPARING = frozenset(("with", "to", "than", "from"))
DIFFERENCE = "difference"
Span = tuple[int, int]


def with_nicknames(utterance: Utterance, state: State, intents: Intents) -> Utterance:
    """Return the utterance with short names as careers, where they can mean nothing else.

    They do in a talk that holds a career or a list, unless the line names one in full; where the
    line says nothing else ("what about vision?"); and beside a career or, where things are
    compared, beside each other ("nlp and vision", "compare healthcare and finance"). Elsewhere
    they are left out.
    """
    if not any(entity.kind == "nickname" for entity in utterance.entities):
        return utterance
    held = state.request is not None or bool(state.shortlist)
    anchored = any(entity.kind in ANCHORS for entity in utterance.entities)
    follow = word_set(intents.language.follow_words)
    bare = unnamed(utterance.tokens, utterance.entities) <= follow
    alone = not anchored and (held or bare)
    meant = _joined(utterance, compares=_compares(utterance, intents))

    def named(entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
        return tuple(
            replace(e, kind="career") if e.kind == "nickname" else e
            for e in entities
            if e.kind != "nickname" or alone or (e.start, e.end) in meant
        )

    whole = named(utterance.entities)
    clauses = tuple(
        replace(clause, entities=_within(whole, clause.start, len(clause.tokens)))
        for clause in utterance.clauses
    )
    return replace(utterance, entities=whole, clauses=clauses)


def _within(entities: Sequence[Entity], start: int, length: int) -> tuple[Entity, ...]:
    return tuple(e for e in entities if start <= e.start < start + length)


def _compares(utterance: Utterance, intents: Intents) -> bool:
    """Whether some part of the line asks for a difference."""
    asked = (intents.intents[clause.best.intent] for clause in utterance.clauses)
    return any(intent.answer == DIFFERENCE for intent in asked)


def _joined(utterance: Utterance, *, compares: bool) -> set[Span]:
    """Return the spans of short names in a row of names that holds a career or is compared."""
    rows: list[list[Entity]] = []
    sides = sorted((e for e in utterance.entities if e.kind in SIDES), key=lambda e: e.start)
    for before, entity in pairwise((None, *sides)):
        if before and entity and _bridged(before, entity, utterance.tokens, compares=compares):
            rows[-1].append(entity)
        elif entity:
            rows.append([entity])
    return {
        (entity.start, entity.end)
        for row in rows
        if len(row) > 1 and (compares or any(e.kind == "career" for e in row))
        for entity in row
    }


def _bridged(one: Entity, other: Entity, tokens: Sequence[Token], *, compares: bool) -> bool:
    """Whether nothing but a comma or a word such as "and" stands between two names."""
    between = [token.word for token in tokens[one.end : other.start]]
    joiners = JOINERS | COMPARING if compares else JOINERS
    if not between:
        return "," in tokens[other.start].gap
    return len(between) <= len(JOINERS) and set(between) <= joiners
