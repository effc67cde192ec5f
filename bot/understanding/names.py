"""Many texts kept as one: each is found, or decoded, without decoding the others."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate
from zlib import crc32

from msgspec import Struct


class Names(Struct, frozen=True, dict=True):
    """Names by number, in the order of their checksums; number i ends at `ends[i]` in `text`."""

    sums: memoryview
    ends: memoryview
    text: memoryview

    @cached_property
    def _tables(self) -> tuple[memoryview, memoryview]:
        return self.sums.cast("I"), self.ends.cast("I")

    def number(self, name: str) -> int | None:
        """Return the number of a name; None if it is not among them."""
        raw = _bytes(name)
        wanted, (sums, ends) = crc32(raw), self._tables
        number = bisect_left(sums, wanted)
        while number < len(sums) and sums[number] == wanted:
            start = ends[number - 1] if number else 0
            if self.text[start : ends[number]] == raw:
                return number
            number += 1
        return None


class Lines(Struct, frozen=True, dict=True):
    """Texts by number, each decoded when it is asked for; number i ends at `ends[i]`."""

    ends: memoryview
    text: memoryview

    @cached_property
    def _ends(self) -> memoryview:
        return self.ends.cast("I")

    def __getitem__(self, number: int) -> str:
        """Return a text by its number."""
        start = self._ends[number - 1] if number else 0
        return str(self.text[start : self._ends[number]], "utf-8")


def lines_of(texts: Iterable[str]) -> Lines:
    """Return texts to be asked for by number."""
    raws = [text.encode() for text in texts]
    return Lines(flat(array("I", accumulate(map(len, raws)))), memoryview(b"".join(raws)))


def in_order(names: Iterable[str]) -> list[str]:
    """Return the names in the order of their numbers."""
    return sorted(names, key=lambda name: (crc32(_bytes(name)), name))


def names_of(ordered: list[str]) -> Names:
    """Return names for look-up that are `in_order`."""
    raws = [_bytes(name) for name in ordered]
    sums, ends = array("I", map(crc32, raws)), array("I", accumulate(map(len, raws)))
    return Names(flat(sums), flat(ends), memoryview(b"".join(raws)))


def flat(numbers: "array[int] | array[float]") -> memoryview:
    """Return numbers as the bytes that are kept of them."""
    return memoryview(numbers.tobytes())


def _bytes(name: str) -> bytes:
    return name.encode("utf-8", "surrogatepass")
