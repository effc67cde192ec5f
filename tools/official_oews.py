"""Wages and areas from the OEWS flat files of the U.S. Bureau of Labor Statistics."""

import gzip
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from official_records import Row, look_up, records

from bot.errors import CareerbotError

Cells = dict[tuple[str, str], dict[str, str]]

ALL_INDUSTRIES = "000000"
TOP_CODED = re.compile(r"equal to or greater than.*\$([\d,]+) per year")
DATA_TYPES = ("01", "04", "11", "12", "13", "14", "15")


class Ceiling(NamedTuple):
    """The footnote that says a wage is only known to be this much or more."""

    note: str
    amount: str


def oews_release(folder: Path) -> str:
    """Return the release as OEWS calls it, as in `May 2025`."""
    for row in records(folder / "oe.release"):
        return row["description"]
    raise CareerbotError(f"{folder / 'oe.release'}: expected the release, found no row")


def wage_rows(folder: Path, socs: set[str]) -> Iterator[Row]:
    """Yield a row for each occupation and area, in order, whether wages are published or not."""
    file = data_file(folder)
    cells = wage_cells(file, {plain(soc) for soc in socs}, ceiling(folder))
    if missing := socs - {dashed(soc) for soc, _ in cells}:
        raise CareerbotError(f"{file}: expected wages of {min(missing)}, found none")
    for (soc, area), values in sorted(cells.items()):
        yield (dashed(soc), area, *(values.get(kind, "") for kind in DATA_TYPES))


def ceiling(folder: Path) -> Ceiling:
    """Return the footnote for wages of so much or more; its amount changes over the years."""
    for row in records(folder / "oe.footnote"):
        if found := TOP_CODED.search(row["footnote_text"]):
            return Ceiling(row["footnote_code"], found[1].replace(",", ""))
    return Ceiling("", "")


def wage_cells(file: Path, socs: set[str], above: Ceiling) -> Cells:
    """Return the value of each data type by occupation and area, all industries together."""
    cells: Cells = defaultdict(dict)
    years: set[str] = set()
    for number, line in enumerate(open_text(file), 1):
        if not is_wanted(line, socs):
            continue
        try:
            series, year, _, value, notes = (cell.strip() for cell in line.split("\t"))
            cells[series[17:23], series[4:11]][series[23:25]] = cell_text(value, notes, above)
        except ValueError as error:
            raise CareerbotError(f"{file}:{number}:1: {error}") from None
        years.add(year)
    if len(years) > 1:
        raise CareerbotError(f"{file}: expected one year, found {', '.join(sorted(years))}")
    return cells


def is_wanted(line: str, socs: set[str]) -> bool:
    """Return whether a line is about one of the occupations, and of a kind that we keep."""
    return line[17:23] in socs and line[11:17] == ALL_INDUSTRIES and line[23:25] in DATA_TYPES


def data_file(folder: Path) -> Path:
    """Return the file of figures, packed or not."""
    plain = folder / "oe.data.0.Current"
    return plain if plain.exists() else plain.with_name(f"{plain.name}.gz")


def open_text(file: Path) -> Iterator[str]:
    """Yield the lines of a file, packed or not."""
    open_file = gzip.open if file.suffix == ".gz" else open
    with open_file(file, "rt", encoding="utf-8") as lines:
        yield from lines


def cell_text(value: str, notes: str, above: Ceiling) -> str:
    """Return a number, nothing where none is published, or `239200+` for that much or more."""
    if above.note and above.note in re.split(r"[,\s]+", notes):
        return f"{value if value.isdecimal() else above.amount}+"
    if value != "-" and not value.isdecimal():
        raise ValueError(f"expected a whole number or -, found {value!r}")
    return "" if value == "-" else value


def area_rows(folder: Path, used: set[str]) -> Iterator[Row]:
    """Yield code, name and kind of each area that has a row of wages."""
    file = folder / "oe.area"
    rows = list(records(file))
    names = {row["area_code"]: row["area_name"] for row in rows}
    letters = {row["area_code"]: row["areatype_code"] for row in rows}
    for code in sorted(used):
        name = look_up(names, code, file)
        yield code, name, look_up(area_kinds(name), letters[code], file)


def area_kinds(name: str) -> dict[str, str]:
    """Return the kind that each letter of OEWS stands for, for an area of this name."""
    local = "nonmetro" if "nonmetropolitan" in name else "metro"
    return {"N": "nation", "S": "state", "M": local}


def soc_titles(folder: Path) -> dict[str, str]:
    """Return the title of each occupation that wages are published for."""
    rows = records(folder / "oe.occupation")
    return {dashed(row["occupation_code"]): row["occupation_name"] for row in rows}


def dashed(soc: str) -> str:
    """Return 152051 as 15-2051."""
    return f"{soc[:2]}-{soc[2:]}"


def plain(soc: str) -> str:
    """Return 15-2051 as 152051."""
    return soc.replace("-", "")
