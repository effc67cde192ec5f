"""Text to words: lower case, plain letters, contractions written out."""

import re
import unicodedata
from functools import lru_cache

from bot.model.intents import Language
from bot.model.turn import Token

LONGEST = 4000
_WORD = re.compile(
    r"[$€£]?\d+(?:[.,]\d+)*(?:[a-z]+\b)?\+?|[^\W\d_]+(?:'[^\W\d_]+)*(?:\+\+|#)?|[$€£?]"
)
_KEEP = {"ss", "us", "is", "os", "as"}


def fold(text: str) -> str:
    """Return `text` in lower case without accents, curly quotes and control characters."""
    text = text.replace("\u2019", "'").replace("\u2018", "'").replace("\u00b4", "'")
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in decomposed if unicodedata.category(c)[0] not in "MC" or c in " \n\t")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return `word` without the ending of the plural ("scientists", "libraries")."""
    if len(word) < 4 or word[-1] != "s" or word[-2:] in _KEEP or not word.isalpha():
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1]


def tokenise(text: str, language: Language) -> tuple[Token, ...]:
    """Return the words of `text`, folded, rewritten by `language`, articles left out.

    Only the first `LONGEST` characters are read, so that time stays bounded.
    """
    folded = fold(text[:LONGEST])
    tokens: list[Token] = []
    previous_end = 0
    for match in _WORD.finditer(folded):
        if match[0] == "?":
            continue
        gap = folded[previous_end : match.start()].strip()
        previous_end = match.end()
        tokens.extend(_rewritten(match, gap, language))
    return tuple(t for t in tokens if t.text not in _ignored(tuple(language.ignored)))


@lru_cache(maxsize=8)
def _ignored(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words)


def _rewritten(match: re.Match[str], gap: str, language: Language) -> list[Token]:
    typed = match[0]
    words = language.rewrites.get(typed) or language.rewrites.get(typed.replace("'", ""))
    if words is None:
        words = typed.removesuffix("'s").replace("'", "")
    start, end = match.span()
    return [
        Token(word, stem(word), start, end, gap if i == 0 else "")
        for i, word in enumerate(words.split())
    ]


def words_of(text: str, language: Language) -> tuple[str, ...]:
    """Return the stemmed words of `text`, as names and phrases are looked up by."""
    return tuple(token.word for token in tokenise(text, language))
