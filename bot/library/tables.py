"""CSV tables to typed rows, with file, line and column of what is wrong.

A table of ours begins with a comment line that says where it comes from, then names its
columns; every row stands on one line, so that line numbers are those an editor shows.
"""

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from bot.errors import DataError, Problem
from bot.library.decoding import decode
from bot.model.official import AtLeast, Figure

T = TypeVar("T")
Columns = Mapping[str, Callable[[str], Any]]

FIRST_ROW = 3
MOST_DIGITS = 12
RENEW = "write the file anew with tools/import_official.py"
FLAGS = {"yes": True, "no": False}


@dataclass(frozen=True)
class Table(Generic[T]):
    """The rows of one file in their order; `head` holds what its comment line says."""

    file: str
    head: dict[str, str]
    rows: list[T]

    def problem(self, row: int, message: str) -> Problem:
        """Return a problem with the row of this index, at its beginning."""
        return Problem(self.file, row + FIRST_ROW, 1, message)


def read_table(file: str, raw: bytes, columns: Columns, kind: Callable[..., T]) -> Table[T]:
    """Return the table in `raw`; raise DataError with every line that does not fit."""
    lines = decode(file, raw).split("\n")
    if lines[-1] == "":
        lines.pop()
    _check_head(file, lines, columns)
    readers = list(columns.values())
    rows: list[T] = []
    problems: list[Problem] = []
    for number, line in enumerate(lines[2:], FIRST_ROW):
        try:
            cells = zip(readers, fields(line), strict=True)
            rows.append(kind(*[read(cell) for read, cell in cells]))
        except (ValueError, csv.Error):
            problems.extend(_problems(file, number, line, columns))
    if problems:
        raise DataError(problems)
    return Table(file, _head(lines[0]), rows)


def _check_head(file: str, lines: list[str], columns: Columns) -> None:
    """Raise DataError unless there is a comment line and then a line with the columns."""
    if not lines or not lines[0].startswith("# "):
        found = lines[0] if lines else "an empty file"
        message = f"expected a line '# source: …; release: …', found {found!r}"
        raise DataError([Problem(file, 1, 1, f"{message}; {RENEW}")])
    names = ",".join(columns)
    if len(lines) < FIRST_ROW - 1 or lines[1] != names:
        found = lines[1] if len(lines) > 1 else "the end of the file"
        raise DataError([Problem(file, 2, 1, f"expected the columns {names}, found {found!r}")])


def _head(line: str) -> dict[str, str]:
    parts = (part.partition(": ") for part in line.removeprefix("# ").split("; "))
    return {name: value for name, _, value in parts if value}


def fields(line: str) -> list[str]:
    """Return the cells of one line; the csv module is asked only where something is quoted."""
    return next(csv.reader([line], strict=True)) if '"' in line else line.split(",")


def _problems(file: str, number: int, line: str, columns: Columns) -> list[Problem]:
    """Return what is wrong with a line, cell by cell."""
    try:
        cells = fields(line)
    except csv.Error as error:
        return [
            Problem(file, number, line.index('"') + 1, f"expected closed quotes, found {error}")
        ]
    if len(cells) != len(columns):
        message = f"expected {len(columns)} cells ({','.join(columns)}), found {len(cells)}"
        return [Problem(file, number, 1, message)]
    found: list[Problem] = []
    for i, ((name, read), cell) in enumerate(zip(columns.items(), cells, strict=True)):
        try:
            read(cell)
        except ValueError as error:
            found.append(Problem(file, number, _column(line, i), f"{name}: {error}"))
    return found


def _column(line: str, cell: int) -> int:
    """Return the column, from 1, at which a cell of the line begins; quotes may hold commas."""
    quoted = False
    for i, character in enumerate(line):
        if cell == 0:
            return i + 1
        quoted ^= character == '"'
        cell -= character == "," and not quoted
    return len(line) + 1


def word(cell: str) -> str:
    """Read a text that has to be there."""
    if not cell or cell != cell.strip():
        raise ValueError(f"expected a text without spaces around it, found {cell!r}")
    return cell


def optional(cell: str) -> str | None:
    """Read a text that may be missing."""
    return word(cell) if cell else None


def whole(cell: str) -> int:
    """Read a whole number from 0 up, of at most `MOST_DIGITS`."""
    if cell.isdecimal() and len(cell) <= MOST_DIGITS:
        return int(cell)
    raise ValueError(f"expected a whole number, found {cell!r}")


def optional_whole(cell: str) -> int | None:
    """Read a whole number that may be missing."""
    return whole(cell) if cell else None


def figure(cell: str) -> Figure:
    """Read a wage: a whole number, `239200+` for that much or more, nothing if not published."""
    if cell.endswith("+"):
        return AtLeast(whole(cell[:-1]))
    return whole(cell) if cell else None


def percent(cell: str) -> float:
    """Read a percentage."""
    try:
        number = float(cell)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 100:
        raise ValueError(f"expected a number from 0 to 100, found {cell!r}")
    return number


def flag(cell: str) -> bool:
    """Read yes or no."""
    if cell not in FLAGS:
        raise ValueError(f"expected yes or no, found {cell!r}")
    return FLAGS[cell]


def optional_flag(cell: str) -> bool | None:
    """Read yes or no where nothing may be stated."""
    return flag(cell) if cell else None


def one_of(*choices: str) -> Callable[[str], str]:
    """Return a reader that takes one of the words and no other."""

    def read(cell: str) -> str:
        if cell not in choices:
            raise ValueError(f"expected one of {', '.join(choices)}, found {cell!r}")
        return cell

    return read
