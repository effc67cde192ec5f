"""Repair of misspelt words against the bot's own vocabulary.

The choice among candidates is Norvig's sentence, `known or close or as typed`
(norvig.com/spell-correct.html); `near.py` finds what is close. Among close words the
likelier slip and the more common word win, as in Kernighan, Church and Gale, A Spelling
Correction Program Based on a Noisy Channel Model, COLING 1990.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from math import log

from bot.model.turn import Token
from bot.model.words import stem
from bot.understanding.near import Near, build_near

SHORTEST = 3
SHORT_WORD = 4
SURE = 1.0
FIRST_LETTER = 0.5
COMMON = 0.15
SWAPPED = DOUBLED = 0.8
NEIGHBOUR = 0.9
DROPPED = 0.85
ADDED = 1.3
OTHER = 1.5
SEVERAL = 0.3
_KEYS = ("qwertyuiop", "asdfghjkl ", "zxcvbnm   ")
PARTED_BELOW = 0.86
LEAST_LEFT, LEAST_RIGHT = 2, 4


def near_words(counts: Mapping[str, int]) -> Near:
    """Return the index of the words that a misspelt one may be repaired to."""
    return build_near(word for word in counts if word.isalpha() and len(word) >= SHORTEST)


class Speller:
    """Spells words as the vocabulary does; `counts` says how often a word is used there.

    `near` is the index of that vocabulary, made from it where none is given.
    """

    def __init__(
        self,
        counts: Mapping[str, int],
        fixed: Iterable[str],
        english: Iterable[str] = (),
        near: Near | None = None,
    ) -> None:
        self.counts = counts
        self.fixed = frozenset(fixed)
        self._english = english
        self._near = near or near_words(counts)
        self.repair = lru_cache(maxsize=20000)(self._repair)

    @cached_property
    def english(self) -> frozenset[str]:
        """Words that are right as they are; looked at only where one is unknown otherwise."""
        return frozenset(self._english)

    def knows(self, word: str) -> bool:
        """Return whether `word` needs no repair."""
        return word in self.counts or word in self.fixed or not word.isalpha()

    def _repair(self, word: str) -> tuple[str, float]:
        """Return the spelling to use for `word` and its likeness from 0 to 1."""
        if self.knows(word) or len(word) < SHORTEST or word in self.english:
            return word, 1.0
        likely = [
            (slip - COMMON * log(self.counts[candidate]), candidate, distance)
            for candidate, distance in self._candidates(word)
            if (slip := _slip(word, candidate, distance)) <= SURE or len(word) >= SHORT_WORD
        ]
        if not likely:
            return word, 1.0
        _, best, distance = min(likely)
        return best, 1.0 - distance / max(len(word), len(best))

    def _candidates(self, word: str) -> list[tuple[str, int]]:
        """Return known words within the allowed number of slips: one in five letters or so."""
        slips = 1 if len(word) < 6 else 2 if len(word) < 11 else 3
        return self._near.within(word, slips)

    def spell(self, tokens: Iterable[Token]) -> tuple[Token, ...]:
        """Return the tokens with `word`, `likeness` and `known` filled in, run-ons split."""
        return tuple(spelt for token in tokens for spelt in self._spell(token))

    def _spell(self, token: Token) -> list[Token]:
        if self.knows(token.word):
            return [token]
        if token.text in self.counts:
            return [Token(token.text, token.text, token.start, token.end, token.gap)]
        word, likeness = self.repair(token.word)
        unsure = likeness < PARTED_BELOW or word == token.word
        parted = self._split(token) if unsure and token.word not in self.english else []
        if parted:
            return parted
        if word != token.word:
            known = word in self.counts
            return [Token(token.text, word, token.start, token.end, token.gap, likeness, known)]
        return [Token(token.text, word, token.start, token.end, token.gap, 1.0, known=False)]

    def _split(self, token: Token) -> list[Token]:
        """Return two known words that were typed as one ("datascientist"), or nothing."""
        text = token.text
        for cut in range(len(text) - LEAST_RIGHT, LEAST_LEFT - 1, -1):
            left, right = stem(text[:cut]), stem(text[cut:])
            if left in self.counts and right in self.counts:
                middle = token.start + cut
                return [
                    Token(text[:cut], left, token.start, middle, token.gap),
                    Token(text[cut:], right, middle, token.end),
                ]
        return []


def _slip(typed: str, word: str, distance: int) -> float:
    """Return how unlikely it is that `word` was typed as `typed`; an ordinary slip is 1."""
    other_start = FIRST_LETTER if typed[0] != word[0] else 0.0
    return other_start + (_one_slip(typed, word) if distance == 1 else distance + SEVERAL)


def _one_slip(typed: str, word: str) -> float:
    """Return how unlikely the one slip between `typed` and `word` is, by its kind."""
    start = next(
        (i for i, (a, b) in enumerate(zip(typed, word, strict=False)) if a != b),
        min(len(typed), len(word)),
    )
    if len(typed) < len(word):
        return DROPPED
    if len(typed) > len(word):
        return DOUBLED if start and typed[start] == typed[start - 1] else ADDED
    if typed[start + 1 :] != word[start + 1 :]:
        return SWAPPED
    return NEIGHBOUR if _near(typed[start], word[start]) else OTHER


def _near(one: str, other: str) -> bool:
    """Return whether two letters lie side by side on an English keyboard."""
    places = [
        (row, keys.index(letter))
        for letter in (one, other)
        for row, keys in enumerate(_KEYS)
        if letter in keys
    ]
    if len(places) < len((one, other)):
        return False
    (row, column), (other_row, other_column) = places
    return abs(row - other_row) + abs(column - other_column) == 1
