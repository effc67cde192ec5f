"""Repair of misspelt words against the bot's own vocabulary.

The choice among candidates is Norvig's sentence, `known or close or as typed`
(norvig.com/spell-correct.html); `near.py` finds what is close. Among close words the
likelier slip and the more common word win, as in Kernighan, Church and Gale, A Spelling
Correction Program Based on a Noisy Channel Model, COLING 1990.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import chain
from math import log

from bot.model.intents import Language
from bot.model.turn import Token
from bot.model.words import stem
from bot.understanding.tokens import spoken, without
from bot.understanding.vocabulary import Vocabulary

PAIR, SHORT_WORD = 2, 4
LEAST_USED = 100
SURE, LIKELY = 1.0, 1.9
FIRST_LETTER = 0.5
COMMON = 0.15
SWAPPED = DOUBLED = 0.8
NEIGHBOUR = 0.9
DROPPED = 0.85
ADDED = 1.3
OTHER = 1.5
SEVERAL = 0.3
ENDING = 0.9
_KEYS = ("qwertyuiop", "asdfghjkl ", "zxcvbnm   ")
LEAST_LEFT, LEAST_RIGHT = 2, 4


class Speller:
    """Spells words as the vocabulary does; words of `english` are right as they are.

    A word is compared as it was typed, its ending included, and then read as `language` reads
    words: a slip in "the" leaves nothing, one in "whats" leaves two words.
    """

    def __init__(
        self, vocabulary: Vocabulary, language: Language, english: Iterable[str] = ()
    ) -> None:
        self.counts = vocabulary.counts
        self.fixed = frozenset(language.fixed)
        self._company = vocabulary.company
        self._near = vocabulary.near
        self._language = language
        self._left_out = language.left_out
        self._english = english
        self.repair = lru_cache(maxsize=20000)(self._repair)

    @cached_property
    def english(self) -> frozenset[str]:
        """Words that are right as they are; looked at only where one is unknown otherwise."""
        return frozenset(self._english)

    def knows(self, word: str) -> bool:
        """Return whether `word` needs no repair."""
        return word in self.counts or word in self.fixed or not word.isalpha()

    def spell(self, tokens: Iterable[Token]) -> tuple[Token, ...]:
        """Return the tokens with `word`, `likeness` and `known` filled in, run-ons split.

        Articles that show themselves are left out, as those are that were spelt right.
        """
        row = tuple(tokens)
        words = [token.word for token in row]
        spelt = [
            [token] if self._fits(i, words) else self._spell(token) for i, token in enumerate(row)
        ]
        return tuple(without(self._left_out, chain.from_iterable(spelt))) or row

    def _fits(self, i: int, words: Sequence[str]) -> bool:
        """Return whether word `i` is known; one of longer names only beside the words it has there.

        So "ho" is known before "chi minh", and is a slip of "how" before "to become".
        """
        company = self._company.get(words[i])
        alone = company is not None and set(company).isdisjoint(words[max(i - 1, 0) : i + 2])
        return not alone and self.knows(words[i])

    def _repair(self, typed: str) -> tuple[str, int]:
        """Return the written word that `typed` is a slip of, itself if none, and the slips."""
        if len(typed) < PAIR or not typed.isalpha() or self._is_english(typed):
            return typed, 0
        likely = self._likely(typed)
        if stem(typed) != typed:
            likely += [(cost + ENDING, word, n) for cost, word, n in self._likely(stem(typed))]
        _, best, slips = min(likely, default=(0.0, typed, 0))
        return best, slips

    def _is_english(self, typed: str) -> bool:
        return not self.english.isdisjoint((typed, stem(typed)))

    def _likely(self, typed: str) -> list[tuple[float, str, int]]:
        """Return known words within the allowed number of slips, and how unlikely each is.

        Allowed is one slip in five letters or so; a short word allows only an ordinary one, and
        none any other first letter. What two letters stand for has to be a frequent word.
        """
        slips = 1 if len(typed) < 6 else 2 if len(typed) < 11 else 3
        most = SURE if len(typed) < SHORT_WORD else LIKELY
        least = LEAST_USED if len(typed) == PAIR else 1
        return [
            (slip - COMMON * log(used), word, distance)
            for word, distance in self._near.within(typed, slips)
            if (used := self.counts.get(word, 1)) >= least
            and (slip := _slip(typed, word, distance)) <= most * distance
        ]

    def _spell(self, token: Token) -> list[Token]:
        """Return what an unknown word was meant as; two known ones typed as one, if they fit."""
        written, slips = self.repair(token.text)
        if written == token.text and self.knows(token.word):
            return [token]
        if slips == 1 or self._is_english(token.text):
            return self._read(token, written, slips)
        return self._split(token) or self._read(token, written, slips)

    def _read(self, token: Token, written: str, slips: int) -> list[Token]:
        """Return the words that a written one stands for, in the place of the typed one."""
        place = (token.start, token.end)
        if written == token.text:
            return [Token(written, token.word, *place, token.gap, known=False)]
        if written in self._left_out:
            return [Token(written, written, *place, token.gap)]
        likeness = 1.0 - slips / (len(token.text) + len(written))
        return [
            Token(token.text, word, *place, "" if i else token.gap, likeness, word in self.counts)
            for i, word in enumerate(spoken(written, self._language))
        ]

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
    if not distance:
        return 0.0
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
    """Return whether two letters lie side by side on an English keyboard.

    A letter that is on none, such as a Cyrillic one, may look like any other.
    """
    places = [
        (row, keys.index(letter))
        for letter in (one, other)
        for row, keys in enumerate(_KEYS)
        if letter in keys
    ]
    if len(places) < len((one, other)):
        return True
    (row, column), (other_row, other_column) = places
    return abs(row - other_row) + abs(column - other_column) == 1
