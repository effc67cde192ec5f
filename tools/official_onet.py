"""Titles, job zones, education, relations and technologies from the O*NET text files."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from official_records import CODE, Record, Row, look_up, records

from bot.errors import CareerbotError
from bot.library.documents import read_document
from bot.library.official import MAPPING
from bot.library.schema import convert
from bot.model.knowledge import Tool

MOST_TECHNOLOGIES = 60
TIERS = {"Primary-Short": "short", "Primary-Long": "long"}
FLAGS = {"Y": "yes", "N": "no"}


class Software(NamedTuple):
    """A technology of an occupation, and how many of the mapped occupations list it."""

    name: str
    hot: bool
    in_demand: bool
    tool: str
    spread: int

    @property
    def worth_keeping(self) -> bool:
        """Whether it is in demand, hot, or known to knowledge/tools.yaml."""
        return self.hot or self.sure_to_stay

    @property
    def sure_to_stay(self) -> bool:
        """Whether it is in demand or known, so that its absence from the table tells something."""
        return self.in_demand or bool(self.tool)

    @property
    def claim(self) -> tuple[bool, bool, bool, int, str]:
        """The sort key of who stays.

        1. in demand, 2. known to us, 3. hot, 4. listed by more occupations, 5. alphabet.
        """
        known = bool(self.tool)
        return not self.in_demand, not known, not self.hot, -self.spread, self.name.casefold()

    @property
    def place(self) -> tuple[int, bool, str]:
        """The sort key of the table: 1. both flags, 2. in demand, 3. hot, 4. alphabet."""
        return -self.hot - self.in_demand, not self.in_demand, self.name.casefold()


def onet_release(folder: Path) -> str:
    """Return the version that a read-me in the folder names."""
    for file in sorted(folder.glob("[Rr][Ee][Aa][Dd]*[Mm][Ee]*")):
        text = file.read_text(encoding="utf-8", errors="replace")
        if found := re.search(r"O\*NET\W{0,3}(\d+\.\d+)", text):
            return found[1]
    raise CareerbotError(
        f"{folder}: expected a read-me that names the O*NET version; add --onet-release"
    )


def mapped(folder: Path, table: str, codes: Sequence[str]) -> dict[str, list[Record]]:
    """Return the rows of an O*NET table by code, of the codes wanted and in their order."""
    found: dict[str, list[Record]] = {code: [] for code in codes}
    for row in records(folder / f"{table}.txt"):
        if row[CODE] in found:
            found[row[CODE]].append(row)
    return found


def occupation_rows(folder: Path, socs: dict[str, str], codes: Sequence[str]) -> Iterator[Row]:
    """Yield titles, job zone and who was asked about education, of each occupation."""
    titles, zones = mapped(folder, "Occupation Data", codes), mapped(folder, "Job Zones", codes)
    names = zone_names(folder)
    asked, listed = education(folder, codes), mapped(folder, "Technology Skills", codes)
    for code in codes:
        if not titles[code] or code[:7] not in socs:
            raise CareerbotError(
                f"{MAPPING}: {code} is in no official list of this release; map another one"
            )
        first = (code, code[:7], titles[code][0]["Title"], socs[code[:7]], len(listed[code]))
        yield (*first, *zone_cells(zones[code], names), *asked_cells(asked[code]))


def zone_names(folder: Path) -> dict[str, tuple[str, str]]:
    """Return by number how much preparation a job zone takes: in a word, and as SVP range."""
    return {
        row["Job Zone"]: (
            re.sub(r"^Job Zone \w+: | Preparation Needed$", "", row["Name"]).lower(),
            row["SVP Range"].strip("()"),
        )
        for row in records(folder / "Job Zone Reference.txt")
    }


def zone_cells(rows: list[Record], names: Mapping[str, tuple[str, str]]) -> Row:
    """Return zone, preparation, SVP range, date and source; nothing where there is no zone."""
    for row in rows:
        return row["Job Zone"], *names[row["Job Zone"]], row["Date"], row["Domain Source"]
    return ("",) * 5


def asked_cells(rows: list[Record]) -> Row:
    """Return number of respondents, date and source of the education shares."""
    for row in rows:
        return row["N"].replace("n/a", ""), row["Date"], row["Domain Source"]
    return ("",) * 3


def education(folder: Path, codes: Sequence[str]) -> dict[str, list[Record]]:
    """Return the required levels of education above zero, largest first."""
    found = mapped(folder, "Education, Training, and Experience", codes)
    return {code: sorted(filter(is_share, rows), key=share_order) for code, rows in found.items()}


def is_share(row: Record) -> bool:
    """Return whether a row is a percentage of a level of education, and not zero."""
    return row["Scale ID"] == "RL" and float(row["Data Value"]) > 0


def share_order(row: Record) -> tuple[float, int]:
    """Return the sort key: 1. larger share, 2. lower level."""
    return -float(row["Data Value"]), int(row["Category"])


def education_rows(folder: Path, codes: Sequence[str]) -> Iterator[Row]:
    """Yield each share of each occupation; the note of a category after its name is left out."""
    file = folder / "Education, Training, and Experience Categories.txt"
    levels = [row for row in records(file) if row["Scale ID"] == "RL"]
    names = {row["Category"]: row["Category Description"] for row in levels}
    for code, shares in education(folder, codes).items():
        for share in shares:
            name = re.split(r" - | \(", look_up(names, share["Category"], file))[0]
            yield code, name, share["Data Value"], FLAGS.get(share["Recommend Suppress"], "")


def related_rows(folder: Path, codes: Sequence[str]) -> Iterator[Row]:
    """Yield the related occupations of the two primary tiers, nearest first."""
    file = folder / "Occupation Data.txt"
    titles = {row[CODE]: row["Title"] for row in records(file)}
    for code, rows in mapped(folder, "Related Occupations", codes).items():
        for row in sorted(rows, key=lambda row: int(row["Index"])):
            if tier := TIERS.get(row["Relatedness Tier"]):
                other = row["Related O*NET-SOC Code"]
                yield code, other, look_up(titles, other, file), tier, row["Index"]


def tool_ids(file: Path) -> dict[str, str]:
    """Return the id of each tool by its names in small letters, without hyphens.

    How O*NET writes the name goes before what people call it.
    """
    tools = convert(read_document(file, file.read_text(encoding="utf-8")), list[Tool])
    called = {plain(name): tool.id for tool in tools for name in (*tool.aliases, tool.name)}
    return called | {plain(name): tool.id for tool in tools for name in tool.onet}


def plain(name: str) -> str:
    """Return a name in small letters and without hyphens."""
    return name.casefold().replace("-", " ")


def technology_rows(folder: Path, codes: Sequence[str], tools: Path) -> Iterator[Row]:
    """Yield the technologies worth keeping; hot ones that we don't know fill up to sixty."""
    tables, ids = mapped(folder, "Technology Skills", codes), tool_ids(tools)
    spread = Counter(row["Example"] for rows in tables.values() for row in rows)
    for code, rows in tables.items():
        listed = [software(row, ids, spread) for row in rows]
        worth = sorted((one for one in listed if one.worth_keeping), key=lambda one: one.claim)
        kept = [one for i, one in enumerate(worth) if i < MOST_TECHNOLOGIES or one.sure_to_stay]
        for one in sorted(kept, key=lambda one: one.place):
            yield code, one.name, yes_or_no(one.hot), yes_or_no(one.in_demand), one.tool


def software(row: Record, ids: Mapping[str, str], spread: Mapping[str, int]) -> Software:
    """Return a row of the technologies as what counts of it."""
    name, hot, in_demand = row["Example"], row["Hot Technology"], row["In Demand"]
    tool = ids.get(plain(name), "")
    return Software(name, hot == "Y", in_demand == "Y", tool, spread[name])


def yes_or_no(flag: bool) -> str:  # noqa: FBT001 - a value to write, not a switch
    """Return a flag as our tables write it."""
    return "yes" if flag else "no"
