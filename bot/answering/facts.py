"""Answers that are facts of one or more facets, in the order of the knowledge."""

from collections.abc import Iterable, Sequence
from itertools import chain

from bot.answering.desk import (
    WORDS,
    WORDS_SEVERAL,
    Desk,
    citations,
    fitting,
    forms,
    of_facets,
)
from bot.answering.times import asks_how_long, spans
from bot.model.intents import Intent
from bot.model.knowledge import Career, Fact
from bot.model.turn import Line, Outcome, Reply, Request

TIME = "time"
MOST_STEPS = 4
FIELD_FORMS = {
    "name": "machine learning",
    "a_name": "a machine-learning professional",
    "plural": "people in machine learning",
    "Plural": "People in machine learning",
}


def answer_facts(desk: Desk, request: Request) -> Reply:
    """Return the facts asked for, of the careers or of the field as a whole."""
    careers = desk.careers(request)
    if not careers:
        return _of_field(desk, request)
    intent = desk.intent(request)
    if asks_how_long(request.words, intent.wording.get(TIME, ())):
        return _how_long(desk, request, careers)
    budget = WORDS if len(careers) == 1 else WORDS_SEVERAL // len(careers)
    told = set(desk.state.told) if request.move == "more" else set()
    parts = [
        _of_career(desk, intent, career, budget, _untold(desk, request, career, told))
        for career in careers
    ]
    if told and not any(facts for _, facts in parts):
        done = Line(str(desk.intents.intents["more"].wording["done"]))
        return Reply("answer", (done,), request.careers)
    known = any(facts for _, facts in parts)
    return Reply(
        "answer" if known else "not-stated",
        tuple(line for lines, _ in parts for line in lines),
        tuple(career.id for career in careers),
        sources=citations(
            desk,
            [(f.sources, c) for c, (_, facts) in zip(careers, parts, strict=True) for f in facts],
        ),
    )


def _how_long(desk: Desk, request: Request, careers: Sequence[Career]) -> Reply:
    """Return what the sources say on how long it takes, then the first steps."""
    intent, lines = desk.intent(request), []
    cited: list[tuple[Sequence[str], Career | None]] = []
    known = [(career, spans(career)[:1]) for career in careers]
    for career, told in known:
        key = "time_said" if told else "time_silent"
        lines.append(Line(str(intent.wording[key]).format(**forms(career))))
        steps = fitting(_untold(desk, request, career, {f.text for f in told}), WORDS // 2)
        steps = steps[: MOST_STEPS // len(careers)]
        lead = Line(str(intent.wording["lead"]).format(**forms(career)))
        lines += [*map(desk.item, told), *([lead] if steps else []), *map(desk.item, steps)]
        cited += [(fact.sources, career) for fact in (*told, *steps)]
    outcome: Outcome = "answer" if any(told for _, told in known) else "not-stated"
    ids = tuple(career.id for career in careers)
    return Reply(outcome, tuple(lines), ids, sources=citations(desk, cited))


def _of_career(
    desk: Desk, intent: Intent, career: Career, budget: int, known: Sequence[Fact]
) -> tuple[list[Line], list[Fact]]:
    facts = fitting(known, budget)
    if not facts:
        return silence(desk, intent, career), []
    lead = Line(str(intent.wording["lead"]).format(**forms(career)))
    return [lead, *(desk.item(fact) for fact in facts)], facts


def _untold(desk: Desk, request: Request, career: Career, told: set[str]) -> list[Fact]:
    """Return the facts to choose from: those on a topic that was named stand first.

    Where the career has none on it, those of the whole field stand in.
    """
    facets, topics = desk.intent(request).facets, set(request.topics)
    own = of_facets(career.facts, facets)
    asked = [fact for fact in own if topics & set(fact.about)]
    if topics and not asked:
        field = of_facets(desk.knowledge.field.facts, facets)
        asked = [fact for fact in field if topics & set(fact.about)]
    by_text = {fact.text: fact for fact in (*asked, *own)}
    return [fact for text, fact in by_text.items() if text not in told]


def silence(desk: Desk, intent: Intent, career: Career) -> list[Line]:
    """Return the lines that say that nothing is stated, and the nearest thing that is."""
    lines = [Line(desk.say("not_stated", what=intent.label, **forms(career)))]
    near = fitting(of_facets(career.facts, intent.nearest), WORDS // 2)
    if near:
        lines.append(Line(desk.say("not_stated_nearest")))
        lines.extend(desk.item(fact) for fact in near)
    return lines


def _of_field(desk: Desk, request: Request) -> Reply:
    intent = desk.intent(request)
    facts = _field_facts(desk, request, intent)
    if not facts:
        what = desk.say("not_stated", what=intent.label, **FIELD_FORMS)
        return Reply("not-stated", (Line(what),))
    lead = Line(str(intent.wording["lead"]).format(**FIELD_FORMS))
    return Reply(
        "answer",
        (lead, *(desk.item(fact) for fact in facts)),
        sources=citations(desk, [(fact.sources, None) for fact in facts]),
    )


def _field_facts(desk: Desk, request: Request, intent: Intent) -> Sequence[Fact]:
    found: Iterable[Fact] = of_facets(desk.knowledge.field.facts, intent.facets)
    if not found:
        rows = (of_facets(c.facts, intent.facets)[:1] for c in desk.knowledge.careers.values())
        found = chain.from_iterable(rows)
    return fitting(found)
