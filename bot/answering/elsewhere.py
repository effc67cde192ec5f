"""Replies where no fact is the answer: outside, not covered, asked back, small talk."""

from collections.abc import Mapping, Sequence
from itertools import chain, islice

from bot.answering.desk import Desk, capital, citations, fitting, forms, listed, of_facets
from bot.model.knowledge import Career, Facet, Fact, Hint, Named
from bot.model.turn import Line, Option, Reply, Request

SILENCE = "silence"
MOST_OPTIONS = 4
REFUSALS = ("outside", "outside_again", "outside_third")


def answer_outside(desk: Desk, request: Request) -> Reply:
    """Return a refusal that changes from one to the next."""
    message = REFUSALS[desk.state.misses % len(REFUSALS)]
    return Reply("out-of-scope", (Line(desk.say(message)),))


def answer_clarify(desk: Desk, request: Request) -> Reply:
    """Return the options to choose from, each with what tells it apart."""
    by_career = request.options[0].career is not None
    lead = desk.say("which_career" if by_career else "which_question")
    if lead == desk.state.last_text:
        lead = desk.say("which_of_these", most=str(len(request.options)))
    lines = [Line(lead)]
    for number, option in enumerate(request.options, 1):
        lines.append(Line(f"{number}. {_option_text(desk, option)}", kind="option"))
    return Reply("clarify", tuple(lines), request.careers, options=request.options)


def _option_text(desk: Desk, option: Option) -> str:
    if option.career is None:
        return option.label
    career = desk.knowledge.careers[option.career]
    return f"{capital(career.name)}: {career.in_a_word}"


def which_career(desk: Desk, request: Request) -> Reply:
    """Return the question for which career, with some to choose from."""
    ids = islice(chain(desk.state.shown, desk.knowledge.careers), MOST_OPTIONS)
    options = tuple(Option(i, career=i) for i in dict.fromkeys(ids))
    lines = [Line(desk.say("which_career"))]
    lines += [
        Line(f"{n}. {_option_text(desk, option)}", kind="option")
        for n, option in enumerate(options, 1)
    ]
    return Reply("clarify", tuple(lines), options=options)


def answer_not_covered(desk: Desk, request: Request) -> Reply:
    """Say that a career is not among those known, and name the nearest one and why."""
    titles = [title_case(title) for title in request.outside]
    label = desk.intent(request).label
    key = "not_covered" if len(titles) == 1 else "not_covered_many"
    text = desk.say(key, title=capital(titles[0]), titles=capital(listed(titles)), label=label)
    lines = [Line(text), Line(_nearest_text(desk, request))]
    return Reply("not-covered", tuple(lines), sources=citations(desk, [(["guide"], None)]))


def title_case(title: str) -> str:
    """Return a job title as it is shown inside a sentence."""
    return f'"{title}"'


def nearest_hint(desk: Desk, title: str) -> Hint | None:
    """Return the hint whose longest words stand in the title."""
    words = f" {title} "
    found = [
        (len(word), -i, hint)
        for i, hint in enumerate(desk.knowledge.outside)
        for word in hint.words
        if word in title and (f" {word} " in words or f" {word}s " in words)
    ]
    return max(found, key=lambda row: row[:2])[2] if found else None


def _nearest_text(desk: Desk, request: Request) -> str:
    hint = next(filter(None, (nearest_hint(desk, t) for t in request.outside)), None)
    if hint is None:
        return desk.say("nearest_none")
    career = desk.knowledge.careers[hint.nearest]
    return desk.say("nearest", why=hint.why, **forms(career))


def answer_closest(desk: Desk, request: Request) -> Reply:
    """Return the nearest of the nine to the job or career talked about, and why."""
    held = desk.state.request
    outside = request.outside or (held.outside if held else ())
    careers = desk.careers(request) or (desk.careers(held) if held else [])
    if outside and not request.careers:
        return _closest_to_job(desk, outside)
    if not careers:
        return Reply("not-stated", (Line(_closest(desk, "which")),))
    career = careers[0]
    near = [(desk.knowledge.careers[s.career], s.why) for s in career.similar]
    lines = [Line(_closest(desk, "like", **forms(career)))]
    lines += [Line(f"{capital(c.name)}: {why}.", kind="item") for c, why in near]
    sources = citations(desk, [(["guide"], c) for c in [career, *(c for c, _ in near)]])
    return Reply("answer", tuple(lines), tuple(c.id for c, _ in near), sources=sources)


