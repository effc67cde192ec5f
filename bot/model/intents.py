"""What the YAML files under intents/ hold: how people ask, what is needed, how it is answered."""

from functools import cached_property
from typing import Annotated, Literal

from msgspec import Meta, Struct

from bot.model.knowledge import Facet
from bot.model.words import Classes, word_set

AnswerKind = Literal[
    "facts",
    "pay",
    "ranking",
    "tools",
    "card",
    "difference",
    "shortlist",
    "recommendation",
    "transition",
    "list",
    "other",
    "say",
    "move",
    "explain",
    "cite",
    "define",
    "lookup",
    "official",
    "outside",
    "gaps",
    "quiz",
    "superlative",
    "closest",
    "filter",
]


class Choice(Struct, frozen=True, forbid_unknown_fields=True):
    """One answer to a question of the quiz, other words for it, and what it speaks for."""

    text: str
    also: list[str] = []
    likes: list[str] = []
    dislikes: list[str] = []


class Question(Struct, frozen=True, forbid_unknown_fields=True):
    """One question of the quiz."""

    ask: str
    choices: list[Choice]


class Intent(Struct, frozen=True, forbid_unknown_fields=True):
    """One intent: `answer` names how it is answered, `facets` which facts it draws on.

    `words` ask for it by themselves in a talk that holds a career ("only the tools").
    """

    intent: str
    about: str
    phrases: list[str]
    answer: AnswerKind
    label: str
    needs: Literal["career", "field", "nothing"] = "nothing"
    facets: list[Facet] = []
    nearest: list[Facet] = []
    wording: dict[str, str | list[str]] = {}
    suggestions: list[str] = []
    rule_only: bool = False
    aspect: str | None = None
    if_named: str | None = None
    if_from: str | None = None
    questions: list[Question] = []
    words: list[str] = []

    @property
    def label_asked(self) -> str | None:
        """The aspect that the intent counts as; None for small talk and moves."""
        talk = self.answer in {"say", "move", "explain", "cite", "define", "shortlist", "gaps"}
        return self.aspect or (None if talk else self.intent)

    @property
    def smalltalk(self) -> bool:
        """Whether the intent is answered by a fixed line and changes no topic."""
        return self.answer == "say"


class Shared(Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases with a name that any intent may use as `<name>`."""

    named: dict[str, str]


class Language(Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """Closed word classes of the language that people type in."""

    rewrites: dict[str, str]
    ignored: tuple[str, ...]
    fillers: tuple[str, ...]
    fixed: tuple[str, ...]
    joiners: tuple[str, ...]
    question_words: tuple[str, ...]
    title_heads: tuple[str, ...]
    title_fields: tuple[str, ...]
    title_own: tuple[str, ...]
    career_words: tuple[str, ...]
    references: dict[str, tuple[str, ...]]
    title_endings: tuple[str, ...]
    title_frames: tuple[str, ...]
    title_followers: tuple[str, ...]
    title_frames_strong: tuple[str, ...]
    title_followers_strong: tuple[str, ...]
    work_words: tuple[str, ...]
    title_stops: tuple[str, ...]
    title_subjects: tuple[str, ...]
    title_objects: tuple[str, ...]
    title_hirers: tuple[str, ...]
    hirer_verbs: tuple[str, ...]
    hirer_before: tuple[str, ...]
    negations: tuple[str, ...]
    origin_frames: tuple[str, ...]
    learned_frames: tuple[str, ...]
    target_frames: tuple[str, ...]
    follow_words: tuple[str, ...]
    persons: dict[str, tuple[str, ...]]
    feelings: dict[str, tuple[str, ...]]
    bare_words: tuple[str, ...]
    facet_words: tuple[str, ...]
    beside_words: tuple[str, ...]
    tool_words: dict[str, tuple[str, ...]]

    @cached_property
    def left_out(self) -> frozenset[str]:
        """The words that no question depends on, unless they are all that is said."""
        return frozenset((*self.ignored, *self.fillers))


PlainWord = Annotated[str, Meta(pattern="^[a-z]+$")]
Group = Annotated[list[PlainWord], Meta(min_length=2)]
GroupName = Annotated[str, Meta(pattern="^[a-z]+(-[a-z]+)*$")]
Thesaurus = dict[GroupName, Group]

Confidence = Annotated[float, Meta(ge=0, le=1)]


class Thresholds(Struct, frozen=True, forbid_unknown_fields=True):
    """Confidence from which the bot answers, or asks; chosen by `careerbot tune`.

    Below `sure`, an answer says what the question was taken for.
    """

    answer: Confidence
    ask: Confidence
    temperature: Annotated[float, Meta(gt=0, le=100)]
    suppose: Confidence
    unnamed: Confidence
    second: Confidence
    sure: Confidence


class Intents(Struct, frozen=True, dict=True):
    """Everything under intents/, by name and in the order of the files."""

    intents: dict[str, Intent]
    shared: dict[str, str]
    language: Language
    thresholds: Thresholds
    messages: dict[str, str | list[str]]
    english: list[str] = []
    thesaurus: Thesaurus = {}

    def classes(self, intent: str) -> Classes:
        """Return the classes of words among the wording of an intent, kept once looked up."""
        if intent not in self._classes:
            self._classes[intent] = Classes(self.intents[intent].wording)
        return self._classes[intent]

    @cached_property
    def _classes(self) -> dict[str, Classes]:
        return {}

    @cached_property
    def asked_by(self) -> dict[str, str]:
        """The intent that each word asks for by itself; the first of several."""
        owned = [(w, i.intent) for i in self.intents.values() for w in word_set(tuple(i.words))]
        return dict(reversed(owned))
