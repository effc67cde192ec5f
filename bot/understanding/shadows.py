"""Phrases whose own sentences another intent wins."""

from collections.abc import Iterator
from typing import NamedTuple

from bot.model.intents import Intents
from bot.model.knowledge import Knowledge
from bot.model.turn import Reading, Token
from bot.understanding.automaton import Matcher, build_automaton
from bot.understanding.compiling import Normaliser, written_out
from bot.understanding.entities import find_entities
from bot.understanding.lexicon import build_lexicon
from bot.understanding.recognise import RULE, best_first, slot_spans
from bot.understanding.templates import Choice, Node, Word, parse
from bot.understanding.titles import Titles

FEW = 3
Phrase = tuple[str, str]
Words = tuple[str, ...]


class Shadow(NamedTuple):
    """A sentence of a phrase, and the intent and phrase that win it instead."""

    intent: str
    phrase: str
    sentence: str
    winner: str
    by: str


class Rivals:
    """All phrases, as (intent, text), and which of them wins a sentence."""

    def __init__(self, phrases: list[Phrase], intents: Intents, knowledge: Knowledge) -> None:
        language = intents.language
        self.phrases = phrases
        self.nodes = [parse(written_out(text, language), intents.shared) for _, text in phrases]
        self.normal = Normaliser(language)
        self._matcher = Matcher(build_automaton(self.nodes, self.normal))
        self._names = build_lexicon(knowledge, language), Titles(language)
        self._closed = tuple(knowledge.levels.values()), language

    def winner(self, sentence: Words) -> Phrase | None:
        """Return the intent and phrase that win, by the order in which rules are ranked."""
        words = tuple(filter(None, map(self.normal, sentence)))
        tokens = tuple(Token(word, word, 0, 0) for word in words)
        found = find_entities(tokens, *self._names, *self._closed)
        first: dict[str, Reading] = {}
        for end, number in self._matcher.walk(words, slot_spans(found, 0)):
            intent, phrase = self.phrases[number]
            if end == len(words):
                first.setdefault(intent, Reading(intent, RULE, "rule", phrase=phrase))
        ranked = best_first(list(first.values()))
        return (ranked[0].intent, ranked[0].phrase or "") if ranked else None


def shadows(phrases: list[Phrase], intents: Intents, knowledge: Knowledge) -> Iterator[Shadow]:
    """Yield, of each phrase, the first sentence that an intent other than its own wins."""
    rivals = Rivals(phrases, intents, knowledge)
    for (intent, phrase), node in zip(phrases, rivals.nodes, strict=True):
        for sentence in dict.fromkeys(tuple(variant(node, [n])) for n in range(FEW)):
            winner = rivals.winner(sentence)
            if winner is not None and winner[0] != intent:
                yield Shadow(intent, phrase, " ".join(sentence), *winner)
                break


def variant(node: Node, turns: list[int]) -> Iterator[str]:
    """Yield the words of one sentence; `turns` holds a number that says which choices to take.

    Much quicker than to count and number all sentences, where only a few are looked at.
    """
    if isinstance(node, Word):
        yield node.symbol
    elif isinstance(node, Choice):
        turns[0] += 1
        yield from variant(node.parts[(turns[0] - 1) % len(node.parts)], turns)
    else:
        for part in node.parts:
            yield from variant(part, turns)
