"""Which tools a career uses, for what, and who says so."""

from collections.abc import Sequence
from heapq import nsmallest
from itertools import islice

from bot.answering.desk import MOST_ROWS, Desk, capital, citations, forms, listed, more
from bot.answering.official_tools import (
    Listing,
    also_listed,
    brief_line,
    by_occupation,
    cited,
    line_of,
    listed_for,
    listings,
)
from bot.model.knowledge import Career, ToolUse
from bot.model.turn import Citation, Line, Reply, Request

MOST_PURPOSES = 6
MOST_SHARED = 10
MOST_LISTINGS = 3
FEW_PAIRS = 2


def answer_tools(desk: Desk, request: Request) -> Reply:
    """Return tools by purpose, the guide's first; or whether the tools named are in use."""
    careers = desk.careers(request)
    if not careers:
        return _of_field(desk, request)
    named = [t for t in request.tools if t in desk.knowledge.tools]
    if named:
        return _of_tools(desk, request, careers, named)
    lines = [line for career in careers for line in _all(desk, career, len(careers))]
    used = [(use.sources, career) for career in careers for use in career.tools]
    return _reply(desk, request, lines, citations(desk, used))


def _reply(desk: Desk, request: Request, lines: list[Line], sources: tuple[Citation, ...]) -> Reply:
    ids = tuple(career.id for career in desk.careers(request))
    return Reply("answer", (*lines, *_order(desk, request)), ids, sources=sources)


def _all(desk: Desk, career: Career, among: int) -> list[Line]:
    """Return the guide's tools first, then the others by purpose."""
    claimed = [u for u in career.tools if "guide" in u.sources]
    lead = str(desk.intents.intents["tools"].wording["lead"]).format(**forms(career))
    lines = [Line(lead)]
    if claimed:
        lines.append(Line(f"{listed([_name(desk, u) for u in claimed])}.", "the guide", "item"))
    else:
        lines.append(Line(desk.say("guide_names_no_tool"), kind="item"))
    rest = [use for use in career.tools if use not in claimed]
    purposes = list(dict.fromkeys(use.purpose for use in rest))[: MOST_PURPOSES // min(among, 2)]
    for purpose in purposes:
        uses = [use for use in rest if use.purpose == purpose]
        names = listed([_name(desk, use) for use in uses])
        sources = [reference for use in uses for reference in use.sources]
        lines.append(Line(f"{capital(purpose)}: {names}.", desk.tags(sources), "item"))
    return lines


def _of_tools(desk: Desk, request: Request, careers: list[Career], named: list[str]) -> Reply:
    """Return, for each tool asked about, whether each career uses it, and who says so."""
    most = MOST_LISTINGS if len(careers) * len(named) <= FEW_PAIRS else 1
    parts = [_of_career(desk, career, named, most) for career in careers]
    used = [(u.sources, c) for c in careers for u in c.tools if u.tool in named]
    sources = (*citations(desk, used), *cited(desk, [one for _, near in parts for one in near]))
    lines = [line for told, _ in parts for line in told]
    return _reply(desk, request, lines, tuple(dict.fromkeys(sources)))


def _of_career(
    desk: Desk, career: Career, named: list[str], most: int
) -> tuple[list[Line], list[Listing]]:
    """Return what is said of each tool for one career, and the official lists used for it."""
    own = {use.tool: use for use in career.tools if use.tool in named}
    lines: list[Line] = []
    used: list[Listing] = []
    for tool in named:
        near = [] if tool in own else listings(desk, career.id, [tool])[:most]
        lines += _use(desk, career, own[tool]) if tool in own else _near(desk, career, tool, near)
        used += near
    if len(own) + len({one.technology.tool for one in used}) < len(named):
        lines += _all(desk, career, 2)[:3]
    return lines, used


def _use(desk: Desk, career: Career, use: ToolUse) -> list[Line]:
    """Return what a career uses a tool for."""
    text = desk.say("tool_used", tool=_name(desk, use), use=use.use, **forms(career))
    return [Line(text, desk.tags(use.sources))]


def _near(desk: Desk, career: Career, tool: str, near: Sequence[Listing]) -> list[Line]:
    """Return which occupations near a career list a tool that is not said of the career itself."""
    if len(near) == 1:
        return [brief_line(desk, career, tool, near[0])]
    message = "tool_listed_officially" if near else "tool_not_listed"
    lead = desk.say(message, tool=desk.knowledge.tools[tool].name, **forms(career))
    return [Line(lead), *(line_of(desk, listing) for listing in near)]


def _name(desk: Desk, use: ToolUse) -> str:
    return desk.knowledge.tools[use.tool].name


def _of_field(desk: Desk, request: Request) -> Reply:
    """Return who uses the tools named, or the tools that most careers share."""
    named = [t for t in request.tools if t in desk.knowledge.tools]
    if named:
        return _users(desk, named)
    counts = desk.knowledge.index.uses
    top = sorted(counts, key=lambda t: (-counts[t], t))[:MOST_SHARED]
    names = [f"{desk.knowledge.tools[t].name} ({counts[t]})" for t in top]
    line = Line(desk.say("tools_of_field", tools=listed(names)))
    careers = islice(desk.knowledge.careers.values(), MOST_ROWS)
    uses = [(u.sources, c) for c in careers for u in c.tools if u.tool in top]
    return Reply("answer", (line, *_order(desk, request)), sources=citations(desk, uses)[:6])


def _order(desk: Desk, request: Request) -> list[Line]:
    """Say that no order is stated in which to learn tools, where one is asked for."""
    wording = desk.intents.intents["tools"].wording
    asked = set(request.words) & set(wording["order"])
    return [Line(str(wording["order_silent"]), kind="note")] if asked else []


def _users(desk: Desk, named: list[str]) -> Reply:
    """Return the careers that use a tool, and those near which an official list has it."""
    careers, number = _using(desk, named)
    found = [(c, u) for c in careers for u in c.tools if u.tool in named]
    found.sort(key=lambda pair: "guide" not in pair[1].sources)
    names = listed([desk.knowledge.tools[t].name for t in named])
    near = listed_for(desk, named, {c.id for c in careers})
    if not found and not near:
        return Reply("not-stated", (Line(desk.say("tool_nobody", tool=names)),))
    lines = [Line(desk.say("tool_users" if found else "tool_only_official", tool=names))]
    lines += [
        Line(f"{capital(c.plural)}: {u.use}.", desk.tags(u.sources), "item") for c, u in found
    ]
    lines += more(desk, number)
    lines += also_listed(desk, near) if found else by_occupation(desk, near)
    sources = citations(desk, [(u.sources, c) for c, u in found])
    sources += cited(desk, [one.listing for one in near])
    ids = dict.fromkeys(c.id for c, _ in found) or [one.career.id for one in near]
    return Reply("answer", tuple(lines), tuple(ids), sources=tuple(dict.fromkeys(sources)))


def _using(desk: Desk, named: list[str]) -> tuple[list[Career], int]:
    """Return the first careers that use any of the tools, and how many do.

    Those for which the guide itself names one stand first, then the order of the knowledge.
    """
    index = desk.knowledge.index
    best: dict[int, int] = {}
    for ties in (index.tied("tool", tool) for tool in named):
        for number, weight in zip(ties.careers, ties.looked_up, strict=True):
            best[number] = max(weight, best.get(number, 0))
    first = nsmallest(MOST_ROWS, best, key=lambda n: (-best[n], n))
    return [desk.knowledge.careers[index.ids[n]] for n in sorted(first)], len(best)
