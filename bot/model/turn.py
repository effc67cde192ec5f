"""What one turn of the conversation is made of, from the words typed to the reply."""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from bot.model.conditions import Condition

EntityKind = Literal[
    "career",
    "shared-name",
    "nickname",
    "job",
    "field",
    "level",
    "place",
    "money",
    "number",
    "tool",
    "tool-word",
    "topic",
    "industry",
    "employer",
    "degree",
    "background",
    "term",
    "reference",
]
Outcome = Literal[
    "answer",
    "clarify",
    "not-covered",
    "not-stated",
    "out-of-scope",
    "smalltalk",
]


class Token(Struct, frozen=True):
    """One word: as typed, and as the vocabulary spells it."""

    text: str
    word: str
    start: int
    end: int
    gap: str = ""
    likeness: float = 1.0
    known: bool = True


class Entity(Struct, frozen=True):
    """Something named in the utterance; `start` and `end` count tokens."""

    kind: EntityKind
    id: str
    start: int
    end: int
    text: str
    likeness: float = 1.0
    value: float | None = None
    negated: bool = False

    def shifted(self, by: int) -> "Entity":
        """Return the entity as counted from the word at position `by`."""
        return replace(self, start=self.start - by, end=self.end - by)


class Reading(Struct, frozen=True):
    """One way to understand an utterance, with the evidence for it."""

    intent: str
    confidence: float
    how: Literal["rule", "likeness"]
    words: tuple[tuple[str, float], ...] = ()
    phrase: str | None = None


class Clause(Struct, frozen=True):
    """A part of the utterance that asks one thing; readings stand best first."""

    tokens: tuple[Token, ...]
    entities: tuple[Entity, ...]
    readings: tuple[Reading, ...]
    start: int = 0

    @property
    def best(self) -> Reading:
        """The reading with the highest confidence."""
        return self.readings[0]


class Utterance(Struct, frozen=True):
    """The whole line as understood: `text` is what was read of it, `cut` if not to its end.

    `whole` gives what the line reads as in one piece, if it has several clauses.
    """

    text: str
    tokens: tuple[Token, ...]
    entities: tuple[Entity, ...]
    clauses: tuple[Clause, ...]
    whole: tuple[Reading, ...] = ()
    cut: bool = False


class Wish(Struct, frozen=True):
    """What the person named of themselves, in their own words, and all that knowledge calls so."""

    text: str
    things: tuple[tuple[EntityKind, str], ...]
    against: bool = False


class Quiz(Struct, frozen=True):
    """The quiz so far: for each question that was asked, the numbers chosen (none: skipped)."""

    answers: tuple[tuple[int, ...], ...] = ()
    unclear: bool = False


class Request(Struct, frozen=True):
    """One typed question; `assumption`: what it was taken for, `studied`: not worked as."""

    intent: str
    reading: Reading
    careers: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    field: bool = False
    level: str | None = None
    place: str | None = None
    place_text: str | None = None
    money: tuple[float, ...] = ()
    tools: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    degrees: tuple[str, ...] = ()
    employers: tuple[str, ...] = ()
    backgrounds: tuple[str, ...] = ()
    studied: bool = False
    terms: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    assumption: str | None = None
    options: tuple["Option", ...] = ()
    outcome: Outcome | None = None
    runner_up: Reading | None = None
    references: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    move: str | None = None
    shortlist: tuple[str, ...] | None = None
    wishes: tuple[Wish, ...] = ()
    came_from: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    quiz: Quiz | None = None
    conditions: tuple[Condition, ...] = ()
    within: tuple[str, ...] = ()
    dropped: tuple[Condition, ...] = ()


class Option(Struct, frozen=True):
    """One thing to choose from, and the question that choosing it asks."""

    label: str
    career: str | None = None
    intent: str | None = None


class State(Struct, frozen=True):
    """What the conversation holds between two turns; a turn returns a new one."""

    request: Request | None = None
    history: tuple[Request, ...] = ()
    shown: tuple[str, ...] = ()
    recent: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    covered: tuple[tuple[str, str], ...] = ()
    told: tuple[str, ...] = ()
    sources: tuple["Citation", ...] = ()
    misses: int = 0
    asked: tuple[str, ...] = ()
    last_text: str = ""
    quiz: Quiz | None = None
    shortlist: tuple[str, ...] = ()
    listing: bool = False
    by_pay: tuple[str, ...] = ()


class Figure(Struct, frozen=True):
    """One pay figure as its source gives it."""

    career: str
    low: int
    high: int | None
    open_ended: bool
    currency: str
    period: str
    level: str | None
    basis: str
    employers: str | None
    place: str | None
    as_of: str | None
    source: str
    p25: int | None = None
    median: int | None = None
    p75: int | None = None
    mean: int | None = None
    soc: str | None = None
    title: str | None = None
    closeness: str | None = None


class Citation(Struct, frozen=True):
    """A source used in an answer, down to its section or table."""

    id: str
    title: str
    section: str | None = None
    date: str | None = None
    where: str | None = None
    licence: str | None = None


class Line(Struct, frozen=True):
    """A line of an answer; `tag` names its source in a few words."""

    text: str
    tag: str = ""
    kind: Literal["lead", "item", "note", "option", "assumption"] = "lead"


class Table(Struct, frozen=True):
    """Rows under a head; the renderer chooses between a table and records.

    A row is a record, its first cell the name; `across`, each column but the first is one.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    across: bool = False

    @property
    def records(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        """The things in the table: a name, then (point, value) pairs without empty values."""
        grid = (self.head, *self.rows)
        turned = tuple(zip(*grid, strict=True)) if self.across else grid
        points = turned[0][1:]
        return tuple(
            (row[0], tuple((p, v) for p, v in zip(points, row[1:], strict=True) if v))
            for row in turned[1:]
        )


class Bar(Struct, frozen=True):
    """A range in words and as numbers; without `high`, or `open_ended`, its upper end is open."""

    text: str
    low: int
    high: int | None = None
    open_ended: bool = False
    tag: str = ""


class Bars(Struct, frozen=True):
    """Ranges on one scale from 0 to `top`, with a mark every `step`."""

    rows: tuple[Bar, ...]
    top: int
    step: int


class Verbatim(Struct, frozen=True):
    """Text of a file in `format`, shown as it stands and never wrapped."""

    text: str
    format: str


Block = Line | Table | Bars | Verbatim


class Reply(Struct, frozen=True):
    """An answer as data, with what it says it was taken for; a renderer makes text of it."""

    outcome: Outcome
    blocks: tuple[Block, ...]
    careers: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    options: tuple[Option, ...] = ()
    sources: tuple[Citation, ...] = ()
    suggestions: tuple[str, ...] = ()
    assumption: str | None = None


class Turn(Struct, frozen=True):
    """One exchange: the question, what it was taken for, and the reply to it."""

    question: str
    requests: tuple[Request, ...]
    reply: Reply
    state: State
