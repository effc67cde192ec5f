"""Clauses to readings: rules where a phrase matches, likeness to phrases everywhere else."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from bot.model.intents import Thresholds
from bot.model.turn import Entity, EntityKind, Reading, Token
from bot.understanding.automaton import Automaton, Matcher, Spans
from bot.understanding.features import features, named_words, units
from bot.understanding.lexicon import SLOTS
from bot.understanding.names import Lines
from bot.understanding.senses import NO_SENSES, Senses
from bot.understanding.weights import Row, Weighed, Weights, softmax

RULE = 0.99
NAME = "{name}"
KEEP = 4
EXPLAINED = 2
MOST_EVIDENCE = 6
ELSEWHERE = 0.75
STAND_IN = 0.5
Evidence = dict[int, tuple[tuple[str, float], ...]]


class Rules(Struct, frozen=True):
    """All phrases as one machine; `phrases` gives intent, tab, text for each template number."""

    machine: Automaton
    phrases: Lines
    openers: Automaton


def slot_spans(entities: Sequence[Entity], offset: int) -> Spans:
    """Return for each position the slots that an entity there can fill, and where it ends."""
    spans: dict[int, list[tuple[str, int]]] = {}
    for entity in entities:
        slots = [(slot, entity.end - offset) for slot in _slots_of(entity.kind)]
        spans.setdefault(entity.start - offset, []).extend(slots)
    return spans


@lru_cache(maxsize=64)
def _slots_of(kind: EntityKind) -> tuple[str, ...]:
    """Return the slots that something of a kind can fill."""
    return tuple(slot for slot, kinds in SLOTS.items() if kind in kinds)


def with_names(spans: Spans, tokens: Sequence[Token]) -> Spans:
    """Return the spans with one more: any one or two words that nobody knows may be a name."""
    unusual = [i for i, token in enumerate(tokens) if not _is_usual(token)]
    if not unusual:
        return spans
    found = {position: list(slots) for position, slots in spans.items()}
    for i in unusual:
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
    while skipped < len(words) and openers.begins(words[skipped]):
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
        words = tuple([token.word for token in tokens])
        spans = with_names(slot_spans(entities, offset), tokens)
        numbers = self._matcher.matching(words, spans)
        if not numbers:
            return []
        likeness = sum(token.likeness for token in tokens) / max(len(tokens), 1)
        evidence = tuple((word, 1.0) for word in words)
        found: dict[str, Reading] = {}
        for number in numbers:
            intent, _, phrase = self._phrases[number].partition("\t")
            found.setdefault(intent, Reading(intent, RULE * likeness, "rule", evidence, phrase))
        return list(found.values())


class Effort(NamedTuple):
    """How far readings by likeness are worked out.

    The first ones, as many as are to be `explained`, tell which words spoke for them; where
    none can reach the confidence `least`, there are none.
    """

    explained: int = EXPLAINED
    least: float = 0.0


FULL = Effort()


class ByLikeness:
    """Finds the likeliest intents; words that are `telling` count within names, too."""

    def __init__(
        self,
        weights: Weights,
        thresholds: Thresholds,
        senses: Senses = NO_SENSES,
        telling: AbstractSet[str] = frozenset(),
    ) -> None:
        self._weights = weights
        self._senses = senses
        self._temperature = thresholds.temperature
        self._telling = telling

    def __call__(
        self, tokens: Sequence[Token], entities: Sequence[Entity], effort: Effort = FULL
    ) -> list[Reading]:
        """Return the likeliest; confidence = share among intents x coverage squared."""
        row, weights = units(tokens, entities), self._weights
        cover = cover_of(row, weights, self._senses)
        if cover.most**2 < effort.least:
            return []
        beside = named_words(tokens, entities, self._telling)
        found = features([word for word, _ in row], beside, self._senses)
        weighed = weights.weighed(found)
        shares = softmax(weights.totals(weighed), self._temperature)
        order = sorted(range(len(shares)), key=shares.__getitem__, reverse=True)
        likeliest = order[:KEEP]
        words = _evidence(likeliest[: effort.explained], weighed)
        return [
            Reading(weights.labels[i], shares[i] * cover.by(i) ** 2, "likeness", words.get(i, ()))
            for i in likeliest
        ]


class Cover(NamedTuple):
    """What the words of a row count in all, and for each known one that and its weights."""

    total: float
    known: list[tuple[float, Row]]

    @property
    def most(self) -> float:
        """The largest share of the words that any label can cover."""
        return sum(counts for counts, _ in self.known) / self.total

    def by(self, label: int) -> float:
        """Return the share of the words that the phrases know, rare words counting more.

        A known word that does not speak for the label counts by `ELSEWHERE` only.
        """
        counted = [c if row.get(label, 0.0) > 0 else c * ELSEWHERE for c, row in self.known]
        return sum(counted) / self.total


def cover_of(
    row: Sequence[tuple[str, float]], weights: Weights, senses: Senses = NO_SENSES
) -> Cover:
    """Return what words, each with its likeness, count; a group of the thesaurus may stand in."""
    total, known = 0.0, []
    for word, likeness in row:
        itself = weights.known(word)
        found = itself or next(filter(None, map(weights.known, senses.of(word))), None)
        count = (found[0] if found else weights.unseen) ** 2
        total += count
        if found:
            known.append((count * (likeness if itself else likeness * STAND_IN), found[1]))
    return Cover(total or 1.0, known)


def _evidence(labels: Sequence[int], weighed: Sequence[Weighed]) -> Evidence:
    """Return for each label the words and pairs that speak most for it."""
    return {label: _speaking(label, weighed) for label in labels}


def _speaking(label: int, spoken: Iterable[Weighed]) -> tuple[tuple[str, float], ...]:
    parts = [(-value * row.get(label, 0.0), feature) for feature, value, row in spoken]
    best = sorted([part for part in parts if part[0] < 0])[:MOST_EVIDENCE]
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
