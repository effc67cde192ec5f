"""Tools whose name is a word of its own ("Go", "React") count only where a tool is asked for."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from bot.model.intents import Language
from bot.model.turn import Entity, Token
from bot.model.words import phrase_index, word_set

WORD, TOOL = "tool-word", "tool"
MARKS = ".,;:!?()/\n"
LONGEST_JOIN = 2


def with_tool_words(
    named: Sequence[Entity], tokens: Sequence[Token], language: Language
) -> list[Entity]:
    """Return what is named, with each word that may name a tool made one or left out."""
    kept = [entity for entity in named if entity.kind != WORD]
    waiting = [entity for entity in named if entity.kind == WORD]
    while found := [e for e in waiting if _counts(e, kept, tokens, language)]:
        kept += [replace(entity, kind="tool") for entity in found]
        waiting = [entity for entity in waiting if entity not in found]
    return kept


def _counts(
    entity: Entity, kept: Iterable[Entity], tokens: Sequence[Token], language: Language
) -> bool:
    """Whether a word is a tool here.

    It is one 1. behind "use", "learn" and the like, or in a row with another tool, if nothing
    follows that belongs to the word ("go to college"), 2. between "is" and "worth" or the like.
    """
    words = tuple(token.word for token in tokens)
    classes = language.tool_words
    copula = entity.start > 0 and words[entity.start - 1] in word_set(classes["copulas"])
    if copula and phrase_index(classes["told"]).after(words, entity.end):
        return True
    asked = phrase_index(classes["before"]).before(words, entity.start)
    closed = entity.end == len(words) or any(m in tokens[entity.end].gap for m in MARKS)
    if not closed and not phrase_index(classes["after"]).after(words, entity.end):
        return False
    return bool(asked) or any(_in_row(entity, e, tokens, language) for e in kept if e.kind == TOOL)


def _in_row(one: Entity, other: Entity, tokens: Sequence[Token], language: Language) -> bool:
    """Whether two names stand side by side ("c/c++", "go or java", "react better than angular")."""
    first, second = sorted((one, other), key=lambda entity: entity.start)
    between = [token.word for token in tokens[first.end : second.start]]
    if first.end == second.start:
        return any(mark in tokens[second.start].gap for mark in ",/&+")
    joiners = word_set(language.tool_words["joiners"])
    return 0 < len(between) <= LONGEST_JOIN and joiners.issuperset(between)
