"""Learned weights in a form that is loaded at once: flat arrays under one list of names."""

from array import array
from collections.abc import Mapping, Sequence
from functools import cached_property
from math import exp, sqrt

from msgspec import Struct

Features = Mapping[str, float]
Row = dict[int, float]
NEGLIGIBLE = 0.02
MOST_UNPACKED = 20_000


class Weights(Struct, frozen=True, dict=True):
    """What was learned: for each feature its rarity and its weight for some labels.

    The weights of feature number i are those from `ends[i]` to `ends[i + 1]`; the arrays are
    kept as bytes, as bytes need no decoding.
    """

    labels: list[str]
    names: str
    rarities: bytes
    ends: bytes
    columns: bytes
    values: bytes

    @cached_property
    def _numbers(self) -> dict[str, int]:
        names = self.names.split("\n")
        return dict(zip(names, range(len(names)), strict=True))

    @cached_property
    def _arrays(self) -> tuple["array[float]", "array[int]", "array[int]", "array[float]"]:
        return (
            array("f", self.rarities),
            array("I", self.ends),
            array("H", self.columns),
            array("f", self.values),
        )

    @cached_property
    def unseen(self) -> float:
        """The rarity of what no phrase has: that of the rarest feature."""
        return max(self._arrays[0], default=1.0)

    def __contains__(self, feature: str) -> bool:
        """Return whether any phrase has the feature."""
        return feature in self._numbers

    def rarity(self, feature: str) -> float:
        """Return how rare a feature is among the phrases; what none has is as rare as any."""
        number = self._numbers.get(feature)
        return self.unseen if number is None else self._arrays[0][number]

    def weight(self, feature: str, label: int) -> float:
        """Return what a feature says for a label, below zero if it speaks against it."""
        return self._row(feature).get(label, 0.0)

    def vector(self, found: Features) -> dict[str, float]:
        """Return the known features, weighted by rarity, with length 1."""
        numbers, rarities = self._numbers, self._arrays[0]
        return unit({f: v * rarities[numbers[f]] for f, v in found.items() if f in numbers})

    def scores(self, vector: Features) -> list[float]:
        """Return one score a label; the higher, the more alike."""
        totals = [0.0] * len(self.labels)
        for feature, value in vector.items():
            for label, weight in self._row(feature).items():
                totals[label] += weight * value
        return totals

    def _row(self, feature: str) -> Row:
        return self._rows.get(feature) or self._unpack(feature)

    @cached_property
    def _rows(self) -> dict[str, Row]:
        """The rows unpacked so far: a memory of what is asked for again and again."""
        return {}

    def _unpack(self, feature: str) -> Row:
        number = self._numbers.get(feature)
        if number is None:
            return {}
        _, ends, columns, values = self._arrays
        span = slice(ends[number], ends[number + 1])
        row = dict(zip(columns[span], values[span], strict=True))
        if len(self._rows) < MOST_UNPACKED:
            self._rows[feature] = row
        return row


def packed(
    labels: Sequence[str], rarity: Mapping[str, float], rows: Mapping[str, Mapping[int, float]]
) -> Weights:
    """Return the weights of each feature as flat arrays, the negligible ones left out."""
    ends, columns, values = array("I", [0]), array("H"), array("f")
    for name in rarity:
        kept = {i: w for i, w in rows[name].items() if abs(w) > NEGLIGIBLE}
        columns.extend(kept.keys())
        values.extend(kept.values())
        ends.append(len(columns))
    arrays = (array("f", rarity.values()), ends, columns, values)
    return Weights(list(labels), "\n".join(rarity), *(part.tobytes() for part in arrays))


def softmax(scores: Sequence[float], temperature: float) -> list[float]:
    """Return the scores as shares of 1."""
    top = max(scores)
    powers = [exp((score - top) * temperature) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def unit(vector: Features) -> dict[str, float]:
    """Return `vector` scaled to length 1; an empty one stays empty."""
    length = sqrt(sum(value * value for value in vector.values())) or 1.0
    return {feature: value / length for feature, value in vector.items()}
