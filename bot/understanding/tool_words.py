"""Tools whose name is a word of its own ("Go", "React") count only where a tool is asked for."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from bot.model.intents import Language
from bot.model.turn import Entity, Token
from bot.model.words import phrase_index, word_set

WORD, TOOL = "tool-word", "tool"
MARKS = ".,;:!?()/\n"
ROW_MARKS = ",/&+"
LONGEST_JOIN = 2


def with_tool_words(
    named: Sequence[Entity], tokens: Sequence[Token], language: Language
) -> list[Entity]:
    """Return what is named, with each word that may name a tool made one or left out.

    It is one 1. between "is" and "worth" or the like, 2. behind "use" and the like, or in a row
    with another tool, if nothing follows that belongs to the word ("go to college").
    """
    kept = [entity for entity in named if entity.kind != WORD]
    waiting = [entity for entity in named if entity.kind == WORD]
    if not waiting:
        return kept
    place = _Place(tokens, language, [entity for entity in kept if entity.kind == TOOL])
    for entity in [*waiting, *reversed(waiting)]:  # a row may begin or end with what is sure
        if entity.start not in place.starts and place.asks_for(entity):
            place.starts.add(entity.start)
            place.ends.add(entity.end)
            kept.append(replace(entity, kind="tool"))
    return kept


class _Place:
    """The words around a name, and where the tools found so far start and end."""

    def __init__(
        self, tokens: Sequence[Token], language: Language, tools: Iterable[Entity]
    ) -> None:
        self.tokens, self.words = tokens, tuple(token.word for token in tokens)
        self.classes = language.tool_words
        self.starts, self.ends = {e.start for e in tools}, {e.end for e in tools}

    def asks_for(self, entity: Entity) -> bool:
        """Whether the words around a name ask for a tool."""
        start, end = entity.start, entity.end
        if start and self._is_copula(start - 1) and self._follows("told", end):
            return True
        asked = phrase_index(self.classes["before"]).before(self.words, start)
        return self._closed(end) and (bool(asked) or self._in_row(start, end))

    def _is_copula(self, position: int) -> bool:
        return self.words[position] in word_set(self.classes["copulas"])

    def _follows(self, name: str, position: int) -> bool:
        return bool(phrase_index(self.classes[name]).after(self.words, position))

    def _closed(self, end: int) -> bool:
        """Whether the sentence ends here, or goes on without anything that belongs to the name."""
        last = end == len(self.words) or any(mark in self.tokens[end].gap for mark in MARKS)
        return last or self._follows("after", end)

    def _in_row(self, start: int, end: int) -> bool:
        """Whether a tool stands beside ("c/c++", "go or java", "react better than angular")."""
        reach = range(LONGEST_JOIN + 1)
        return any(start - n in self.ends and self._joined(start - n, start) for n in reach) or any(
            end + n in self.starts and self._joined(end, end + n) for n in reach
        )

    def _joined(self, left: int, right: int) -> bool:
        if left == right:
            return any(mark in self.tokens[right].gap for mark in ROW_MARKS)
        return word_set(self.classes["joiners"]).issuperset(self.words[left:right])
