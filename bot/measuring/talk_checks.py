"""What a talk can ask of an answer: one function a key, and the table of them.

Each takes the moment and what is wanted, and yields what is wrong.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import msgspec
from msgspec import UNSET

from bot.measuring.talk_text import amounts, finds, one_line, says
from bot.measuring.talks import Expect, PickedOption, SameCareers, WantedFigure
from bot.model.knowledge import Career

Data = dict[str, Any]
SHOWN_OF_FIGURE = ("career", "low", "high", "open_ended", "level")


class Said(NamedTuple):
    """A line of the user and the JSON of the answer to it."""

    user: str
    reply: Data

    @property
    def text(self) -> str:
        """The text of the answer, on one line."""
        return one_line(str(self.reply.get("text", "")))

    def listed(self, field: str) -> list[Any]:
        """Return a field that holds a list; empty if it does not."""
        value = self.reply.get(field)
        return value if isinstance(value, list) else []


class Moment(NamedTuple):
    """One answer, those before it, and the careers there are."""

    now: Said
    past: tuple[Said, ...]
    careers: Mapping[str, Career]

    def earlier(self, turn: int) -> Said:
        """Return a turn by its number, counted from 1."""
        return self.past[turn - 1]


Failures = Iterator[str]
Check = Callable[[Moment, Any], Failures]


def expected(moment: Moment, expect: Expect) -> Failures:
    """Yield what does not hold of all that is expected."""
    for key, check in CHECKS.items():
        want = getattr(expect, key)
        if want is not UNSET:
            yield from check(moment, want)


def _one_of(field: str) -> Check:
    def check(moment: Moment, want: Any) -> Failures:
        if (came := moment.now.reply.get(field)) not in _listed(want):
            yield f"{field}: wanted {want}, came {came!r}"

    return check


def _place(moment: Moment, want: str | None) -> Failures:
    came = moment.now.reply.get("place")
    held = came is None if want is None else bool(finds(want, came or ""))
    if not held:
        yield f"place: wanted {want!r}, came {came!r}"


def _careers(moment: Moment, want: list[str]) -> Failures:
    if set(came := moment.now.listed("careers")) != set(want):
        yield f"careers: wanted exactly {want}, came {came}"


def _careers_include(moment: Moment, want: list[str]) -> Failures:
    if not set(want) <= set(came := moment.now.listed("careers")):
        yield f"careers_include: wanted all of {want}, came {came}"


def _careers_exclude(moment: Moment, want: list[str]) -> Failures:
    if set(want) & set(came := moment.now.listed("careers")):
        yield f"careers_exclude: wanted none of {want}, came {came}"


def _careers_any(moment: Moment, want: list[str]) -> Failures:
    if not set(want) & set(came := moment.now.listed("careers")):
        yield f"careers_any: wanted one of {want}, came {came}"


def _careers_of_turn(moment: Moment, want: SameCareers) -> Failures:
    before, came = moment.earlier(want.turn).listed("careers"), moment.now.listed("careers")
    places = want.keep or [n for n in range(1, len(before) + 1) if n not in want.drop]
    if max(places, default=0) > len(before):
        yield f"careers_of_turn: wanted numbers {places} of turn {want.turn}, it has only {before}"
    elif came != (wanted := [before[n - 1] for n in places]):
        yield f"careers_of_turn: wanted {wanted} in this order, came {came}"


def _options(moment: Moment, want: list[int]) -> Failures:
    least, most = want
    if not least <= len(came := moment.now.listed("options")) <= most:
        yield f"options: wanted {least} to {most}, came {_labels(came)}"


def _picks_option(moment: Moment, want: PickedOption) -> Failures:
    options, came = moment.earlier(want.turn).listed("options"), moment.now.listed("careers")
    if want.number > len(options):
        yield f"picks_option: wanted number {want.number}, there were only {_labels(options)}"
        return
    option = options[want.number - 1]
    meant = [option["career"]] if option["career"] else _named_in(option["label"], moment.careers)
    if len(meant) == 1 and came != meant:
        yield f"picks_option: wanted {meant}, came {came}"


def _figures(moment: Moment, want: list[WantedFigure]) -> Failures:
    came = moment.now.listed("figures")
    for figure in want:
        if not any(_fits(one, figure) for one in came):
            yield f"figures: wanted {msgspec.to_builtins(figure)}, came {_short(came)}"


def _no_figures(moment: Moment, want: list[WantedFigure]) -> Failures:
    for figure in want:
        if hit := [one for one in moment.now.listed("figures") if _fits(one, figure)]:
            yield f"no_figures: wanted none with {msgspec.to_builtins(figure)}, came {_short(hit)}"


def _amounts(moment: Moment, want: list[Any]) -> Failures:
    for wanted in want:
        if not any(says(moment.now.text, amount) for amount in _listed(wanted)):
            yield f"amounts: wanted {wanted}, came {moment.now.text!r}"


def _no_amounts(moment: Moment, want: list[float]) -> Failures:
    came = {amount.value for amount in amounts(moment.now.text)}
    if wrong := sorted(came & set(want)):
        yield f"no_amounts: wanted none of {wrong}, came {moment.now.text!r}"


def _must(moment: Moment, want: list[str]) -> Failures:
    for pattern in want:
        if not finds(pattern, moment.now.text):
            yield f"must: wanted /{pattern}/, came {moment.now.text!r}"


def _must_not(moment: Moment, want: list[str]) -> Failures:
    for pattern in want:
        if hit := finds(pattern, moment.now.text):
            yield f"must_not: wanted no /{pattern}/, came {hit[0]!r} in {moment.now.text!r}"


def _must_any(moment: Moment, want: list[list[str]]) -> Failures:
    for patterns in want:
        if not any(finds(pattern, moment.now.text) for pattern in patterns):
            yield f"must_any: wanted one of {patterns}, came {moment.now.text!r}"


def _order(moment: Moment, want: list[str]) -> Failures:
    first, second = (finds(pattern, moment.now.text) for pattern in want)
    if first and second and second.start() < first.start():
        yield f"order: wanted {first[0]!r} before {second[0]!r}, came {moment.now.text!r}"


def _cites(moment: Moment, want: list[str]) -> Failures:
    sources = msgspec.json.encode(moment.now.listed("sources")).decode()
    for pattern in want:
        if not finds(pattern, sources):
            yield f"cites: wanted /{pattern}/, came {sources}"


def _no_borrowed_pay(moment: Moment, want: list[str]) -> Failures:
    """For a question on another career; `want` are those of ours that it names too."""
    came = {figure.get("career") for figure in moment.now.listed("figures")}
    if strangers := came - set(moment.careers):
        yield f"no_borrowed_pay: wanted no pay of other careers, came figures of {strangers}"
    if moment.now.reply.get("outcome") == "answer" and came and not came & set(want):
        yield f"no_borrowed_pay: wanted more than pay of our own careers, came that of {came}"
    yield from _pay_without_name(moment)


def _pay_without_name(moment: Moment) -> Failures:
    text = moment.now.text
    bands = [(career, pay) for career in moment.careers.values() for pay in career.pay]
    for career, pay in bands:
        told = pay.high and says(text, pay.low) and says(text, pay.high)
        if told and not _named_in(text, {career.id: career}):
            yield f"no_borrowed_pay: wanted the name with the pay of {career.name}, came {text!r}"


def _differs(moment: Moment, want: Any) -> Failures:
    for turn in _listed(want):
        if moment.now.text == moment.earlier(turn).text:
            yield f"differs_from_turn: wanted another text than turn {turn}, came the same"


def _max_words(moment: Moment, want: int) -> Failures:
    if (came := len(moment.now.text.split())) > want:
        yield f"max_words: wanted {want} at most, came {came}: {moment.now.text!r}"


def _when(moment: Moment, want: Mapping[str, Expect]) -> Failures:
    if inner := want.get(str(moment.now.reply.get("outcome"))):
        yield from expected(moment, inner)


def _fits(figure: Data, wanted: WantedFigure) -> bool:
    fields = msgspec.to_builtins(wanted)
    return all(field in figure and figure[field] == value for field, value in fields.items())


def _named_in(text: str, careers: Mapping[str, Career]) -> list[str]:
    """Return the careers that a text names, by one of their names."""
    spoken = text.casefold()
    return [
        career.id
        for career in careers.values()
        if any(n.casefold() in spoken for n in (career.name, career.full_name, *career.aliases))
    ]


def _short(figures: list[Data]) -> list[tuple[Any, ...]]:
    return [tuple(figure.get(field) for field in SHOWN_OF_FIGURE) for figure in figures]


def _labels(options: list[Data]) -> list[Any]:
    return [option.get("label") for option in options]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


CHECKS: dict[str, Check] = {
    "outcome": _one_of("outcome"),
    "aspect": _one_of("aspect"),
    "level": _one_of("level"),
    "place": _place,
    "careers": _careers,
    "careers_include": _careers_include,
    "careers_exclude": _careers_exclude,
    "careers_any": _careers_any,
    "careers_of_turn": _careers_of_turn,
    "options": _options,
    "picks_option": _picks_option,
    "figures": _figures,
    "no_figures": _no_figures,
    "amounts": _amounts,
    "no_amounts": _no_amounts,
    "must": _must,
    "must_not": _must_not,
    "must_any": _must_any,
    "order": _order,
    "cites": _cites,
    "no_borrowed_pay": _no_borrowed_pay,
    "differs_from_turn": _differs,
    "max_words": _max_words,
    "when": _when,
}
