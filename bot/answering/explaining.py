"""Why an answer was given: what the line was taken for, what advice rests on, a figure."""

from collections.abc import Iterator, Sequence

from bot.answering.desk import LEVEL_WORDS, Desk, capital, citations, dollars, listed
from bot.answering.filter_words import condition_text
from bot.answering.official import SOURCE, official_pay
from bot.answering.recommending import MOST_FITTING, what_would_change
from bot.answering.standing import Pool
from bot.model.knowledge import Career, Fact
from bot.model.official import NATION
from bot.model.turn import Line, Reading, Reply, Request
from bot.model.words import END, GAP, GROUP_MARK, KIND_MARK, START, word_set

MOST_WORDS = 5
SYMBOLS = frozenset((KIND_MARK, GROUP_MARK))
EDGES = str.maketrans("", "", START + END + GAP)
MOST_REASONS = 3
ADVICE = {"recommendation", "transition"}
REASONED = "high-pay"
PERCENTILES = (("low", "10th percentile"), ("p25", "25th percentile"), ("median", "median"))
UPPER = (("p75", "75th percentile"), ("high", "90th percentile"), ("mean", "mean"))


def fresh(desk: Desk, intent: str, key: str) -> str:
    """Return a wording of an intent other than what was said last, where it has several."""
    lines = desk.intents.intents[intent].wording[key]
    choices = [lines] if isinstance(lines, str) else lines
    return next((line for line in choices if line != desk.state.last_text), choices[-1])


def answer_why(desk: Desk, request: Request) -> Reply:
    """Return what made the last question be read as it was: the computation itself.

    For advice that is what the person named; for an amount, where it stands in the sources.
    """
    held = desk.state.request
    if held is None:
        return Reply("smalltalk", (Line(fresh(desk, "why", "none")),))
    if request.money:
        return _of_figure(desk, round(request.money[0]))
    if set(request.words) & word_set(tuple(_words(desk, "amounts"))):
        return _of_pay(desk, held)
    if held.conditions:
        lines = [_conditions(desk, held)]
    elif built_on_person(held):
        lines = [*counted_lines(desk, held), *_order_lines(desk, held)]
    else:
        lines = [_reading(desk, held), *_named(desk, held)]
    return Reply("answer", tuple(lines), held.careers, sources=desk.state.sources)


def _conditions(desk: Desk, held: Request) -> Line:
    """Return the conditions that a list was narrowed by."""
    names = [condition_text(desk, condition) for condition in held.conditions]
    return Line(_say(desk, "conditions", named=listed(names)))


def _reading(desk: Desk, held: Request) -> Line:
    """Return the phrase that matched, or the words that counted and the runner-up."""
    reading, label = held.reading, desk.intents.intents[held.intent].label
    if reading.phrase and reading.how == "rule":
        return Line(_say(desk, "rule", label=label, phrase=reading.phrase))
    other = held.runner_up
    return Line(
        _say(
            desk,
            "likeness",
            label=label,
            score=f"{reading.confidence:.2f}",
            words=", ".join(_counted(reading)[:MOST_WORDS]) or _say(desk, "together"),
            other=desk.intents.intents[other.intent].label if other else "nothing",
            other_score=f"{other.confidence:.2f}" if other else "0",
        )
    )


def _counted(reading: Reading) -> list[str]:
    """Return the plain words that counted, not what stands for a name or a group of words."""
    words = (word for word, _ in reading.words if SYMBOLS.isdisjoint(word))
    plain = (" ".join(word.translate(EDGES).split()) for word in words)
    return list(dict.fromkeys(filter(None, plain)))


def built_on_person(held: Request) -> bool:
    """Return whether an answer was built on what the person said of themselves."""
    said = held.wishes or held.backgrounds or held.came_from
    return held.intent in ADVICE and bool(said)


def counted_lines(desk: Desk, held: Request) -> list[Line]:
    """Return where the person stands and what they named, as far as it counted."""
    know = desk.knowledge
    likes = [wish.text for wish in held.wishes if not wish.against]
    avoided = [wish.text for wish in held.wishes if wish.against]
    said = listed([*likes, *(_say(desk, "avoided", word=word) for word in avoided)])
    stands = [know.backgrounds[b].name for b in held.backgrounds]
    stands += [know.careers[c].name for c in held.came_from]
    others = any(kind != "background" for wish in held.wishes for kind, _ in wish.things)
    lines = [Line(_say(desk, "stands", named=listed(stands)))] if stands else []
    return lines + ([Line(_say(desk, "advised", named=said))] if others else [])


