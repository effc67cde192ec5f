"""How much of a filtered list is shown: the fullest form that fits one screen."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.answering.desk import LEVEL_WORDS, Desk, band_range, capital, listed
from bot.answering.filter_words import say
from bot.answering.ranking import UNKNOWN_LEVEL, Row, rank_text, unlike_lines
from bot.model.knowledge import Pay
from bot.model.turn import Line

SCREEN = 118


class Form(NamedTuple):
    """Whether bands are told in short, whether the rules are said, and whose band lies within."""

    short: bool
    rules: bool
    whole: bool


FORMS = (
    Form(short=False, rules=True, whole=True),
    Form(short=False, rules=False, whole=True),
    Form(short=True, rules=True, whole=True),
    Form(short=True, rules=False, whole=True),
    Form(short=True, rules=False, whole=False),
)


def band_lines(rows: Sequence[Row], form: Form) -> list[Line]:
    """Return the bands in their order; in short, all those of a career in one line."""
    if not form.short:
        return [Line(rank_text(career, band), kind="item") for career, band in rows]
    careers = {career.id: career for career, _ in rows}
    return [
        Line(
            f"{capital(career.plural)}: "
            f"{listed([_in_short(band) for c, band in rows if c is career])}.",
            kind="item",
        )
        for career in careers.values()
    ]


def _in_short(pay: Pay) -> str:
    """Return a band as "$130,000-$220,000 (experienced)", with its basis where one is stated."""
    level = LEVEL_WORDS.get(pay.level or "", UNKNOWN_LEVEL)
    basis = f"; {pay.basis}" if pay.basis != "not stated" else ""
    return f"{band_range(pay).replace(' to $', '-$')} ({level}{basis})"


def warning_lines(desk: Desk, rows: Sequence[Row], form: Form) -> list[Line]:
    """Return the warning of unlike bands; in short, also what is left out of them."""
    lines = unlike_lines(desk, [band for _, band in rows])
    if form.short and lines:
        return [Line(say(desk, "unlike_short"), kind="note")]
    return lines
