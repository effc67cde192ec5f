"""Conversations with what each answer must hold, read from YAML; docs/talks.md has the format."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from bot.errors import DataError, Problem
from bot.library.documents import Document, read_document
from bot.library.documents import Path as Place
from bot.library.reading import read_file
from bot.library.schema import convert
from bot.model.knowledge import LevelId
from bot.model.turn import Outcome

Aspect = Literal[
    "salary",
    "salary-ranking",
    "tools",
    "skills",
    "education",
    "path",
    "duties",
    "overview",
    "demand",
    "employers",
    "difference",
    "recommendation",
    "list",
    "transition",
    "worth-it",
    "impact",
    "progression",
    "hiring",
    "other-career",
    "out-of-scope",
]
Positive = Annotated[int, Meta(ge=1)]
Amount = int | float
CAREER_LISTS = ("careers", "careers_include", "careers_exclude", "careers_any", "no_borrowed_pay")
FIGURE_LISTS = ("figures", "no_figures")
PATTERN_LISTS = ("must", "must_not", "order", "cites")
EARLIER = ("careers_of_turn", "picks_option", "differs_from_turn")


class WantedFigure(Struct, frozen=True, forbid_unknown_fields=True):
    """The fields that a figure among the JSON figures must have."""

    career: str | UnsetType = UNSET
    low: int | UnsetType = UNSET
    high: int | UnsetType | None = UNSET
    open_ended: bool | UnsetType = UNSET
    currency: str | UnsetType = UNSET
    period: str | UnsetType = UNSET
    level: LevelId | UnsetType | None = UNSET
    basis: str | UnsetType = UNSET
    employers: str | UnsetType | None = UNSET
    place: str | UnsetType | None = UNSET
    as_of: str | UnsetType | None = UNSET
    source: str | UnsetType = UNSET
    p25: int | UnsetType | None = UNSET
    median: int | UnsetType | None = UNSET
    p75: int | UnsetType | None = UNSET
    mean: int | UnsetType | None = UNSET
    soc: str | UnsetType | None = UNSET
    title: str | UnsetType | None = UNSET
    closeness: str | UnsetType | None = UNSET


class SameCareers(Struct, frozen=True, forbid_unknown_fields=True):
    """The careers of an earlier turn, at some of their places."""

    turn: Positive
    keep: list[Positive] = []
    drop: list[Positive] = []


class PickedOption(Struct, frozen=True, forbid_unknown_fields=True):
    """An option that an earlier turn offered."""

    turn: Positive
    number: Positive


class Expect(Struct, frozen=True, forbid_unknown_fields=True):
    """What an answer must hold; a key that is not set asks for nothing."""

    outcome: Outcome | list[Outcome] | UnsetType = UNSET
    aspect: Aspect | list[Aspect | None] | UnsetType | None = UNSET
    level: LevelId | list[LevelId | None] | UnsetType | None = UNSET
    place: str | UnsetType | None = UNSET
    careers: list[str] | UnsetType = UNSET
    careers_include: list[str] | UnsetType = UNSET
    careers_exclude: list[str] | UnsetType = UNSET
    careers_any: list[str] | UnsetType = UNSET
    careers_of_turn: SameCareers | UnsetType = UNSET
    options: Annotated[list[int], Meta(min_length=2, max_length=2)] | UnsetType = UNSET
    picks_option: PickedOption | UnsetType = UNSET
    figures: list[WantedFigure] | UnsetType = UNSET
    no_figures: list[WantedFigure] | UnsetType = UNSET
    amounts: list[Amount | list[Amount]] | UnsetType = UNSET
    no_amounts: list[Amount] | UnsetType = UNSET
    must: list[str] | UnsetType = UNSET
    must_not: list[str] | UnsetType = UNSET
    must_any: list[list[str]] | UnsetType = UNSET
    order: Annotated[list[str], Meta(min_length=2, max_length=2)] | UnsetType = UNSET
    cites: list[str] | UnsetType = UNSET
    no_borrowed_pay: list[str] | UnsetType = UNSET
    differs_from_turn: Positive | list[Positive] | UnsetType = UNSET
    max_words: Positive | UnsetType = UNSET
    when: dict[Outcome, "Expect"] | UnsetType = UNSET


class TalkTurn(Struct, frozen=True, forbid_unknown_fields=True):
    """A line of the user, and what the answer to it must hold."""

    user: str
    expect: Expect = Expect()


class Talk(Struct, frozen=True, forbid_unknown_fields=True):
    """One conversation; `features` names what it tests."""

    name: str
    about: str
    features: list[int]
    turns: Annotated[list[TalkTurn], Meta(min_length=1)]


def read_talk(file: Path, careers: set[str]) -> Talk:
    """Return the talk in `file`; raise DataError with the place of each mistake."""
    document = read_document(file, read_file(file, str(file)))
    talk = convert(document, Talk)
    if problems := list(_mistakes(document, careers)):
        raise DataError(problems)
    return talk


def _mistakes(document: Document, careers: set[str]) -> Iterator[Problem]:
    """Yield what only the whole program can tell: careers, patterns, turns that are not before."""
    for number, turn in enumerate(document.data["turns"]):
        path: Place = ("turns", number, "expect")
        for at, expect in _expectations(path, turn.get("expect") or {}):
            yield from _unknown_careers(document, at, expect, careers)
            yield from _bad_patterns(document, at, expect)
            yield from _later_turns(document, at, expect, number)


def _expectations(path: Place, expect: dict[str, Any]) -> Iterator[tuple[Place, dict[str, Any]]]:
    """Yield what is expected of a turn, and what is expected of it for one outcome only."""
    yield path, expect
    for outcome, inner in (expect.get("when") or {}).items():
        yield from _expectations((*path, "when", outcome), inner or {})


def _unknown_careers(
    document: Document, path: Place, expect: dict[str, Any], careers: set[str]
) -> Iterator[Problem]:
    named = [((key, i), c) for key in CAREER_LISTS for i, c in enumerate(expect.get(key, []))]
    for key in FIGURE_LISTS:
        rows = enumerate(expect.get(key, []))
        named += [((key, i), row["career"]) for i, row in rows if "career" in row]
    for place, career in named:
        if career not in careers:
            message = f"expected a career, found {career!r}; one of: {', '.join(sorted(careers))}"
            yield document.problem((*path, *place), message)


def _bad_patterns(document: Document, path: Place, expect: dict[str, Any]) -> Iterator[Problem]:
    for place, pattern in _patterns(expect):
        try:
            re.compile(pattern)
        except re.error as error:
            message = f"expected a regular expression, found {pattern!r}: {error}; mend it"
            yield document.problem((*path, *place), message)


def _patterns(expect: dict[str, Any]) -> Iterator[tuple[Place, str]]:
    if expect.get("place"):
        yield ("place",), expect["place"]
    for key in PATTERN_LISTS:
        yield from (((key, i), pattern) for i, pattern in enumerate(expect.get(key, [])))
    for i, group in enumerate(expect.get("must_any", [])):
        yield from ((("must_any", i, j), pattern) for j, pattern in enumerate(group))


def _later_turns(
    document: Document, path: Place, expect: dict[str, Any], before: int
) -> Iterator[Problem]:
    """Yield references to turns that are not before this one; turns count from 1."""
    for key in EARLIER:
        given = expect.get(key, [])
        for turn in [given["turn"]] if isinstance(given, dict) else _listed(given):
            if not 1 <= int(turn) <= before:
                message = f"expected the number of an earlier turn, found {turn}; mend it"
                yield document.problem((*path, key), message)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
