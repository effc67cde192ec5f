"""The words that phrases and names use, as they are written and as they are looked up."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Sequence
from itertools import chain

from msgspec import Struct

from bot.model.intents import Language
from bot.understanding.near import Near, build_near
from bot.understanding.tokens import spoken

SHORTEST = 3


class Vocabulary(Struct, frozen=True):
    """How often each word is used, and the index of those that a slip may be repaired to.

    A word counts as it is written ("jobs") and as it is looked up ("job"); a slip may be one in a
    short form ("whats"), too. `company` has the short words that only names of several words
    use, with those that stand beside them there.
    """

    counts: dict[str, int]
    near: Near
    company: dict[str, tuple[str, ...]] = {}


def vocabulary_of(
    phrases: Iterable[str], names: Sequence[Sequence[str]], language: Language
) -> Vocabulary:
    """Return the vocabulary of the words of all phrases, and of names as rows of words.

    All are given as they are written, as often as they are used.
    """
    used = _counted(phrases, language)
    counts = used + _counted(chain.from_iterable(names), language)
    most = max(counts.values(), default=1)
    counts.update(dict.fromkeys(language.ignored, most))
    known = dict(sorted(counts.items()))
    meant = {*known, *_short_forms(language)} - {*language.fixed}
    return Vocabulary(known, near_words(meant), _company(names, used.keys(), language))


def _counted(written: Iterable[str], language: Language) -> Counter[str]:
    """Return how often each word is used, as it is written and as it is looked up."""
    counts = Counter(word for word in written if not word.startswith("{"))
    for word, count in list(counts.items()):
        counts.update({part: count for part in spoken(word, language) if part != word})
    return counts


def near_words(words: Iterable[str]) -> Near:
    """Return the index of the words that a misspelt one may be repaired to."""
    return build_near(word for word in words if word.isalpha() and len(word) >= SHORTEST)


def _short_forms(language: Language) -> Iterable[str]:
    """Return the short forms but for those of negations."""
    fixed = frozenset(language.fixed)
    return (form for form, words in language.rewrites.items() if fixed.isdisjoint(words.split()))


def _company(
    names: Iterable[Sequence[str]], used: Container[str], language: Language
) -> dict[str, tuple[str, ...]]:
    """Return the short words that only names of several words have, with their neighbours."""
    beside: dict[str, set[str]] = defaultdict(set)
    for row in names:
        words = [part for word in row for part in spoken(word, language)]
        for i, word in enumerate(words):
            around = {*words[max(i - 1, 0) : i], *words[i + 1 : i + 2]}
            beside[word].update(around or {word})
    short = (word for word in sorted(beside) if word.isalpha() and len(word) <= SHORTEST)
    parts = (word for word in short if word not in used and word not in beside[word])
    return {word: tuple(sorted(beside[word])) for word in parts}
