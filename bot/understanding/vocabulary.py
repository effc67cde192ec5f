"""The words that phrases and names use, as they are written and as they are looked up."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import chain

from msgspec import Struct

from bot.model.intents import Language
from bot.understanding.near import Near, build_near
from bot.understanding.tokens import spoken

SHORTEST = 3
SHORT_FORM = 3


class Vocabulary(Struct, frozen=True):
    """How often each word is used, and the index of those that a slip may be repaired to.

    A word counts as it is written ("jobs") and as it is looked up ("job"). `company` has the
    words that only names of several words use, with those that stand beside them there.
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
    counts.update(dict.fromkeys(_short_forms(language), 1))
    known = dict(sorted(counts.items()))
    return Vocabulary(known, near_words(known), _company(names, used.keys(), language))


def _counted(written: Iterable[str], language: Language) -> Counter[str]:
    """Return how often each word is used, as it is written and as it is looked up."""
    counts = Counter(word for word in written if not word.startswith("{"))
    for word, count in list(counts.items()):
        counts.update({part: count for part in spoken(word, language) if part != word})
    return counts


def near_words(counts: Mapping[str, int]) -> Near:
    """Return the index of the words that a misspelt one may be repaired to."""
    return build_near(word for word in counts if word.isalpha() and len(word) >= SHORTEST)


def _short_forms(language: Language) -> Iterable[str]:
    """Yield the short forms that are long enough to be misspelt, but for negations."""
    fixed = frozenset(language.fixed)
    for form, words in language.rewrites.items():
        if len(form) >= SHORT_FORM and form.isalpha() and fixed.isdisjoint(words.split()):
            yield form


def _company(
    names: Iterable[Sequence[str]], used: Container[str], language: Language
) -> dict[str, tuple[str, ...]]:
    """Return the words that only names of several words have, with their neighbours there."""
    beside: dict[str, set[str]] = defaultdict(set)
    for row in names:
        words = [part for word in row for part in spoken(word, language)]
        for i, word in enumerate(words):
            around = {*words[max(i - 1, 0) : i], *words[i + 1 : i + 2]}
            beside[word].update(around or {word})
    parts = (word for word in beside if word.isalpha() and word not in beside[word])
    return {word: tuple(sorted(beside[word])) for word in sorted(parts) if word not in used}
