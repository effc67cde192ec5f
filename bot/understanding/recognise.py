"""Clauses to readings: rules where a phrase matches, likeness to phrases everywhere else."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from heapq import nlargest

from msgspec import Struct

from bot.model.intents import Thresholds
from bot.model.turn import Entity, Reading, Token
from bot.understanding.automaton import Automaton, Matcher, Spans
from bot.understanding.features import PIECE_MARK, features, named_words, units
from bot.understanding.lexicon import SLOTS
from bot.understanding.names import Lines
from bot.understanding.weights import Weights, softmax

RULE = 0.99
NAME = "{name}"
KEEP = 4
EXPLAINED = 2
MOST_EVIDENCE = 6
ELSEWHERE = 0.75


class Rules(Struct, frozen=True):
    """All phrases as one machine; `phrases` gives intent, tab, text for each template number."""

    machine: Automaton
    phrases: Lines
    openers: Automaton


def slot_spans(entities: Sequence[Entity], offset: int) -> Spans:
    """Return for each position the slots that an entity there can fill, and where it ends."""
    spans: dict[int, list[tuple[str, int]]] = {}
    for entity in entities:
        for slot, kinds in SLOTS.items():
            if entity.kind in kinds:
                spans.setdefault(entity.start - offset, []).append((slot, entity.end - offset))
    return spans


def with_names(spans: Spans, tokens: Sequence[Token]) -> Spans:
    """Return the spans with one more: any one or two words that nobody knows may be a name."""
    found = {position: list(slots) for position, slots in spans.items()}
    for i, token in enumerate(tokens):
        if _is_usual(token):
            continue
        found.setdefault(i, []).append((NAME, i + 1))
        if i + 1 < len(tokens) and not _is_usual(tokens[i + 1]):
            found[i].append((NAME, i + 2))
    return found


def _is_usual(token: Token) -> bool:
    """Whether a word is known as it was typed."""
    return token.known and token.likeness == 1.0


def skip_opener(words: Sequence[str], openers: Matcher) -> int:
    """Return how many words at the start are only an opening ("hi, can you tell me")."""
    skipped = 0
    while skipped < len(words):
        ends = [end for end, _ in openers.walk(tuple(words[skipped:]), {}) if end]
        if not ends or skipped + max(ends) >= len(words):
            break
        skipped += max(ends)
    return skipped


class ByRule:
    """Finds the phrases that match a whole clause."""

    def __init__(self, rules: Rules) -> None:
        self._matcher = Matcher(rules.machine)
        self._phrases = rules.phrases

    def __call__(
        self, tokens: Sequence[Token], entities: Sequence[Entity], offset: int
    ) -> list[Reading]:
        """Return a reading for each intent that has a matching phrase."""
        words = tuple(token.word for token in tokens)
        likeness = sum(token.likeness for token in tokens) / max(len(tokens), 1)
        evidence = tuple((word, 1.0) for word in words)
        found: dict[str, Reading] = {}
        spans = with_names(slot_spans(entities, offset), tokens)
        for end, number in self._matcher.walk(words, spans):
            if end == len(words):
                intent, _, phrase = self._phrases[number].partition("\t")
                found.setdefault(intent, Reading(intent, RULE * likeness, "rule", evidence, phrase))
        return list(found.values())


def by_likeness(
    tokens: Sequence[Token],
    entities: Sequence[Entity],
    weights: Weights,
    thresholds: Thresholds,
    telling: AbstractSet[str] = frozenset(),
) -> list[Reading]:
    """Return the likeliest intents; confidence = share among intents x coverage squared.

    Words that are `telling` count within names, too. Only the first `EXPLAINED` tell which
    words spoke for them.
    """
    row = units(tokens, entities)
    words = [word for word, _ in row]
    vector = weights.vector(features(words, named_words(tokens, entities, telling)))
    shares = softmax(weights.scores(vector), thresholds.temperature)
    spoken = {feature: value for feature, value in vector.items() if feature[0] != PIECE_MARK}
    covering = [(word, likeness, weights.rarity(word) ** 2) for word, likeness in row]
    likeliest = nlargest(KEEP, range(len(shares)), key=shares.__getitem__)
    return [
        Reading(
            weights.labels[i],
            shares[i] * coverage(covering, i, weights) ** 2,
            "likeness",
            _evidence(i, spoken, weights) if i in likeliest[:EXPLAINED] else (),
        )
        for i in likeliest
    ]


def coverage(row: Sequence[tuple[str, float, float]], label: int, weights: Weights) -> float:
    """Return the share of the words that the phrases know, rare words counting more.

    `row` gives each word, its likeness and what it counts. A known word that does not speak
    for `label` counts by `ELSEWHERE` only.
    """
    total = known = 0.0
    for word, likeness, counts in row:
        total += counts
        if word in weights:
            speaks = weights.weight(word, label) > 0
            known += counts * likeness * (1.0 if speaks else ELSEWHERE)
    return known / total if total else 0.0


def _evidence(
    label: int, spoken: Mapping[str, float], weights: Weights
) -> tuple[tuple[str, float], ...]:
    """Return the words and pairs that speak most for a label."""
    parts = ((-v * weights.weight(feature, label), feature) for feature, v in spoken.items())
    best = sorted(part for part in parts if part[0] < 0)[:MOST_EVIDENCE]
    return tuple((feature, round(-share, 3)) for share, feature in best)


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
