"""Tools by the official lists: which occupations of a career name one, and how it is marked."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bot.answering.desk import MOST_ROWS, Desk, forms, listed
from bot.model.knowledge import Career
from bot.model.official import Mapping, Technology
from bot.model.turn import Citation, Line

SOURCE = "onet"
TABLE = "Technology Skills"
NEAREST_FIRST = ("exact", "broad", "partial")
MARKS = {
    (True, True): "mark_hot_in_demand",
    (True, False): "mark_hot",
    (False, True): "mark_in_demand",
    (False, False): "mark_none",
}


class Listing(NamedTuple):
    """An occupation that stands for a career, and what its official list says of a tool."""

    mapping: Mapping
    technology: Technology


class Listed(NamedTuple):
    """A career with the nearest of its occupations that lists a tool."""

    career: Career
    listing: Listing


def listings(desk: Desk, career: str, tools: Iterable[str]) -> list[Listing]:
    """Return the occupations of a career that list any of the tools, the nearest first."""
    official, wanted = desk.knowledge.official, set(tools)
    found = []
    for mapping in official.mappings.get(career, []):
        own = (t for t in official.occupations[mapping.onet].technologies if t.tool in wanted)
        if technology := next(own, None):
            found.append(Listing(mapping, technology))
    return sorted(found, key=lambda one: NEAREST_FIRST.index(one.mapping.closeness))


def listed_for(
    desk: Desk, tools: Sequence[str], besides: Iterable[str], within: Sequence[str] = ()
) -> list[Listed]:
    """Return the careers, but for some, with an occupation that lists a tool, nearest first."""
    left_out, careers = set(besides), desk.knowledge.careers
    found = [
        Listed(careers[career], nearest[0])
        for career in desk.knowledge.official.mappings
        if career in careers and career not in left_out and (not within or career in within)
        if (nearest := listings(desk, career, tools))
    ]
    return sorted(found, key=lambda one: NEAREST_FIRST.index(one.listing.mapping.closeness))


def line_of(desk: Desk, listing: Listing) -> Line:
    """Return what an occupation's list says, with title, code and closeness."""
    mapping, technology = listing
    text = desk.say(
        "tool_official",
        title=mapping.title,
        code=mapping.onet,
        closeness=mapping.closeness,
        technology=technology.name,
        marks=marks(desk, technology),
    )
    return Line(text, desk.tag(SOURCE), "item")


def brief_line(desk: Desk, career: Career, tool: str, listing: Listing) -> Line:
    """Return in one line what the list of the nearest occupation says of a tool."""
    mapping, technology = listing
    text = desk.say(
        "tool_listed_briefly",
        tool=desk.knowledge.tools[tool].name,
        title=mapping.title,
        code=mapping.onet,
        closeness=mapping.closeness,
        marks=marks(desk, technology),
        **forms(career),
    )
    return Line(text, desk.tag(SOURCE))


def marks(desk: Desk, technology: Technology) -> str:
    """Return in words how O*NET marks a technology."""
    return desk.say(MARKS[technology.hot, technology.in_demand])


def by_occupation(desk: Desk, found: Sequence[Listed]) -> Iterator[Line]:
    """Yield a line for each occupation that lists a tool, with the careers it stands for."""
    shown = found[:MOST_ROWS]
    for title in dict.fromkeys(one.listing.mapping.title for one in shown):
        those = [one for one in shown if one.listing.mapping.title == title]
        said = marks(desk, those[0].listing.technology)
        text = desk.say("tool_official_users", title=title, marks=said, names=_names(those))
        yield Line(text, desk.tag(SOURCE), "item")


def _names(found: Sequence[Listed]) -> str:
    """Return the careers, those to which the occupation comes equally near together."""
    parts = []
    for closeness in NEAREST_FIRST:
        names = [one.career.plural for one in found if one.listing.mapping.closeness == closeness]
        parts += [f"{listed(names)} ({closeness})"] if names else []
    return "; ".join(parts)


def also_listed(desk: Desk, found: Sequence[Listed]) -> list[Line]:
    """Return the line on careers that only an official list ties to a tool, if there are any."""
    names = [one.career.plural for one in found[:MOST_ROWS]]
    text = desk.say("tool_also_official", names=listed(names))
    return [Line(text, desk.tag(SOURCE), "item")] if names else []


def cited(desk: Desk, found: Iterable[Listing]) -> tuple[Citation, ...]:
    """Return the citation of each official list used."""
    codes = dict.fromkeys(one.mapping.onet for one in found)
    return tuple(desk.cite(f"{SOURCE}#{TABLE}, {code}") for code in codes)
