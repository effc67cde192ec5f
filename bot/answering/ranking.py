"""Careers in the order of their pay: what is ranked, and by which rule, is said each time."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from bot.answering.desk import (
    LEVEL_WORDS,
    MOST_ROWS,
    Desk,
    band_range,
    capital,
    citations,
    dollars,
    figure,
    listed,
    more,
)
from bot.answering.official import answer_best_places
from bot.answering.official_ranking import answer_official_ranking
from bot.model.knowledge import Career, Pay
from bot.model.turn import Line, Reply, Request

Row = tuple[Career, Pay]
UNKNOWN_LEVEL = "no level stated"
SEVERAL = 2
MANY = 100
NUMBERS = {"2": 2, "two": 2, "3": 3, "three": 3, "4": 4, "four": 4, "5": 5, "five": 5}


class Order(NamedTuple):
    """What bands are ranked by: the end of the band, and whether the highest stands first."""

    end: Literal["top", "start"]
    highest: bool

    @property
    def name(self) -> str:
        """The key of the wording that states the rule."""
        return f"{self.end}_{'highest' if self.highest else 'lowest'}"


def answer_ranking(desk: Desk, request: Request) -> Reply:
    """Return the careers in the order asked for, with the rule, ties, and what is left out."""
    wording = desk.intents.intents["salary-ranking"].wording
    if len(request.careers) == 1 and set(request.words) & set(wording["places"]):
        return answer_best_places(desk, request)
    careers = ranked_careers(desk, request)
    if set(request.words) & set(wording["official"]) or request.place:
        official = answer_official_ranking(desk, request, careers)
        if official is not None:
            return official
    return _by_guide(desk, request, careers)


def ranked_careers(desk: Desk, request: Request) -> list[Career]:
    """Return the careers to rank: those named, if several are, else all."""
    named = desk.careers(request)
    careers = named if len(named) > 1 else list(desk.knowledge.careers.values())
    return [career for career in careers if career.id not in request.excluded]


def _by_guide(desk: Desk, request: Request, careers: Sequence[Career]) -> Reply:
    order, level = order_asked(desk, request), level_asked(desk, request)
    ranked = ranked_rows(desk, careers, order, level)
    rows = first_careers(ranked[:MOST_ROWS], how_many(request.words))
    what = f"{LEVEL_WORDS.get(level or '', '')} pay".strip()
    if not rows:
        return Reply("not-stated", (Line(desk.say("level_nowhere", what=what)),))
    lines = [Line(ranking_rule(desk, request), "the guide")]
    lines += silent_place_lines(desk, request)
    lines += [Line(rank_text(career, band), "", "item") for career, band in rows]
    lines += more(desk, len(ranked))
    if level and len(rows) == 1:
        lines.append(Line(desk.say("level_only_one", what=what), kind="note"))
    lines += [*_left_out(desk, careers, ranked, what), *tie_lines(desk, rows, order)]
    lines += unlike_lines(desk, [band for _, band in rows])
    return Reply(
        "answer",
        tuple(lines),
        tuple(dict.fromkeys(career.id for career, _ in rows)),
        tuple(figure(career, band) for career, band in rows),
        sources=citations(desk, [([band.source], career) for career, band in rows]),
    )


def say(desk: Desk, key: str, **fields: str) -> str:
    """Return a wording of the ranking, filled in."""
    return str(desk.intents.intents["salary-ranking"].wording[key]).format(**fields)


def ranking_rule(desk: Desk, request: Request) -> str:
    """Return the rule by which careers are ranked, in words."""
    return say(desk, order_asked(desk, request).name)


def order_asked(desk: Desk, request: Request) -> Order:
    """Return the order that words ask for; "lowest" alone goes by the start, "most" by the top."""
    wording, words = desk.intents.intents["salary-ranking"].wording, set(request.words)
    lowest = bool(words & set(wording["lowest"])) and not words & set(wording["highest"])
    by_top, by_start = words & set(wording["top"]), words & set(wording["start"])
    if by_top:
        return Order("top", highest=not lowest)
    return Order("start" if by_start or lowest else "top", highest=not lowest)


def level_asked(desk: Desk, request: Request) -> str | None:
    """Return the level asked for; a bare "start" is the lower end of a band, not a level."""
    wording, words = desk.intents.intents["salary-ranking"].wording, request.words
    entry = set(words) & set(wording["entry"])
    bare = request.level == "entry" and bool(set(words) & set(wording["start"])) and not entry
    return None if bare else request.level


def ranked_rows(
    desk: Desk, careers: Sequence[Career], order: Order, level: str | None = None
) -> list[Row]:
    """Return the bands of careers, at a level if one is asked for, in order.

    The order of all careers is made once and kept; that of several is picked out of it.
    """
    if len(careers) < MANY:
        return _sorted(careers, order, level)
    key, kept = (*order, level), desk.knowledge.index.rankings
    if key not in kept:
        rows = _sorted(desk.knowledge.careers.values(), order, level)
        kept[key] = [(career.id, career.pay.index(band)) for career, band in rows]
    among = {career.id: career for career in careers}
    return [(among[i], among[i].pay[n]) for i, n in kept[key] if i in among]


def _sorted(careers: Iterable[Career], order: Order, level: str | None) -> list[Row]:
    rows = [(c, band) for c in careers for band in c.pay if level in {None, band.level}]
    return sorted(rows, key=lambda row: sort_key(row, order))


def how_many(words: Sequence[str]) -> int | None:
    """Return the number in "top three"; None if all are asked for."""
    pairs = pairwise(words)
    return next(
        (NUMBERS[word] for before, word in pairs if before == "top" and word in NUMBERS), None
    )


def first_careers(rows: Sequence[Row], most: int | None) -> list[Row]:
    """Return the rows of the first careers, so many of them."""
    first = list(dict.fromkeys(career.id for career, _ in rows))[:most]
    return [(career, band) for career, band in rows if career.id in first]


def sort_key(row: Row, order: Order) -> tuple[int, int, int, str]:
    """Order rows: 1. open tops beyond closed ones, 2. the end ranked by, 3. the other, 4. id."""
    career, band = row
    sign = -1 if order.highest else 1
    top = band.low if band.high is None else band.high
    if order.end == "start":
        return 0, sign * band.low, sign * top, career.id
    by_top = 0 if band.open_ended else top
    return sign * int(band.open_ended), sign * by_top, sign * band.low, career.id


def pay_sources(rows: Iterable[Row]) -> list[tuple[Sequence[str], Career | None]]:
    """Return who says the pay of each row, for `citations`."""
    return [([band.source], career) for career, band in rows]


def rank_text(career: Career, pay: Pay) -> str:
    """Return a band as a row of a ranking: range, level, basis."""
    level = LEVEL_WORDS.get(pay.level or "", UNKNOWN_LEVEL)
    basis = pay.basis if pay.basis != "not stated" else "basis not stated"
    both = pay.level is None and pay.basis == "not stated"
    details = "level and basis not stated" if both else f"{level}; {basis}"
    return f"{capital(career.plural)}: {band_range(pay)} ({details})."


def tie_lines(desk: Desk, rows: Sequence[Row], order: Order) -> list[Line]:
    """Name what cannot be put in order: equal amounts, and open ends among themselves."""
    groups: dict[int, dict[str, None]] = {}
    opened = [c.plural for c, band in rows if band.open_ended] if order.end == "top" else []
    for career, band in rows:
        if career.plural not in opened:
            amount = band.low if order.end == "start" else band.high or band.low
            groups.setdefault(amount, {})[career.plural] = None
    texts = [
        say(desk, "tie", amount=dollars(amount), names=listed(list(names)))
        for amount, names in groups.items()
        if len(names) > 1
    ]
    if len(opened) > 1:
        texts.append(say(desk, "open_ends", names=listed(opened)))
    return [Line(text, kind="note") for text in texts]


def unlike_lines(desk: Desk, bands: Sequence[Pay]) -> list[Line]:
    """Name the levels where they differ, and warn of unlike bases and employers."""
    levels = list(dict.fromkeys(LEVEL_WORDS.get(b.level or "", UNKNOWN_LEVEL) for b in bands))
    bases = {band.basis for band in bands}
    if len(levels) >= SEVERAL:
        return [Line(say(desk, "unlike_levels", levels=listed(levels)), kind="note")]
    return [Line(say(desk, "unlike_bases"), kind="note")] if len(bases) >= SEVERAL else []


def silent_place_lines(desk: Desk, request: Request) -> list[Line]:
    """Say that the guide ties no pay to a place, where one is asked for."""
    if request.place is None:
        return []
    place = desk.knowledge.places[request.place].name
    return [Line(desk.say("pay_nowhere", place=place), kind="note")]


def _left_out(desk: Desk, careers: Sequence[Career], rows: Sequence[Row], what: str) -> list[Line]:
    """Name the careers without a figure of the kind asked for, if the ranking has several rows."""
    ranked = {career.id for career, _ in rows}
    names = [career.plural for career in careers if career.id not in ranked]
    if not names or len(ranked) == 1:
        return []
    return [Line(say(desk, "not_ranked", what=what, names=listed(names)), kind="note")]
