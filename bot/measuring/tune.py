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
MOST_MISLED = 2.0
GRID = {
    "temperature": (3.0, 4.0, 6.0, 8.0, 10.0),
    "answer": (0.06, 0.10, 0.14, 0.18, 0.22, 0.26),
    "unnamed": (0.3, 0.4, 0.5, 0.6),
    "suppose": (0.6, 0.7, 0.8),  # below, ordinary sentences seem to name titles
    "second": (0.5, 0.6, 0.7, 0.8),
}
SURE = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7)
ASK_SHARE = 0.5
HEAD = """# yaml-language-server: $schema=../docs/schema/thresholds.json
# Chosen on labelled questions by `careerbot tune FILE`."""


def tune(library: Library, questions: Sequence[Question]) -> Thresholds:
    """Return the thresholds that answer best on `questions`.

    Best is the largest share right less wrong, with at most 5 % of the clear questions asked
    back and at most 1 % of the far ones accepted. One threshold is moved at a time, the first
    two together, as they depend on each other. Last comes `sure`: the lowest value at
    which at most 2 % of the clear questions are answered wrongly as if nothing else were meant.
    """
    best = library.intents.thresholds
    for names in (("temperature", "answer"), ("unnamed",), ("suppose",), ("second",)):
        best = max(_around(best, names), key=lambda t: _worth(library, t, questions))
    return replace(best, sure=_surest(library, best, questions))


def _surest(library: Library, thresholds: Thresholds, questions: Sequence[Question]) -> float:
    """Return the lowest value of `sure` that misleads seldom enough; the highest if none does."""
    for sure in SURE:
        clear = _judged(library, replace(thresholds, sure=sure), questions).get(CLEAR, [])
        if 100 * sum(v.misleads for v in clear) <= MOST_MISLED * len(clear):
            return sure
    return SURE[-1]


def _around(start: Thresholds, names: tuple[str, ...]) -> Iterator[Thresholds]:
    for values in product(*(GRID[name] for name in names)):
        changed = replace(start, **dict(zip(names, values, strict=True)))
        yield replace(changed, ask=round(changed.answer * ASK_SHARE, 3))


def _worth(library: Library, thresholds: Thresholds, questions: Sequence[Question]) -> float:
    found = _judged(library, thresholds, questions)
    inside, near = found.get("in-domain", []), found.get("near", [])
    worth = share(inside, "right") - share(inside, "wrong") + share(near, "not covered") / 2
    return worth - _too_much(found)


def _judged(
    library: Library, thresholds: Thresholds, questions: Sequence[Question]
) -> dict[str, list[Verdict]]:
    """Return how the questions come out with these thresholds, by group."""
    intents = replace(library.intents, thresholds=thresholds)
    changed = library_of(library.knowledge, intents, library.compiled)
    return groups(evaluate(Engine(changed), questions))


def _too_much(found: dict[str, list[Verdict]]) -> float:
    """Return a penalty for asking back or accepting more than is allowed."""
    asked = share(found.get(CLEAR, []), "asked") - MOST_ASKED
    accepted = share(found.get("far", []), "accepted") - MOST_ACCEPTED
    return 10 * max(asked, 0.0) + 10 * max(accepted, 0.0)


def as_yaml(thresholds: Thresholds) -> str:
    """Return the text of intents/thresholds.yaml for these thresholds."""
    lines = [HEAD, *(f"{name}: {value}" for name, value in asdict(thresholds).items())]
    return "\n".join(lines) + "\n"
