"""From where a person stands to a career: what carries over, what is missing, the first steps."""

from collections.abc import Iterable, Sequence

from bot.answering.desk import Desk, article, capital, citations, fitting, forms, listed, of_facets
from bot.answering.elsewhere import nearest_hint
from bot.answering.times import asks_how_long, spans
from bot.model.knowledge import Background, Career, Fact, Near
from bot.model.turn import Line, Outcome, Reply, Request

MOST_SKILLS = 6
MOST_TOOLS = 6
MOST_NEAR = 3
STEP_WORDS = 30
Cited = list[tuple[Sequence[str], Career | None]]


def moves_on(request: Request) -> bool:
    """Whether the person says where they stand, and neither a wish nor a target."""
    stands = request.backgrounds or request.came_from or request.origins
    others = any(kind != "background" for w in request.wishes for kind, _ in w.things)
    return bool(stands) and not others and not _targets(request)


def answer_moving(desk: Desk, request: Request) -> Reply:
    """Return the way to the career aimed at, or the careers nearest to where the person stands."""
    targets = [c for c in desk.careers(request) if c.id in _targets(request)]
    backgrounds = [b for b in map(desk.knowledge.backgrounds.get, request.backgrounds) if b]
    stands = [desk.knowledge.careers[c] for c in request.came_from]
    if targets:
        return _toward(desk, request, targets[-1], stands, backgrounds)
    if backgrounds:
        return _nearest_to_background(desk, backgrounds[0])
    if stands:
        return _nearest_to_career(desk, stands[0])
    return _not_placed(desk, request)


def _targets(request: Request) -> list[str]:
    """Return the careers aimed at: all that are not where the person stands.

    "From A to B" without a word on who stands where: the last one is the target.
    """
    aimed = [c for c in request.careers if c not in request.came_from]
    return aimed if len(aimed) < 2 or request.came_from else aimed[-1:]


def _toward(
    desk: Desk,
    request: Request,
    target: Career,
    stands: Sequence[Career],
    backgrounds: Sequence[Background],
) -> Reply:
    """Return what is shared and missing, the first steps, and what is not stated."""
    before = [*stands, *(c for c in desk.careers(request) if c is not target)]
    lines: list[Line] = []
    cited: Cited = []
    if before:
        lines = _between(desk, before[0], target, cited)
    elif backgrounds:
        lines = _from_background(desk, backgrounds[0], target, cited)
    lines += _known_tools(desk, request, target, cited)
    stated = fitting(
        of_facets(target.facts, ["transition"]), STEP_WORDS if lines else STEP_WORDS * 2
    )
    steps = fitting(target.facts.get("path", []), STEP_WORDS)
    lines += [desk.item(fact) for fact in stated if not before]
    lines.append(Line(_say(desk, "steps")))
    lines += [desk.item(fact) for fact in steps]
    cited += [(fact.sources, target) for fact in [*stated, *steps]]
    lead = Line(_say(desk, "lead", **forms(target)))
    silent = Line(_say(desk, "not_stated"), kind="note")
    ids = tuple(dict.fromkeys(c.id for c in [*before[:1], target]))
    if not asks_how_long(request.words, _words(desk, "time")):
        return Reply("answer", (lead, *lines, silent), ids, sources=citations(desk, cited))
    told = spans(target)[:1]
    cited += [(fact.sources, target) for fact in told]
    first = [*([Line(_say(desk, "time_said"))] if told else [silent]), *map(desk.item, told)]
    outcome: Outcome = "answer" if told else "not-stated"
    steps_only = [Line(_say(desk, "steps")), *map(desk.item, steps)]
    return Reply(outcome, (*first, lead, *steps_only), ids, sources=citations(desk, cited))


def _between(desk: Desk, start: Career, target: Career, cited: Cited) -> list[Line]:
    """Return the skills and tools that two careers share, and those new in the second."""
    has, needs = _topics(start, ["duties", "skills"]), _topics(target, ["skills"])
    uses = {use.tool for use in start.tools}
    shared_tools = [u for u in target.tools if u.tool in uses]
    new_tools = [u for u in target.tools if u.tool not in uses]
    tool_names = desk.knowledge.tools
    rows = [
        ("shared_skills", _skill_names(desk, [t for t in needs if t in has]), needs),
        ("new_skills", _skill_names(desk, [t for t in needs if t not in has]), needs),
    ]
    lines = []
    for key, names, facts in rows:
        sources = [s for fact in facts.values() for s in fact.sources]
        lines.append(_row(desk, key, names[:MOST_SKILLS], sources))
    for key, tools in (("shared_tools", shared_tools), ("new_tools", new_tools)):
        sources = [s for use in tools[:MOST_TOOLS] for s in use.sources]
        lines.append(
            _row(desk, key, [tool_names[u.tool].name for u in tools[:MOST_TOOLS]], sources)
        )
        cited.append((sources, target))
    cited += [(fact.sources, target) for fact in needs.values()]
    return lines


def _row(desk: Desk, key: str, names: Sequence[str], sources: Iterable[str]) -> Line:
    text = listed(names) if names else _say(desk, "none")
    return Line(f"{_say(desk, key)}: {text}.", desk.tags(sources) if names else "", "item")


def _topics(career: Career, facets: Sequence[str]) -> dict[str, Fact]:
    """Return the skills that facts of some facets name, each with the first fact to do so."""
    found: dict[str, Fact] = {}
    for facet in facets:
        for fact in career.facts.get(facet, []):  # type: ignore[call-overload]
            for topic in fact.about:
                found.setdefault(topic, fact)
    return found


