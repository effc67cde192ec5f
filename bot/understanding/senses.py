"""Which words can stand for each other: what phrases say of one holds for its neighbours, too."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from msgspec import Struct

from bot.model.words import GROUP_MARK, stem
from bot.understanding.names import Lines, Names, in_order, lines_of, names_of

MOST_KEPT = 20_000


class Senses(Struct, frozen=True, dict=True):
    """The groups of the thesaurus that each word stands in; decoded when looked up."""

    words: Names
    groups: Lines

    def of(self, word: str) -> tuple[str, ...]:
        """Return the groups of a word, each with its mark; none for a word in no group."""
        kept = self._kept
        if word in kept:
            return kept[word]
        number = self.words.number(word)
        found = () if number is None else tuple(self.groups[number].split())
        if len(kept) < MOST_KEPT:
            kept[word] = found
        return found

    @cached_property
    def _kept(self) -> dict[str, tuple[str, ...]]:
        """The words looked up so far."""
        return {}


def senses_of(thesaurus: Mapping[str, Iterable[str]]) -> Senses:
    """Return the senses of all words of a thesaurus, which gives the words of each group."""
    groups: dict[str, dict[str, None]] = {}
    for name, words in thesaurus.items():
        for word in words:
            groups.setdefault(stem(word), {})[GROUP_MARK + name] = None
    ordered = in_order(groups)
    return Senses(names_of(ordered), lines_of(" ".join(groups[word]) for word in ordered))


NO_SENSES = senses_of({})
