"""Careers outside the knowledge base, found by the shape of the question.

No list of the world's job titles: a title is a head noun ("analyst", anything ending in
-er, -ist ...) with the words before it, or an unknown word where a title belongs
("salary of a …", "become a …").
"""

from collections.abc import Container, Iterable, Iterator, Sequence

from msgspec.structs import replace

from bot.model.intents import Language
from bot.model.turn import Entity, Token
from bot.model.words import phrase_index, word_set

LONGEST = 4
CAREERS = {"career", "shared-name"}
HIRED = CAREERS | {"field"}


class Titles:
    """Finds titles in tokens, by the word classes of the language."""

    def __init__(self, language: Language) -> None:
        self.heads = word_set(language.title_heads)
        self.fields = word_set(language.title_fields)
        self.own = word_set(language.title_own)
        self.endings = tuple(language.title_endings)
        self.frames = word_set(language.title_frames)
        self.followers = word_set(language.title_followers)
        self.strong = word_set(language.title_frames_strong)
        self.strong_followers = word_set(language.title_followers_strong)
        self.does = frozenset(("do", "does"))
        self.stops = word_set(language.title_stops)
        self.subjects = word_set(language.title_subjects)
        self.objects = word_set(language.title_objects)
        self.hirers = phrase_index(language.title_hirers)
        self.hirer_verbs = word_set(language.hirer_verbs)
        self.hirer_before = word_set(language.hirer_before)

    def find(self, tokens: Sequence[Token], taken: Sequence[Entity]) -> list[Entity]:
        """Return titles that no career among `taken` covers, each as an entity `job`."""
        named = [e for e in taken if not self._is_bare_head(e, tokens, taken)]
        careers = [e for e in named if e.kind in CAREERS]
        starts, ends = {e.start for e in careers}, {e.end for e in careers}
        inside = {i for e in careers for i in range(e.start, e.end)}
        hired = any(e.kind in HIRED for e in named)
        found = []
        for i in range(len(tokens)):
            if i + 1 in ends or i in inside or (hired and self._hire(i, tokens)):
                continue
            if self._is_head(i, tokens) or self._in_frame(i, tokens, starts):
                found.append(self._title(i, tokens))
        return found

    def headed(self, named: Sequence[Entity], tokens: Sequence[Token]) -> Iterator[Entity]:
        """Yield careers with a word behind them that makes no other job of it ("nlp expert").

        A name that ends in a title of its own has nothing to do with the word behind it.
        """
        for entity in named:
            head = entity.end
            if entity.kind != "career" or head == len(tokens) or tokens[head].gap:
                continue
            titled = tokens[head - 1].word in self.heads
            if tokens[head].word in self.own and not titled and not _goes_on(entity, named):
                yield replace(entity, end=head + 1, text=f"{entity.text} {tokens[head].text}")

    def _hire(self, i: int, tokens: Sequence[Token]) -> bool:
        """Whether word `i` ends a name of those who hire, not of the job that is asked about."""
        begin = max(self._first_of_title(i, tokens) - 1, 0)
        words = tuple(token.word for token in tokens[begin : i + 1])
        leads = not self.hirer_before.isdisjoint(words)
        acts = any(token.word in self.hirer_verbs for token in tokens[i + 1 : i + 2])
        return (leads or acts) and self.hirers.before(words, len(words)) > 0

    def _is_bare_head(
        self, entity: Entity, tokens: Sequence[Token], taken: Sequence[Entity]
    ) -> bool:
        """Return whether a name of one word only ends a title of others ("ux researcher")."""
        i = entity.start
        if entity.kind != "shared-name" or entity.end - i > 1:
            return False
        named = any(e.start < i <= e.end for e in taken)
        return not named and self._first_of_title(i, tokens) < i

    def _is_head(self, i: int, tokens: Sequence[Token]) -> bool:
        """Return whether word `i` is a person's title, or a field of work with a word before it."""
        word = tokens[i].word
        return word in self.heads or (word in self.fields and self._first_of_title(i, tokens) < i)

    def supposed(self, tokens: Sequence[Token], taken: Sequence[Entity]) -> list[Entity]:
        """Return each run of words that could be a title if nothing else in the line is."""
        inside = {i for e in taken for i in range(e.start, e.end)}
        runs: list[list[int]] = []
        for i, token in enumerate(tokens):
            if i in inside or token.word in self.stops or not token.word.isalpha():
                continue
            joined = bool(runs) and runs[-1][-1] == i - 1 and not _breaks(token.gap)
            if joined:
                runs[-1].append(i)
            else:
                runs.append([i])
        spans = [(run[i], run[-1] + 1) for run in runs for i in range(len(run))]
        spans += [(run[0], run[i] + 1) for run in runs for i in range(len(run) - 1)]
        fitting = [(s, e) for s, e in spans if e - s < LONGEST and not self._does(s, e, tokens)]
        return [self._span(start, end, tokens) for start, end in fitting]

    def _does(self, start: int, end: int, tokens: Sequence[Token]) -> bool:
        """Whether words stand where a verb does ("i write", "put it"), and so are no title."""
        before, after = tokens[max(start - 1, 0) : start], tokens[end : end + 1]
        acts = any(token.word in self.subjects for token in before)
        return acts or any(t.word in self.objects and not _breaks(t.gap) for t in after)

    def _span(self, start: int, end: int, tokens: Sequence[Token]) -> Entity:
        text = " ".join(token.text for token in tokens[start:end])
        return Entity("job", text, start, end, text)

    def _in_frame(self, i: int, tokens: Sequence[Token], careers: Container[int]) -> bool:
        """Return whether the unknown word `i` stands where a title belongs.

        `careers`: where careers of ours begin; who pays or needs one is none ("does x pay …").
        """
        token = tokens[i]
        if token.known or not token.word.isalpha() or token.word in self.stops:
            return False
        before = self._first_of_title(i, tokens) - 1
        framed = before >= 0 and tokens[before].word in self.frames
        followed = i + 1 < len(tokens) and tokens[i + 1].word in self.followers
        followed = followed and i + 2 not in careers
        asked = before >= 0 and tokens[before].word in self.does and followed
        trade = token.word.endswith(self.endings)
        return (
            (framed and trade)
            or (trade and len(tokens) == 1)
            or asked
            or (followed and self._is_pay(tokens[i + 1]))
            or (framed and tokens[before].word in self.strong)
        )

    def _is_pay(self, token: Token) -> bool:
        return token.word in self.strong_followers

    def _title(self, head: int, tokens: Sequence[Token]) -> Entity:
        return self._span(self._first_of_title(head, tokens), head + 1, tokens)

    def _first_of_title(self, head: int, tokens: Sequence[Token]) -> int:
        """Return where the modifiers before the head noun begin."""
        start = head
        while start and head - start < LONGEST - 1 and not _breaks(tokens[start].gap):
            before = tokens[start - 1].word
            if before in self.stops or before in self.heads or not before.isalpha():
                break
            start -= 1
        return start


def _breaks(gap: str) -> bool:
    """Return whether punctuation before a word keeps it apart from the word before."""
    return any(mark in gap for mark in ".,;:!?()/\n")


def _goes_on(entity: Entity, named: Iterable[Entity]) -> bool:
    """Whether a longer name begins with or before this one and ends behind it."""
    return any(e.start <= entity.start and e.end > entity.end for e in named)
