"""Knowledge kept so that of each career most is decoded only when someone looks at it.

Of thousands of careers an answer speaks of a few. What makes a career long, its facts, tools
and other names, stays packed until then; its name, pay and all else that lists go by is there
at once.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar, overload
from zlib import compress, decompress

from msgspec import Raw, Struct
from msgspec.structs import replace

from bot.library.cache import decoded, encoded
from bot.model.knowledge import Career, Facet, Fact, Knowledge, ToolUse

T = TypeVar("T")
MOST_OPEN = 500


class Long(Struct, frozen=True, array_like=True):
    """What makes a career long."""

    facts: dict[Facet, list[Fact]]
    tools: list[ToolUse]
    aliases: list[str]
    described_by: list[str]


class Folded(Struct, frozen=True):
    """Knowledge without careers, and beside it each career without and with what makes it long."""

    rest: Knowledge
    careers: list[tuple[Career, Raw]]


class Fold:
    """A packed part of one career; it is told from others by being itself."""

    __slots__ = ("raw",)

    def __init__(self, raw: Raw) -> None:
        self.raw = raw


@lru_cache(maxsize=MOST_OPEN)
def _opened(fold: Fold) -> Long:
    return decoded(decompress(decoded(fold.raw, bytes)), Long)


class Facts(Mapping[Facet, list[Fact]]):
    """The facts of a career by facet, decoded when they are looked at."""

    __slots__ = ("_fold",)

    def __init__(self, fold: Fold) -> None:
        self._fold = fold

    def __getitem__(self, facet: Facet) -> list[Fact]:
        """Return the facts of a facet."""
        return _opened(self._fold).facts[facet]

    def __iter__(self) -> Iterator[Facet]:
        """Yield the facets of which something is stated."""
        return iter(_opened(self._fold).facts)

    def __len__(self) -> int:
        """Return how many facets there are."""
        return len(_opened(self._fold).facts)

    def __repr__(self) -> str:
        """Return the facts as a dict shows them."""
        return repr(_opened(self._fold).facts)


class Rows(Sequence[T]):
    """A list of a career, decoded when it is looked at."""

    __slots__ = ("_fold", "_name")

    def __init__(self, fold: Fold, name: str) -> None:
        self._fold, self._name = fold, name

    @property
    def _rows(self) -> list[T]:
        rows: list[T] = getattr(_opened(self._fold), self._name)
        return rows

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> list[T]: ...
    def __getitem__(self, place: int | slice) -> T | list[T]:
        """Return a row, or several."""
        return self._rows[place]

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self._rows)

    def __eq__(self, other: object) -> bool:
        """Whether another list has the same rows."""
        return isinstance(other, Sequence) and self._rows == list(other)

    def __repr__(self) -> str:
        """Return the rows as a list shows them."""
        return repr(self._rows)

    __hash__ = None  # type: ignore[assignment]  # as of any list


def folded(knowledge: Knowledge) -> Raw:
    """Return knowledge packed, each career in two parts."""
    bare: dict[str, Any] = {"facts": {}, "tools": [], "aliases": [], "described_by": []}
    careers = [(replace(c, **bare), _fold(c)) for c in knowledge.careers.values()]
    return encoded(Folded(replace(knowledge, careers={}), careers))


def _fold(career: Career) -> Raw:
    facts, tools = dict(career.facts), list(career.tools)
    long = Long(facts, tools, list(career.aliases), list(career.described_by))
    return encoded(compress(bytes(encoded(long))))


def unfolded(packed: Raw) -> Knowledge:
    """Return the knowledge that was packed by `folded`."""
    kept = decoded(packed, Folded)
    careers = (_unfolded(career, Fold(raw)) for career, raw in kept.careers)
    return replace(kept.rest, careers={career.id: career for career in careers})


def _unfolded(career: Career, fold: Fold) -> Career:
    return replace(
        career,
        facts=Facts(fold),
        tools=Rows(fold, "tools"),
        aliases=Rows(fold, "aliases"),
        described_by=Rows(fold, "described_by"),
    )
