"""How the official files have to fit together; each check yields problems with their lines."""

from collections import abc
from collections.abc import Iterable, Iterator
from typing import Any

from bot.errors import Problem
from bot.library.documents import Document
from bot.library.tables import RENEW, Table
from bot.model.official import Area, Mapping, Wage

Mappings = dict[str, list[Mapping]]
SOC_LENGTH = len("15-2051")


def mapping_mistakes(document: Document, mappings: Mappings) -> Iterator[Problem]:
    """Yield what is wrong with the mapping by itself: roles, wage codes, repetitions."""
    for career, rows in mappings.items():
        primary = sum(row.role == "primary" for row in rows)
        if primary != 1:
            message = f"expected one occupation with `role: primary`, found {primary}"
            yield document.problem((career,), message)
        for i, row in enumerate(rows):
            if row.soc != row.onet[:SOC_LENGTH]:
                message = f"expected the first seven characters of {row.onet}, found {row.soc!r}"
                yield document.problem((career, i, "soc"), message)
            if row.onet in {other.onet for other in rows[:i]}:
                message = f"expected each occupation once, found {row.onet} again"
                yield document.problem((career, i, "onet"), message)


def mapping_against_titles(
    document: Document, mappings: Mappings, titles: abc.Mapping[str, str]
) -> Iterator[Problem]:
    """Yield each occupation of the mapping that the official tables lack or call otherwise."""
    for career, rows in mappings.items():
        for i, row in enumerate(rows):
            title = titles.get(row.onet)
            if title is None:
                message = f"expected a code of occupations.csv, found {row.onet!r}; {RENEW}"
                yield document.problem((career, i, "onet"), message)
            elif title != row.title:
                message = f"expected the official title {title!r}, found {row.title!r}"
                yield document.problem((career, i, "title"), message)


def area_mistakes(areas: Table[Area]) -> Iterator[Problem]:
    """Yield each area that stands in the table a second time."""
    seen: set[str] = set()
    for i, area in enumerate(areas.rows):
        if area.code in seen:
            yield areas.problem(i, f"expected each area once, found {area.code} again")
        seen.add(area.code)


def wage_mistakes(wages: Table[Wage], areas: Iterable[Area], mappings: Mappings) -> list[Problem]:
    """Return what is wrong with the wages, row by row."""
    places = {area.code for area in areas}
    socs = {row.soc for rows in mappings.values() for row in rows}
    seen: set[tuple[str, str]] = set()
    found: list[Problem] = []
    for i, wage in enumerate(wages.rows):
        key = (wage.soc, wage.area)
        if wage.area not in places:
            found.append(wages.problem(i, f"expected an area of areas.csv, found {wage.area!r}"))
        if wage.soc not in socs:
            message = f"expected an occupation of mapping.yaml, found {wage.soc!r}; {RENEW}"
            found.append(wages.problem(i, message))
        if key in seen:
            found.append(wages.problem(i, f"expected one row for {key[0]} in {key[1]}, found two"))
        if not _rising(wage):
            found.append(wages.problem(i, "expected p10 ≤ p25 ≤ median ≤ p75 ≤ p90, found a drop"))
        seen.add(key)
    return found


def _rising(wage: Wage) -> bool:
    numbers = [number for number in wage.percentiles if isinstance(number, int)]
    return numbers == sorted(numbers)


def code_mistakes(part: Table[tuple[str, Any]], titles: abc.Mapping[str, str]) -> Iterator[Problem]:
    """Yield each row about an occupation that occupations.csv does not hold."""
    for i, (code, _) in enumerate(part.rows):
        if code not in titles:
            yield part.problem(i, f"expected a code of occupations.csv, found {code!r}; {RENEW}")
