"""Phrases as templates: parse, count, expand.

The grammar is that of hand-written intent files everywhere: words, `[optional]`,
`(one|of|these)`, `<named>`, `{slot}`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from math import gcd, prod
from typing import NamedTuple

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extractOne

from bot.errors import InputError
from bot.understanding.lexicon import SLOTS

LIMIT = 1_000_000
MOST_WORDS = 2_000
DEEPEST = 40
TOO_LONG_TO_READ = 10**18
ALIKE = 60
_PIECE = re.compile(r"[\[\]()|]|<[a-z-]+>|\{[a-z_]+\}|[^\s\[\]()|<>{}]+")


class Word(NamedTuple):
    """A word or a `{slot}` that stands for itself."""

    symbol: str


class Sequence(NamedTuple):
    """Parts that follow each other."""

    parts: tuple["Node", ...]


class Choice(NamedTuple):
    """Parts of which one stands; an optional part is a choice with an empty sequence."""

    parts: tuple["Node", ...]


Node = Word | Sequence | Choice
EMPTY = Sequence(())


def parse(text: str, named: Mapping[str, str] | None = None) -> Node:
    """Return the template `text` as a tree; raise InputError where it does not parse."""
    named = named or {}
    try:
        _refuse_if(_size(text, named, {}, ()), MOST_WORDS, "words, named phrases included")
        node = _whole(text, named, ())
        _refuse_if(count(node), LIMIT, "sentences")
    except InputError as error:
        raise InputError(f"{error} in the phrase {text!r}") from None
    return node


def _refuse_if(found: int, most: int, what: str) -> None:
    """Raise InputError if there is more than the most that is allowed."""
    if found > most:
        much = f"{found:,}" if found < TOO_LONG_TO_READ else f"over {TOO_LONG_TO_READ:,}"
        raise InputError(f"expected a shorter phrase, found {much} {what}, over {most:,}; split it")


def _size(
    text: str, named: Mapping[str, str], known: dict[str, int], within: tuple[str, ...]
) -> int:
    """Return the pieces that `text` is made of once named phrases are written out.

    They are counted without being written out, as few phrases can stand for a billion words.
    """
    total = 0
    for piece in _PIECE.findall(text):
        name = piece[1:-1]
        if not piece.startswith("<") or name not in named or name in within:
            total += 1
            continue
        if name not in known:
            known[name] = _size(named[name], named, known, _deeper(name, within))
        total += known[name]
    return total


def _deeper(what: str, within: tuple[str, ...]) -> tuple[str, ...]:
    """Return the brackets and named phrases that stand around what is inside `what`."""
    if len(within) >= DEEPEST:
        message = f"expected at most {DEEPEST} brackets or named phrases in each other, found more"
        raise InputError(f"{message}; write words out")
    return (*within, what)


def _whole(text: str, named: Mapping[str, str], within: tuple[str, ...]) -> Node:
    """Return all of `text` as one tree; nothing may be left over."""
    leftover = _PIECE.sub("", text).strip()
    if leftover:
        message = "expected words, [optional], (a|b), <phrase> or {slot}"
        raise InputError(f"{message}, found {leftover[0]!r}; delete or close it")
    node, rest = _choice(_PIECE.findall(text), named, within)
    if rest:
        raise InputError(f"expected the end, found {rest[0]!r}; delete it or open it before")
    return node


def _choice(
    pieces: list[str], named: Mapping[str, str], within: tuple[str, ...]
) -> tuple[Node, list[str]]:
    options: list[Node] = []
    while True:
        node, pieces = _sequence(pieces, named, within)
        options.append(node)
        if not pieces or pieces[0] != "|":
            return (options[0] if len(options) == 1 else Choice(tuple(options))), pieces
        pieces = pieces[1:]


def _sequence(
    pieces: list[str], named: Mapping[str, str], within: tuple[str, ...]
) -> tuple[Node, list[str]]:
    parts: list[Node] = []
    while pieces and pieces[0] not in "|)]":
        piece, pieces = pieces[0], pieces[1:]
        if piece in "([":
            node, pieces = _bracket(piece, pieces, named, within)
            parts.append(node)
        elif piece.startswith("<"):
            parts.append(_named(piece[1:-1], named, within))
        else:
            parts.append(_word(piece))
    if not parts:
        raise InputError("expected words, found an empty choice; delete the '|' or the brackets")
    return Sequence(tuple(parts)), pieces


def _word(piece: str) -> Word:
    """Return a word or slot; raise InputError where no entity can fill the slot."""
    if piece.startswith("{") and piece not in SLOTS:
        hint = _hint(piece, SLOTS)
        raise InputError(f"expected a slot that exists, found {piece}; {hint}")
    return Word(piece)


def _hint(found: str, known: Iterable[str]) -> str:
    """Return the name that was meant, or else all names."""
    match = extractOne(found, known := list(known), scorer=ratio, score_cutoff=ALIKE)
    return f"did you mean {match[0]}?" if match else f"known: {', '.join(sorted(known))}"


def _bracket(
    opening: str, pieces: list[str], named: Mapping[str, str], within: tuple[str, ...]
) -> tuple[Node, list[str]]:
    closing = ")" if opening == "(" else "]"
    node, pieces = _choice(pieces, named, _deeper(opening, within))
    if not pieces or pieces[0] != closing:
        found = repr(pieces[0]) if pieces else "the end"
        raise InputError(f"expected {closing!r} to close {opening!r}, found {found}; close it")
    return (node if opening == "(" else Choice((node, EMPTY))), pieces[1:]


def _named(name: str, named: Mapping[str, str], within: tuple[str, ...]) -> Node:
    if name in within:
        message = f"expected a phrase that ends, found <{name}> within itself"
        raise InputError(f"{message}; write its words out")
    if name not in named:
        hint = _hint(name, named)
        raise InputError(f"expected a phrase of shared.yaml, found <{name}>; {hint}")
    try:
        return _whole(named[name], named, _deeper(name, within))
    except InputError as error:
        raise InputError(f"{error} in <{name}>") from None


def count(node: Node) -> int:
    """Return the number of sentences that a template stands for."""
    if isinstance(node, Word):
        return 1
    return (prod if isinstance(node, Sequence) else sum)(count(part) for part in node.parts)


def sentence(node: Node, index: int) -> tuple[str, ...]:
    """Return sentence number `index` of a template, counted from 0."""
    if isinstance(node, Word):
        return (node.symbol,)
    if isinstance(node, Choice):
        for part in node.parts:
            if index < count(part):
                return sentence(part, index)
            index -= count(part)
    words: list[str] = []
    for part in node.parts:
        index, own = divmod(index, count(part))
        words.extend(sentence(part, own))
    return tuple(words)


def sample(node: Node, most: int) -> Iterator[tuple[str, ...]]:
    """Yield up to `most` different sentences, spread over all that the template stands for."""
    total = count(node)
    if total <= most:
        yield from (sentence(node, i) for i in range(total))
        return
    stride = round(total * 0.6180339887)  # golden section: neighbours in the list lie far apart
    while gcd(stride, total) > 1:
        stride += 1
    yield from (sentence(node, i * stride % total) for i in range(most))
