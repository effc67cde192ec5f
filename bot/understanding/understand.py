"""The whole way from text to readings, and the compiled model that it needs."""

import re
from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from bot.model.intents import Intents, Language
from bot.model.knowledge import Knowledge, Level
from bot.model.turn import Clause, Entity, Reading, Token, Utterance
from bot.model.words import stem
from bot.understanding.clauses import clauses
from bot.understanding.entities import find_entities, without_overlaps
from bot.understanding.features import features, named_words, units
from bot.understanding.learner import Sample, Weights, learn
from bot.understanding.lexicon import SLOTS, Lexicon, build_lexicon
from bot.understanding.recognise import (
    Rules,
    best_first,
    by_likeness,
    by_rule,
    skip_opener,
)
from bot.understanding.spelling import Speller
from bot.understanding.templates import Node, Word, automaton, parse, sample
from bot.understanding.titles import Titles
from bot.understanding.tokens import tokenise

_WORD = re.compile(r"(?<![<{\w-])[a-z']+(?![>}\w-])")
SAMPLES = 8
ANCHORS = {"career", "shared-name", "job", "background", "field"}
LONGEST_SUPPOSED = 20
LEAST_SHAPE = 2
NOTHING = Reading("out-of-scope", 0.0, "likeness")


class Compiled(Struct, frozen=True):
    """What is learned from the data once and kept: names, spelling, rules, weights."""

    counts: dict[str, int]
    lexicon: Lexicon
    rules: Rules
    weights: Weights


class Understander:
    """Understands utterances; holds the compiled model and nothing of any conversation."""

    def __init__(
        self,
        compiled: Compiled,
        intents: Intents,
        levels: Iterable[Level],
    ) -> None:
        language = intents.language
        self.compiled = compiled
        self.language = language
        self.thresholds = intents.thresholds
        self.of_a_career = {i.intent for i in intents.intents.values() if i.needs != "nothing"}
        self.levels = tuple(levels)
        self.speller = Speller(compiled.counts, language.fixed, intents.english)
        self.titles = Titles(language)

    def read(self, text: str, *, suppose: bool = True) -> Utterance:
        """Return what is asked in `text` and all that is named in it.

        With `suppose`, words that are no known name may be taken for a job title.
        """
        tokens = self.speller.spell(tokenise(text, self.language))
        entities = self.entities(tokens)
        named = self._parts(tokens, entities)
        if suppose and not any(e.kind in ANCHORS for e in entities):
            supposed = self._supposing_a_title(tokens, entities, named)
            if supposed is not None:
                entities, named = supposed
        return Utterance(text, tokens, entities, named)

    def _parts(self, tokens: tuple[Token, ...], entities: tuple[Entity, ...]) -> tuple[Clause, ...]:
        spans = clauses(tokens, entities, self.language)
        parts = [self.clause(tokens, entities, start, end) for start, end in spans]
        return tuple(part for part in parts if part.tokens)

    def _supposing_a_title(
        self, tokens: tuple[Token, ...], entities: tuple[Entity, ...], named: tuple[Clause, ...]
    ) -> tuple[tuple[Entity, ...], tuple[Clause, ...]] | None:
        """Return the reading with some words taken for a title, if it is far surer than without.

        "vet school how many years": no word of it is known as a career, but the sentence has
        the shape of a question on one.
        """
        best = None
        if len(tokens) > LONGEST_SUPPOSED or any(part.best.how == "rule" for part in named):
            return None
        for title in self.titles.supposed(tokens, entities):
            if len(tokens) - (title.end - title.start) < LEAST_SHAPE:
                continue
            kept = without_overlaps([title, *entities])
            parts = self._parts(tokens, tuple(kept))
            reading = _surest(parts)
            sure = reading.confidence >= max(self.thresholds.suppose, best[0] if best else 0.0)
            if reading.intent in self.of_a_career and sure:
                best = (reading.confidence, tuple(kept), parts)
        return best[1:] if best else None

    def entities(self, tokens: tuple[Token, ...]) -> tuple[Entity, ...]:
        """Return what the tokens name."""
        return find_entities(tokens, self.compiled.lexicon, self.titles, self.levels, self.language)

    def clause(
        self, tokens: tuple[Token, ...], entities: tuple[Entity, ...], start: int, end: int
    ) -> Clause:
        """Return the readings of one span of the tokens."""
        whole = tuple(e for e in entities if start <= e.start and e.end <= end)
        by_whole = by_rule(tokens[start:end], whole, self.compiled.rules, start)
        start += skip_opener([t.word for t in tokens[start:end]], self.compiled.rules)
        own = tuple(e for e in whole if start <= e.start)
        span = tokens[start:end]
        local = [_shifted(e, start) for e in own]
        readings = best_first(
            [
                *(by_whole or by_rule(span, own, self.compiled.rules, start)),
                *by_likeness(span, local, self.compiled.weights, self.language, self.thresholds),
            ]
        )
        return Clause(span, own, readings or (NOTHING,), start)


