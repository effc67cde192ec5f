"""Text to words: lower case, plain letters, contractions written out."""

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator

from bot.model.intents import Language
from bot.model.turn import Token
from bot.model.words import stem

LONGEST = 4000
"""The most characters of a line that are read, so that time stays bounded."""
LONGEST_WORD = 50
_WORD = re.compile(
    r"[$€£]?\d+(?:[.,]\d+)*(?:[a-z]+\b)?\+?|[^\W\d_][^\W_]*(?:'[^\W\d_]+)*(?:\+\+|#)?|[$€£]+|\?"
    r"|--?>|=>"
)
_NO_GAP = ("", " ")
_DASH = re.compile(r"\s[-\u2013\u2014]+\s")
_DOTTED = re.compile(r"\b([a-z]{1,2})\.([a-z]{1,4})\b\.?", re.IGNORECASE)  # "ph.d.", "b.tech"
_SEQUENCE = re.compile(  # of a terminal: control sequences and strings, ECMA-48, 5.4 and 5.6
    r"(?:\x1b\[|\x9b)[0-?]*+[ -/]*+[@-~]"
    r"|(?:\x1b[P\]^_]|[\x90\x9d-\x9f])[^\x07\x1b\x90\x9c-\x9f]*+(?:\x07|\x1b\\|\x9c)"
)
_STANDS_FOR = {
    **dict.fromkeys((*range(0x20), *range(0x7F, 0xA0))),  # control characters: nothing
    **dict.fromkeys(map(ord, "\r\v\f\x1c\x1d\x1e\x1f\x85"), " "),
    **dict.fromkeys(map(ord, "\u2018\u2019\u00b4"), "'"),
    **dict.fromkeys(map(ord, "\n\u2028\u2029"), "\n"),
    ord("\t"): "\t",
    **dict.fromkeys(map(ord, "\u2192\u21d2\u2794\u279c\u279d\u27a1\u27f6"), "->"),
}


def readable(text: str) -> str:
    """Return `text` as it is read: plain letters, straight quotes, nothing that is not to be seen.

    Accents, control characters and the sequences that steer a terminal are left out, and what
    is over `LONGEST` characters.
    """
    text = text[:LONGEST]
    if not (text.isascii() and text.isprintable()):
        text = _plain(text)
    return _DOTTED.sub(r"\1\2", text)[:LONGEST] if "." in text else text[:LONGEST]


def _plain(text: str) -> str:
    """Return text in plain letters without what is not to be seen."""
    text = _SEQUENCE.sub("", text).translate(_STANDS_FOR)
    if text.isascii():
        return text
    letters = unicodedata.normalize("NFKD", text)
    return "".join(c for c in letters if unicodedata.category(c)[0] not in "MC" or c in "\n\t")


def tokenise(text: str, language: Language) -> tuple[Token, ...]:
    """Return the words of `text`, made readable and rewritten; `language` leaves some out."""
    return read_words(readable(text), language)


def read_words(text: str, language: Language) -> tuple[Token, ...]:
    """Return the words of readable text; `start` and `end` of each count in it."""
    folded = text.lower()
    tokens: list[Token] = []
    previous_end = 0
    for match in _WORD.finditer(folded):
        if match[0] == "?":
            continue
        gap = folded[previous_end : match.start()]
        gap = "" if gap in _NO_GAP else _DASH.sub(";", gap).strip(" \t")
        previous_end = match.end()
        tokens.extend(_rewritten(match, gap, language))
    said = tuple(without(language.left_out, tokens)) or tuple(without(language.ignored, tokens))
    return said or tuple(tokens if len(tokens) == 1 else ())


def without(left_out: Container[str], tokens: Iterable[Token]) -> Iterator[Token]:
    """Leave some words out; the gap of the next word keeps them, as "the second" is no "second"."""
    gap = ""
    for token in tokens:
        own = f"{gap} {token.gap}".strip(" ") if gap else token.gap
        if token.text in left_out:
            gap = f"{own} {token.text}".strip()
            continue
        same = own == token.gap
        yield token if same else Token(token.text, token.word, token.start, token.end, own)
        gap = ""


def _rewritten(match: re.Match[str], gap: str, language: Language) -> list[Token]:
    typed = match[0][:LONGEST_WORD]
    words = language.rewrites.get(typed) or language.rewrites.get(typed.replace("'", ""))
    start, end = match.span()
    if words is None:
        word = typed.removesuffix("'s").replace("'", "")
        return [Token(word, stem(word), start, end, gap)]
    return [
        Token(word, stem(word), start, end, gap if i == 0 else "")
        for i, word in enumerate(words.split())
    ]


def words_of(text: str, language: Language) -> tuple[str, ...]:
    """Return the stemmed words of `text`, as names and phrases are looked up by."""
    return tuple(token.word for token in tokenise(text, language))


def spoken(word: str, language: Language) -> tuple[str, ...]:
    """Return the words that a written one is looked up by: short forms in full, articles gone."""
    parts = language.rewrites.get(word, word).split()
    return tuple(stem(part) for part in parts if part not in language.left_out)