def _order_lines(desk: Desk, held: Request) -> list[Line]:
    """Return the rule of the order, and which word left out would change it."""
    if held.intent != "recommendation" or not held.wishes:
        return []
    careers = list(desk.knowledge.careers.values())
    pool = Pool(desk, desk.careers(held) if len(held.careers) > MOST_FITTING else careers)
    change = what_would_change(desk, pool, pool.leading(held.wishes, 1)[0], held.wishes)
    return [Line(_say(desk, "order"), kind="note"), Line(change, kind="note")]


def _named(desk: Desk, held: Request) -> list[Line]:
    """Return what the person named that the answer was built on."""
    know = desk.knowledge
    names = [know.careers[c].name for c in held.careers if c in know.careers]
    names += [know.topics[t].name for t in held.topics]
    names += [know.industries[i].name for i in held.industries]
    return [Line(_say(desk, "named", named=listed(names)))] if names else []


def _of_figure(desk: Desk, amount: int) -> Reply:
    """Return which figures of the careers talked about are that amount, and why, if stated."""
    held = desk.state.request
    careers = desk.careers(held) if held else []
    found = [line for career in careers for line in _figures(desk, career, amount)]
    if not found:
        return Reply("not-stated", (Line(_say(desk, "no_figure")),), tuple(c.id for c in careers))
    reasons = _reasons(careers)[:1]
    lines = [*found, *(desk.item(fact) for _, fact in reasons)]
    lines += [] if reasons else [Line(_say(desk, "no_reason"), kind="note")]
    sources = citations(desk, [(fact.sources, career) for career, fact in reasons])
    ids = tuple(career.id for career in careers)
    return Reply("answer", tuple(lines), ids, sources=(*desk.state.sources, *sources))


def _of_pay(desk: Desk, held: Request) -> Reply:
    """Return what the sources say on why the careers talked about are paid as they are."""
    careers = desk.careers(held)
    reasons = _reasons(careers)[:MOST_REASONS]
    lines = [
        Line(f"{capital(c.plural)}: {fact.text}", desk.tags(fact.sources), "item")
        for c, fact in reasons
    ]
    sources = citations(desk, [(fact.sources, career) for career, fact in reasons])
    ids = tuple(career.id for career in careers)
    if not reasons:
        return Reply("not-stated", (Line(_say(desk, "no_reason")),), ids)
    return Reply("answer", tuple(lines), ids, sources=sources)


def _reasons(careers: Sequence[Career]) -> list[tuple[Career, Fact]]:
    """Return the facts that speak of pay being high."""
    return [
        (career, fact)
        for career in careers
        for facts in career.facts.values()
        for fact in facts
        if REASONED in fact.about
    ]


def _figures(desk: Desk, career: Career, amount: int) -> Iterator[Line]:
    """Yield what an amount is: an end of a band of the guide, or an official percentile."""
    for band in career.pay:
        level = LEVEL_WORDS.get(band.level or "", "")
        whom = f"{level} {career.plural}".strip()
        for key, end in (("lower_end", band.low), ("upper_end", band.high)):
            if end == amount:
                text = _say(desk, key, amount=dollars(amount), whom=whom)
                yield Line(text, desk.tag(band.source))
    wage = official_pay(desk, career, NATION).figure
    for name, words in (*PERCENTILES, *UPPER):
        if wage and getattr(wage, name) == amount:
            text = _say(
                desk,
                "official_figure",
                amount=dollars(amount),
                what=words,
                title=f"{wage.title} ({wage.soc})",
            )
            yield Line(text, desk.tag(SOURCE))


def _words(desk: Desk, key: str) -> Sequence[str]:
    return desk.intents.intents["why"].wording[key]


def _say(desk: Desk, key: str, **fields: str) -> str:
    return str(desk.intents.intents["why"].wording[key]).format(**fields)