def _surest(parts: Iterable[Clause]) -> Reading:
    return max((part.best for part in parts), key=lambda r: r.confidence, default=NOTHING)


def _shifted(entity: Entity, by: int) -> Entity:
    return Entity(
        entity.kind,
        entity.id,
        entity.start - by,
        entity.end - by,
        entity.text,
        entity.likeness,
        entity.value,
        entity.negated,
    )


def compile_model(intents: Intents, knowledge: Knowledge) -> Compiled:
    """Return the compiled model; the same data give the same model."""
    language = intents.language
    lexicon = build_lexicon(knowledge, language)
    phrases = [
        (intent.intent, text) for intent in intents.intents.values() for text in intent.phrases
    ]
    nodes = [parse(_written_out(text, language), intents.shared) for _, text in phrases]
    counts = _vocabulary(nodes, lexicon, intents)
    rules = _rules(phrases, nodes, intents)
    samples = list(_samples(phrases, nodes, lexicon, intents, counts, knowledge))
    labels = [name for name, i in intents.intents.items() if not i.rule_only]
    return Compiled(counts, lexicon, rules, learn(labels, samples))


def _written_out(text: str, language: Language) -> str:
    """Return a phrase with contractions and short forms written out, as tokens are."""
    return _WORD.sub(lambda word: language.rewrites.get(word[0], word[0]), text)


class Normaliser:
    """Spells the words of phrases as tokens are spelt; slots stay as they are."""

    def __init__(self, language: Language) -> None:
        self.ignored = frozenset(language.ignored)
        self.rewrites = language.rewrites

    def __call__(self, word: str) -> str:
        """Return the stem of `word`, or nothing if utterances leave it out."""
        if word in SLOTS:
            return word
        return "" if word in self.ignored else stem(self.rewrites.get(word, word))


def _vocabulary(nodes: Iterable[Node], lexicon: Lexicon, intents: Intents) -> dict[str, int]:
    """Return how often phrases and names use each word."""
    normal = Normaliser(intents.language)
    counts: Counter[str] = Counter()
    for node in [*nodes, *(parse(o, intents.shared) for o in _openers(intents))]:
        counts.update(filter(None, (normal(word) for word in _words(node))))
    for names in lexicon.by_first.values():
        counts.update(word for name in names for word in name.words)
    counts.update(stem(word) for word in intents.language.title_heads)
    counts.update(stem(word) for word in intents.language.title_stops)
    return dict(sorted((word, n) for word, n in counts.items() if not word.startswith("{")))


def _words(node: Node) -> Iterable[str]:
    if isinstance(node, Word):
        yield node.symbol
    else:
        for part in node.parts:
            yield from _words(part)


def _openers(intents: Intents) -> list[str]:
    lines = intents.messages.get("openers", [])
    return [lines] if isinstance(lines, str) else list(lines)


def _rules(phrases: list[tuple[str, str]], nodes: list[Node], intents: Intents) -> Rules:
    normal = Normaliser(intents.language)
    machine = automaton(nodes, normal)
    openers = automaton([parse(o, intents.shared) for o in _openers(intents)], normal)
    return Rules(machine.edges, machine.accepts, phrases, openers.edges, openers.accepts)


def _samples(
    phrases: list[tuple[str, str]],
    nodes: list[Node],
    lexicon: Lexicon,
    intents: Intents,
    counts: dict[str, int],
    knowledge: Knowledge,
) -> Iterable[Sample]:
    """Yield (label, features) for sentences spread over each phrase."""
    language, normal = intents.language, Normaliser(intents.language)
    titles = Titles(language)
    labels = [name for name, i in intents.intents.items() if not i.rule_only]
    for (intent, _), node in zip(phrases, nodes, strict=True):
        if intent not in labels:
            continue
        for words in sample(node, SAMPLES):
            tokens = tuple(Token(word, word, 0, 0) for word in map(normal, words) if word)
            entities = find_entities(tokens, lexicon, titles, knowledge.levels.values(), language)
            row = [word for word, _ in units(tokens, entities)]
            yield labels.index(intent), features(row, _said(tokens, entities))


def _said(tokens: tuple[Token, ...], entities: tuple[Entity, ...]) -> list[str]:
    return [word for word in named_words(tokens, entities) if word not in SLOTS]
