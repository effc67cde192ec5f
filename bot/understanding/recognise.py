"""Clauses to readings: rules where a phrase matches, likeness to phrases everywhere else."""

from collections.abc import Sequence

from msgspec import Struct

from bot.model.intents import Language, Thresholds
from bot.model.turn import Entity, Reading, Token
from bot.understanding.features import features, named_words, units
from bot.understanding.learner import Weights
from bot.understanding.lexicon import SLOTS
from bot.understanding.templates import Automaton

RULE = 0.99
KEEP = 4
FILLER = 0.25


class Rules(Struct, frozen=True):
    """All phrases as one machine; `phrases` gives (intent, text) for each template number."""

    edges: list[dict[str, list[int]]]
    accepts: dict[int, list[int]]
    phrases: list[tuple[str, str]]
    openers: list[dict[str, list[int]]]
    opener_ends: dict[int, list[int]]


def slot_spans(entities: Sequence[Entity], offset: int) -> dict[int, list[tuple[str, int]]]:
    """Return for each position the slots that an entity there can fill, and where it ends."""
    spans: dict[int, list[tuple[str, int]]] = {}
    for entity in entities:
        for slot, kinds in SLOTS.items():
            if entity.kind in kinds:
                spans.setdefault(entity.start - offset, []).append((slot, entity.end - offset))
    return spans


def skip_opener(words: Sequence[str], rules: Rules) -> int:
    """Return how many words at the start are only an opening ("hi, can you tell me")."""
    machine = Automaton(rules.openers, rules.opener_ends)
    skipped = 0
    while skipped < len(words):
        ends = [end for end, _ in machine.walk(tuple(words[skipped:]), {}) if end]
        if not ends or skipped + max(ends) >= len(words):
            break
        skipped += max(ends)
    return skipped


def by_rule(
    tokens: Sequence[Token], entities: Sequence[Entity], rules: Rules, offset: int
) -> list[Reading]:
    """Return a reading for each phrase that matches the whole clause, surest first."""
    words = tuple(token.word for token in tokens)
    machine = Automaton(rules.edges, rules.accepts)
    likeness = sum(token.likeness for token in tokens) / max(len(tokens), 1)
    found: dict[str, Reading] = {}
    for end, number in machine.walk(words, slot_spans(entities, offset)):
        intent, phrase = rules.phrases[number]
        if end == len(words) and intent not in found:
            evidence = tuple((word, 1.0) for word in words)
            found[intent] = Reading(intent, RULE * likeness, "rule", evidence, phrase)
    return list(found.values())


def by_likeness(
    tokens: Sequence[Token],
    entities: Sequence[Entity],
    weights: Weights,
    language: Language,
    thresholds: Thresholds,
) -> list[Reading]:
    """Return the likeliest intents; confidence = share among intents x coverage squared."""
    row = units(tokens, entities)
    words = [word for word, _ in row]
    found = features(words, named_words(tokens, entities))
    shares = weights.probabilities(found, thresholds.temperature)
    covered = coverage(row, weights) ** 2
    order = sorted(range(len(shares)), key=lambda i: (-shares[i], i))[:KEEP]
    return [
        Reading(weights.labels[i], shares[i] * covered, "likeness", _evidence(i, found, weights))
        for i in order
    ]


def coverage(row: Sequence[tuple[str, float]], weights: Weights) -> float:
    """Return the share of the words that the phrases know, rare words counting more."""
    total = known = 0.0
    for word, likeness in row:
        weight = weights.rarity.get(word, weights.unseen)
        total += weight
        known += weight * likeness if word in weights.rarity else 0.0
    return known / total if total else 0.0


def _evidence(
    label: int, found: dict[str, float], weights: Weights
) -> tuple[tuple[str, float], ...]:
    """Return the words and pairs that speak most for a label, pieces of words left out."""
    parts = [
        (feature, round(value * weights.weights.get(feature, {}).get(label, 0.0), 3))
        for feature, value in weights.vector(found).items()
        if not feature.startswith("#")
    ]
    return tuple(sorted((p for p in parts if p[1] > 0), key=lambda p: (-p[1], p[0]))[:6])


def best_first(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return one reading an intent, best first.

    In this order: 1. rule before likeness, 2. confidence, 3. the longer phrase, 4. name.
    """
    ordered = sorted(readings, key=_rank)
    best: dict[str, Reading] = {}
    for reading in ordered:
        best.setdefault(reading.intent, reading)
    return tuple(best.values())


def _rank(reading: Reading) -> tuple[bool, float, int, str]:
    """Order readings; see best_first."""
    return reading.how != "rule", -reading.confidence, -len(reading.phrase or ""), reading.intent
