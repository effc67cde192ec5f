"""Names to entities: careers, levels, places, tools and whatever else knowledge names."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple, cast

from msgspec import Struct

from bot.model.intents import Language
from bot.model.knowledge import Knowledge, Tool
from bot.model.turn import Entity, EntityKind, Token
from bot.understanding.tokens import tokenise, words_of

SLOTS: dict[str, tuple[EntityKind, ...]] = {
    "{career}": ("career", "shared-name", "job", "background", "nickname", "reference"),
    "{background}": ("background", "job", "career"),
    "{field}": ("field",),
    "{level}": ("level",),
    "{place}": ("place",),
    "{money}": ("money",),
    "{number}": ("number",),
    "{tool}": ("tool",),
    "{skill}": ("topic",),
    "{industry}": ("industry",),
    "{employer}": ("employer",),
    "{degree}": ("degree",),
    "{term}": ("term",),
    "{reference}": ("reference",),
    "{name}": (),
}


class Name(NamedTuple):
    """A name in words, and what it stands for."""

    words: tuple[str, ...]
    kind: EntityKind
    id: str


class Lexicon(Struct, frozen=True, dict=True):
    """All names, one a line, with kind and id of what each stands for on the same line of `things`.

    `longest` tells how many words the longest name has that begins with a word, so that a line
    is looked up by its own words alone, however many names there are.
    """

    names: str
    things: str
    longest: dict[str, int]

    @cached_property
    def _rows(self) -> tuple[list[str], list[str]]:
        return self.names.split("\n"), self.things.split("\n")

    @cached_property
    def _first_rows(self) -> dict[str, int]:
        """The first row of each name; those of other things of the same name follow it."""
        names, _ = self._rows
        return dict(zip(reversed(names), range(len(names) - 1, -1, -1), strict=True))

    def names_at(self, words: Sequence[str], start: int) -> Iterator[Name]:
        """Yield the names that begin at `start`, longest first."""
        (names, things), first_rows = self._rows, self._first_rows
        longest = min(self.longest.get(words[start], 0), len(words) - start)
        for end in range(start + longest, start, -1):
            name = " ".join(words[start:end])
            row = first_rows.get(name, len(names))
            while row < len(names) and names[row] == name:
                kind, _, ident = things[row].partition(" ")
                yield Name(tuple(words[start:end]), cast(EntityKind, kind), ident)
                row += 1

    def find(self, tokens: Sequence[Token]) -> list[Entity]:
        """Return every name in the tokens, overlaps included."""
        words = [token.word for token in tokens]
        return [
            _entity(name, tokens, start)
            for start, word in enumerate(words)
            if word in self.longest
            for name in self.names_at(words, start)
        ]


def _entity(name: Name, tokens: Sequence[Token], start: int) -> Entity:
    span = tokens[start : start + len(name.words)]
    text = " ".join(token.text for token in span)
    likeness = sum(token.likeness for token in span) / len(span)
    return Entity(name.kind, name.id, start, start + len(name.words), text, likeness)


def build_lexicon(knowledge: Knowledge, language: Language) -> Lexicon:
    """Return the lexicon of all names in `knowledge`, and of the slots of templates.

    What bears the same name stands in the order of the knowledge.
    """
    names = sorted(dict.fromkeys(_names(knowledge, language)), key=lambda name: name.words)
    longest: dict[str, int] = {}
    for name in names:
        first = name.words[0]
        longest[first] = max(len(name.words), longest.get(first, 0))
    return Lexicon(
        "\n".join(" ".join(name.words) for name in names),
        "\n".join(f"{name.kind} {name.id}" for name in names),
        longest,
    )


def written_names(knowledge: Knowledge, language: Language, uses: int = 1) -> list[tuple[str, ...]]:
    """Return all names and references in their words as they are written.

    The careers' names of one word stand there `uses` times in all, as phrases use them.
    """
    aliases = list(_aliases(knowledge))
    names = [alias for _, _, alias in aliases]
    asked = [alias for kind, _, alias in aliases if kind == "career" and alias.isalpha()]
    often = asked * (uses // max(len(asked), 1))
    every = dict.fromkeys([*names, *chain.from_iterable(language.references.values())])
    return [tuple(token.text for token in tokenise(name, language)) for name in (*every, *often)]


def _names(knowledge: Knowledge, language: Language) -> Iterator[Name]:
    for kind, ident, alias in _aliases(knowledge):
        words = words_of(alias, language)
        if words:
            yield Name(words, kind, ident)
    for ident, aliases in language.references.items():
        yield from (Name(words_of(alias, language), "reference", ident) for alias in aliases)
    for slot, kinds in SLOTS.items():
        if kinds:
            yield Name((slot,), kinds[0], slot)


def _aliases(knowledge: Knowledge) -> Iterator[tuple[EntityKind, str, str]]:
    for career in knowledge.careers.values():
        own = [career.name, career.plural, career.full_name, *career.aliases]
        yield from (("career", career.id, alias) for alias in [*own, *career.described_by])
        yield from (("nickname", career.id, alias) for alias in career.nicknames)
    for shared in knowledge.names:
        yield from (("shared-name", "+".join(shared.careers), alias) for alias in shared.name)
    yield from (("field", "field", alias) for alias in knowledge.field.aliases)
    backgrounds = knowledge.backgrounds.values()
    tables: list[tuple[EntityKind, Iterable[tuple[str, list[str]]]]] = [
        ("level", ((x.id, [x.name, *x.aliases]) for x in knowledge.levels.values())),
        ("place", ((x.id, [x.name, *x.aliases]) for x in knowledge.places.values())),
        ("tool", ((x.id, _certain(x)) for x in knowledge.tools.values())),
        ("tool-word", ((x.id, x.words) for x in knowledge.tools.values())),
        ("topic", ((x.id, [x.name, *x.aliases]) for x in knowledge.topics.values())),
        ("industry", ((x.id, [x.name, *x.aliases]) for x in knowledge.industries.values())),
        ("employer", ((x.id, [x.name, *x.aliases]) for x in knowledge.employers.values())),
        ("degree", ((x.id, [x.name, *x.aliases]) for x in knowledge.degrees.values())),
        ("background", ((x.id, [*x.name.split(" or "), *x.aliases]) for x in backgrounds)),
        ("term", ((x.id, [x.name, *x.aliases]) for x in knowledge.terms.values())),
    ]
    for kind, rows in tables:
        yield from ((kind, ident, alias) for ident, aliases in rows for alias in aliases)


def _certain(tool: Tool) -> list[str]:
    """Return the names that mean nothing but the tool."""
    words = {word.casefold() for word in tool.words}
    return [name for name in (tool.name, *tool.aliases) if name.casefold() not in words]
