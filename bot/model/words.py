"""Forms of words that all stages share."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

KIND_MARK, GROUP_MARK = "@", "~"
"""Before what stands for a name of a kind, and for a group of the thesaurus, among features."""
START, END, GAP = "^", "$", "_"
"""Among features, the ends of a line, and a word left out between two."""
_KEEP = {"ss", "us", "is", "os", "as"}
_WHOLE = {"does", "goes", "this", "has"}


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return `word` without the ending of the plural ("scientists", "libraries")."""
    if (
        len(word) < 4
        or word[-1] != "s"
        or word[-2:] in _KEEP
        or not word.isalpha()
        or word in _WHOLE
    ):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1]


@lru_cache(maxsize=512)
def word_set(words: tuple[str, ...]) -> frozenset[str]:
    """Return the words of a word class as a set, stemmed as tokens are."""
    return frozenset(map(stem, words))


@lru_cache(maxsize=512)
def phrase_set(phrases: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """Return short phrases as rows of stemmed words."""
    return frozenset(tuple(map(stem, phrase.split())) for phrase in phrases)


class PhraseIndex:
    """Short phrases by their first and by their last word, the longest first."""

    def __init__(self, phrases: Iterable[tuple[str, ...]]) -> None:
        self.phrases = frozenset(phrases)
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        self._by_last: dict[str, list[tuple[str, ...]]] = {}
        for phrase in sorted(self.phrases, key=lambda p: (-len(p), p)):
            self._by_first.setdefault(phrase[0], []).append(phrase)
            self._by_last.setdefault(phrase[-1], []).append(phrase)

    @property
    def first_words(self) -> AbstractSet[str]:
        """All words that a phrase begins with."""
        return self._by_first.keys()

    def starting(self, word: str) -> Sequence[tuple[str, ...]]:
        """Return the phrases whose first word is `word`, the longest first."""
        return self._by_first.get(word, ())

    def after(self, words: tuple[str, ...], start: int) -> int:
        """Return how many words make up the longest phrase that starts at `start`."""
        phrases = self._by_first.get(words[start], ()) if start < len(words) else ()
        for phrase in phrases:
            if words[start : start + len(phrase)] == phrase:
                return len(phrase)
        return 0

    def before(self, words: tuple[str, ...], end: int) -> int:
        """Return how many words make up the longest phrase that ends at `end`."""
        phrases = self._by_last.get(words[end - 1], ()) if end > 0 else ()
        for phrase in phrases:
            if words[max(end - len(phrase), 0) : end] == phrase:
                return len(phrase)
        return 0

    def covered(self, words: tuple[str, ...]) -> frozenset[int]:
        """Return the positions of all words that are part of a phrase."""
        starts = [i for i, word in enumerate(words) if word in self._by_first]
        return frozenset(i + k for i in starts for k in range(self.after(words, i)))


@lru_cache(maxsize=512)
def phrase_index(phrases: tuple[str, ...]) -> PhraseIndex:
    """Return short phrases as an index of rows of stemmed words."""
    return PhraseIndex(phrase_set(phrases))


class Classes(dict[str, PhraseIndex]):
    """Closed classes of words by name, each made an index when it is first looked up."""

    def __init__(self, wording: Mapping[str, str | list[str]]) -> None:
        super().__init__()
        self.wording = wording

    def __missing__(self, name: str) -> PhraseIndex:
        """Return a class that was not looked up before."""
        found = self[name] = phrase_index(tuple(self.wording[name]))
        return found
