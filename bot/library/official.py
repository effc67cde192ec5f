"""Files under knowledge/official/ to one Official, every line checked."""

from collections import abc, defaultdict
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, TypeVar

from bot.errors import DataError, Problem
from bot.library.decoding import decode
from bot.library.documents import Document, read_document
from bot.library.kinds import MAPPING
from bot.library.layers import name_of, shown
from bot.library.official_checks import (
    Mappings,
    area_mistakes,
    code_mistakes,
    mapping_against_titles,
    mapping_mistakes,
    wage_mistakes,
)
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
Grouped = defaultdict[str, list[T]]

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
    """A line of occupations.csv; the last two are what the structs of that name are made of."""

    code: str
    soc: str
    title: str
    soc_title: str
    technologies_listed: int
    job_zone: tuple[Any, ...]
    education: tuple[Any, ...]


class Parts(NamedTuple):
    """What the other tables say of each occupation, by code."""

    shares: Grouped[Share]
    related: Grouped[Related]
    technologies: Grouped[Technology]


def load_official(texts: Texts) -> Official:
    """Return the official figures in the files of the knowledge folder, by name.

    Raises DataError with every problem of the files, or of how they fit together.
    """
    read = _Reader(texts)
    files = read.mapping_files()
    mappings = {career: rows for _, part in files for career, rows in part.items()}
    wages, areas = read.table(WAGES, Wage), read.table(AREAS, Area)
    occupations = read.table(OCCUPATIONS, _occupation_row)
    shares = read.table(EDUCATION, _part(Share))
    related = read.table(RELATED, _part(Related))
    technologies = read.table(TECHNOLOGIES, _part(Technology))
    read.done()
    titles = {row.code: row.title for row in occupations.rows}
    for document, part in files:
        read.problems += mapping_against_titles(document, part, titles)
    read.problems += area_mistakes(areas)
    read.problems += wage_mistakes(wages, areas.rows, mappings)
    for table in (shares, related, technologies):
        read.problems += code_mistakes(table, titles)
    read.done()
    parts = Parts(_grouped(shares.rows), _grouped(related.rows), _grouped(technologies.rows))
    return Official(
        oews=_release(wages),
        onet=_release(occupations),
        mappings=mappings,
        occupations={row.code: _occupation(row, parts) for row in occupations.rows},
        areas={area.code: area for area in areas.rows},
        wages=_by_soc(wages.rows),
    )


def read_mapping(raw: bytes, file: str = f"knowledge/{MAPPING}") -> tuple[Document, Mappings]:
    """Return a hand-written mapping and the document that knows its lines."""
    document = read_document(file, decode(file, raw))
    mappings = convert(document, Mappings)
    if problems := list(mapping_mistakes(document, mappings)):
        raise DataError(problems)
    return document, mappings


class _Reader:
    """Reads the files and keeps the problems until all have been seen."""

    def __init__(self, texts: Texts) -> None:
        self.texts = texts
        self.problems: list[Problem] = []

    def table(self, name: str, kind: Callable[..., T]) -> Table[T]:
        try:
            file, raw = self._files(name)[-1]
            return read_table(file, raw, COLUMNS[name], kind)
        except DataError as error:
            self.problems += error.problems
            return Table(name, {}, [])

    def mapping_files(self) -> list[tuple[Document, Mappings]]:
        """Return the built-in mapping and the user's, where there is one."""
        found = []
        try:
            for file, raw in self._files(MAPPING):
                found.append(read_mapping(raw, file))
        except DataError as error:
            self.problems += error.problems
        return found

    def _files(self, name: str) -> list[tuple[str, bytes]]:
        """Return the files of a name with their paths; raise DataError where there is none."""
        found = [
            (shown(k, "knowledge"), raw) for k, raw in self.texts.items() if name_of(k) == name
        ]
        if not found:
            message = f"expected this file, found none; {RENEW}"
            raise DataError([Problem(f"knowledge/{name}", 1, 1, message)])
        return found

    def done(self) -> None:
        """Raise all problems at once, if there were any."""
        if self.problems:
            raise DataError(self.problems)


def _occupation_row(code: str, soc: str, title: str, soc_title: str, *rest: Any) -> OccupationRow:
    return OccupationRow(code, soc, title, soc_title, rest[0], rest[1:6], rest[6:9])


def _part(kind: Callable[..., T]) -> Callable[..., tuple[str, T]]:
    """Return a maker of pairs: the code in the first cell, and a struct of the others."""
    return lambda code, *cells: (code, kind(*cells))


def _grouped(rows: Iterable[tuple[str, T]]) -> Grouped[T]:
    groups: Grouped[T] = defaultdict(list)
    for code, row in rows:
        groups[code].append(row)
    return groups


def _occupation(row: OccupationRow, parts: Parts) -> Occupation:
    respondents, date, source = row.education
    shares = parts.shares[row.code]
    return Occupation(
        row.code,
        row.soc,
        row.title,
        row.soc_title,
        row.technologies_listed,
        job_zone=None if None in row.job_zone else JobZone(*row.job_zone),
        education=Education(respondents, date, source, shares) if shares else None,
        related=parts.related[row.code],
        technologies=parts.technologies[row.code],
    )


def _by_soc(rows: Iterable[Wage]) -> dict[str, dict[str, Wage]]:
    found: defaultdict[str, dict[str, Wage]] = defaultdict(dict)
    for wage in rows:
        found[wage.soc][wage.area] = wage
    return dict(found)


def _release(table: Table[Any]) -> Release:
    """Return what the comment line of a table says; raise DataError where a word is missing."""
    head = table.head
    for name in ("source", "release", "imported"):
        if name not in head:
            message = f"expected '{name}: …' in the comment line, found none; {RENEW}"
            raise DataError([Problem(table.file, 1, 1, message)])
    return Release(head["source"], head["release"], head["imported"], head.get("released"))
