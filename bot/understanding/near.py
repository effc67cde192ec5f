"""Words within a few slips of a typed one, found without looking at all of them.

Each word is known by its two halves. Where two words lie two slips apart, one half of theirs is
the same, or both lie one slip apart; three slips leave one half with one at most (the pigeonhole
principle). And strings one slip apart share what is left when a letter is taken from each
(deletion neighbourhoods: Mor and Fraenkel, A Hash Code Method for Detecting and Correcting
Spelling Errors, CACM 25, 1982; Bocek, Hunt and Stiller, Fast Similarity Search, 2007). Two
letters swapped across the middle are a slip in both halves; so halves are also looked up with
that swap undone, for one slip fewer.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from zlib import crc32

from msgspec import Struct
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

MOST_SLIPS = 3
LEFT, RIGHT = "<", ">"
SAME, CLOSE = "=", "~"


class Near(Struct, frozen=True, dict=True):
    """Words, one a line, and the numbers of those under each key, in the order of the keys.

    A key is a checksum; what two halves share by chance is told apart by the distance.
    """

    words: str
    keys: bytes
    numbers: bytes

    @cached_property
    def _table(self) -> tuple[list[str], "array[int]", "array[int]"]:
        return self.words.split("\n"), array("I", self.keys), array("I", self.numbers)

    def within(self, typed: str, slips: int) -> list[tuple[str, int]]:
        """Return each word at most `slips` from `typed`, up to `MOST_SLIPS`, and its distance.

        A slip is a letter too many, too few or another, or two neighbours swapped.
        """
        pool = self.candidates(typed, slips)
        found = extract(typed, pool, scorer=OSA.distance, score_cutoff=slips, limit=None)
        return [(word, int(distance)) for word, distance, _ in found]

    def candidates(self, typed: str, slips: int) -> list[str]:
        """Return the words whose halves are near enough to those of `typed` for so many slips."""
        if slips == MOST_SLIPS:
            found = self._close(LEFT, typed, slips) | self._close(RIGHT, typed, slips)
        else:
            found = self._same(LEFT, typed, slips) | self._same(RIGHT, typed, slips)
        if slips == MOST_SLIPS - 1:
            found |= self._close(LEFT, typed, slips) & self._close(RIGHT, typed, slips)
        words = self._table[0]
        return [w for n in sorted(found) if abs(len(w := words[n]) - len(typed)) <= slips]

    def _same(self, side: str, typed: str, slips: int) -> set[int]:
        """Return the words that have this half of `typed`, or have it with a swap undone."""
        halves = {*_halves(side, typed, slips), *_halves(side, typed, slips, undo=True)}
        return self._under(_key(side, SAME, half) for half in halves)

    def _close(self, side: str, typed: str, slips: int) -> set[int]:
        """Return the words that have a half one slip from this half of `typed`."""
        halves = set(_halves(side, typed, slips, shift=1))
        if slips == MOST_SLIPS:
            halves.update(_halves(side, typed, slips, shift=1, undo=True))
        shorter = {part for half in halves for part in _shortened(half)}
        return self._under(_key(side, CLOSE, half) for half in shorter)

    def _under(self, looked_up: Iterable[int]) -> set[int]:
        """Return the numbers under some keys."""
        _, keys, numbers = self._table
        found: set[int] = set()
        for key in looked_up:
            start = bisect_left(keys, key)
            if start < len(keys) and keys[start] == key:
                found.update(numbers[start : bisect_right(keys, key, start)])
        return found


def build_near(words: Iterable[str]) -> Near:
    """Return the index of some words, for any number of slips that is looked up."""
    known = sorted(set(words))
    pairs = sorted((key, n) for n, word in enumerate(known) for key in set(_kept(word)))
    keys, numbers = array("I", (k for k, _ in pairs)), array("I", (n for _, n in pairs))
    return Near("\n".join(known), keys.tobytes(), numbers.tobytes())


def _kept(word: str) -> Iterator[int]:
    """Yield the keys under which a word is kept."""
    middle = len(word) // 2
    for side, half in ((LEFT, word[:middle]), (RIGHT, word[middle:])):
        yield _key(side, SAME, half)
        yield from (_key(side, CLOSE, part) for part in _shortened(half))


def _halves(
    side: str, typed: str, slips: int, *, shift: int = 0, undo: bool = False
) -> Iterator[str]:
    """Yield what of `typed` may be the half of a word at most `slips` from it.

    The half itself may be longer or shorter by `shift`; with `undo`, the letters on both sides
    of the cut are swapped back.
    """
    size, odd = len(typed), int(side == RIGHT)
    least, most = (size - slips + odd) // 2 - shift, (size + slips + odd) // 2 + shift
    for half in range(max(least, 0), min(most, size) + 1):
        cut = size - half if side == RIGHT else half
        text = typed
        if undo and 0 < cut < size:
            text = typed[: cut - 1] + typed[cut] + typed[cut - 1] + typed[cut + 1 :]
        yield text[cut:] if side == RIGHT else text[:cut]


def _shortened(half: str) -> Iterator[str]:
    """Yield a half as it stands and without each of its letters."""
    yield half
    yield from (half[:i] + half[i + 1 :] for i in range(len(half)))


def _key(side: str, kind: str, half: str) -> int:
    return crc32(f"{side}{kind}{half}".encode())
