"""What only one of several careers has, and what they share: tools, duties, skills, degrees."""

from collections.abc import Sequence

from bot.answering.budget import first_that_fits
from bot.answering.desk import Desk, article, capital, citations, listed
from bot.model.knowledge import Career, Facet, Fact, ToolUse
from bot.model.turn import Block, Line, Reply, Request

MOST_NAMES = (12, 8, 5, 3)
MOST_FACTS = (3, 2, 1)
MOST_SHARED = 5
COMMON: dict[str, Facet] = {"alike_duties": "duties", "alike_skills": "skills"}
Citable = list[tuple[Sequence[str], Career | None]]


def contrast_tools(desk: Desk, request: Request) -> Reply:
    """Return the tools that only one career has and those shared, the guide's first."""
    careers = desk.careers(request)
    forms = (_tools_reply(desk, careers, most) for most in MOST_NAMES)
    return first_that_fits(forms, desk.room)


def _tools_reply(desk: Desk, careers: Sequence[Career], most: int) -> Reply:
    groups = tool_groups(careers)
    lines = [_tools_line(desk, group, careers, uses[:most]) for group, uses in groups]
    if not any("guide" in u.sources for c in careers for u in c.tools):
        lines.insert(0, Line(desk.say("compare_no_guide_tool"), kind="note"))
    lines.append(Line(desk.say("compare_silence"), kind="note"))
    used: Citable = [
        (use.sources, next(c for c in careers if use in c.tools))
        for _, uses in groups
        for use in uses[:most]
    ]
    ids = tuple(c.id for c in careers)
    return Reply("answer", tuple(lines), ids, sources=citations(desk, used))


def tool_groups(careers: Sequence[Career]) -> list[tuple[tuple[str, ...], list[ToolUse]]]:
    """Return tools by the careers that have them: all first, then several, then one only."""
    owners: dict[str, tuple[str, ...]] = {}
    uses: dict[str, ToolUse] = {}
    for career in careers:
        for use in career.tools:
            owners[use.tool] = (*owners.get(use.tool, ()), career.id)
            if use.tool not in uses or "guide" in use.sources:
                uses[use.tool] = use
    groups: dict[tuple[str, ...], list[ToolUse]] = {}
    for tool, group in owners.items():
        groups.setdefault(group, []).append(uses[tool])
    for found in groups.values():
        found.sort(key=lambda use: "guide" not in use.sources)
    place = {career.id: i for i, career in enumerate(careers)}
    return sorted(groups.items(), key=lambda g: (-len(g[0]), [place[c] for c in g[0]]))


def _tools_line(
    desk: Desk, group: tuple[str, ...], careers: Sequence[Career], uses: Sequence[ToolUse]
) -> Line:
    names = ", ".join(desk.knowledge.tools[use.tool].name for use in uses)
    tag = desk.tags(reference for use in uses for reference in use.sources)
    return Line(f"{owners_text(desk, group, careers)}: {names}.", tag, "item")


def owners_text(desk: Desk, group: Sequence[str], careers: Sequence[Career]) -> str:
    """Return whose something is: of all, of some by name, or of one only."""
    if len(group) == len(careers):
        return desk.say("compare_both" if len(careers) == 2 else "compare_all")
    names = listed([desk.knowledge.careers[c].plural for c in group])
    return desk.say("compare_only" if len(group) == 1 else "compare_some", plural=names)


def contrast_facts(desk: Desk, request: Request, careers: Sequence[Career] | None = None) -> Reply:
    """Return what only each career does or needs, and the subjects that all share."""
    careers = careers or desk.careers(request)
    facet: Facet = next(iter(desk.intent(request).facets), "duties")
    if any(facts_on(c, facet, request.topics) for c in careers):
        return first_that_fits(
            (_topics_reply(desk, request, careers, n) for n in MOST_FACTS), desk.room
        )
    forms = (_facts_reply(desk, careers, facet, most) for most in MOST_FACTS)
    return first_that_fits(forms, desk.room)


def facts_on(career: Career, facet: Facet, topics: Sequence[str]) -> list[Fact]:
    """Return the facts of a facet that are about one of the topics."""
    return [fact for fact in career.facts.get(facet, []) if set(fact.about) & set(topics)]


def _topics_reply(desk: Desk, request: Request, careers: Sequence[Career], most: int) -> Reply:
    """Return what is said of each career on the topics named; how much is not measured."""
    facet: Facet = next(iter(desk.intent(request).facets), "duties")
    names = listed([desk.knowledge.topics[t].name for t in request.topics])
    lines = [Line(desk.say("compare_topic", topic=names))]
    used: Citable = []
    for career in careers:
        facts = facts_on(career, facet, request.topics)[:most]
        said = " ".join(fact.text for fact in facts) or desk.say("nothing_stated")
        tag = desk.tags(s for fact in facts for s in fact.sources)
        lines.append(Line(f"{capital(career.plural)}: {said}", tag, "item"))
        used += [(fact.sources, career) for fact in facts]
    ids = tuple(c.id for c in careers)
    return Reply("answer", tuple(lines), ids, sources=citations(desk, used))


