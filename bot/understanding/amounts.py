"""Amounts of money and years of experience as people type them."""

import re
from collections.abc import Sequence

from bot.model.turn import Entity, EntityKind, Token

_AMOUNT = re.compile(
    r"([$€£]?)(\d{1,3}(?:\.\d{3})+|\d+(?:,\d{3})*(?:\.\d+)?)(k|m|mn|mil|mill|mio|million|grand|thousand|lakh|lpa)?\+?"
)
_THOUSANDS = ("k", "grand", "thousand", "thousands", "g")
_MILLIONS = ("m", "mn", "mil", "mill", "mio", "million", "millions")
_SCALE = {**dict.fromkeys(_THOUSANDS, 1e3), **dict.fromkeys(_MILLIONS, 1e6)}
_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBERS = {
    **{word: float(value) for value, word in enumerate(_ONES)},
    **{word: 10.0 * value for value, word in enumerate(_TENS, 2)},
}
_PARTS = {"half": 0.5, "quarter": 0.25}
_SIGNS = {"$", "€", "£"}
_COUNTING = {*_NUMBERS, *_PARTS, *_SCALE, "hundred"}
LEAST_BARE = 10_000
LONGEST = 20
YEARS = {"year", "yr", "yoe"}
MOST_YEARS = 60


def find_amounts(tokens: Sequence[Token]) -> list[Entity]:
    """Return money (in dollars) and plain numbers among the tokens, endless ones left out."""
    found: list[Entity] = []
    for i, token in enumerate(tokens):
        if found and i < found[-1].end:
            continue
        if not _may_count(token.text):
            continue
        match = _AMOUNT.fullmatch(token.text)
        if match and len(match[0]) > LONGEST:
            continue
        amount = _amount(match, i, tokens) if match else _in_words(i, tokens)
        if amount:
            found.append(amount)
    return found


def _may_count(text: str) -> bool:
    """Return whether an amount may begin with a word, as hardly any does."""
    first = text[:1]
    return first in _SIGNS or first.isdecimal() or text in _COUNTING


def _amount(match: re.Match[str], i: int, tokens: Sequence[Token]) -> Entity:
    sign, digits, unit = match.groups()
    end, text = i + 1, match[0]
    if _thousands_apart(match, end, tokens):
        digits, end = digits + tokens[end].text, end + 1
    if unit is None and end < len(tokens) and tokens[end].text in _SCALE:
        unit, end = tokens[end].text, end + 1
    start = i
    if i and tokens[i - 1].text in _SIGNS:
        start, sign, text = i - 1, tokens[i - 1].text, tokens[i - 1].text + text
    value = float(_plain(digits, unit)) * _SCALE.get(unit or "", 1.0)
    money = bool(sign or unit in _SCALE) or value >= LEAST_BARE
    return Entity("money" if money else "number", digits, start, end, text, value=value)


def _plain(digits: str, unit: str | None) -> str:
    """Return digits without the marks between thousands ("200,000", and "200.000" if no unit)."""
    dotted = unit is None and re.fullmatch(r"\d{1,3}(\.\d{3})+", digits)
    return digits.replace("." if dotted else ",", "")


def _thousands_apart(match: re.Match[str], end: int, tokens: Sequence[Token]) -> bool:
    """Return whether three noughts follow a short number, apart from it ("200 000")."""
    short = match[3] is None and len(match[2]) <= len("999") and "." not in match[2]
    return short and end < len(tokens) and tokens[end].text == "000" and not tokens[end].gap


def _in_words(i: int, tokens: Sequence[Token]) -> Entity | None:
    """Return an amount written out ("two hundred grand", "half a million", "six figures").

    Numbers below a hundred are left as words: "the two", "one of them" count nothing.
    """
    texts = [token.text for token in tokens[i : i + 8]]
    end, value, large = _figures(texts) or _written_out(texts, bare=_begins_bare(i, tokens))
    if not large:
        return None
    text = " ".join(texts[:end])
    kind: EntityKind = "money" if value >= LEAST_BARE else "number"
    return Entity(kind, f"{value:.0f}", i, i + end, text, value=value)


def _begins_bare(i: int, tokens: Sequence[Token]) -> bool:
    """Return whether "one" is meant but not said: "a million", "hundred thousand"."""
    after = tokens[i + 1].text if i + 1 < len(tokens) else ""
    return "a" in tokens[i].gap.split() or (tokens[i].text == "hundred" and after in _SCALE)


def _figures(texts: Sequence[str]) -> tuple[int, float, bool] | None:
    """Return "six figures" as its least amount."""
    counted = len(texts) > 1 and texts[1] in {"figure", "figures"} and texts[0] in _NUMBERS
    return (2, 10 ** (_NUMBERS[texts[0]] - 1), _NUMBERS[texts[0]] > len("100")) if counted else None


def _written_out(texts: Sequence[str], *, bare: bool) -> tuple[int, float, bool]:
    """Return how many words make up a number, its value, and whether it is a hundred or more."""
    total, part, end, large = 0.0, 1.0 if bare else 0.0, 0, False
    for i, word in enumerate(texts):
        if word in _PARTS and not i:
            part = _PARTS[word]
        elif word in _NUMBERS:
            part = _NUMBERS[word] if not i else part + _NUMBERS[word]
        elif word == "hundred" and part:
            part, large = part * 100, True
        elif word in _SCALE and part:
            total, part, large = total + part * _SCALE[word], 0.0, True
        elif word in {"and", "of"} and end == i and i and texts[i + 1 : i + 2]:
            continue
        else:
            break
        end = i + 1
    return end, total + part, large


def years_of_experience(tokens: Sequence[Token], numbers: Sequence[Entity]) -> Entity | None:
    """Return the span of "5 years", if it is followed by experience or introduced by with."""
    for number in numbers:
        after = [t.word for t in tokens[number.end : number.end + 4]]
        before = tokens[number.start - 1].word if number.start else ""
        if not after or after[0] not in YEARS or (number.value or 0) > MOST_YEARS:
            continue
        if before == "with" or {"experience", "exp", "yoe"} & set(after):
            return number
    return None
