"""Linear weights for each label, learned from phrases when the data are compiled.

Multi-class passive-aggressive updates (Crammer et al., Online Passive-Aggressive
Algorithms, JMLR 7, 2006, variant PA-I) from the centroid of each label on; no
randomness, so the same data give the same weights.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import exp, gcd, log, sqrt
from typing import TypeVar

from msgspec import Struct

T = TypeVar("T")
Features = Mapping[str, float]
Sample = tuple[int, Features]
AGGRESSION = 0.5
EPOCHS = 5
MARGIN = 1.0
NEGLIGIBLE = 0.004


class Weights(Struct, frozen=True):
    """What was learned: for each feature its rarity and its weight for some labels."""

    labels: list[str]
    rarity: dict[str, float]
    weights: dict[str, dict[int, float]]
    unseen: float

    def vector(self, found: Features) -> dict[str, float]:
        """Return the known features, weighted by rarity, with length 1."""
        raw = {f: v * self.rarity[f] for f, v in found.items() if f in self.rarity}
        return unit(raw)

    def scores(self, found: Features) -> list[float]:
        """Return one score a label; the higher, the more alike."""
        totals = [0.0] * len(self.labels)
        for feature, value in self.vector(found).items():
            for label, weight in self.weights.get(feature, {}).items():
                totals[label] += weight * value
        return totals

    def probabilities(self, found: Features, temperature: float) -> list[float]:
        """Return the scores as shares of 1 (softmax)."""
        scaled = [score * temperature for score in self.scores(found)]
        top = max(scaled)
        powers = [exp(score - top) for score in scaled]
        total = sum(powers)
        return [power / total for power in powers]


def unit(vector: Mapping[str, float]) -> dict[str, float]:
    """Return `vector` scaled to length 1; an empty one stays empty."""
    length = sqrt(sum(value * value for value in vector.values())) or 1.0
    return {feature: value / length for feature, value in vector.items()}


def learn(labels: Sequence[str], samples: Sequence[Sample]) -> Weights:
    """Return weights that tell the labels of `samples` apart; (label index, features) each."""
    rarity = _rarity(samples)
    vectors = [
        (label, unit({f: v * rarity[f] for f, v in found.items()})) for label, found in samples
    ]
    table = _centroids(vectors, len(labels))
    drift: dict[str, list[float]] = {}
    steps = 1
    for _ in range(EPOCHS):
        for label, vector in _mixed(vectors):
            _update(table, drift, steps, label, vector, len(labels))
            steps += 1
    weights = {
        feature: {
            i: round(w - d / steps, 4)
            for i, (w, d) in enumerate(zip(row, drift.get(feature, [0.0] * len(row)), strict=True))
            if abs(w) > NEGLIGIBLE
        }
        for feature, row in table.items()
    }
    return Weights(list(labels), rarity, weights, max(rarity.values(), default=1.0))


def _mixed(vectors: Sequence[T]) -> Iterator[T]:
    """Yield the samples in an order that mixes the labels, the same each time."""
    stride = max(round(len(vectors) * 0.6180339887), 1)
    while gcd(stride, len(vectors)) > 1:
        stride += 1
    return (vectors[i * stride % len(vectors)] for i in range(len(vectors)))


def _rarity(samples: Sequence[Sample]) -> dict[str, float]:
    documents: Counter[str] = Counter()
    for _, found in samples:
        documents.update(found.keys())
    total = len(samples)
    return {f: round(log((1 + total) / (1 + n)) + 1.0, 4) for f, n in sorted(documents.items())}


def _centroids(
    vectors: Sequence[tuple[int, dict[str, float]]], width: int
) -> dict[str, list[float]]:
    sizes = Counter(label for label, _ in vectors)
    table: dict[str, list[float]] = {}
    for label, vector in vectors:
        for feature, value in vector.items():
            table.setdefault(feature, [0.0] * width)[label] += value / sizes[label]
    return table


def _update(
    table: dict[str, list[float]],
    drift: dict[str, list[float]],
    steps: int,
    label: int,
    vector: dict[str, float],
    width: int,
) -> None:
    """Move the right label up and its strongest rival down, if it does not lead by the margin.

    `drift` sums each change times the steps before it, so that the weights can be averaged
    over all steps (Daumé's trick for the averaged perceptron).
    """
    totals = [0.0] * width
    for feature, value in vector.items():
        for i, weight in enumerate(table[feature]):
            if weight:
                totals[i] += weight * value
    rival = max((i for i in range(width) if i != label), key=totals.__getitem__)
    loss = MARGIN - (totals[label] - totals[rival])
    if loss <= 0:
        return
    step = min(AGGRESSION, loss / 2.0)
    for feature, value in vector.items():
        row, sums = table[feature], drift.setdefault(feature, [0.0] * width)
        row[label] += step * value
        row[rival] -= step * value
        sums[label] += steps * step * value
        sums[rival] -= steps * step * value
