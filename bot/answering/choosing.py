"""Answers that help to choose: differences, ranking by pay, what fits, changing over."""

from collections.abc import Sequence

from bot.answering.desk import (
    WORDS,
    Desk,
    capital,
    citations,
    fitting,
    forms,
    listed,
    of_facets,
)
from bot.model.knowledge import Background, Career, Near
from bot.model.turn import Line, Reply, Request

MOST_FITTING = 3


def answer_difference(desk: Desk, request: Request) -> Reply:
    """Return what two careers are and do, and the tools they share."""
    careers = desk.careers(request)[:3]
    if len(careers) == 1:
        careers = [*careers, *_companion(desk, careers[0])]
    lines = [Line(_of_each(desk, c), desk.tags(c.summary.sources)) for c in careers]
    for career in careers:
        facts = of_facets(career.facts, ["duties"])[:2]
        text = f"{capital(career.plural)}: {' '.join(f.text for f in facts)}"
        lines.append(Line(text, desk.tags(s for f in facts for s in f.sources), "item"))
    lines.append(_shared_tools(desk, careers))
    sources = citations(desk, [(c.summary.sources, c) for c in careers])
    return Reply("answer", tuple(lines), tuple(c.id for c in careers), sources=sources)


def _of_each(desk: Desk, career: Career) -> str:
    return f"{capital(career.name)}: {career.summary.text}"


def _companion(desk: Desk, career: Career) -> list[Career]:
    """Return the career to set beside a single one: the one held, else its nearest."""
    held = desk.state.request.careers if desk.state.request else ()
    ids = [*held, *(similar.career for similar in career.similar)]
    return [desk.knowledge.careers[i] for i in ids if i != career.id][:1]


def _shared_tools(desk: Desk, careers: Sequence[Career]) -> Line:
    common = [
        u.tool
        for u in careers[0].tools
        if all(u.tool in {v.tool for v in c.tools} for c in careers)
    ]
    names = listed([desk.knowledge.tools[t].name for t in common[:6]])
    return Line(
        desk.say("tools_shared", tools=names) if common else desk.say("tools_not_shared"),
        kind="note",
    )


def answer_recommendation(desk: Desk, request: Request) -> Reply:
    """Return what fits, with the words that matched; or whom each named career suits."""
    named = desk.careers(request)
    if named:
        return _suits(desk, named)
    backgrounds = _backgrounds(desk, request)
    if backgrounds and not request.topics and not request.industries:
        return _nearest(desk, backgrounds[0])
    matched = sorted(
        (
            (c, _matches(desk, c, request))
            for c in desk.knowledge.careers.values()
            if c.id not in request.excluded
        ),
        key=lambda pair: -len(pair[1]),
    )
    best = [(c, words) for c, words in matched if words][:MOST_FITTING]
    if not best:
        return _suits(desk, list(desk.knowledge.careers.values())[:4])
    lines = [Line(desk.say("fits_lead"))]
    for career, words in best:
        suits = of_facets(career.facts, ["suits"])[:1]
        text = (
            f"{capital(career.name)}: you named {listed(words)}. {' '.join(f.text for f in suits)}"
        )
        lines.append(Line(text, desk.tags(s for f in suits for s in f.sources), "item"))
    sources = citations(desk, [(["guide"], c) for c, _ in best])
    return Reply("answer", tuple(lines), tuple(c.id for c, _ in best), sources=sources)


def _matches(desk: Desk, career: Career, request: Request) -> list[str]:
    """Return the names of what the person said that knowledge says of the career, too."""
    tags = {tag for facts in career.facts.values() for fact in facts for tag in fact.about}
    found = [desk.knowledge.topics[t].name for t in request.topics if t in tags]
    industries = {use.industry for use in career.industries}
    found += [desk.knowledge.industries[i].name for i in request.industries if i in industries]
    tools = {use.tool for use in career.tools}
    return found + [desk.knowledge.tools[t].name for t in request.tools if t in tools]


def _suits(desk: Desk, careers: Sequence[Career]) -> Reply:
    lines = [Line(desk.say("suits_lead"))]
    facts = [(c, f) for c in careers for f in fitting(of_facets(c.facts, ["suits"]), WORDS // 4)]
    lines += [Line(f"{capital(c.name)}: {f.text}", desk.tags(f.sources), "item") for c, f in facts]
    sources = citations(desk, [(f.sources, c) for c, f in facts])
    return Reply("answer", tuple(lines), tuple(c.id for c in careers), sources=sources)


def answer_transition(desk: Desk, request: Request) -> Reply:
    """Return what carries over from where the asker stands, and the steps that are stated."""
    careers, backgrounds = desk.careers(request), _backgrounds(desk, request)
    if not careers and backgrounds:
        return _nearest(desk, backgrounds[0])
    if not careers:
        return _suits(desk, list(desk.knowledge.careers.values())[:4])
    target = careers[-1]
    lines: list[Line] = []
    references: list[tuple[Sequence[str], Career | None]] = []
    for background in backgrounds[:1]:
        near = next((n for n in background.nearest if n.career == target.id), None)
        lines += _carried_over(desk, background, near, target)
        references.append((background.sources, target))
    facts = fitting(of_facets(target.facts, ["transition"]), WORDS if not lines else WORDS // 3)
    lead = str(desk.intents.intents["transition"].wording["lead"]).format(**forms(target))
    lines = [Line(lead), *lines, *(desk.item(fact) for fact in facts)]
    references += [(fact.sources, target) for fact in facts]
    ids = tuple(c.id for c in careers)
    return Reply("answer", tuple(lines), ids, sources=citations(desk, references))


def _backgrounds(desk: Desk, request: Request) -> list[Background]:
    return [b for b in map(desk.knowledge.backgrounds.get, request.backgrounds) if b]


def _carried_over(
    desk: Desk, background: Background, near: Near | None, target: Career
) -> list[Line]:
    tag = desk.tags(background.sources)
    lines = []
    if near is None:
        lines.append(
            Line(desk.say("not_near", background=background.name, **forms(target)), tag, "item")
        )
    else:
        lines += [Line(text, tag, "item") for text in near.related[:1]]
        if near.shared:
            lines.append(Line(f"Shared: {listed(near.shared[:5])}.", tag, "item"))
    missing = f"Usually missing: {listed(background.missing)}."
    return [*lines, Line(missing, desk.tags([background.missing_source]), "item")]


def _nearest(desk: Desk, background: Background) -> Reply:
    careers = [desk.knowledge.careers[n.career] for n in background.nearest]
    lines = [Line(desk.say("nearest_lead", background=background.name))]
    lines += [
        Line(
            f"{capital(desk.knowledge.careers[n.career].name)}: {' '.join(n.related[:1])}",
            desk.tags(background.sources),
            "item",
        )
        for n in background.nearest
    ]
    lines.append(
        Line(
            f"Usually missing: {listed(background.missing)}.",
            desk.tags([background.missing_source]),
            "item",
        )
    )
    sources = citations(desk, [(background.sources, None)])
    return Reply("answer", tuple(lines), tuple(c.id for c in careers), sources=sources)
