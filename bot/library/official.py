"""Files under knowledge/official/ to one Official, every line checked."""

from collections import abc, defaultdict
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypeVar

from bot.errors import DataError, Problem
from bot.library.documents import Document, read_document
from bot.library.schema import convert
from bot.library.tables import (
    RENEW,
    Columns,
    Table,
    figure,
    flag,
    one_of,
    optional,
    optional_flag,
    optional_whole,
    percent,
    read_table,
    whole,
    word,
)
from bot.model.official import (
    Area,
    Education,
    JobZone,
    Mapping,
    Occupation,
    Official,
    Related,
    Release,
    Share,
    Technology,
    Wage,
)

T = TypeVar("T")
Texts = abc.Mapping[str, bytes]
Mappings = dict[str, list[Mapping]]

MAPPING = "official/mapping.yaml"
WAGES = "official/wages.csv"
AREAS = "official/areas.csv"
OCCUPATIONS = "official/occupations.csv"
EDUCATION = "official/education.csv"
RELATED = "official/related.csv"
TECHNOLOGIES = "official/technologies.csv"

COLUMNS: dict[str, Columns] = {
    WAGES: {
        "soc": word,
        "area": word,
        "employment": optional_whole,
        "mean": figure,
        "p10": figure,
        "p25": figure,
        "median": figure,
        "p75": figure,
        "p90": figure,
    },
    AREAS: {"code": word, "name": word, "kind": one_of("nation", "state", "metro", "nonmetro")},
    OCCUPATIONS: {
        "code": word,
        "soc": word,
        "title": word,
        "soc_title": word,
        "technologies_listed": whole,
        "zone": optional_whole,
        "preparation": optional,
        "svp": optional,
        "zone_date": optional,
        "zone_source": optional,
        "respondents": optional_whole,
        "education_date": optional,
        "education_source": optional,
    },
    EDUCATION: {"code": word, "category": word, "percent": percent, "low_precision": optional_flag},
    RELATED: {
        "code": word,
        "related": word,
        "title": word,
        "tier": one_of("short", "long"),
        "index": whole,
    },
    TECHNOLOGIES: {
        "code": word,
        "name": word,
        "hot": flag,
        "in_demand": flag,
        "tool": optional,
    },
}


class OccupationRow(NamedTuple):
    """A line of occupations.csv; `zone` and `education` are what a struct is made of."""

    code: str
    soc: str
    title: str
    soc_title: str
    technologies_listed: int
    zone: tuple[Any, ...]
    education: tuple[Any, ...]


def load_official(texts: Texts) -> Official:
    """Return the official figures in the files of the knowledge folder, by name.

    Raises DataError with every problem of the files, or of how they fit together.
    """
    read = _Reader(texts)
    document, mappings = read.mapping()
    wages, areas = read.table(WAGES, Wage), read.table(AREAS, Area)
    occupations = read.table(OCCUPATIONS, _occupation_row)
    education = read.table(EDUCATION, _part(Share))
    related = read.table(RELATED, _part(Related))
    technologies = read.table(TECHNOLOGIES, _part(Technology))
    read.done()
    codes = {row.code: row for row in occupations.rows}
    read.problems.extend(_unlike(document, mappings, codes))
    read.problems.extend(_bad_areas(areas))
    read.problems.extend(_bad_wages(wages, areas, mappings))
    for part in (education, related, technologies):
        read.problems.extend(_unknown_codes(part, codes))
    read.done()
    parts = [_grouped(part.rows) for part in (education, related, technologies)]
    return Official(
        oews=_release(wages),
        onet=_release(occupations),
        mappings=mappings,
        occupations={code: _occupation(row, *parts) for code, row in codes.items()},
        areas={area.code: area for area in areas.rows},
        wages=_by_soc(wages.rows),
    )


class _Reader:
    """Reads the files and keeps the problems until all have been seen."""

    def __init__(self, texts: Texts) -> None:
        self.texts = texts
        self.problems: list[Problem] = []

    def table(self, name: str, kind: Callable[..., T]) -> Table[T]:
        try:
            return read_table(f"knowledge/{name}", self._raw(name), COLUMNS[name], kind)
        except DataError as error:
            self.problems.extend(error.problems)
            return Table(name, {}, [])

    def mapping(self) -> tuple[Document, Mappings]:
        try:
            return read_mapping(self._raw(MAPPING))
        except DataError as error:
            self.problems.extend(error.problems)
            return Document(MAPPING, {}, {}), {}

    def _raw(self, name: str) -> bytes:
        if name in self.texts:
            return self.texts[name]
        message = f"expected this file, found none; {RENEW}"
        raise DataError([Problem(f"knowledge/{name}", 1, 1, message)])

    def done(self) -> None:
        """Raise all problems at once, if there were any."""
        if self.problems:
            raise DataError(self.problems)


def read_mapping(raw: bytes) -> tuple[Document, Mappings]:
    """Return the hand-written mapping and the document that knows its lines."""
    document = read_document(f"knowledge/{MAPPING}", raw.decode("utf-8-sig", "replace"))
    mappings = convert(document, dict[str, list[Mapping]])
    problems = [problem for career in mappings for problem in _mistakes(document, mappings, career)]
    if problems:
        raise DataError(problems)
    return document, mappings


