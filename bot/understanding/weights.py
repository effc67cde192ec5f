"""Learned weights in a form that is loaded at once: flat arrays under one list of names."""

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from math import exp, sqrt

from msgspec import Struct

from bot.understanding.names import Names, flat, in_order, names_of

Features = Mapping[str, float]
Row = dict[int, float]
Known = tuple[float, Row]
"""How rare a feature is, and its weight for some labels."""
Weighed = tuple[str, float, Row]
"""A feature, how strong it is in a text, and its weight for some labels."""
NEGLIGIBLE = 0.07
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

    @cached_property
    def known(self) -> Callable[[str], Known | None]:
        """The look-up of how rare a feature is, and what it says for each label."""
        return self._known.__getitem__

    def weighed(self, found: Features) -> list[Weighed]:
        """Return the known features, weighted by rarity, with length 1, and the row of each."""
        looked_up = self._known
        known = [(f, v * kept[0], kept[1]) for f, v in found.items() if (kept := looked_up[f])]
        length = length_of([value for _, value, _ in known])
        return [(feature, value / length, row) for feature, value, row in known]

    def totals(self, weighed: Iterable[Weighed]) -> list[float]:
        """Return one score a label of features with their rows."""
        totals = [0.0] * len(self.labels)
        for _, value, row in weighed:
            for label, weight in row.items():
                totals[label] += weight * value
        return totals

    @cached_property
    def _known(self) -> "LookedUp":
        return LookedUp(self._unpacked)

    def _unpacked(self, feature: str) -> Known | None:
        number = self.names.number(feature)
        if number is None:
            return None
        rarities, ends, columns, values = self._tables
        span = slice(ends[number], ends[number + 1])
        return rarities[number], dict(
            zip(columns[span].tolist(), values[span].tolist(), strict=True)
        )


class LookedUp(dict[str, Known | None]):
    """The features looked up so far, None for what no phrase has; a new one is looked up."""

    def __init__(self, look_up: Callable[[str], Known | None]) -> None:
        super().__init__()
        self._look_up = look_up

    def __missing__(self, feature: str) -> Known | None:
        """Return what is known of a feature that was not looked up before."""
        known = self._look_up(feature)
        if len(self) < MOST_KEPT:
            self[feature] = known
        return known


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
    length = length_of(vector.values())
    return {feature: value / length for feature, value in vector.items()}


def length_of(values: Iterable[float]) -> float:
    """Return the length of a vector; 1 where it is empty."""
    return sqrt(sum([value * value for value in values])) or 1.0
