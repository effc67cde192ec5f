"""Pay of several careers on one scale: the guide's bands, official wages, what is unlike."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from bot.answering.budget import first_that_fits, stated
from bot.answering.comparing_official import (
    OfficialText,
    bare_medians,
    by_career,
    by_occupation,
    medians,
    official_blocks,
    paid,
)
from bot.answering.desk import (
    LEVEL_WORDS,
    Desk,
    band_range,
    capital,
    citations,
    dollars,
    figure,
    listed,
)
from bot.answering.elsewhere import answer_not_covered
from bot.answering.official import OfficialPay, area_of, official_pay, silent_place
from bot.answering.pay import band_text
from bot.model.knowledge import Career, Pay
from bot.model.turn import Bar, Bars, Block, Line, Reply, Request

Band = tuple[Career, Pay]
BandText = Callable[[Career, Pay], str]
STEPS = (50_000, 100_000, 200_000, 500_000, 1_000_000)
MOST_STEPS = 6
WORDS = 175


class Form(NamedTuple):
    """How much a comparison shows.

    The wording of a band, the rows of official wages, and whether the source of the bands
    stands once above them or behind each.
    """

    text: BandText
    official: OfficialText | None
    headed: bool = True


def compare_pay(desk: Desk, request: Request) -> Reply:
    """Return the guide's bands as bars on one scale, official ones below, and how they differ.

    The first form that fits into the words of an answer is taken: official wages by career,
    then by occupation, beside bands in full, then in short; only then without official wages.
    """
    careers = desk.careers(request)
    bands = [(c, band) for c in careers for band in bands_at(c, request.level)]
    area = area_of(desk, request)
    official = [] if area is None else [official_pay(desk, c, area) for c in careers]
    choices = IN_FULL if _asks_what_counts(desk, request) else FORMS
    forms = [form for form in choices if form.official or not request.place]
    words = desk.room if request.move or desk.share > 1 else WORDS
    return first_that_fits((_pay_reply(desk, request, bands, official, f) for f in forms), words)


def _asks_what_counts(desk: Desk, request: Request) -> bool:
    """Whether it is asked what the figures contain, which only bands in full tell."""
    return bool(set(request.words) & set(desk.intents.intents["salary"].wording["contents"]))


def bands_at(career: Career, level: str | None) -> list[Pay]:
    """Return the bands of a level, or all of them where none is asked for or stated."""
    return [band for band in career.pay if band.level == level] or career.pay


def _pay_reply(
    desk: Desk,
    request: Request,
    bands: Sequence[Band],
    official: Sequence[OfficialPay],
    form: Form,
) -> Reply:
    careers = desk.careers(request)
    official = official if form.official else []
    top, step = scale([end for _, b in bands for end in _ends(b)] + _official_ends(official))
    blocks: list[Block] = [*not_covered(desk, request), *_silences(desk, request, official)]
    blocks += [] if request.place else verdict(desk, careers, bands)
    blocks += _guide_blocks(desk, bands, form, (top, step))
    if form.official:
        blocks += official_blocks(desk, paid(careers, official), form.official, (top, step))
    blocks += warning(desk, bands)
    figures = (*(figure(c, b) for c, b in bands), *(o.figure for o in official if o.figure))
    unknown = request.level and all(band.level != request.level for _, band in bands)
    sources = citations(desk, [([b.source], c) for c, b in bands])
    return Reply(
        "not-stated" if unknown or _nowhere(request, official) else "answer",
        tuple(blocks),
        tuple(c.id for c in careers),
        stated(figures, blocks),
        sources=(*sources, *dict.fromkeys(o.citation for o in official if o.figure)),
    )


def _guide_blocks(
    desk: Desk, bands: Sequence[Band], form: Form, axis: tuple[int, int]
) -> list[Block]:
    """Return the bands as bars, their source above them or behind each."""
    sources = desk.tags(b.source for _, b in bands)
    rows = tuple(
        Bar(
            form.text(career, b),
            b.low,
            b.high,
            b.open_ended or b.high is None,
            "" if form.headed else desk.tag(b.source),
        )
        for career, b in bands
    )
    lead = [Line(desk.say("compare_guide"), sources)] if form.headed else []
    return [*lead, Bars(rows, *axis)]


def short_band(career: Career, pay: Pay) -> str:
    """Return a band as a sentence with level and basis only."""
    return f"{capital(career.plural)}: {in_short(pay)}."


def placed_band(career: Career, pay: Pay) -> str:
    """Return a band as a sentence with level, basis and the kind of employer, where stated."""
    at = f" at {pay.employers}" if pay.employers else ""
    return f"{capital(career.plural)}: {in_short(pay)}{at}."


def in_short(pay: Pay) -> str:
    """Return the range of a band with level and basis behind it."""
    level = LEVEL_WORDS.get(pay.level or "", "no level stated")
    basis = "basis not stated" if pay.basis == "not stated" else pay.basis
    return f"{band_range(pay)} ({level}, {basis})"


def not_covered(desk: Desk, request: Request) -> list[Block]:
    """Return what to say on careers named that are not among those known."""
    if not request.outside:
        return []
    return list(answer_not_covered(desk, replace(request, careers=())).blocks)


def _nowhere(request: Request, official: Sequence[OfficialPay]) -> bool:
    return bool(request.place) and not any(o.figure for o in official)


def _silences(desk: Desk, request: Request, official: Sequence[OfficialPay]) -> list[Line]:
    """Return what is not stated: the level for some careers, the place for all."""
    silent = [
        c for c in desk.careers(request) if all(band.level != request.level for band in c.pay)
    ]
    lines = silent_place(desk, request, official)
    if set(request.words) & set(desk.intents.intents["salary"].wording["average"]):
        lines.append(Line(desk.say("no_average"), kind="note"))
    if request.level and silent:
        what = f"{LEVEL_WORDS[request.level]} pay"
        plural = listed([c.plural for c in silent], "or")
        lines.insert(0, Line(desk.say("not_stated_pay", what=what, plural=plural), kind="note"))
    return lines


def _ends(band: Pay) -> list[int]:
    """Return the amounts of a band; an open end needs room above its highest one."""
    highest = band.low if band.high is None else band.high
    return [highest + 1] if band.open_ended or band.high is None else [highest]


def _official_ends(official: Sequence[OfficialPay]) -> list[int]:
    return [o.figure.high or o.figure.low + 1 for o in official if o.figure]


def scale(amounts: Sequence[int]) -> tuple[int, int]:
    """Return the upper end of a scale from 0 that holds the amounts, and its step."""
    highest = max(amounts, default=STEPS[0])
    step = next((s for s in STEPS if -(-highest // s) <= MOST_STEPS), STEPS[-1])
    return -(-highest // step) * step, step


IN_FULL = (
    Form(band_text, by_career, headed=False),
    Form(band_text, by_occupation),
    Form(band_text, medians),
    Form(band_text, None),
)
FORMS = (
    Form(band_text, by_career, headed=False),
    Form(band_text, by_occupation),
    Form(placed_band, by_career),
    Form(placed_band, by_occupation),
    Form(short_band, by_occupation),
    Form(short_band, medians),
    Form(short_band, bare_medians),
    Form(short_band, None),
)


def verdict(desk: Desk, careers: Sequence[Career], bands: Sequence[Band]) -> list[Line]:
    """Return whose band starts highest and whose ends highest, at a level that all have.

    Open ends stand above all numbers, and no order is stated between them.
    """
    shared = [
        level
        for level in LEVEL_WORDS
        if all(any(c is career and b.level == level for c, b in bands) for career in careers)
    ]
    within = [(c, b) for c, b in bands if b.level == shared[0]] if shared else list(bands)
    start = max(b.low for _, b in within)
    opened = [(c, b) for c, b in within if b.open_ended or b.high is None]
    top = max((b.high or b.low for _, b in within), default=start)
    ends = opened or [(c, b) for c, b in within if b.high == top]
    text = desk.say(
        "compare_verdict",
        level=f"{capital(LEVEL_WORDS[shared[0]])} people" if shared else desk.say("compare_levels"),
        first=_holders([(c, b) for c, b in within if b.low == start]),
        start=dollars(start),
        last=_holders(ends),
        top=desk.say("compare_open") if opened else dollars(top),
    )
    return [Line(text, desk.tags(b.source for _, b in within))]


def _holders(bands: Sequence[Band]) -> str:
    return listed(list(dict.fromkeys(career.plural for career, _ in bands)))


def warning(desk: Desk, bands: Sequence[Band]) -> list[Line]:
    """Return a line that names what makes the bands unlike; none if nothing does."""
    levels = dict.fromkeys(LEVEL_WORDS.get(b.level or "", "not stated") for _, b in bands)
    bases = dict.fromkeys(str(b.basis) for _, b in bands)
    parts = {tuple(b.includes) for _, b in bands if b.includes}
    named = [("levels", list(levels)), ("bases", list(bases))]
    unlike = [f"{name} ({', '.join(values)})" for name, values in named if len(values) > 1]
    unlike += ["parts of the total"] if len(parts) > 1 else []
    several = len({career.id for career, _ in bands}) > 1
    if not several or not unlike:
        return []
    return [Line(desk.say("compare_unlike", what=listed(unlike)), kind="note")]