def _mistakes(document: Document, mappings: Mappings, career: str) -> Iterator[Problem]:
    """Yield what is wrong with the mapping of one career, taken by itself."""
    rows = mappings[career]
    primary = sum(row.role == "primary" for row in rows)
    if primary != 1:
        message = f"expected one occupation with `role: primary`, found {primary}"
        yield document.problem((career,), message)
    for i, row in enumerate(rows):
        if row.soc != row.onet[: len("15-2051")]:
            message = f"expected the first seven characters of {row.onet}, found {row.soc!r}"
            yield document.problem((career, i, "soc"), message)
        if row.onet in [other.onet for other in rows[:i]]:
            message = f"expected each occupation once, found {row.onet} again"
            yield document.problem((career, i, "onet"), message)


def _unlike(
    document: Document, mappings: Mappings, codes: abc.Mapping[str, OccupationRow]
) -> Iterator[Problem]:
    """Yield each occupation of the mapping that the official tables lack or call otherwise."""
    for career, rows in mappings.items():
        for i, row in enumerate(rows):
            known = codes.get(row.onet)
            if known is None:
                message = f"expected a code in occupations.csv, found {row.onet!r}; {RENEW}"
                yield document.problem((career, i, "onet"), message)
            elif known.title != row.title:
                message = f"expected the official title {known.title!r}, found {row.title!r}"
                yield document.problem((career, i, "title"), message)


def _bad_areas(areas: Table[Area]) -> Iterator[Problem]:
    seen: set[str] = set()
    for i, area in enumerate(areas.rows):
        if area.code in seen:
            yield areas.problem(i, f"expected each area once, found {area.code} again")
        seen.add(area.code)


def _bad_wages(
    wages: Table[Wage], areas: Table[Area], mappings: Mappings
) -> Iterator[Problem]:
    """Yield each wage of an unknown place or occupation, given twice or out of order."""
    places = {area.code for area in areas.rows}
    socs = {row.soc for rows in mappings.values() for row in rows}
    seen: set[tuple[str, str]] = set()
    for i, wage in enumerate(wages.rows):
        if wage.area not in places:
            yield wages.problem(i, f"expected an area of areas.csv, found {wage.area!r}; {RENEW}")
        if wage.soc not in socs:
            message = f"expected an occupation of mapping.yaml, found {wage.soc!r}; {RENEW}"
            yield wages.problem(i, message)
        if (wage.soc, wage.area) in seen:
            yield wages.problem(i, f"expected one row for {wage.soc} in {wage.area}, found another")
        seen.add((wage.soc, wage.area))
        if not _rising(wage):
            yield wages.problem(i, "expected p10 ≤ p25 ≤ median ≤ p75 ≤ p90, found another order")


def _rising(wage: Wage) -> bool:
    numbers = [number for number in wage.percentiles if isinstance(number, int)]
    return numbers == sorted(numbers)


def _unknown_codes(
    part: Table[tuple[str, Any]], codes: abc.Mapping[str, OccupationRow]
) -> Iterator[Problem]:
    for i, (code, _) in enumerate(part.rows):
        if code not in codes:
            yield part.problem(i, f"expected a code of occupations.csv, found {code!r}; {RENEW}")


def _occupation_row(code: str, soc: str, title: str, soc_title: str, *rest: Any) -> OccupationRow:  # noqa: ANN401 - cells of several types
    return OccupationRow(code, soc, title, soc_title, rest[0], rest[1:6], rest[6:9])


def _part(kind: Callable[..., T]) -> Callable[..., tuple[str, T]]:
    """Return a maker of pairs: the code in the first cell, and a struct of the others."""
    return lambda code, *cells: (code, kind(*cells))


def _grouped(rows: list[tuple[str, T]]) -> defaultdict[str, list[T]]:
    groups: defaultdict[str, list[T]] = defaultdict(list)
    for code, row in rows:
        groups[code].append(row)
    return groups


def _occupation(
    row: OccupationRow,
    shares: defaultdict[str, list[Share]],
    related: defaultdict[str, list[Related]],
    technologies: defaultdict[str, list[Technology]],
) -> Occupation:
    return Occupation(
        *row[:5],
        job_zone=JobZone(*row.zone) if None not in row.zone else None,
        education=Education(*row.education, shares[row.code]) if shares[row.code] else None,
        related=related[row.code],
        technologies=technologies[row.code],
    )


def _by_soc(rows: list[Wage]) -> dict[str, dict[str, Wage]]:
    found: defaultdict[str, dict[str, Wage]] = defaultdict(dict)
    for wage in rows:
        found[wage.soc][wage.area] = wage
    return dict(found)


def _release(table: Table[Any]) -> Release:
    """Return what the comment line of a table says; raise DataError where a word is missing."""
    missing = [name for name in ("source", "release", "imported") if name not in table.head]
    if missing:
        message = f"expected '{missing[0]}: …' in the comment line, found none; {RENEW}"
        raise DataError([Problem(table.file, 1, 1, message)])
    head = table.head
    return Release(head["source"], head["release"], head["imported"], head.get("released"))
