"""What holds on every turn of every talk, whatever was asked."""

from collections.abc import Callable
from typing import Any, get_args

import msgspec
from msgspec import UNSET

from bot.measuring.talk_checks import Data, Failures, Moment
from bot.measuring.talk_text import amounts, one_line, says
from bot.measuring.talks import Aspect, Expect
from bot.model.knowledge import LevelId
from bot.model.turn import Outcome

SCHEMA = 1
ESCAPED = "\\u001b"
FEW_WORDS, MANY_WORDS = 90, 180
LEAST_OPTIONS, MOST_SUGGESTIONS = 2, 3
LONG = {
    "overview",
    "list",
    "difference",
    "salary-ranking",
    "recommendation",
    "path",
    "transition",
}
FIGURE_FIELDS = {
    "career",
    "low",
    "high",
    "open_ended",
    "currency",
    "period",
    "level",
    "basis",
    "employers",
    "place",
    "as_of",
    "source",
}


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _anything(_value: Any) -> bool:
    return True


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _list_of(kind: type) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, list) and all(isinstance(v, kind) for v in value)


def _known(values: Any) -> Callable[[Any], bool]:
    return lambda value: value is None or value in get_args(values)


CONTRACT: dict[str, Callable[[Any], bool]] = {
    "schema": lambda value: value == SCHEMA,
    "question": _text,
    "outcome": lambda value: value in get_args(Outcome),
    "aspect": _known(Aspect),
    "careers": _list_of(str),
    "level": _known(LevelId),
    "place": lambda value: value is None or _text(value),
    "confidence": lambda value: _number(value) and 0 <= value <= 1,
    "text": lambda value: _text(value) and bool(value.strip()),
    "figures": _list_of(dict),
    "options": lambda value: value is None or isinstance(value, list),
    "sources": _list_of(object),
    "because": _anything,
    "suggestions": _list_of(str),
}


def always(moment: Moment, expect: Expect) -> Failures:
    """Yield what does not hold of the invariants that a machine can check."""
    for rule in RULES:
        yield from rule(moment)
    yield from _length(moment, expect)


def _contract(moment: Moment) -> Failures:
    user, reply = moment.now
    for field, holds in CONTRACT.items():
        if field not in reply or not holds(reply[field]):
            yield f"contract: wanted a proper {field}, came {reply.get(field)!r}"
    if str(reply.get("question")).strip() != user.strip():
        yield f"contract: wanted the line as typed as question, came {reply.get('question')!r}"
    few = len(moment.now.listed("options")) < LEAST_OPTIONS
    if reply.get("outcome") == "clarify" and few:
        yield f"contract: wanted two options or more, came {reply.get('options')}"
    if ESCAPED in msgspec.json.encode(reply).decode():
        yield "contract: wanted no ESC byte, came one"


def _dollars(moment: Moment) -> Failures:
    """I2: dollars in the text are figures, but for amounts that the user typed."""
    users = (turn.user for turn in (*moment.past, moment.now))
    given = [amount.value for user in users for amount in amounts(one_line(user))]
    typed = {*given, *(value * 1000 for value in given)}
    told = [a.value for a in amounts(moment.now.text) if a.dollars and a.value not in typed]
    if told and not moment.now.listed("figures"):
        yield f"I2: wanted figures for the dollars in the text, came none: {moment.now.text!r}"


def _figures(moment: Moment) -> Failures:
    for figure in moment.now.listed("figures"):
        if missing := sorted(FIGURE_FIELDS - set(figure)):
            yield f"I2: wanted a figure with all fields, came one without {missing}: {figure}"
        else:
            yield from _ends(figure, moment.now.text)


def _ends(figure: Data, text: str) -> Failures:
    """I3: both ends in order and in the text; an upper end without a number is open."""
    ends: list[float] = [end for end in (figure["low"], figure["high"]) if _number(end)]
    for end in ends:
        if not says(text, end):
            yield f"I3: wanted {end} of {figure.get('career')} in the text, came {text!r}"
    if ends != sorted(ends):
        yield f"I3: wanted the low end first, came {ends}"
    further = [v for field, v in figure.items() if field not in FIGURE_FIELDS and _number(v)]
    if figure.get("high") is None and figure.get("open_ended") is False and not further:
        yield f"I3: wanted an open end without a number, came {figure}"


def _length(moment: Moment, expect: Expect) -> Failures:
    """I4: short; more words for a list, a ranking and the like, and for several careers."""
    if expect.max_words is not UNSET:
        return
    asked = moment.now.reply.get("aspect") if expect.aspect is UNSET else expect.aspect
    aspects = set(asked if isinstance(asked, list) else [asked])
    long = len(moment.now.listed("careers")) > 1 or bool(aspects & LONG)
    most, came = MANY_WORDS if long else FEW_WORDS, len(moment.now.text.split())
    if came > most:
        yield f"I4: wanted {most} words at most, came {came}: {moment.now.text!r}"


def _same_again(moment: Moment) -> Failures:
    """I5: never the same text twice running but as an answer."""
    if not moment.past:
        return
    before, now = moment.past[-1], moment.now
    answered = "answer" in (before.reply.get("outcome"), now.reply.get("outcome"))
    if not answered and before.text == now.text:
        yield f"I5: wanted another text than that of the turn before, came {now.text!r}"


def _suggestions(moment: Moment) -> Failures:
    """I7: three at most, and not what was just asked."""
    came = [str(one).strip().casefold() for one in moment.now.listed("suggestions")]
    if len(came) > MOST_SUGGESTIONS:
        yield f"I7: wanted {MOST_SUGGESTIONS} suggestions at most, came {came}"
    if moment.now.user.strip().casefold() in came:
        yield f"I7: wanted no suggestion that was just asked, came {came}"


RULES = (_contract, _dollars, _figures, _same_again, _suggestions)
