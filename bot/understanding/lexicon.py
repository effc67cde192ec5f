"""Names to entities: careers, levels, places, tools and whatever else knowledge names."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from bot.model.intents import Language
from bot.model.knowledge import Knowledge
from bot.model.turn import Entity, EntityKind, Token
from bot.understanding.tokens import words_of

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


class Name(Struct, frozen=True, array_like=True):
    """A name in words, and what it stands for."""

    words: tuple[str, ...]
    kind: EntityKind
    id: str


class Lexicon(Struct, frozen=True):
    """All names by their first word, the longest first."""

    by_first: dict[str, list[Name]]

    def names_at(self, words: Sequence[str], start: int) -> Iterator[Name]:
        """Yield the names that begin at `start`, longest first."""
        for name in self.by_first.get(words[start], ()):
            if tuple(words[start : start + len(name.words)]) == name.words:
                yield name

    def find(self, tokens: Sequence[Token]) -> list[Entity]:
        """Return every name in the tokens, overlaps included."""
        words = [token.word for token in tokens]
        return [
            _entity(name, tokens, start)
            for start in range(len(words))
            for name in self.names_at(words, start)
        ]


def _entity(name: Name, tokens: Sequence[Token], start: int) -> Entity:
    span = tokens[start : start + len(name.words)]
    text = " ".join(token.text for token in span)
    likeness = sum(token.likeness for token in span) / len(span)
    return Entity(name.kind, name.id, start, start + len(name.words), text, likeness)


def build_lexicon(knowledge: Knowledge, language: Language) -> Lexicon:
    """Return the lexicon of all names in `knowledge`, and of the slots of templates."""
    by_first: dict[str, list[Name]] = {}
    for name in sorted(set(_names(knowledge, language)), key=lambda n: (-len(n.words), n.words)):
        by_first.setdefault(name.words[0], []).append(name)
    return Lexicon(by_first)


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
        ("tool", ((x.id, [x.name, *x.aliases]) for x in knowledge.tools.values())),
        ("topic", ((x.id, [x.name, *x.aliases]) for x in knowledge.topics.values())),
        ("industry", ((x.id, [x.name, *x.aliases]) for x in knowledge.industries.values())),
        ("employer", ((x.id, [x.name, *x.aliases]) for x in knowledge.employers.values())),
        ("degree", ((x.id, [x.name, *x.aliases]) for x in knowledge.degrees.values())),
        ("background", ((x.id, [*x.name.split(" or "), *x.aliases]) for x in backgrounds)),
        ("term", ((x.id, [x.name, *x.aliases]) for x in knowledge.terms.values())),
    ]
    for kind, rows in tables:
        yield from ((kind, ident, alias) for ident, aliases in rows for alias in aliases)
