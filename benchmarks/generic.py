"""The core of the engine on other people's intents: accuracy, typos, refusal, time, memory.

Usage: python benchmarks/generic.py DATA.json [--phrases 5 10 20] [--seed 1]

DATA holds lists of [text, label] under train, val and oos_val, as CLINC150 does (Larson et
al., EMNLP 2019). Lent by careerbot are what is known of English: contractions, the list of words,
and the thesaurus.
"""

import argparse
import json
import resource
import time
from collections import defaultdict
from collections.abc import Sequence
from math import inf
from pathlib import Path
from typing import NamedTuple

import msgspec

from bot.library.load import load_intents
from bot.library.places import data_folder
from bot.library.reading import read_folder
from bot.measuring.typos import corrupt
from bot.model.intents import Intents
from bot.model.turn import Reading
from bot.understanding.features import features
from bot.understanding.learner import learn
from bot.understanding.recognise import ByLikeness, best_first
from bot.understanding.senses import Senses, senses_of
from bot.understanding.spelling import Speller
from bot.understanding.tokens import tokenise, words_of
from bot.understanding.vocabulary import Vocabulary, vocabulary_of
from bot.understanding.weights import Weights

KEPT = 0.95
Rows = Sequence[tuple[str, str]]


class Kept(msgspec.Struct, frozen=True):
    """What is kept between runs."""

    vocabulary: Vocabulary
    weights: Weights
    senses: Senses


class Core(NamedTuple):
    """The engine's core on one set of intents."""

    speller: Speller
    by_likeness: ByLikeness
    intents: Intents

    def read(self, text: str) -> tuple[Reading, ...]:
        """Return the readings of `text`, best first; none where it has no word."""
        tokens = self.speller.spell(tokenise(text, self.intents.language))
        return best_first(self.by_likeness(tokens, ()))


def compiled(rows: Rows, intents: Intents) -> Kept:
    """Return the vocabulary and the weights of labelled phrases."""
    labels = sorted({label for _, label in rows})
    phrases = [(labels.index(label), words_of(text, intents.language)) for text, label in rows]
    written = (token.text for text, _ in rows for token in tokenise(text, intents.language))
    senses = senses_of(intents.thesaurus)
    weights = learn(labels, [(label, features(words, (), senses)) for label, words in phrases])
    return Kept(vocabulary_of(written, (), intents.language), weights, senses)


def ready(raw: bytes, intents: Intents) -> Core:
    """Return the core from what was kept, ready for the first question."""
    core = core_of(msgspec.msgpack.decode(raw, type=Kept), intents)
    core.read("ready")
    return core


def core_of(kept: Kept, intents: Intents) -> Core:
    """Return the core that works with what was kept."""
    speller = Speller(kept.vocabulary, intents.language, intents.english)
    likeness = ByLikeness(kept.weights, intents.thresholds, kept.senses)
    return Core(speller, likeness, intents)


def spread(rows: Rows, most: int) -> list[tuple[str, str]]:
    """Return up to `most` phrases of each label, evenly spaced over those there are."""
    by_label: dict[str, list[str]] = defaultdict(list)
    for text, label in rows:
        by_label[label].append(text)
    return [
        (texts[i * len(texts) // most], label)
        for label, texts in by_label.items()
        for i in range(min(most, len(texts)))
    ]


def accuracy(core: Core, rows: Rows, top: int = 1) -> float:
    """Return the percentage of questions whose label is among the first `top` readings."""
    hits = sum(label in [r.intent for r in core.read(text)[:top]] for text, label in rows)
    return 100.0 * hits / len(rows)


def refused(core: Core, inside: Rows, outside: Rows) -> float:
    """Return the out-of-scope recall at the threshold that keeps 95 % of the inside rows."""
    kept = sorted(core.read(text)[0].confidence for text, _ in inside)
    threshold = kept[int(len(kept) * (1 - KEPT))]
    hits = sum(core.read(text)[0].confidence < threshold for text, _ in outside)
    return 100.0 * hits / len(outside)


def fastest(core: Core, rows: Rows, rounds: int = 3) -> float:
    """Return microseconds a question, the best of some rounds, repairs not remembered."""
    best = inf
    for _ in range(rounds):
        core.speller.repair.cache_clear()
        start = time.perf_counter()
        for text, _ in rows:
            core.read(text)
        best = min(best, time.perf_counter() - start)
    return best / len(rows) * 1e6


def timed_load(raw: bytes, intents: Intents, rounds: int = 5) -> float:
    """Return milliseconds from the bytes of the cache to the first answer."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        ready(raw, intents)
        times.append(time.perf_counter() - start)
    return min(times) * 1e3


def few(data: dict[str, Rows], most: int, intents: Intents) -> tuple[str, str]:
    """Return the row of the table for `most` phrases an intent."""
    core = core_of(compiled(spread(data["train"], most), intents), intents)
    return f"accuracy with {most} phrases an intent", f"{accuracy(core, data['val']):.1f} %"


def figures(data: dict[str, Rows], seed: int, intents: Intents) -> list[tuple[str, str]]:
    """Return the rows of the table for the whole set."""
    start = time.perf_counter()
    raw = msgspec.msgpack.encode(compiled(data["train"], intents))
    first = time.perf_counter() - start
    core, inside = ready(raw, intents), data["val"]
    plain = accuracy(core, inside)
    lost = [
        plain - accuracy(core, [(corrupt(text, n, seed), label) for text, label in inside])
        for n in (1, 2)
    ]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        ("accuracy", f"{plain:.1f} %"),
        ("right intent in the top three", f"{accuracy(core, inside, 3):.1f} %"),
        ("out-of-scope recall, 95 % kept", f"{refused(core, inside, data['oos_val']):.1f} %"),
        ("lost to one typo a question", f"{lost[0]:.1f} points"),
        ("lost to two typos a question", f"{lost[1]:.1f} points"),
        ("a question, one core", f"{fastest(core, inside):.0f} µs"),
        ("first load (compile)", f"{first:.1f} s"),
        ("cached load", f"{timed_load(raw, intents):.0f} ms, {len(raw) / 1e6:.1f} MB"),
        ("peak memory, compile included", f"{memory:.0f} MB"),
    ]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--phrases", type=int, nargs="*", default=[])
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    data = json.loads(options.data.read_text("utf-8"))
    intents = load_intents(read_folder(data_folder("intents")))
    rows = figures(data, options.seed, intents)
    rows += [few(data, most, intents) for most in options.phrases]
    for name, figure in rows:
        print(f"{name:36}{figure}")


if __name__ == "__main__":
    main()
