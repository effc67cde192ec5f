"""Phrases whose own sentences another intent wins.

Thousands of sentences are tried against thousands of phrases. So each state of the machine
knows which intents pass through it, and a walk ends where only the sentence's own is left.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from bot.model.intents import Intents
from bot.model.knowledge import Knowledge
from bot.model.turn import Reading, Token
from bot.understanding.compiling import Normaliser, written_out
from bot.understanding.entities import find_entities
from bot.understanding.lexicon import build_lexicon
from bot.understanding.recognise import RULE, best_first, slot_spans
from bot.understanding.templates import Choice, Node, Word, parse
from bot.understanding.titles import Titles

FEW = 3
NOBODY = 0
Phrase = tuple[str, str]
Words = tuple[str, ...]
States = tuple[int, ...]
Spans = Mapping[int, list[tuple[str, int]]]


class Shadow(NamedTuple):
    """A sentence of a phrase, and the intent and phrase that win it instead."""

    intent: str
    phrase: str
    sentence: str
    winner: str
    by: str


class Paths:
    """All phrases as one machine; `owners` has a bit for each intent that passes a state."""

    def __init__(self) -> None:
        self.edges: list[dict[str, list[int]]] = [{}]
        self.owners = [NOBODY]
        self.accepts: dict[int, list[int]] = {}
        self._shared: dict[tuple[States, str], int] = {}
        self._steps: dict[tuple[States, str, int], States] = {}

    def add(self, node: Node, states: States, owner: int) -> States:
        """Add a phrase in normal words after `states`; return the states at its end."""
        if isinstance(node, Word):
            return (self._target(states, node.symbol, owner),) if node.symbol else states
        if isinstance(node, Choice):
            return tuple(sorted({e for p in node.parts for e in self.add(p, states, owner)}))
        for part in node.parts:
            states = self.add(part, states, owner)
        return states

    def _target(self, states: States, symbol: str, owner: int) -> int:
        target = self._shared.setdefault((states, symbol), len(self.edges))
        if target == len(self.edges):
            self.edges.append({})
            self.owners.append(NOBODY)
            for state in states:
                self.edges[state].setdefault(symbol, []).append(target)
        self.owners[target] |= owner
        return target

    def numbers(self, words: Words, spans: Spans, besides: int = NOBODY) -> list[int]:
        """Return the phrases that match all words; with `besides`, those of other intents."""
        live: list[set[States]] = [set() for _ in range(len(words) + 1)]
        live[0].add((0,))
        for position, word in enumerate(words):
            for states in live[position]:
                for symbol, end in ((word, position + 1), *spans.get(position, ())):
                    if after := self._step(states, symbol, besides):
                        live[end].add(after)
        last = sorted({state for states in live[-1] for state in states})
        return [number for state in last for number in self.accepts.get(state, ())]

    def _step(self, states: States, symbol: str, besides: int) -> States:
        key = (states, symbol, besides)
        if key not in self._steps:
            targets = {t for s in states for t in self.edges[s].get(symbol, ())}
            self._steps[key] = tuple(t for t in sorted(targets) if self.owners[t] & ~besides)
        return self._steps[key]


class Rivals:
    """All phrases, as (intent, text), and which of them wins a sentence."""

    def __init__(self, phrases: list[Phrase], intents: Intents, knowledge: Knowledge) -> None:
        language = intents.language
        self.phrases = phrases
        self.nodes = [parse(written_out(text, language), intents.shared) for _, text in phrases]
        self._spelt: dict[str, str] = {}
        self._normal = Normaliser(language)
        self._names = build_lexicon(knowledge, language), Titles(language)
        self._closed = tuple(knowledge.levels.values()), language
        self._bits = {intent: 1 << bit for bit, intent in enumerate(intents.intents)}
        self._paths = Paths()
        for number, ((intent, _), node) in enumerate(zip(phrases, self.nodes, strict=True)):
            for state in self._paths.add(self._normalised(node), (0,), self._bits[intent]):
                self._paths.accepts.setdefault(state, []).append(number)

    def _normalised(self, node: Node) -> Node:
        """Return a phrase with its words spelt as tokens are; those left out are empty."""
        if isinstance(node, Word):
            return Word(self._spell(node.symbol))
        return type(node)(tuple(self._normalised(part) for part in node.parts))

    def _spell(self, word: str) -> str:
        if word not in self._spelt:
            self._spelt[word] = self._normal(word)
        return self._spelt[word]

    def winner(self, intent: str, sentence: Words) -> Phrase | None:
        """Return the intent and phrase that win a sentence, None where it has no rival."""
        words = tuple(filter(None, map(self._spell, sentence)))
        tokens = tuple(Token(word, word, 0, 0) for word in words)
        spans = slot_spans(find_entities(tokens, *self._names, *self._closed), 0)
        if not self._paths.numbers(words, spans, self._bits[intent]):
            return None
        first: dict[str, Reading] = {}
        for number in self._paths.numbers(words, spans):
            name, phrase = self.phrases[number]
            first.setdefault(name, Reading(name, RULE, "rule", phrase=phrase))
        best = best_first(list(first.values()))[0]
        return best.intent, best.phrase or ""


def shadows(phrases: list[Phrase], intents: Intents, knowledge: Knowledge) -> Iterator[Shadow]:
    """Yield, of each phrase, the first sentence that an intent other than its own wins."""
    rivals = Rivals(phrases, intents, knowledge)
    for (intent, phrase), node in zip(phrases, rivals.nodes, strict=True):
        for sentence in dict.fromkeys(tuple(variant(node, [n])) for n in range(FEW)):
            winner = rivals.winner(intent, sentence)
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
