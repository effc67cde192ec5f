"""What was counted over all careers when the data were compiled, so that no question has to."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct

MOST_REMEMBERED = 64
NUMBER = 4


class Ties(NamedTuple):
    """The careers that the sources tie to a thing, as numbers in the order of the knowledge.

    All columns are equally long, and what stands at one place belongs together. The others tell
    how strongly: the weight of the strongest statement (0: none) and how many there are, for a
    person who wants the thing and for one who avoids it; the weight of the strongest statement
    by which the career is looked up; the weight and number of the facts that superlatives quote;
    and whether the thing is at the heart of the career.
    """

    careers: Sequence[int]
    wanted: Sequence[int]
    times_wanted: Sequence[int]
    avoided: Sequence[int]
    times_avoided: Sequence[int]
    looked_up: Sequence[int]
    told: Sequence[int]
    times_told: Sequence[int]
    central: Sequence[int]


NO_TIES = Ties(*[()] * len(Ties._fields))
WIDTH = NUMBER + len(Ties._fields) - 1


class Index(Struct, frozen=True, dict=True):
    """Careers by what the sources tie them to; the columns of `Ties` one behind the other.

    `ids` are the careers by number; a key of `ties` is a kind and an id ("tool python"). `cells`
    counts, for each row of what may be stated, by whom it is stated of how many careers.
    """

    ids: list[str] = []
    ties: dict[str, bytes] = {}
    cells: dict[str, dict[str, int]] = {}

    def tied(self, kind: str, ident: str) -> Ties:
        """Return the careers tied to a thing."""
        raw = self.ties.get(f"{kind} {ident}")
        if raw is None:
            return NO_TIES
        view, size = memoryview(raw), len(raw) // WIDTH
        columns = [view[i : i + size] for i in range(NUMBER * size, len(raw), size)]
        return Ties(view[: NUMBER * size].cast("I"), *columns)

    def touched(self, kind: str, ident: str) -> frozenset[str]:
        """Return the ids of the careers that a source ties to a thing at all."""
        return self._remembered((kind, ident, False))

    def centred(self, kind: str, ident: str) -> frozenset[str]:
        """Return the ids of the careers that have a thing at their heart."""
        return self._remembered((kind, ident, True))

    @cached_property
    def uses(self) -> Counter[str]:
        """How often careers use each tool."""
        tools = [key.partition(" ") for key in self.ties]
        return Counter(
            {ident: sum(self.tied(k, ident).times_wanted) for k, _, ident in tools if k == "tool"}
        )

    @cached_property
    def rankings(self) -> dict[tuple[str, bool, str | None], list[tuple[str, int]]]:
        """Careers and which of their pay bands, in the orders made so far: sorted once, kept."""
        return {}

    @cached_property
    def _memory(self) -> dict[tuple[str, str, bool], frozenset[str]]:
        return {}

    def _remembered(self, key: tuple[str, str, bool]) -> frozenset[str]:
        if key not in self._memory:
            if len(self._memory) >= MOST_REMEMBERED:
                self._memory.clear()
            kind, ident, central = key
            ties = self.tied(kind, ident)
            rows = zip(ties.careers, ties.central, strict=True)
            self._memory[key] = frozenset(self.ids[n] for n, heart in rows if heart or not central)
        return self._memory[key]
