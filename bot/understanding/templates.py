"""Phrases as templates: parse, count, expand, and match them all at once.

The grammar is that of hand-written intent files everywhere: words, `[optional]`,
`(one|of|these)`, `<named>`, `{slot}`.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from math import gcd, prod
from typing import NamedTuple

from bot.errors import InputError

LIMIT = 5000
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
    try:
        node = _whole(text, named or {}, ())
    except InputError as error:
        raise InputError(f"{error} in the phrase {text!r}") from None
    if count(node) > LIMIT:
        raise InputError(f"expected at most {LIMIT:,} sentences, found {count(node):,} in {text!r}")
    return node


def _whole(text: str, named: Mapping[str, str], within: tuple[str, ...]) -> Node:
    """Return all of `text` as one tree; nothing may be left over."""
    leftover = _PIECE.sub("", text).strip()
    if leftover:
        raise InputError(f"unexpected {leftover[0]!r}")
    node, rest = _choice(_PIECE.findall(text), named, within)
    if rest:
        raise InputError(f"expected the end, found {rest[0]!r}")
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
            parts.append(Word(piece))
    return Sequence(tuple(parts)), pieces


def _bracket(
    opening: str, pieces: list[str], named: Mapping[str, str], within: tuple[str, ...]
) -> tuple[Node, list[str]]:
    closing = ")" if opening == "(" else "]"
    node, pieces = _choice(pieces, named, within)
    if not pieces or pieces[0] != closing:
        raise InputError(f"expected {closing!r} to close {opening!r}")
    return (node if opening == "(" else Choice((node, EMPTY))), pieces[1:]


def _named(name: str, named: Mapping[str, str], within: tuple[str, ...]) -> Node:
    if name in within:
        raise InputError(f"the phrase <{name}> contains itself")
    if name not in named:
        raise InputError(f"unknown phrase <{name}>; known: {', '.join(sorted(named))}")
    try:
        return _whole(named[name], named, (*within, name))
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


class Automaton(NamedTuple):
    """All templates as one machine: `edges[state][symbol]` lists states, 0 is the start."""

    edges: list[dict[str, list[int]]]
    accepts: dict[int, list[int]]

    def walk(
        self, words: tuple[str, ...], spans: Mapping[int, list[tuple[str, int]]]
    ) -> Iterator[tuple[int, int]]:
        """Yield (end, template number) for each template that matches from the first word on.

        `spans` gives, for a position, the slots that start there and where they end.
        Time is at most words x live states: nothing is tried twice.
        """
        live: list[set[int]] = [set() for _ in range(len(words) + 1)]
        live[0].add(0)
        for position in range(len(words) + 1):
            for state in sorted(live[position]):
                for number in self.accepts.get(state, ()):
                    yield position, number
                if position < len(words):
                    self._step(state, position, words, spans, live)

    def _step(
        self,
        state: int,
        position: int,
        words: tuple[str, ...],
        spans: Mapping[int, list[tuple[str, int]]],
        live: list[set[int]],
    ) -> None:
        edges = self.edges[state]
        live[position + 1].update(edges.get(words[position], ()))
        for slot, end in spans.get(position, ()):
            live[end].update(edges.get(slot, ()))


def automaton(nodes: list[Node], normal: Callable[[str], str]) -> Automaton:
    """Return one machine for all templates; `normal` spells a word as tokens are spelt."""
    machine = Automaton([{}], {})
    for number, node in enumerate(nodes):
        for state in _add(machine, node, [0], normal):
            machine.accepts.setdefault(state, []).append(number)
    return machine


def _add(
    machine: Automaton, node: Node, states: list[int], normal: Callable[[str], str]
) -> list[int]:
    if isinstance(node, Choice):
        ends: dict[int, None] = {}
        for part in node.parts:
            ends.update(dict.fromkeys(_add(machine, part, states, normal)))
        return list(ends)
    if isinstance(node, Sequence):
        for part in node.parts:
            states = _add(machine, part, states, normal)
        return states
    symbol = normal(node.symbol)
    if not symbol:
        return states
    target = len(machine.edges)
    machine.edges.append({})
    for state in states:
        machine.edges[state].setdefault(symbol, []).append(target)
    return [target]
