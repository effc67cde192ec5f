"""Amounts of money and years of experience as people type them."""

import re
from collections.abc import Sequence

from bot.model.turn import Entity, Token

_AMOUNT = re.compile(
    r"([$€£]?)(\d+(?:,\d{3})*(?:\.\d+)?)(k|m|mil|million|grand|thousand|lakh|lpa)?\+?"
)
_SCALE = {"k": 1e3, "grand": 1e3, "thousand": 1e3, "m": 1e6, "mil": 1e6, "million": 1e6}
LEAST_BARE = 10_000
YEARS = {"year", "yr", "yoe"}
MOST_YEARS = 60


def find_amounts(tokens: Sequence[Token]) -> list[Entity]:
    """Return money (in dollars) and plain numbers among the tokens."""
    found = []
    for i, token in enumerate(tokens):
        match = _AMOUNT.fullmatch(token.text)
        if match:
            found.append(_amount(match, i, tokens))
    return found


def _amount(match: re.Match[str], i: int, tokens: Sequence[Token]) -> Entity:
    sign, digits, unit = match.groups()
    end = i + 1
    if unit is None and end < len(tokens) and tokens[end].text in _SCALE:
        unit, end = tokens[end].text, end + 1
    value = float(digits.replace(",", "")) * _SCALE.get(unit or "", 1.0)
    money = bool(sign or unit in _SCALE) or value >= LEAST_BARE
    return Entity("money" if money else "number", digits, i, end, match[0], value=value)


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
