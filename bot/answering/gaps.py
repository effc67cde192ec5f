"""What is stated and by whom, what nobody states, and which claims official data contradict."""

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import NamedTuple, get_args

from bot.answering.desk import Desk, citations, forms, listed
from bot.model.knowledge import Career, Claim, Facet, Fact, Field, Knowledge, LevelId
from bot.model.turn import Line, Reply, Request, Table

GUIDE, OFFICIAL, OTHERS, SILENT, CONTRADICTED = "G", "O", "p", ".", "!"
LEVELS: dict[LevelId | None, str] = {
    "entry": "entry-level pay",
    "mid": "mid-career pay",
    "experienced": "experienced pay",
    None: "pay, no level stated",
}
FACETS: tuple[Facet, ...] = get_args(Facet)
MOST_NAMED = 7
DOUBTED = {"strained", "contradicted"}
Subject = Career | Field


class Row(NamedTuple):
    """One thing that may be stated, and who states it: a cell for each career, then the field."""

    name: str
    cells: tuple[str, ...]


def rows(knowledge: Knowledge) -> list[Row]:
    """Return the grid: pay by level, official wages, tools, the facets, what nobody states."""
    subjects: list[Subject] = [*knowledge.careers.values(), knowledge.field]
    columns = [column(knowledge, subject) for subject in subjects]
    found = [Row(row[0][0], tuple(cell for _, cell in row)) for row in zip(*columns, strict=True)]
    silent = (SILENT,) * len(subjects)
    return found + [Row(name, silent) for name in _listed_by_all(knowledge)]


def column(knowledge: Knowledge, subject: Subject) -> list[tuple[str, str]]:
    """Return for each thing that may be stated of a career, or the field, who states it."""
    found = [(name, _pay(knowledge, subject, level)) for level, name in LEVELS.items()]
    found.append(("official wages", _official(knowledge, subject)))
    found.append(("tools", _tools(knowledge, subject)))
    return found + [(f.replace("_", " "), _facet(knowledge, subject, f)) for f in FACETS]


def _listed_by_all(knowledge: Knowledge) -> list[str]:
    """Return what is listed as not stated for the field and for a career, too."""
    of_careers = {name for c in knowledge.careers.values() for name in c.not_stated}
    return [name for name in knowledge.field.not_stated if name in of_careers]


def _pay(knowledge: Knowledge, subject: Subject, level: LevelId | None) -> str:
    if not isinstance(subject, Career):
        return SILENT
    references = [pay.source for pay in subject.pay if pay.level == level]
    doubted = any(c.about == "salary" and c.level == level for c in _doubts(knowledge, subject))
    return _who(knowledge, references) + (CONTRADICTED if references and doubted else "")


def _official(knowledge: Knowledge, subject: Subject) -> str:
    if not isinstance(subject, Career):
        return SILENT
    mapped = knowledge.official.mappings.get(subject.id, [])
    wages = [knowledge.official.wage(m.soc) for m in mapped if m.role == "primary"]
    return OFFICIAL if any(wage is not None and wage.published for wage in wages) else SILENT


def _tools(knowledge: Knowledge, subject: Subject) -> str:
    uses = subject.tools if isinstance(subject, Career) else []
    return _who(knowledge, [reference for use in uses for reference in use.sources])


def _facet(knowledge: Knowledge, subject: Subject, facet: Facet) -> str:
    facts: list[Fact] = [f for f in subject.facts.get(facet, []) if not f.silent]
    about = "salary" if facet == "pay_remarks" else facet
    doubted = any(c.about == about and c.level is None for c in _doubts(knowledge, subject))
    return _who(knowledge, [r for f in facts for r in f.sources]) + (
        CONTRADICTED if facts and doubted else ""
    )


def _doubts(knowledge: Knowledge, subject: Subject) -> list[Claim]:
    """Return the claims on a career, or on the field, that official data don't bear out."""
    doubted = [c for c in knowledge.field.claims if c.finding in DOUBTED]
    if isinstance(subject, Career):
        return [c for c in doubted if subject.id in c.careers]
    return [c for c in doubted if not c.careers]


def _who(knowledge: Knowledge, references: Iterable[str]) -> str:
    """Return the marks of those who state something; others count where no better one does."""
    kinds = {knowledge.sources[r.partition("#")[0]].kind for r in references}
    better = (GUIDE if "guide" in kinds else "") + (OFFICIAL if "official" in kinds else "")
    return better or (OTHERS if kinds else SILENT)


