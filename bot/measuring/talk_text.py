"""The text of an answer as checks see it: on one line, with its amounts as numbers."""

import re
from typing import NamedTuple

DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
QUOTES = dict.fromkeys(map(ord, "\u2018\u2019"), "'")
THIN_SPACES = re.compile(r"(?<=\d)[\u00a0\u2009\u202f](?=\d{3}(?!\d))")
UNITS = {"k": 1e3, "thousand": 1e3, "grand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6}
AMOUNT = re.compile(
    r"(?<![\w.,])(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<part>\d+))?"
    r"(?: ?(?P<unit>k|thousand|grand|mn|million|m)\b)?(?!\w)",
    re.IGNORECASE,
)
TO = re.compile(r" ?(?:-|to|and|or) ?(?:us)?\$? ?", re.IGNORECASE)
DOLLAR_BEFORE = re.compile(r"\$ ?\Z")
DOLLAR_AFTER = re.compile(r" ?(?:\$(?! ?\d)|(?:us )?dollars?\b|usd\b)", re.IGNORECASE)
ALIKE = 0.005


class Amount(NamedTuple):
    """A number of a text; `slack` is how far the true one may lie from it (141.6k for 141,590)."""

    value: float
    slack: float
    dollars: bool


def one_line(text: str) -> str:
    """Return the text on one line with plain dashes, quotes and spaces."""
    return " ".join(THIN_SPACES.sub(",", text).translate(DASHES).translate(QUOTES).split())


def amounts(text: str) -> list[Amount]:
    """Return every number of the text; in "180-400k" the first has the unit of the second."""
    found = list(AMOUNT.finditer(text))
    return [_amount(text, match, _unit(text, found, i)) for i, match in enumerate(found)]


def _unit(text: str, found: list[re.Match[str]], i: int) -> str:
    here, after = found[i], found[i + 1] if i + 1 < len(found) else None
    if here["unit"] or after is None or len(here["whole"]) > len("999"):
        return (here["unit"] or "").casefold()
    joined = TO.fullmatch(text[here.end() : after.start()])
    return (after["unit"] or "").casefold() if joined else ""


def _amount(text: str, match: re.Match[str], unit: str) -> Amount:
    part, factor = match["part"] or "", UNITS.get(unit, 1.0)
    value = float(f"{match['whole'].replace(',', '')}.{part or 0}") * factor
    slack = min(factor / 10 ** len(part) / 2, value * ALIKE) if unit else 0.0
    before = DOLLAR_BEFORE.search(text[: match.start()])
    dollars = before or DOLLAR_AFTER.match(text, match.end())
    return Amount(round(value, 2), slack, bool(dollars))


def says(text: str, amount: float) -> bool:
    """Return whether an amount is in the text, in any usual form."""
    return any(abs(found.value - amount) <= found.slack for found in amounts(text))


def finds(pattern: str, text: str) -> re.Match[str] | None:
    """Return the first place of a pattern in the text, upper and lower case alike."""
    return re.search(pattern, text, re.IGNORECASE)
