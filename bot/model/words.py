"""Forms of words that all stages share."""

from functools import lru_cache

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


@lru_cache(maxsize=64)
def word_set(words: tuple[str, ...]) -> frozenset[str]:
    """Return the words of a word class as a set, stemmed as tokens are."""
    return frozenset(map(stem, words))


@lru_cache(maxsize=64)
def phrase_set(phrases: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """Return short phrases as rows of stemmed words."""
    return frozenset(tuple(map(stem, phrase.split())) for phrase in phrases)
