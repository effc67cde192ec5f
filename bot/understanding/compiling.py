"""Phrases and names to the compiled model that understanding works with."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bot.model.intents import Intents, Language
from bot.model.knowledge import Knowledge
from bot.model.turn import Token
from bot.model.words import word_set
from bot.understanding.asides import persons_of
from bot.understanding.automaton import build_automaton
from bot.understanding.compiled import Compiled
from bot.understanding.entities import find_entities
from bot.understanding.features import features, named_words, units
from bot.understanding.learner import Sample, learn
from bot.understanding.lexicon import SLOTS, Lexicon, build_lexicon, written_names
from bot.understanding.names import lines_of
from bot.understanding.recognise import Rules
from bot.understanding.senses import senses_of
from bot.understanding.templates import Node, Word, parse, sample
from bot.understanding.titles import Titles
from bot.understanding.tokens import spoken
from bot.understanding.vocabulary import vocabulary_of

SAMPLES = 4
CAREER = "{career}"
_WORD = re.compile(r"(?<![<{\w-])[a-z']+(?![>}\w-])")


class Phrase(NamedTuple):
    """One line of an intent's phrases, as written and as a tree."""

    intent: str
    text: str
    node: Node


def compile_model(intents: Intents, knowledge: Knowledge) -> Compiled:
    """Return the compiled model; the same data give the same model."""
    language = intents.language
    lexicon = build_lexicon(knowledge, language)
    phrases = list(_phrases(intents))
    labels = [name for name, intent in intents.intents.items() if not intent.rule_only]
    reader = _SampleReader(intents, knowledge, lexicon)
    samples: list[Sample] = [
        (labels.index(phrase.intent), found)
        for phrase in phrases
        if phrase.intent in labels
        for found in reader.read(phrase.node)
    ]
    written = list(_written(phrases, intents))
    names = written_names(knowledge, language, written.count(CAREER))
    return Compiled(
        vocabulary_of(written, names, language),
        lexicon,
        _rules(phrases, intents),
        learn(labels, samples),
        senses_of(intents.thesaurus),
        persons_of(knowledge, language),
    )


def _phrases(intents: Intents) -> Iterator[Phrase]:
    for intent in intents.intents.values():
        for text in intent.phrases:
            node = parse(written_out(text, intents.language), intents.shared)
            yield Phrase(intent.intent, text, node)


def written_out(text: str, language: Language) -> str:
    """Return a phrase with contractions and short forms written out, as tokens are."""
    return _WORD.sub(lambda word: language.rewrites.get(word[0], word[0]), text)


class Normaliser:
    """Spells the words of phrases as tokens are spelt; slots stay as they are."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def __call__(self, word: str) -> str:
        """Return the stem of `word`, or nothing if utterances leave it out."""
        return word if word in SLOTS else " ".join(spoken(word, self._language))


def _written(phrases: list[Phrase], intents: Intents) -> Iterator[str]:
    """Yield the words of all phrases as they are written, and those that titles are made of."""
    for node in [*(phrase.node for phrase in phrases), *_openers(intents)]:
        yield from _words(node)
    yield from intents.language.title_heads
    yield from intents.language.title_stops


def _words(node: Node) -> Iterable[str]:
    if isinstance(node, Word):
        yield node.symbol
    else:
        for part in node.parts:
            yield from _words(part)


def _openers(intents: Intents) -> list[Node]:
    lines = intents.messages.get("openers", [])
    texts = [lines] if isinstance(lines, str) else lines
    return [parse(text, intents.shared) for text in texts]


def _rules(phrases: list[Phrase], intents: Intents) -> Rules:
    normal = Normaliser(intents.language)
    return Rules(
        build_automaton([phrase.node for phrase in phrases], normal),
        lines_of(f"{phrase.intent}\t{phrase.text}" for phrase in phrases),
        build_automaton(_openers(intents), normal),
    )


class _SampleReader:
    """Reads sentences of phrases as utterances are read, so that both have the same features."""

    def __init__(self, intents: Intents, knowledge: Knowledge, lexicon: Lexicon) -> None:
        self._language = intents.language
        self._telling = word_set(intents.language.feelings["studied"])
        self._normal = Normaliser(intents.language)
        self._titles = Titles(intents.language)
        self._levels = knowledge.levels.values()
        self._lexicon = lexicon
        self._senses = senses_of(intents.thesaurus)

    def read(self, node: Node) -> Iterator[dict[str, float]]:
        """Yield the features of sentences spread over all that a phrase stands for."""
        for words in sample(node, SAMPLES):
            tokens = tuple(Token(word, word, 0, 0) for word in map(self._normal, words) if word)
            entities = find_entities(
                tokens, self._lexicon, self._titles, self._levels, self._language
            )
            row = [word for word, _ in units(tokens, entities)]
            said = [
                word for word in named_words(tokens, entities, self._telling) if word not in SLOTS
            ]
            yield features(row, said, self._senses)