def gaps_table(knowledge: Knowledge) -> tuple[Table, list[str]]:
    """Return the grid with careers by number, and the legend that explains it."""
    careers = list(knowledge.careers.values())
    head = ("", *(str(n) for n in range(1, len(careers) + 1)), "*")
    legend = [
        f"{GUIDE} the guide   {OFFICIAL} official   {OTHERS} surveys, advice or practice only",
        f"{SILENT} silent   {CONTRADICTED} contradicted by official data, at least in part",
        *(f"{number} {career.plural}" for number, career in enumerate(careers, 1)),
        "* the field as a whole",
    ]
    return Table(head, tuple((row.name, *row.cells) for row in rows(knowledge))), legend


def answer_gaps(desk: Desk, request: Request) -> Reply:
    """Return in words what is not stated: of the careers named, or of all of them."""
    careers = desk.careers(request)
    lines = [line for career in careers for line in _of_career(desk, request, career)]
    sources = citations(desk, [(["guide"], career) for career in careers] or [(["guide"], None)])
    ids = tuple(career.id for career in careers)
    return Reply("answer", tuple(lines or _of_all(desk, request)), ids, sources=sources)


def _of_career(desk: Desk, request: Request, career: Career) -> list[Line]:
    """Return what is not stated of one career, and the claims on it that are in doubt."""
    own = column(desk.knowledge, career)
    others = [name for name, cell in own if cell in {OTHERS, OFFICIAL} and name in FACETS]
    lines = [_line(desk, request, "career", career, career.not_stated)]
    lines += [_line(desk, request, "others", career, others)] if others else []
    if career.id not in desk.knowledge.official.mappings:
        lines.append(Line(desk.say("official_none", **forms(career))))
    return lines + [
        Line(c.verdict, "checked against official data") for c in _doubts(desk.knowledge, career)
    ]


def _line(desk: Desk, request: Request, key: str, career: Career, names: Sequence[str]) -> Line:
    wording = str(desk.intent(request).wording[key])
    return Line(wording.format(what=listed(names), **forms(career)))


def _of_all(desk: Desk, request: Request) -> list[Line]:
    """Return what is missing across the careers, shortest things first to be told."""
    wording, grid = desk.intent(request).wording, desk.knowledge.index.cells
    total, levels = len(desk.knowledge.careers), list(LEVELS.values())
    told = {
        "levels": "; ".join(_stated(desk, level, total) for level in LEVELS if level),
        "nowhere": listed(desk.knowledge.field.not_stated),
        "others_only": _counts(grid, {OTHERS, OFFICIAL}),
        "silent": _counts({n: c for n, c in grid.items() if n not in levels}, {SILENT}, total),
        "doubted": _doubted(desk.knowledge),
    }
    lines = [
        Line(str(wording[key]).format(what=what), kind="item") for key, what in told.items() if what
    ]
    return [Line(str(wording["lead"])), *lines, Line(str(wording["table"]), kind="note")]


def _stated(desk: Desk, level: LevelId, total: int) -> str:
    """Return of how many careers a level of pay is stated; the one by its name."""
    name = LEVELS[level]
    number = total - desk.knowledge.index.cells[name].get(SILENT, 0)
    if number != 1:
        return f"{name} for {number:,} of {total:,}"
    careers = desk.knowledge.careers.values()
    stating = next(c.plural for c in careers if any(pay.level == level for pay in c.pay))
    return f"{name} for {stating} only, 1 of {total:,}"


def _counts(grid: Mapping[str, Mapping[str, int]], wanted: Container[str], most: int = 0) -> str:
    """Return the rows with the most such cells and how many; those of all careers left out."""
    counted = [(sum(n for c, n in cells.items() if c in wanted), r) for r, cells in grid.items()]
    found = sorted((pair for pair in counted if pair[0] not in {0, most}), reverse=True)
    return listed([f"{name} ({number:,})" for number, name in found[:MOST_NAMED]])


def _doubted(knowledge: Knowledge) -> str:
    """Return what the claims in doubt are about, and how many there are."""
    doubted = [c for c in knowledge.field.claims if c.finding in DOUBTED]
    abouts = dict.fromkeys(c.about for c in doubted)
    return listed([f"{a} ({sum(c.about == a for c in doubted)})" for a in abouts])
