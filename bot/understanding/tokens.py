"""Text to words: lower case, plain letters, contractions written out."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from bot.model.intents import Language
from bot.model.turn import Token
from bot.model.words import stem

LONGEST = 4000
_WORD = re.compile(
    r"[$€£]?\d+(?:[.,]\d+)*(?:[a-z]+\b)?\+?|[^\W\d_][^\W_]*(?:'[^\W\d_]+)*(?:\+\+|#)?|[$€£?]"
)
_DASH = re.compile(r"\s[-\u2013\u2014]+\s")
_DOTTED = re.compile(r"\b([a-z]{1,2})\.([a-z]{1,4})\b\.?")  # "ph.d.", "b.tech"


def fold(text: str) -> str:
    """Return `text` in lower case without accents, curly quotes and control characters."""
    text = text.replace("\u2019", "'").replace("\u2018", "'").replace("\u00b4", "'")
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in decomposed if unicodedata.category(c)[0] not in "MC" or c in " \n\t")


def tokenise(text: str, language: Language) -> tuple[Token, ...]:
    """Return the words of `text`, folded, rewritten by `language`, articles left out.

    Only the first `LONGEST` characters are read, so that time stays bounded.
    """
    folded = _DOTTED.sub(r"\1\2", fold(text[:LONGEST]))
    tokens: list[Token] = []
    previous_end = 0
    for match in _WORD.finditer(folded):
        if match[0] == "?":
            continue
        gap = _DASH.sub(";", folded[previous_end : match.start()]).strip(" \t")
        previous_end = match.end()
        tokens.extend(_rewritten(match, gap, language))
    kept = tuple(_without_articles(tokens, language))
    return kept or tuple(tokens if len(tokens) == 1 else ())


def _without_articles(tokens: Iterable[Token], language: Language) -> Iterator[Token]:
    """Leave articles out; the gap of the next word keeps them, as "the second" is no "second"."""
    gap = ""
    for token in tokens:
        gap = f"{gap} {token.gap}".strip(" ")
        if token.text in language.ignored:
            gap = f"{gap} {token.text}".strip()
            continue
        yield Token(token.text, token.word, token.start, token.end, gap)
        gap = ""


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
