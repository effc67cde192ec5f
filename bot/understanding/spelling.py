"""Repair of misspelt words against the bot's own vocabulary.

The choice among candidates is Norvig's sentence, `known or close or as typed`
(norvig.com/spell-correct.html), with rapidfuzz for the distance.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from bot.model.turn import Token
from bot.understanding.tokens import stem

SHORTEST = 4


class Speller:
    """Spells words as the vocabulary does; `counts` says how often a word is used there."""

    def __init__(
        self, counts: Mapping[str, int], fixed: Iterable[str], english: Iterable[str] = ()
    ) -> None:
        self.counts = counts
        self.fixed = frozenset(fixed)
        self.english = frozenset(english)
        self._by_length: dict[int, list[str]] = {}
        for word in sorted(counts):
            if word.isalpha() and len(word) >= SHORTEST - 1:
                self._by_length.setdefault(len(word), []).append(word)
        self.repair = lru_cache(maxsize=20000)(self._repair)

    def knows(self, word: str) -> bool:
        """Return whether `word` needs no repair."""
        return word in self.counts or word in self.fixed or not word.isalpha()

    def _repair(self, word: str) -> tuple[str, float]:
        """Return the spelling to use for `word` and its likeness from 0 to 1."""
        if self.knows(word) or len(word) < SHORTEST or word in self.english:
            return word, 1.0
        close = [(d, *self._rank(word, c), c) for c, d in self._candidates(word)]
        if not close:
            return word, 1.0
        best = min(close)
        return best[-1], 1.0 - best[0] / max(len(word), len(best[-1]))

    def _candidates(self, word: str) -> list[tuple[str, int]]:
        """Return known words within the allowed number of slips: one in five letters or so."""
        slips = 1 if len(word) < 6 else 2 if len(word) < 11 else 3
        pool = [
            candidate
            for length in range(len(word) - slips, len(word) + slips + 1)
            for candidate in self._by_length.get(length, ())
        ]
        found = extract(word, pool, scorer=OSA.distance, score_cutoff=slips, limit=8)
        return [(candidate, int(distance)) for candidate, distance, _ in found]

    def _rank(self, word: str, candidate: str) -> tuple[bool, int]:
        """Among equally close words prefer the same first letter, then the more common word."""
        return word[0] != candidate[0], -self.counts[candidate]

    def spell(self, tokens: Iterable[Token]) -> tuple[Token, ...]:
        """Return the tokens with `word`, `likeness` and `known` filled in, run-ons split."""
        return tuple(spelt for token in tokens for spelt in self._spell(token))

    def _spell(self, token: Token) -> list[Token]:
        if self.knows(token.word) or token.text in self.counts:
            word = token.word if self.knows(token.word) else token.text
            return [Token(token.text, word, token.start, token.end, token.gap)]
        word, likeness = self.repair(token.word)
        if word != token.word:
            known = word in self.counts
            return [Token(token.text, word, token.start, token.end, token.gap, likeness, known)]
        return self._split(token) or [
            Token(token.text, word, token.start, token.end, token.gap, 1.0, known=False)
        ]

    def _split(self, token: Token) -> list[Token]:
        """Return two known words that were typed as one ("datascientist"), or nothing."""
        text = token.text
        for cut in range(len(text) - 3, 2, -1):
            left, right = stem(text[:cut]), stem(text[cut:])
            if left in self.counts and right in self.counts:
                middle = token.start + cut
                return [
                    Token(text[:cut], left, token.start, middle, token.gap),
                    Token(text[cut:], right, middle, token.end),
                ]
        return []