def _skill_names(desk: Desk, topics: Iterable[str]) -> list[str]:
    """Return the names of those topics that are skills or materials one works with."""
    named = [desk.knowledge.topics[t] for t in topics]
    return [topic.name for topic in named if topic.kind in {"skill", "material"}]


def _from_background(
    desk: Desk, background: Background, target: Career, cited: Cited
) -> list[Line]:
    """Return what official data share between a background and a career, and what is missing."""
    near = next((n for n in background.nearest if n.career == target.id), None)
    tag = desk.tags(background.sources)
    cited.append((background.sources, target))
    if near is None:
        apart = desk.say("not_near", background=article(background.name), **forms(target))
        lines = [Line(apart, tag, "item")]
    else:
        lines = [Line(text, tag, "item") for text in near.related[:1]]
        lines += _shared_and_lower(desk, near, tag)
    return [*lines, _missing(desk, background)]


def _shared_and_lower(desk: Desk, near: Near, tag: str) -> list[Line]:
    """Return what the background brings along, and where it is rated lower."""
    shared = f"{_say(desk, 'shared')}: {listed(near.shared[:MOST_NEAR])}."
    lines = [Line(shared, tag, "item")] if near.shared else []
    return [*lines, *(Line(text, tag, "item") for text in near.lower[:1])]


def _missing(desk: Desk, background: Background) -> Line:
    text = f"{_say(desk, 'missing')}: {listed(background.missing)}."
    return Line(text, desk.tags([background.missing_source]), "item")


def _known_tools(desk: Desk, request: Request, target: Career, cited: Cited) -> list[Line]:
    """Return which of the tools that the person named are in use in the career aimed at."""
    known = {i for wish in request.wishes if not wish.against for _, i in wish.things}
    uses = [use for use in target.tools if use.tool in known]
    if not uses:
        return []
    names = [desk.knowledge.tools[use.tool].name for use in uses]
    sources = [s for use in uses for s in use.sources]
    cited.append((sources, target))
    return [_row(desk, "your_tools", names, sources)]


def _nearest_to_background(desk: Desk, background: Background) -> Reply:
    """Return the careers that official data place nearest, what is shared and what is missing."""
    tag = desk.tags(background.sources)
    nearest = background.nearest[:MOST_NEAR]
    lines = [Line(desk.say("nearest_lead", background=article(background.name)))]
    for near in nearest:
        name = capital(desk.knowledge.careers[near.career].name)
        shared = f" {_say(desk, 'shared')}: {listed(near.shared[:4])}." if near.shared else ""
        lines.append(Line(f"{name}: {' '.join(near.related[:1])}{shared}", tag, "item"))
    lines.append(_missing(desk, background))
    lines.append(Line(_say(desk, "not_stated"), kind="note"))
    sources = citations(desk, [(background.sources, None), ([background.missing_source], None)])
    return Reply("answer", tuple(lines), tuple(n.career for n in nearest), sources=sources)


def _nearest_to_career(desk: Desk, start: Career) -> Reply:
    """Return the careers most like the one the person is in, with the tools they share."""
    lines = [Line(_say(desk, "neighbours", a_name=article(start.name)))]
    cited: Cited = []
    own = {use.tool for use in start.tools}
    for similar in start.similar[:MOST_NEAR]:
        career = desk.knowledge.careers[similar.career]
        tools = [use for use in career.tools if use.tool in own][:3]
        names = listed([desk.knowledge.tools[use.tool].name for use in tools])
        shared = f" {_say(desk, 'shared_tools')}: {names}." if tools else ""
        sources = [s for use in tools for s in use.sources]
        text = f"{capital(career.name)}: {similar.why}.{shared}"
        lines.append(Line(text, desk.tags(sources), "item"))
        cited += [(["guide"], career), (sources, career)]
    lines.append(Line(_say(desk, "not_stated"), kind="note"))
    ids = tuple(s.career for s in start.similar[:MOST_NEAR])
    return Reply("answer", tuple(lines), ids, sources=citations(desk, cited))


def _not_placed(desk: Desk, request: Request) -> Reply:
    """Return the nearest career by the kind of work; honest that no source places the job."""
    if not request.origins:
        return Reply("not-stated", (Line(_say(desk, "where_from")),))
    title = request.origins[0]
    lines = [Line(_say(desk, "not_placed", title=title))]
    steps = fitting(desk.knowledge.field.facts.get("path", []), STEP_WORDS)
    if request.field and steps:
        lines += [Line(_say(desk, "steps")), *map(desk.item, steps)]
        cited: Cited = [(fact.sources, None) for fact in steps]
        return Reply("answer", tuple(lines), sources=citations(desk, cited))
    hint = nearest_hint(desk, title)
    if hint is None:
        return Reply("not-stated", (*lines, Line(_say(desk, "try_quiz"))))
    career = desk.knowledge.careers[hint.nearest]
    lines.append(Line(desk.say("nearest", why=hint.why, **forms(career)), desk.tags(["practice"])))
    lines.append(Line(_say(desk, "try_quiz"), kind="note"))
    return Reply(
        "not-stated", tuple(lines), (career.id,), sources=citations(desk, [(["guide"], career)])
    )


def _say(desk: Desk, key: str, **fields: str) -> str:
    """Return a wording of the intent on changing over, filled in."""
    return str(desk.intents.intents["transition"].wording[key]).format(**fields)


def _words(desk: Desk, key: str) -> list[str]:
    found = desk.intents.intents["transition"].wording[key]
    return [found] if isinstance(found, str) else found
