"""All templates as one machine, so that a line is matched against thousands in one walk."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from bot.understanding.names import flat
from bot.understanding.templates import Choice, Node, Sequence

MOST_KEPT = 50_000
Spans = Mapping[int, list[tuple[str, int]]]


class Automaton(Struct, frozen=True, dict=True):
    """The machine as flat arrays: the edges of state n are those from `ends[n]` to `ends[n + 1]`.

    Each edge is a symbol, by its number in `symbols`, and the state it leads to. State 0 is
    the start; `templates` are the numbers of those that end in the states of `last`, which
    ascend. Bytes need no decoding.
    """

    symbols: str
    ends: memoryview
    edges: memoryview
    last: memoryview
    templates: memoryview

    @cached_property
    def _names(self) -> list[str]:
        return self.symbols.split("\n")

    @cached_property
    def alphabet(self) -> frozenset[str]:
        """All symbols that any template has."""
        return frozenset(self._names)

    @cached_property
    def _arrays(self) -> tuple[memoryview, memoryview, memoryview, memoryview]:
        parts = (self.ends, self.edges, self.last, self.templates)
        ends, edges, last, templates = (part.cast("I") for part in parts)
        return ends, edges, last, templates

    def accepted(self, state: int) -> memoryview:
        """Return the numbers of the templates that end in `state`."""
        _, _, last, templates = self._arrays
        return templates[bisect_left(last, state) : bisect_right(last, state)]

    def leads(self, state: int) -> dict[str, list[int]]:
        """Return the states that each symbol leads to from `state`."""
        ends, edges, *_ = self._arrays
        found: dict[str, list[int]] = {}
        for i in range(2 * ends[state], 2 * ends[state + 1], 2):
            found.setdefault(self._names[edges[i]], []).append(edges[i + 1])
        return found


def packed(edges: list[dict[str, list[int]]], accepts: dict[int, list[int]]) -> Automaton:
    """Return a machine given as a table of edges for each state."""
    names = dict.fromkeys(symbol for leads in edges for symbol in leads)
    numbers = {symbol: i for i, symbol in enumerate(names)}
    ends, pairs = array("I", [0]), array("I")
    for leads in edges:
        for symbol, targets in leads.items():
            for target in targets:
                pairs.extend((numbers[symbol], target))
        ends.append(len(pairs) // 2)
    accepting = sorted((state, n) for state, numbers in accepts.items() for n in numbers)
    last, templates = array("I", (s for s, _ in accepting)), array("I", (n for _, n in accepting))
    return Automaton("\n".join(names), flat(ends), flat(pairs), flat(last), flat(templates))


class Matcher:
    """Walks an automaton; sets of states met once are kept as one (lazy subset construction)."""

    def __init__(self, machine: Automaton) -> None:
        self._machine = machine
        self._clear()

    def _clear(self) -> None:
        start = frozenset((0,))
        self._sets: list[frozenset[int]] = [start]
        self._numbers: dict[frozenset[int], int] = {start: 0}
        self._steps: list[dict[str, int | None]] = [{}]
        self._leads: dict[int, dict[str, list[int]]] = {}
        self._ended: dict[int, tuple[int, ...]] = {}

    def begins(self, word: str) -> bool:
        """Return whether any template begins with a word."""
        return word in self._machine.alphabet and self._step(0, word) is not None

    def walk(self, words: tuple[str, ...], spans: Spans) -> Iterator[tuple[int, int]]:
        """Yield (end, template number) for each template that matches from the first word on.

        `spans` gives, for a position, the slots that start there and where they end. The order
        is that of the ends, then of the templates, whatever was walked before.
        """
        for position, found in self._stops(words, spans):
            yield from ((position, template) for template in self._ending(found))

    def matching(self, words: tuple[str, ...], spans: Spans) -> list[int]:
        """Return the numbers of the templates that match all words, in ascending order."""
        for position, found in self._stops(words, spans):
            if position == len(words):
                return self._ending(found)
        return []

    def _stops(self, words: tuple[str, ...], spans: Spans) -> Iterator[tuple[int, set[int]]]:
        """Yield each position that a walk comes to, and the sets of states met there."""
        if len(self._sets) > MOST_KEPT:
            self._clear()
        live = {0: {0}}
        for position in range(len(words) + 1):
            found = live.pop(position, None)
            if found is not None:
                yield position, found
                if position < len(words):
                    ways = [(words[position], position + 1), *spans.get(position, ())]
                    self._advance(found, ways, live)
            if not live:
                return

    def _ending(self, found: Iterable[int]) -> list[int]:
        return sorted({template for number in found for template in self._accepted(number)})

    def _advance(
        self, found: Iterable[int], ways: list[tuple[str, int]], live: dict[int, set[int]]
    ) -> None:
        alphabet = self._machine.alphabet
        for symbol, end in ways:
            if symbol not in alphabet:
                continue  # and not kept as a dead end: there is no end of unknown words
            for number in found:
                target = self._step(number, symbol)
                if target is not None:
                    live.setdefault(end, set()).add(target)

    def _step(self, number: int, symbol: str) -> int | None:
        """Return the number of the set that `symbol` leads to, None for a dead end."""
        steps = self._steps[number]
        if symbol not in steps:
            targets = frozenset(
                target
                for state in self._sets[number]
                for target in self._from(state).get(symbol, ())
            )
            steps[symbol] = self._number(targets) if targets else None
        return steps[symbol]

    def _from(self, state: int) -> dict[str, list[int]]:
        """Return what leads on from a state, unpacked when it is first met."""
        if state not in self._leads:
            self._leads[state] = self._machine.leads(state)
        return self._leads[state]

    def _number(self, states: frozenset[int]) -> int:
        if states not in self._numbers:
            self._numbers[states] = len(self._sets)
            self._sets.append(states)
            self._steps.append({})
        return self._numbers[states]

    def _accepted(self, number: int) -> tuple[int, ...]:
        if number not in self._ended:
            states = self._sets[number]
            self._ended[number] = tuple(n for s in states for n in self._machine.accepted(s))
        return self._ended[number]


def build_automaton(nodes: list[Node], normal: Callable[[str], str]) -> Automaton:
    """Return one machine for all templates; `normal` spells a word as tokens are spelt."""
    builder = _Builder(normal)
    for number, node in enumerate(nodes):
        for state in builder.add(node, (0,)):
            builder.accepts.setdefault(state, []).append(number)
    return packed(builder.edges, builder.accepts)


class _Builder:
    """Adds templates; what begins alike shares its states."""

    def __init__(self, normal: Callable[[str], str]) -> None:
        self.edges: list[dict[str, list[int]]] = [{}]
        self.accepts: dict[int, list[int]] = {}
        self._normal = normal
        self._shared: dict[tuple[tuple[int, ...], str], int] = {}

    def add(self, node: Node, states: tuple[int, ...]) -> tuple[int, ...]:
        """Add a template after `states`; return the states at its end."""
        if isinstance(node, Choice):
            ends = (end for part in node.parts for end in self.add(part, states))
            return tuple(sorted(set(ends)))
        if isinstance(node, Sequence):
            for part in node.parts:
                states = self.add(part, states)
            return states
        symbol = self._normal(node.symbol)
        return (self._target(states, symbol),) if symbol else states

    def _target(self, states: tuple[int, ...], symbol: str) -> int:
        """Return the state behind `symbol`; the same for all templates that come this way."""
        key = states, symbol
        if key not in self._shared:
            self._shared[key] = len(self.edges)
            self.edges.append({})
            for state in states:
                self.edges[state].setdefault(symbol, []).append(self._shared[key])
        return self._shared[key]
