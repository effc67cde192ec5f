"""What knowledge says of a career on something that a person named."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.answering.desk import Desk
from bot.model.knowledge import Career, Facet
from bot.model.turn import EntityKind, Wish
from bot.model.words import stem

FOR_IT: dict[Facet, int] = {
    "suits": 4,
    "culture": 4,
    "duties": 3,
    "domains": 3,
    "skills": 3,
    "impact": 3,
    "venues": 3,
    "employers": 3,
    "demand": 3,
    "path": 1,
}
AGAINST_IT: dict[Facet, int] = {
    "culture": 4,
    "caveats": 4,
    "suits": 3,
    "duties": 3,
    "skills": 3,
    "domains": 2,
}
OWN_NAME = 5
PLACE = TOOL = 3
SAID_BY_OTHERS = 1


class Match(NamedTuple):
    """A wish met by a statement of the knowledge: the words of both sides, and who says it."""

    wish: Wish
    names: tuple[str, ...]
    text: str
    sources: tuple[str, ...]
    weight: int
    statements: int = 1

    @property
    def literal(self) -> bool:
        """Whether the person's own word, or its stem, stands in the statement."""
        word = self.wish.text.lower()
        return has(self.text, word) or has(self.text, stem(word))


def match(desk: Desk, career: Career, wish: Wish) -> Match | None:
    """Return the strongest statement on the career that meets the wish, if there is one."""
    found = list(_matches(desk, career, wish))
    if not found:
        return None
    best = max(found, key=lambda m: (m.literal, _names_it(m), m.weight, -len(m.text)))
    return best._replace(weight=_weight(career, found), statements=len(found))


def strength(
    desk: Desk, career: Career, thing: tuple[EntityKind, str], *, against: bool
) -> tuple[int, int]:
    """Return the weight of the strongest statement on one thing, and how many there are."""
    found = list(_matches(desk, career, Wish("", (thing,), against)))
    return (_weight(career, found), len(found)) if found else (0, 0)


def _weight(career: Career, found: Sequence[Match]) -> int:
    """Return what the strongest statement weighs; the career's own name counts for one."""
    own = OWN_NAME if any(_names_it(m._replace(text=_own(career))) for m in found) else 0
    return max(own, *(m.weight for m in found))


def _names_it(found: Match) -> bool:
    """Whether the statement has a name of the thing in it."""
    return any(has(found.text, name.lower()) for name in found.names)


def has(text: str, words: str) -> bool:
    """Return whether words in lower case stand in a text, as whole words."""
    text = text.lower()
    return words in text and bool(re.search(rf"\b{re.escape(words)}\b", text))


def _own(career: Career) -> str:
    """Return a career's names and byword."""
    return f"{career.name} {career.full_name} {career.in_a_word}"


def _matches(desk: Desk, career: Career, wish: Wish) -> Iterator[Match]:
    for kind, ident in wish.things:
        if kind == "topic":
            yield from _of_topic(desk, career, wish, ident)
        elif kind == "industry":
            yield from _of_industry(desk, career, wish, ident)
        elif kind == "tool":
            yield from _of_tool(desk, career, wish, ident)
        elif kind == "degree":
            yield from _of_degree(desk, career, wish, ident)
        elif kind == "background":
            yield from _of_background(desk, career, wish, ident)


def _of_topic(desk: Desk, career: Career, wish: Wish, ident: str) -> Iterator[Match]:
    topic = desk.knowledge.topics.get(ident)
    if topic is None:
        return
    facets = AGAINST_IT if wish.against else FOR_IT
    names = (topic.name, *topic.aliases)
    for facet, weight in facets.items():
        for fact in career.facts.get(facet, []):
            if ident in fact.about:
                strength = _weighed(weight, fact.sources)
                yield Match(wish, names, fact.text, fact.sources, strength)


def _of_industry(desk: Desk, career: Career, wish: Wish, ident: str) -> Iterator[Match]:
    industry = desk.knowledge.industries.get(ident)
    if industry is None:
        return
    names = (industry.name, *industry.aliases)
    for use in career.industries:
        if use.industry == ident:
            weight = _weighed(PLACE, (use.source,))
            text = desk.say("place_of_work", industry=industry.name)
            yield Match(wish, names, text, (use.source,), weight)


def _of_tool(desk: Desk, career: Career, wish: Wish, ident: str) -> Iterator[Match]:
    for use in career.tools:
        if use.tool == ident:
            tool = desk.knowledge.tools[ident]
            yield Match(wish, (tool.name,), use.use, use.sources, _weighed(TOOL, use.sources))


def _of_degree(desk: Desk, career: Career, wish: Wish, ident: str) -> Iterator[Match]:
    """A doctorate counts where the sources call it typical; nothing is stated of other degrees."""
    asked = career.doctorate
    if ident == "doctorate" and asked.stance == "typical":
        sources = (asked.source,) if isinstance(asked.source, str) else tuple(asked.source)
        names = (desk.knowledge.degrees[ident].name,)
        yield Match(wish, names, asked.text, sources, PLACE)


def _of_background(desk: Desk, career: Career, wish: Wish, ident: str) -> Iterator[Match]:
    background = desk.knowledge.backgrounds[ident]
    for rank, near in enumerate(background.nearest):
        if near.career == career.id and near.related:
            weight = max(PLACE - rank, SAID_BY_OTHERS)
            yield Match(wish, (background.name,), near.related[0], background.sources, weight)


def _weighed(weight: int, sources: tuple[str, ...]) -> int:
    """Return the weight of a statement; what the guide does not say itself weighs one less."""
    own = any(source.split("#", maxsplit=1)[0] == "guide" for source in sources)
    return weight if own else max(weight - SAID_BY_OTHERS, 1)
