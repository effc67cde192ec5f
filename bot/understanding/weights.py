"""Learned weights in a form that is loaded at once: flat arrays under one list of names."""

from array import array
from collections.abc import Mapping, Sequence
from functools import cached_property
from math import exp, sqrt

from msgspec import Struct

from bot.understanding.names import Names, flat, in_order, names_of

Features = Mapping[str, float]
Row = dict[int, float]
NEGLIGIBLE = 0.02
MOST_KEPT = 20_000


class Weights(Struct, frozen=True, dict=True):
    """What was learned: for each feature its rarity and its weight for some labels.

    The weights of feature number i are those from `ends[i]` to `ends[i + 1]`; `unseen` is the
    rarity of what no phrase has, that of the rarest feature. Of all this nothing is decoded
    before it is looked up.
    """

    labels: list[str]
    names: Names
    unseen: float
    rarities: memoryview
    ends: memoryview
    columns: memoryview
    values: memoryview

    @cached_property
    def _tables(
        self,
    ) -> "tuple[memoryview[float], memoryview[int], memoryview[int], memoryview[float]]":
        return (
            self.rarities.cast("f"),
            self.ends.cast("I"),
            self.columns.cast("H"),
            self.values.cast("f"),
        )

    def __contains__(self, feature: str) -> bool:
        """Return whether any phrase has the feature."""
        return self._number(feature) is not None

    def rarity(self, feature: str) -> float:
        """Return how rare a feature is among the phrases; what none has is as rare as any."""
        number = self._number(feature)
        return self.unseen if number is None else self._tables[0][number]

    def weight(self, feature: str, label: int) -> float:
        """Return what a feature says for a label, below zero if it speaks against it."""
        return self._row(feature).get(label, 0.0)

    def vector(self, found: Features) -> dict[str, float]:
        """Return the known features, weighted by rarity, with length 1."""
        rarities = self._tables[0]
        numbers = ((f, v, self._number(f)) for f, v in found.items())
        return unit({f: v * rarities[i] for f, v, i in numbers if i is not None})

    def scores(self, vector: Features) -> list[float]:
        """Return one score a label; the higher, the more alike."""
        totals = [0.0] * len(self.labels)
        for feature, value in vector.items():
            for label, weight in self._row(feature).items():
                totals[label] += weight * value
        return totals

    def _number(self, feature: str) -> int | None:
        known = self._looked_up
        if feature in known:
            return known[feature]
        number = self.names.number(feature)
        if len(known) < MOST_KEPT:
            known[feature] = number
        return number

    @cached_property
    def _looked_up(self) -> dict[str, int | None]:
        """The numbers of the features looked up so far, None for what no phrase has."""
        return {}

    def _row(self, feature: str) -> Row:
        return self._rows.get(feature) or self._unpack(feature)

    @cached_property
    def _rows(self) -> dict[str, Row]:
        """The rows unpacked so far: a memory of what is asked for again and again."""
        return {}

    def _unpack(self, feature: str) -> Row:
        number = self._number(feature)
        if number is None:
            return {}
        _, ends, columns, values = self._tables
        span = slice(ends[number], ends[number + 1])
        row = dict(zip(columns[span], values[span], strict=True))
        if len(self._rows) < MOST_KEPT:
            self._rows[feature] = row
        return row


def packed(
    labels: Sequence[str], rarity: Mapping[str, float], rows: Mapping[str, Mapping[int, float]]
) -> Weights:
    """Return the weights of each feature as flat arrays, the negligible ones left out."""
    ordered = in_order(rarity)
    ends, columns, values = array("I", [0]), array("H"), array("f")
    for name in ordered:
        kept = {i: w for i, w in rows[name].items() if abs(w) > NEGLIGIBLE}
        columns.extend(kept.keys())
        values.extend(kept.values())
        ends.append(len(columns))
    rarities = array("f", (rarity[name] for name in ordered))
    tables = (flat(part) for part in (rarities, ends, columns, values))
    return Weights(list(labels), names_of(ordered), max(rarities, default=1.0), *tables)


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
