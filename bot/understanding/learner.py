"""Linear weights for each label, learned from phrases when the data are compiled.

Multi-class passive-aggressive updates (Crammer et al., Online Passive-Aggressive
Algorithms, JMLR 7, 2006, variant PA-I) from the centroid of each label on, averaged
over all steps. At each step some features are left out, so that no label leans on one
word that the next person misspells or leaves out (feature deletion, as in Globerson and
Roweis, Nightmare at Test Time, ICML 2006). Chance starts from a fixed seed, so the same
data give the same weights.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import gcd, log
from random import Random

from bot.understanding.weights import Features, Row, Weights, length_of, packed, unit

Sample = tuple[int, Features]
AGGRESSION = 0.25
EPOCHS = 12
MARGIN = 1.0
LEFT_OUT = 0.3
SEED = 1
DAMPING = 0.75


class Feature:
    """The weight of one feature for some labels while it is being learned.

    `drift` sums each change times the steps before it, so that the weights can be averaged
    over all steps (Daumé's trick for the averaged perceptron).
    """

    __slots__ = ("drift", "row")

    def __init__(self) -> None:
        self.row: Row = {}
        self.drift: Row = {}

    def average(self, steps: int) -> Row:
        """Return the weights averaged over `steps` steps."""
        return {i: w - self.drift.get(i, 0.0) / steps for i, w in sorted(self.row.items())}


Vector = list[tuple[Feature, float]]


def learn(labels: Sequence[str], samples: Sequence[Sample]) -> Weights:
    """Return weights that tell the labels of `samples` apart; (label index, features) each."""
    rarity = _rarity(samples)
    table = {name: Feature() for name in rarity}
    vectors = [(label, _vector(found, rarity, table)) for label, found in samples]
    _start_from_centroids(vectors)
    steps = _train(vectors, len(labels))
    return packed(labels, rarity, {name: f.average(steps) for name, f in table.items()})


def _rarity(samples: Sequence[Sample]) -> dict[str, float]:
    """Return the damped inverse document frequency of each feature, smoothed, by name."""
    documents: Counter[str] = Counter()
    for _, found in samples:
        documents.update(found.keys())
    total = len(samples)
    return {
        feature: (log((1 + total) / (1 + n)) + 1.0) ** DAMPING
        for feature, n in sorted(documents.items())
    }


def _vector(found: Features, rarity: Features, table: Mapping[str, Feature]) -> Vector:
    weighted = unit({name: value * rarity[name] for name, value in found.items()})
    return [(table[name], value) for name, value in weighted.items()]


def _start_from_centroids(vectors: Sequence[tuple[int, Vector]]) -> None:
    sizes = Counter(label for label, _ in vectors)
    for label, vector in vectors:
        for feature, value in vector:
            feature.row[label] = feature.row.get(label, 0.0) + value / sizes[label]


def _train(vectors: Sequence[tuple[int, Vector]], width: int) -> int:
    """Pass over the vectors, from the second time on only over those not told apart well.

    Returns the number of steps. What leads by the margin is left out of later passes
    (shrinking, as in Joachims, Making Large-Scale SVM Learning Practical, 1999).
    """
    steps, due, chance = 1, list(_mixed(len(vectors))), Random(SEED)  # noqa: S311 - no secret
    for _ in range(EPOCHS):
        kept = []
        for number in due:
            label, vector = vectors[number]
            if _update(label, _thinned(vector, chance), width, steps):
                kept.append(number)
            steps += 1
        due = kept
    return steps


def _thinned(vector: Vector, chance: Random) -> Vector:
    """Return a vector of length 1 with about `LEFT_OUT` of its features left out by chance."""
    kept = [pair for pair in vector if chance.random() >= LEFT_OUT] or vector
    length = length_of([value for _, value in kept])
    return [(feature, value / length) for feature, value in kept]


def _mixed(size: int) -> Iterator[int]:
    """Yield the numbers below `size` in an order that mixes the labels, the same each time."""
    stride = max(round(size * 0.6180339887), 1)
    while gcd(stride, size) > 1:
        stride += 1
    return (i * stride % size for i in range(size))


def _update(label: int, vector: Vector, width: int, step: int) -> bool:
    """Move the right label up and its strongest rival down, unless it leads by the margin."""
    totals = [0.0] * width
    for feature, value in vector:
        for i, weight in feature.row.items():
            totals[i] += weight * value
    own, totals[label] = totals[label], float("-inf")
    strongest = max(totals)
    loss = MARGIN - own + strongest
    if loss <= 0:
        return False
    rival, size = totals.index(strongest), min(AGGRESSION, loss / 2.0)
    for feature, value in vector:
        change = size * value
        row, drift = feature.row, feature.drift
        row[label] = row.get(label, 0.0) + change
        row[rival] = row.get(rival, 0.0) - change
        drift[label] = drift.get(label, 0.0) + change * step
        drift[rival] = drift.get(rival, 0.0) - change * step
    return True
