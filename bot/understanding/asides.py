"""Remarks on who is asking (name, gender, age, nationality), which no answer depends on."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from bot.model.intents import Language
from bot.model.knowledge import Knowledge
from bot.model.turn import Token
from bot.model.words import PhraseIndex, phrase_index, word_set
from bot.understanding.tokens import words_of

YOUNGEST, OLDEST = 10, 99
LONGEST_NAME = 3
BREAKS = frozenset(",.;:!?()\n")


class Persons(Struct, frozen=True):
    """The names of all countries, in words, by which a nationality is known."""

    countries: tuple[tuple[str, ...], ...] = ()


def persons_of(knowledge: Knowledge, language: Language) -> Persons:
    """Return the names by which nationalities are known."""
    countries = [p for p in knowledge.places.values() if p.kind == "country"]
    names = {words_of(name, language) for c in countries for name in (c.name, *c.aliases)}
    return Persons(tuple(sorted(names)))


class Asides:
    """Finds remarks on the person and leaves them out of what is asked."""

    def __init__(self, persons: Persons, language: Language) -> None:
        words = language.persons
        self.countries = PhraseIndex(persons.countries)
        self.naming, self.introducing, self.frames, self.gender_frames, self.before_age = (
            phrase_index(words[key])
            for key in ("naming", "introducing", "frames", "gender_frames", "before_age")
        )
        self.traits, self.fillers, self.after_age, self.not_after, self.starts, self.joiners = (
            word_set(words[key])
            for key in ("traits", "fillers", "after_age", "not_after", "starts", "joiners")
        )
        self.elsewhere = word_set(words["elsewhere"])
        phrases = (self.naming, self.frames, self.gender_frames, self.before_age)
        self.opening = frozenset(word for index in phrases for word in index.first_words)

    def leave_out(self, tokens: Sequence[Token], text: str) -> tuple[Token, ...]:
        """Return the tokens without remarks on the person; all of them if nothing else is said.

        `text` is the line as typed: a capital tells a name ("I'm Peter") from a job.
        """
        spans = [*self._remarks(tokens), *self._names(tokens, text)]
        if not spans:
            return tuple(tokens)
        dropped = {
            i
            for start, end in spans
            for i in range(self._joined(tokens, start), self._more(tokens, end))
        }
        kept = [token for i, token in enumerate(tokens) if i not in dropped]
        while 0 in dropped and kept and kept[0].word in self.joiners:
            kept.pop(0)
        return tuple(kept or tokens)

    def _remarks(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
        """Yield the spans to leave out, in order."""
        after = 0
        for i, token in enumerate(tokens):
            span = self._remark(tokens, i) if i >= after and self._may_open(token.word) else None
            if span:
                yield span
                after = span[1]

    def _may_open(self, word: str) -> bool:
        """Return whether a remark may begin with a word: with a phrase or with an age."""
        return word in self.opening or word[:1].isdecimal()

    def _names(self, tokens: Sequence[Token], text: str) -> Iterator[tuple[int, int]]:
        """Yield the spans of "I am" and "this is" with unknown words in capitals behind."""
        first_words = self.introducing.first_words
        for i in (i for i, token in enumerate(tokens) if token.word in first_words):
            start = end = _after(tokens, i, self.introducing)
            while end < len(tokens) and end - start < LONGEST_NAME and _new(tokens[end], text):
                end += 1
            if i < start < end and self._closes(tokens, end):
                yield i, end

    def _joined(self, tokens: Sequence[Token], start: int) -> int:
        """Return where a remark begins with the "and" before it."""
        return start - 1 if start and tokens[start - 1].word in self.joiners else start

    def _more(self, tokens: Sequence[Token], end: int) -> int:
        """Return where a remark ends with all that goes on in it ("I'm Anna, 34, from Spain")."""
        further = self._traits(tokens, end)
        return further if self._closes(tokens, further) else end

    def _remark(self, tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
        """Return the remark that begins at `i`: a name, a framed trait, or an age."""
        if i and tokens[i - 1].word in self.not_after:
            return None
        name = _after(tokens, i, self.naming) if self._begins(tokens, i) else i
        if i < name < len(tokens):
            return i, self._end_of_name(tokens, name)
        told, end = self._told(tokens, i)
        if end > told:
            return (i if self._closes(tokens, end) else told), end
        end = self._age(tokens, i)
        return (i, end) if end > i else None

    def _begins(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether something new may begin at `i`: at the start, behind a mark or an "and"."""
        if i == 0 or BREAKS & set(tokens[i].gap):
            return True
        return tokens[i - 1].word in self.joiners or tokens[i - 1].word in {"hi", "hello", "hey"}

    def _told(self, tokens: Sequence[Token], i: int) -> tuple[int, int]:
        """Return where what is said of the person begins and ends, behind "i am" or "for"."""
        gendered = _after(tokens, i, self.gender_frames)
        if gendered > i:
            return gendered, self._traits(tokens, gendered, nationality=False)
        told = _after(tokens, i, self.frames)
        return told, self._traits(tokens, told) if told > i else told

    def _traits(self, tokens: Sequence[Token], start: int, *, nationality: bool = True) -> int:
        """Return where the run of traits that begins at `start` ends."""
        i = end = start
        while i < len(tokens):
            after = self._trait(tokens, i)
            after = self._country(tokens, i) if nationality and after == i else after
            if after == i and tokens[i].word not in self.fillers:
                break
            end = max(end, after) if after > i else end
            i = max(after, i + 1)
        return end

    def _trait(self, tokens: Sequence[Token], i: int) -> int:
        if tokens[i].word in self.traits:
            return i + 1
        age = self._age(tokens, i)
        bare = is_age(tokens[i].word) and self._closes(tokens, i + 1, self.traits)
        return i + 1 if bare and age == i else age

    def _country(self, tokens: Sequence[Token], i: int) -> int:
        """Return where a country ends; one that "there" points back at is more than an aside."""
        start = i + 1 if tokens[i].word == "from" else i
        end = _after(tokens, start, self.countries)
        if end == start or any(token.word in self.elsewhere for token in tokens):
            return i
        return end

    def _age(self, tokens: Sequence[Token], i: int) -> int:
        """Return where an age ends that needs no frame ("45 years old", "at the age of 45")."""
        framed = _after(tokens, i, self.before_age)
        if i < framed < len(tokens) and is_age(tokens[framed].word):
            end = framed + 1
        elif is_age(tokens[i].word):
            framed, end = i, i + 1
        else:
            return i
        while end < len(tokens) and tokens[end].word in self.after_age:
            end += 1
        says_age = framed > i or tokens[end - 1].word in {"old", "yo"} or "yo" in tokens[i].word
        return end if says_age else i

    def _end_of_name(self, tokens: Sequence[Token], start: int) -> int:
        """Return where a name ends: at a break, or before a word that opens something else."""
        longest = min(len(tokens), start + LONGEST_NAME)
        return next((e for e in range(start + 1, longest) if self._closes(tokens, e)), longest)

    def _closes(
        self, tokens: Sequence[Token], end: int, more: frozenset[str] = frozenset()
    ) -> bool:
        """Whether the remark is over at `end`, so that its frame goes with it."""
        over = end >= len(tokens) or bool(BREAKS & set(tokens[end].gap))
        return over or tokens[end].word in self.starts | more


def _new(token: Token, text: str) -> bool:
    """Whether a word has a capital, as typed, and is none that the bot knows."""
    capital = text[token.start : token.start + 1].isupper()
    return capital and not (token.known and token.likeness == 1.0)


def _words(tokens: Sequence[Token], start: int, end: int) -> tuple[str, ...]:
    return tuple(token.word for token in tokens[start:end])


def _after(tokens: Sequence[Token], i: int, phrases: PhraseIndex) -> int:
    """Return where the longest of `phrases` at `i` ends; `i` if none stands there."""
    rows = phrases.starting(tokens[i].word) if i < len(tokens) else ()
    for row in rows:
        if _words(tokens, i, i + len(row)) == row:
            return i + len(row)
    return i


def is_age(word: str) -> bool:
    """Return whether a word is a person's age in digits, or a decade of life ("40s")."""
    digits = word.removesuffix("yo").removesuffix("s")
    return digits.isdecimal() and YOUNGEST <= int(digits) <= OLDEST
