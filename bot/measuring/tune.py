"""Thresholds chosen on labelled questions, never by hand."""

from collections.abc import Iterator, Sequence
from itertools import product

from msgspec.structs import asdict, replace

from bot.engine import Engine
from bot.loading import Library, library_of
from bot.measuring.evaluate import CLEAR, Verdict, evaluate, groups, share
from bot.measuring.questions import Question
from bot.model.intents import Thresholds

MOST_ASKED = 5.0
MOST_ACCEPTED = 1.0
GRID = {
    "temperature": (3.0, 4.0, 6.0, 8.0, 10.0),
    "answer": (0.06, 0.10, 0.14, 0.18, 0.22, 0.26),
    "unnamed": (0.3, 0.4, 0.5, 0.6),
    "suppose": (0.6, 0.7, 0.8),  # below, ordinary sentences seem to name titles
    "second": (0.5, 0.6, 0.7, 0.8),
}
ASK_SHARE = 0.5
HEAD = """# yaml-language-server: $schema=../docs/schema/thresholds.json
# Chosen on labelled questions by `careerbot tune FILE`."""


def tune(library: Library, questions: Sequence[Question]) -> Thresholds:
    """Return the thresholds that answer best on `questions`.

    Best is the largest share right less wrong, with at most 5 % of the clear questions asked
    back and at most 1 % of the far ones accepted. One threshold is moved at a time, the first
    two together, as they depend on each other.
    """
    best = library.intents.thresholds
    for names in (("temperature", "answer"), ("unnamed",), ("suppose",), ("second",)):
        best = max(_around(best, names), key=lambda t: _worth(library, t, questions))
    return best


def _around(start: Thresholds, names: tuple[str, ...]) -> Iterator[Thresholds]:
    for values in product(*(GRID[name] for name in names)):
        changed = replace(start, **dict(zip(names, values, strict=True)))
        yield replace(changed, ask=round(changed.answer * ASK_SHARE, 3))


def _worth(library: Library, thresholds: Thresholds, questions: Sequence[Question]) -> float:
    intents = replace(library.intents, thresholds=thresholds)
    changed = library_of(library.knowledge, intents, library.compiled)
    found = groups(evaluate(Engine(changed), questions))
    inside, near = found.get("in-domain", []), found.get("near", [])
    worth = share(inside, "right") - share(inside, "wrong") + share(near, "not covered") / 2
    return worth - _too_much(found)


def _too_much(found: dict[str, list[Verdict]]) -> float:
    """Return a penalty for asking back or accepting more than is allowed."""
    asked = share(found.get(CLEAR, []), "asked") - MOST_ASKED
    accepted = share(found.get("far", []), "accepted") - MOST_ACCEPTED
    return 10 * max(asked, 0.0) + 10 * max(accepted, 0.0)


def as_yaml(thresholds: Thresholds) -> str:
    """Return the text of intents/thresholds.yaml for these thresholds."""
    lines = [HEAD, *(f"{name}: {value}" for name, value in asdict(thresholds).items())]
    return "\n".join(lines) + "\n"
