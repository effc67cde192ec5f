"""Closed classes of words, looked for around a position in the words of a line."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.model.turn import Entity, Token
from bot.model.words import Classes, stem


class Said(NamedTuple):
    """The words of a line, what it names (by position in it), and the classes of words."""

    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    entities: tuple[Entity, ...]
    classes: Classes

    def phrases(self, name: str) -> frozenset[tuple[str, ...]]:
        """Return the phrases of a class."""
        return self.classes[name].phrases

    def before(self, end: int, name: str) -> int:
        """Return how many words make up the longest phrase of a class that ends at `end`."""
        return self.classes[name].before(self.words, end)

    def after(self, start: int, name: str) -> int:
        """Return how many words make up the longest phrase of a class that starts at `start`."""
        return self.classes[name].after(self.words, start)

    def belongs(self, position: int, name: str) -> bool:
        """Return whether the word at a position is one of a class."""
        inside = 0 <= position < len(self.words)
        return inside and (self.words[position],) in self.phrases(name)

    def finds(self, name: str) -> frozenset[int]:
        """Return the positions of all words that are part of a phrase of a class."""
        return self.classes[name].covered(self.words)


def said(
    tokens: Sequence[Token], entities: Sequence[Entity], offset: int, classes: Classes
) -> Said:
    """Return tokens as a line whose entities count from its own first word."""
    words = tuple(token.word if token.known else stem(token.text) for token in tokens)
    local = tuple(entity.shifted(offset) for entity in entities)
    return Said(tuple(tokens), words, local, classes)


def unnamed(tokens: Sequence[Token], entities: Sequence[Entity]) -> frozenset[str]:
    """Return the words of a line that name nothing."""
    named = {i for entity in entities for i in range(entity.start, entity.end)}
    return frozenset(token.word for i, token in enumerate(tokens) if i not in named)