def _closest_to_job(desk: Desk, titles: Sequence[str]) -> Reply:
    """Return the nearest career to the first title that has one."""
    hints = [(title, hint) for title in titles if (hint := nearest_hint(desk, title))]
    if not hints:
        return Reply("answer", (Line(_closest(desk, "none", title=title_case(titles[0]))),))
    title, hint = hints[0]
    career = desk.knowledge.careers[hint.nearest]
    text = _closest(desk, "of", title=title_case(title), why=hint.why, **forms(career))
    return Reply(
        "answer", (Line(text),), (career.id,), sources=citations(desk, [(["guide"], career)])
    )


def _closest(desk: Desk, key: str, **fields: str) -> str:
    return str(desk.intents.intents["closest"].wording[key]).format(**fields)


def unstated(desk: Desk, request: Request) -> list[str]:
    """Return the matters asked about that no source here says anything on, in words."""
    return [topic.name for topic in _topics(desk, request) if topic.kind == SILENCE]


def _topics(desk: Desk, request: Request) -> list[Named]:
    """Return the topics that a request is on, as far as knowledge has them."""
    return [desk.knowledge.topics[t] for t in request.topics if t in desk.knowledge.topics]


def answer_unstated(desk: Desk, request: Request, matters: list[str]) -> Reply:
    """Say that no source settles the matters asked about, then what comes nearest.

    That is what sources say on the matter itself, of the career or of the field, or else what
    they say on what was asked.
    """
    careers: list[Career] = desk.careers(request)
    said = _said_on(desk, careers, request.topics)
    facets = _nearest_to(desk, request)
    near = said or [(c, fact) for c in careers[:1] for fact in of_facets(c.facts, facets)[:2]]
    lines = [Line(desk.say("unsettled" if said else "unstated", matters=listed(matters)))]
    if near and not said:
        lines.append(Line(desk.say("not_stated_nearest")))
    lines += [desk.item(fact) for _, fact in near]
    sources = citations(desk, [(fact.sources, career) for career, fact in near])
    return Reply("not-stated", tuple(lines), tuple(c.id for c in careers), sources=sources)


def _nearest_to(desk: Desk, request: Request) -> list[Facet]:
    """Return the kinds of facts nearest to a matter asked about, else to what is asked of it."""
    near = [facet for topic in _topics(desk, request) for facet in topic.nearest_facets]
    return near or desk.intent(request).facets or desk.intent(request).nearest


def _said_on(
    desk: Desk, careers: Sequence[Career], topics: Sequence[str]
) -> list[tuple[Career | None, Fact]]:
    """Return the facts that are about topics: of the careers first, then of the field."""
    silent = {t for t in topics if desk.knowledge.topics[t].kind == SILENCE}
    owners: list[tuple[Career | None, Mapping[Facet, list[Fact]]]] = [
        *((career, career.facts) for career in careers),
        (None, desk.knowledge.field.facts),
    ]
    found = [
        (owner, fact)
        for owner, of_facet in owners
        for facts in of_facet.values()
        for fact in facts
        if silent & set(fact.about)
    ]
    return found[: len(fitting([fact for _, fact in found]))]


def answer_other(desk: Desk, request: Request) -> Reply:
    """Return that the question is not covered by the sources, and the nearest things known."""
    careers: list[Career] = desk.careers(request)
    if not careers:
        return Reply("not-stated", (Line(desk.say("field_silent")),))
    career = careers[0]
    lines = [Line(desk.say("other_silent", **forms(career)))]
    near = of_facets(career.facts, desk.intent(request).facets)[:2]
    lines += [desk.item(fact) for fact in near]
    similar = [desk.knowledge.careers[s.career].name for s in career.similar]
    lines.append(Line(f"Similar careers: {listed(similar)}.", kind="item"))
    sources = citations(desk, [(fact.sources, career) for fact in near])
    return Reply("not-stated", tuple(lines), tuple(c.id for c in careers), sources=sources)