def _facts_reply(desk: Desk, careers: Sequence[Career], facet: Facet, most: int) -> Reply:
    lines: list[Block] = []
    used: Citable = []
    if facet == "duties":
        lines += [_what(desk, c) for c in careers]
    for career in careers:
        own = only_of(career, careers, facet)
        facts = (own or career.facts.get(facet, []))[:most]
        if facts:
            text = " ".join(fact.text for fact in facts)
            owner = owners_text(desk, [career.id], careers) if own else capital(career.plural)
            tag = desk.tags(s for fact in facts for s in fact.sources)
            lines.append(Line(f"{owner}: {text}", tag, "item"))
            used += [(fact.sources, career) for fact in facts]
    lines.append(_shared_line(desk, careers, facet))
    if facet == "skills":
        lines += _stances(desk, careers, only_if_known=True)
    ids = tuple(c.id for c in careers)
    return Reply("answer", tuple(lines), ids, sources=citations(desk, used))


def _what(desk: Desk, career: Career) -> Line:
    text = f"{capital(article(career.name))}: {career.in_a_word}."
    return Line(text, desk.tags(career.summary.sources))


def only_of(career: Career, careers: Sequence[Career], facet: Facet) -> list[Fact]:
    """Return the facts of a career on subjects that no other has, the guide's first.

    A fact without a subject tells nothing apart.
    """
    others = {t for c in careers if c.id != career.id for t in subjects(c, facet)}
    facts = career.facts.get(facet, [])
    own = [fact for fact in facts if fact.about and not set(fact.about) & others]
    return sorted(own, key=lambda fact: "guide" not in fact.sources)


def subjects(career: Career, facet: Facet) -> list[str]:
    """Return what the facts of a facet are about, each once."""
    return list(dict.fromkeys(t for fact in career.facts.get(facet, []) for t in fact.about))


def _common(careers: Sequence[Career], facet: Facet) -> list[str]:
    """Return the subjects of a facet that all careers have."""
    first, *rest = [subjects(c, facet) for c in careers]
    return [t for t in first if all(t in other for other in rest)]


def _shared_line(desk: Desk, careers: Sequence[Career], facet: Facet) -> Line:
    common = _common(careers, facet)[:MOST_SHARED]
    if not common:
        return Line(desk.say("compare_nothing_shared"), kind="note")
    owners = owners_text(desk, [c.id for c in careers], careers)
    names = listed([desk.knowledge.topics[t].name for t in common])
    facts = (f for c in careers for f in c.facts.get(facet, []) if set(f.about) & set(common))
    return Line(f"{owners}: {names}.", desk.tags(s for f in facts for s in f.sources), "item")


def contrast_alike(desk: Desk, request: Request, careers: Sequence[Career]) -> Reply:
    """Return what careers have in common, in their work, in what they need and in their tools."""
    lines, used = [], []
    for key, facet in COMMON.items():
        names = [desk.knowledge.topics[t].name for t in _common(careers, facet)]
        facts = [(c, f) for c in careers for f in c.facts.get(facet, [])]
        about = [(c, f) for c, f in facts if set(f.about) & set(_common(careers, facet))]
        lines.append(_alike(desk, key, names, desk.tags(s for _, f in about for s in f.sources)))
        used += [(f.sources, c) for c, f in about[: len(careers)]]
    shared = [u for group, uses in tool_groups(careers) if len(group) == len(careers) for u in uses]
    names = [desk.knowledge.tools[use.tool].name for use in shared[: MOST_NAMES[0]]]
    lines.append(
        _alike(desk, "alike_tools", names, desk.tags(s for u in shared for s in u.sources))
    )
    used += [(use.sources, careers[0]) for use in shared[:MOST_SHARED]]
    lines.append(Line(desk.say("compare_silence"), kind="note"))
    ids = tuple(c.id for c in careers)
    return Reply("answer", tuple(lines), ids, sources=citations(desk, used))


def _alike(desk: Desk, key: str, names: Sequence[str], tag: str) -> Line:
    named = listed(names) if names else desk.say("nothing_stated").rstrip(".")
    return Line(desk.say(key, names=named), tag if names else "", "item")


def contrast_education(desk: Desk, request: Request) -> Reply:
    """Return what is said on a doctorate, the same or not, and the first facts of each career."""
    careers = desk.careers(request)
    forms = (_education_reply(desk, careers, most) for most in MOST_FACTS)
    return first_that_fits(forms, desk.room)


def _education_reply(desk: Desk, careers: Sequence[Career], most: int) -> Reply:
    lines = _stances(desk, careers)
    used: Citable = []
    for career in careers:
        facts = career.facts.get("education", [])[:most]
        text = f"{capital(career.plural)}: {' '.join(fact.text for fact in facts)}"
        lines.append(Line(text, desk.tags(s for f in facts for s in f.sources), "item"))
        used += [(fact.sources, career) for fact in facts]
    ids = tuple(c.id for c in careers)
    return Reply("answer", tuple(lines), ids, sources=citations(desk, used))


def _stances(desk: Desk, careers: Sequence[Career], *, only_if_known: bool = False) -> list[Line]:
    """Return in one line what is said on a doctorate: typical, not stated or not needed."""
    groups: dict[str, list[str]] = {}
    for career in careers:
        groups.setdefault(career.doctorate.stance, []).append(career.plural)
    if only_if_known and set(groups) == {"not stated"}:
        return []
    parts = [f"{desk.say(STANCES[s])} for {listed(names)}" for s, names in groups.items()]
    sources = [c.doctorate.source for c in careers]
    flat = [s for source in sources for s in ([source] if isinstance(source, str) else source)]
    return [Line(f"Doctorate: {'; '.join(parts)}.", desk.tags(flat))]


STANCES = {
    "typical": "compare_doctorate_typical",
    "not stated": "compare_doctorate_silent",
    "not needed": "compare_doctorate_not_needed",
}
