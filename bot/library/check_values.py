"""Values within one file that have to agree: ids with file names, ends of bands, empty texts."""

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from bot.errors import Problem
from bot.library.check_references import did_you_mean
from bot.library.documents import Path
from bot.library.kinds import ENDINGS, MAPPING, ROWS, kind_of
from bot.library.layers import name_of, shown
from bot.library.official import COLUMNS
from bot.library.shelf import File, Shelf, Texts, entries, ids_of
from bot.model.knowledge import Career, Pay

IDENTIFIED = {"career", "intent", *ROWS}
_ID = re.compile(r"[^\W_][\w-]*+")
RISING = ("entry", "mid", "experienced")


def unknown_files(knowledge: Texts, intents: Texts) -> Iterator[Problem]:
    """Yield each file that the program would never look into."""
    known = [*(f"{name}.yaml" for name in ROWS), "field.yaml", MAPPING, *COLUMNS]
    for folder, texts, others in (
        ("knowledge", knowledge, known),
        ("intents", intents, ["words.txt", "welcome.txt"]),
    ):
        for key in texts:
            name = name_of(key)
            if name not in others and not (name.endswith(ENDINGS) and kind_of(folder, name)):
                hint = did_you_mean(name, others, "a career's file lies in careers/")
                message = f"expected a file that is known, found {name!r}; {hint}"
                yield Problem(shown(key, folder), 1, 1, message)


def ids_that_cannot_be(shelf: Shelf) -> Iterator[Problem]:
    """Yield each id with a character that parts ids elsewhere, or with none at all."""
    for kind, files in shelf.files.items():
        for file in files if kind in IDENTIFIED else ():
            for ident, path in ids_of(file):
                if not _ID.fullmatch(ident):
                    message = f"expected an id of letters, digits, - and _, found {ident!r}"
                    yield file.problem(path, f"{message}; rename it")


def ids_unlike_their_file(shelf: Shelf) -> Iterator[Problem]:
    """Yield each career or intent whose id is not the name of its file."""
    for kind, key in (("career", "id"), ("intent", "intent")):
        for file in shelf.of(kind):
            stem = PurePath(file.name).stem
            data = file.document.data
            found = data.get(key) if isinstance(data, dict) else None
            if isinstance(found, str) and found != stem:
                message = f"expected the name of the file, {stem!r}, found {found!r}; rename one"
                yield file.problem((key,), message)


def ids_twice(shelf: Shelf) -> Iterator[Problem]:
    """Yield each id that stands a second time in one file, and each intent in a second file."""
    for kind in ROWS:
        for file in shelf.of(kind):
            rows = file.document.data if isinstance(file.document.data, list) else []
            ids = [(i, row["id"]) for i, row in enumerate(rows) if _has_id(row)]
            yield from _twice((file, (i, "id"), ident) for i, ident in ids)
    yield from _twice(
        (file, ("intent",), file.document.data["intent"])
        for file in shelf.of("intent")
        if isinstance(file.document.data, dict) and "intent" in file.document.data
    )


def _has_id(row: Any) -> bool:
    return isinstance(row, dict) and isinstance(row.get("id"), str)


def _twice(found: Iterator[tuple[File, Path, str]]) -> Iterator[Problem]:
    seen: set[str] = set()
    for file, path, ident in found:
        if ident in seen:
            message = f"expected a new id, found {ident!r} again; rename or merge it"
            yield file.problem(path, message)
        seen.add(ident)


def empty_texts(shelf: Shelf) -> Iterator[Problem]:
    """Yield each text that holds nothing."""
    for file in (file for files in shelf.files.values() for file in files):
        for path, value in _leaves(file.document.data):
            if isinstance(value, str) and not value.strip():
                yield file.problem(path, "expected a text, found an empty one; write or delete it")


def _leaves(data: Any) -> Iterator[tuple[Path, Any]]:
    for path, value in entries(data):
        items = enumerate(value) if isinstance(value, list) else ()
        yield path, value
        yield from (((*path, i), item) for i, item in items)


def bands_that_fall(shelf: Shelf) -> Iterator[Problem]:
    """Yield what is wrong with the pay bands of each career."""
    for file in shelf.of("career"):
        if file.data is not None:
            for i, pay in enumerate(file.data.pay):
                yield from _ends(file, ("pay", i), pay)
            yield from _steps(file, file.data)


def _ends(file: File, path: Path, pay: Pay) -> Iterator[Problem]:
    """Yield what is wrong with the two ends of one band."""
    if pay.high is not None and pay.low > pay.high:
        message = f"expected at least the low end, {pay.low}, found {pay.high}; swap the two"
        yield file.problem((*path, "high"), message)
    if pay.low <= 0:
        yield file.problem((*path, "low"), f"expected more than 0, found {pay.low}; give the band")
    if pay.high is None and not pay.open_ended:
        message = "expected an upper end, found none; add `high:`, or `open_ended: true` and `top:`"
        yield file.problem(path, message)
    if pay.open_ended != bool(pay.top):
        message = "expected `open_ended: true` and `top:` together, found one; add the other"
        yield file.problem((*path, "open_ended" if pay.open_ended else "top"), message)


def _steps(file: File, career: Career) -> Iterator[Problem]:
    """Yield each level that starts below a lower one, and each that stands twice."""
    below: Pay | None = None
    for level in RISING:
        found = [(i, pay) for i, pay in enumerate(career.pay) if pay.level == level]
        for i, _ in found[1:]:
            message = f"expected each level once, found {level!r} again; merge the two bands"
            yield file.problem(("pay", i, "level"), message)
        for i, pay in found[:1]:
            if below is not None and (pay.low < below.low or _high(pay) < _high(below)):
                message = (
                    f"expected {level} pay from {below.low} up, as {below.level} pay, found less; "
                    "swap the levels or mend the numbers"
                )
                yield file.problem(("pay", i, "low"), message)
            below = pay


def _high(pay: Pay) -> float:
    return float("inf") if pay.high is None or pay.open_ended else pay.high


def years_that_fall(shelf: Shelf) -> Iterator[Problem]:
    """Yield each level of experience that ends before it begins."""
    for file in shelf.of("levels"):
        for i, level in enumerate(file.data or []):
            if level.years[0] > level.years[1]:
                message = f"expected rising years, found {list(level.years)}; swap the two"
                yield file.problem((i, "years"), message)


def careers_unlike_themselves(shelf: Shelf) -> Iterator[Problem]:
    """Yield each career that is its own neighbour, and each shared name of one career only."""
    for file in shelf.of("career"):
        for i, near in enumerate(file.data.similar if file.data else []):
            if near.career == file.data.id:
                message = f"expected another career, found {near.career!r} itself; name a neighbour"
                yield file.problem(("similar", i, "career"), message)
    for file in shelf.of("names"):
        for i, shared in enumerate(file.data or []):
            if len(set(shared.careers)) < 2:
                message = (
                    "expected several careers, found one; make the name an alias of that career"
                )
                yield file.problem((i, "careers"), message)
