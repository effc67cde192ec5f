"""What the readers of the official downloads share: rows by column, and which they need."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from bot.errors import CareerbotError

T = TypeVar("T")
Row = Sequence[str | int]
Record = dict[str, str]

CODE = "O*NET-SOC Code"
COLUMNS: dict[str, tuple[str, ...]] = {
    "oe.area": ("area_code", "areatype_code", "area_name"),
    "oe.footnote": ("footnote_code", "footnote_text"),
    "oe.occupation": ("occupation_code", "occupation_name"),
    "oe.release": ("description",),
    "Occupation Data.txt": (CODE, "Title"),
    "Job Zones.txt": (CODE, "Job Zone", "Date", "Domain Source"),
    "Job Zone Reference.txt": ("Job Zone", "Name", "SVP Range"),
    "Related Occupations.txt": (CODE, "Related O*NET-SOC Code", "Relatedness Tier", "Index"),
    "Technology Skills.txt": (CODE, "Example", "Hot Technology", "In Demand"),
    "Education, Training, and Experience.txt": (
        *(CODE, "Scale ID", "Category", "Data Value", "N"),
        *("Recommend Suppress", "Date", "Domain Source"),
    ),
    "Education, Training, and Experience Categories.txt": (
        *("Scale ID", "Category", "Category Description"),
    ),
}
"""The columns that are used of each file; others may come and go from release to release."""


def records(file: Path) -> Iterator[Record]:
    """Yield the rows of a tab-separated file by column, without padding and line ends."""
    with file.open(encoding="utf-8-sig") as lines:
        names = [name.strip() for name in next(lines, "").split("\t")]
        if missing := [name for name in COLUMNS[file.name] if name not in names]:
            raise CareerbotError(f"{file}:1:1: expected the column {missing[0]!r}, found {names}")
        for number, line in enumerate(lines, 2):
            cells = [cell.strip() for cell in line.split("\t")]
            if len(cells) == len(names):
                yield dict(zip(names, cells, strict=True))
            elif line.strip():
                problem = f"expected {len(names)} columns, found {len(cells)}"
                raise CareerbotError(f"{file}:{number}:1: {problem}")


def look_up(table: Mapping[str, T], key: str, file: Path) -> T:
    """Return what a file says of a key; raise CareerbotError where it says nothing."""
    if key not in table:
        raise CareerbotError(f"{file}: expected a row for {key!r}, found none")
    return table[key]
