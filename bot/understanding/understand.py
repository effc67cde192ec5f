"""The whole way from text to readings."""

from collections.abc import Iterable

from bot.model.intents import Intents
from bot.model.knowledge import Level
from bot.model.turn import Clause, Entity, Reading, Token, Utterance
from bot.model.words import word_set
from bot.understanding.asides import Asides
from bot.understanding.automaton import Matcher
from bot.understanding.clauses import clauses
from bot.understanding.compiled import Compiled
from bot.understanding.entities import find_entities, without_overlaps
from bot.understanding.recognise import (
    FULL,
    ByLikeness,
    ByRule,
    Effort,
    best_first,
    skip_opener,
)
from bot.understanding.spelling import Speller
from bot.understanding.titles import Titles
from bot.understanding.tokens import LONGEST, read_words, readable

ANCHORS = {"career", "shared-name", "job", "background", "field"}
LONGEST_SUPPOSED = 20
LEAST_SHAPE, LEAST_BY_RULE = 2, 1
NOTHING = Reading("out-of-scope", 0.0, "likeness")
UNEXPLAINED = Effort(explained=0)


class Understander:
    """Understands utterances; holds the compiled model and nothing of any conversation."""

    def __init__(
        self,
        compiled: Compiled,
        intents: Intents,
        levels: Iterable[Level],
    ) -> None:
        language = intents.language
        self.compiled = compiled
        self.language = language
        self.thresholds = intents.thresholds
        self.of_a_career = {i.intent for i in intents.intents.values() if i.needs != "nothing"}
        self.small_talk = {i.intent for i in intents.intents.values() if i.smalltalk}
        self.levels = tuple(levels)
        self.speller = Speller(compiled.vocabulary, language, intents.english)
        self.titles = Titles(language)
        self.by_rule = ByRule(compiled.rules)
        telling = word_set(language.feelings["studied"])
        self.by_likeness = ByLikeness(
            compiled.weights, intents.thresholds, compiled.senses, telling
        )
        self.openers = Matcher(compiled.rules.openers)
        self.asides = Asides(compiled.persons, language)

    def read(self, text: str, *, suppose: bool = True) -> Utterance:
        """Return what is asked in `text` and all that is named in it.

        With `suppose`, words that are no known name may be taken for a job title.
        """
        cut, text = len(text) > LONGEST, readable(text)
        tokens = self._asked(self.speller.spell(read_words(text, self.language)), text)
        entities = self.entities(tokens)
        named = self._parts(tokens, entities)
        if suppose and not any(e.kind in ANCHORS for e in entities):
            supposed = self._supposing_a_title(tokens, entities, named)
            if supposed is not None:
                entities, named = supposed
        whole = self.by_likeness(tokens, entities, UNEXPLAINED) if len(named) > 1 else []
        return Utterance(text, tokens, entities, named, tuple(whole), cut)

    def _asked(self, tokens: tuple[Token, ...], text: str) -> tuple[Token, ...]:
        """Return the tokens without remarks on the person, unless the line is small talk."""
        asked = self.asides.leave_out(tokens, text)
        if asked == tokens:
            return tokens
        readings = self.by_rule(tokens, self.entities(tokens), 0)
        small = any(reading.intent in self.small_talk for reading in readings)
        return tokens if small else asked

    def _parts(
        self, tokens: tuple[Token, ...], entities: tuple[Entity, ...], effort: Effort = FULL
    ) -> tuple[Clause, ...]:
        spans = clauses(tokens, entities, self.language)
        parts = [self.clause(tokens, entities, *span, effort=effort) for span in spans]
        return tuple(part for part in parts if part.tokens)

    def _supposing_a_title(
        self, tokens: tuple[Token, ...], entities: tuple[Entity, ...], named: tuple[Clause, ...]
    ) -> tuple[tuple[Entity, ...], tuple[Clause, ...]] | None:
        """Return the reading with some words taken for a title, if it is far surer than without.

        "vet school how many years": no word of it is known as a career, but the sentence has
        the shape of a question on one.
        """
        best = None
        effort = Effort(explained=0, least=self.thresholds.suppose)
        without = _surest(named)
        off = without.intent == NOTHING.intent and without.confidence >= self.thresholds.second
        if off or len(tokens) > LONGEST_SUPPOSED or any(part.best.how == "rule" for part in named):
            return None
        for title in self.titles.supposed(tokens, entities):
            shape = len(tokens) - (title.end - title.start)
            if shape < LEAST_BY_RULE:
                continue
            kept = tuple(without_overlaps([title, *entities]))
            reading = _surest(self._parts(tokens, kept, effort))
            if shape < LEAST_SHAPE and reading.how != "rule":
                continue
            sure = reading.confidence >= max(self.thresholds.suppose, best[0] if best else 0.0)
            if reading.intent in self.of_a_career and sure:
                best = (reading.confidence, kept)
        return (best[1], self._parts(tokens, best[1])) if best else None

    def entities(self, tokens: tuple[Token, ...]) -> tuple[Entity, ...]:
        """Return what the tokens name."""
        return find_entities(tokens, self.compiled.lexicon, self.titles, self.levels, self.language)

    def clause(
        self,
        tokens: tuple[Token, ...],
        entities: tuple[Entity, ...],
        start: int,
        end: int,
        *,
        effort: Effort = FULL,
    ) -> Clause:
        """Return the readings of one span of the tokens."""
        whole = tuple(e for e in entities if start <= e.start and e.end <= end)
        by_whole = self.by_rule(tokens[start:end], whole, start)
        opening = skip_opener([t.word for t in tokens[start:end]], self.openers)
        start += opening
        own = tuple(e for e in whole if start <= e.start)
        span = tokens[start:end]
        local = [e.shifted(start) for e in own]
        again = opening and not by_whole
        by_rule = self.by_rule(span, own, start) if again else by_whole
        if any(reading.intent != NOTHING.intent for reading in by_rule):
            effort = UNEXPLAINED  # as the phrase is what is told
        readings = best_first([*by_rule, *self.by_likeness(span, local, effort)])
        return Clause(span, own, readings or (NOTHING,), start)


def _surest(parts: Iterable[Clause]) -> Reading:
    return max((part.best for part in parts), key=lambda r: r.confidence, default=NOTHING)
