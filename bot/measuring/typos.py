"""Slips of the finger, the same for the same seed: swap, drop, double, neighbouring key."""

import re
from collections.abc import Callable
from random import Random

LEAST = 3
_WORD = re.compile(rf"[A-Za-z]{{{LEAST},}}")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def corrupt(text: str, count: int, seed: int) -> str:
    """Return `text` with one slip in each of `count` words (of all, if there are fewer)."""
    random = Random(f"{seed}\n{text}")  # noqa: S311 - typos are no secret
    spans = [match.span() for match in _WORD.finditer(text)]
    chosen = random.sample(spans, min(count, len(spans)))
    for start, end in sorted(chosen, reverse=True):
        text = text[:start] + _slip(text[start:end], random) + text[end:]
    return text


def _slip(word: str, random: Random) -> str:
    """Return `word` with one slip; the first letter stays, as it mostly does in real typing."""
    kind = random.choice(SLIPS)
    return kind(word, random.randrange(1, len(word)), random)


def _swap(word: str, i: int, random: Random) -> str:
    """Swap two neighbours that differ; where there are none, double a letter."""
    places = [k for k in range(1, len(word) - 1) if word[k] != word[k + 1]]
    if not places:
        return _double(word, i, random)
    k = random.choice(places)
    return word[:k] + word[k + 1] + word[k] + word[k + 2 :]


def _drop(word: str, i: int, _: Random) -> str:
    return word[:i] + word[i + 1 :]


def _double(word: str, i: int, _: Random) -> str:
    return word[:i] + word[i] + word[i:]


def _neighbour(word: str, i: int, random: Random) -> str:
    return word[:i] + random.choice(neighbours(word[i].lower())) + word[i + 1 :]


def neighbours(letter: str) -> str:
    """Return the keys left, right, above and below of a letter on an English keyboard."""
    row = next(r for r, keys in enumerate(_ROWS) if letter in keys)
    column = _ROWS[row].index(letter)
    around = [(row, column - 1), (row, column + 1), (row - 1, column), (row + 1, column)]
    return "".join(_ROWS[r][c] for r, c in around if 0 <= r < len(_ROWS) and 0 <= c < len(_ROWS[r]))


SLIPS: tuple[Callable[[str, int, Random], str], ...] = (_swap, _drop, _double, _neighbour)
