"""What a filter by place or employer says of the careers left: jobs counted, names in facts."""

from collections.abc import Sequence

from bot.answering.desk import Desk, capital, listed
from bot.answering.filter_steps import Step
from bot.answering.filter_words import say
from bot.answering.official import SOURCE, primary
from bot.answering.whereabouts import counted, naming, placed
from bot.model.conditions import NamedCondition
from bot.model.knowledge import Career
from bot.model.official import Mapping, Wage
from bot.model.turn import Line

Counted = tuple[Mapping, Wage, list[str]]


def where_lines(desk: Desk, steps: Sequence[Step], left: Sequence[Career]) -> list[Line]:
    """Return what the sources say on the places and employers asked for; none if none is."""
    lines: list[Line] = []
    for step in steps:
        condition = step.condition
        if isinstance(condition, NamedCondition) and not condition.excluded:
            if condition.kind == "place":
                lines += _counted_lines(desk, left, condition.ids)
            elif condition.kind == "employer":
                lines += _employer_lines(desk, left, condition.ids)
    return lines


def _counted_lines(desk: Desk, left: Sequence[Career], places: Sequence[str]) -> list[Line]:
    """Return the jobs of each occupation at each place, with the careers that it stands for."""
    lines = []
    for place in places:
        rows: dict[str, Counted] = {}
        for career in left:
            mapping, wage = primary(desk, career), counted(desk, career, place)
            if mapping and wage:
                row = rows.setdefault(mapping.soc, (mapping, wage, []))
                row[2].append(f"{career.plural} ({mapping.closeness})")
        name = desk.knowledge.places[place].name if len(places) > 1 else ""
        lines += [_counted_line(desk, row, name) for row in rows.values()]
    return [*lines, Line(say(desk, "counted_note"), desk.tag(SOURCE), "note")]


def _counted_line(desk: Desk, row: Counted, place: str) -> Line:
    mapping, wage, names = row
    jobs = f"{wage.employment:,}" if wage.employment else say(desk, "jobs_unpublished")
    text = say(
        desk,
        "counted_jobs",
        title=f"{place}, {mapping.title}" if place else mapping.title,
        soc=mapping.soc,
        jobs=jobs,
        names=listed(names),
    )
    return Line(text, kind="item")


def _employer_lines(desk: Desk, left: Sequence[Career], employers: Sequence[str]) -> list[Line]:
    """Return where an employer is named, and for whom no more than its industry is."""
    lines = []
    for employer in employers:
        known = desk.knowledge.employers[employer]
        named = [(c, facts[0]) for c in left if (facts := naming(desk, c, employer))]
        lines += [
            Line(f"{capital(c.plural)}: {fact.text}", desk.tags(fact.sources), "item")
            for c, fact in named
        ]
        rest = [c for c in left if c not in [one for one, _ in named]]
        near = [c for c in rest if placed(desk, c, employer)]
        if near and known.industry:
            text = say(
                desk,
                "its_industry",
                employer=known.name,
                industry=desk.knowledge.industries[known.industry].name,
                names=capital(listed([c.plural for c in near])),
            )
            lines.append(Line(text, desk.tags(_sources(near, known.industry)), "item"))
    return lines


def _sources(careers: Sequence[Career], industry: str) -> list[str]:
    return [use.source for c in careers for use in c.industries if use.industry == industry]


def where_sources(
    desk: Desk, steps: Sequence[Step], left: Sequence[Career]
) -> list[tuple[Sequence[str], Career | None]]:
    """Return who says what a filter by place or employer says of the careers left."""
    wanted = [
        (step.condition.kind, ident)
        for step in steps
        if isinstance(step.condition, NamedCondition) and not step.condition.excluded
        for ident in step.condition.ids
    ]
    cited: list[tuple[Sequence[str], Career | None]] = []
    cited += [([SOURCE], None) for kind, _ in wanted if kind == "place"]
    for employer in (ident for kind, ident in wanted if kind == "employer"):
        cited += [(fact.sources, c) for c in left for fact in naming(desk, c, employer)[:1]]
        industry = desk.knowledge.employers[employer].industry
        cited += [
            (_sources([c], industry), c) for c in left if industry and placed(desk, c, employer)
        ]
    return cited
