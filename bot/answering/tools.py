"""Which tools a career uses, for what, and who says so."""

from heapq import nsmallest
from itertools import islice

from bot.answering.desk import MOST_ROWS, Desk, capital, citations, forms, listed, more
from bot.model.knowledge import Career, ToolUse
from bot.model.turn import Line, Reply, Request

MOST_PURPOSES = 6
MOST_SHARED = 10


def answer_tools(desk: Desk, request: Request) -> Reply:
    """Return tools by purpose, the guide's first; or whether the tools named are in use."""
    careers = desk.careers(request)
    if not careers:
        return _of_field(desk, request)
    named = [t for t in request.tools if t in desk.knowledge.tools]
    lines: list[Line] = []
    used: list[tuple[Career, ToolUse]] = []
    for career in careers:
        own = [(career, use) for use in career.tools if not named or use.tool in named]
        used.extend(own)
        lines.extend(_named(desk, career, named) if named else _all(desk, career, len(careers)))
    lines += _order(desk, request)
    sources = citations(desk, [(use.sources, career) for career, use in used])
    return Reply("answer", tuple(lines), tuple(c.id for c in careers), sources=sources)


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


def _named(desk: Desk, career: Career, named: list[str]) -> list[Line]:
    """Return, for each tool asked about, whether the career uses it."""
    lines = []
    for tool in named:
        use = next((u for u in career.tools if u.tool == tool), None)
        name = desk.knowledge.tools[tool].name
        if use:
            text = desk.say("tool_used", tool=name, use=use.use, **forms(career))
            lines.append(Line(text, desk.tags(use.sources)))
        else:
            text = desk.say("tool_not_listed", tool=name, **forms(career))
            lines.append(Line(text))
            lines.extend(_all(desk, career, 2)[:3])
    return lines


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
    careers, number = _using(desk, named)
    found = [(c, u) for c in careers for u in c.tools if u.tool in named]
    found.sort(key=lambda pair: "guide" not in pair[1].sources)
    names = listed([desk.knowledge.tools[t].name for t in named])
    if not found:
        return Reply("not-stated", (Line(desk.say("tool_nobody", tool=names)),))
    lines = [Line(desk.say("tool_users", tool=names))]
    lines += [
        Line(f"{capital(c.plural)}: {u.use}.", desk.tags(u.sources), "item") for c, u in found
    ]
    lines += more(desk, number)
    sources = citations(desk, [(u.sources, c) for c, u in found])
    return Reply(
        "answer", tuple(lines), tuple(dict.fromkeys(c.id for c, _ in found)), sources=sources
    )


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
