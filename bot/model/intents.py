"""What the YAML files under intents/ hold: how people ask, what is needed, how it is answered."""

from typing import Literal

from msgspec import Struct

from bot.model.knowledge import Facet

AnswerKind = Literal[
    "facts",
    "pay",
    "ranking",
    "tools",
    "card",
    "difference",
    "recommendation",
    "transition",
    "list",
    "other",
    "say",
    "outside",
]


class Intent(Struct, frozen=True, forbid_unknown_fields=True):
    """One intent: `answer` names how it is answered, `facets` which facts it draws on."""

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

    @property
    def smalltalk(self) -> bool:
        """Whether the intent is answered by a fixed line and changes no topic."""
        return self.answer == "say"


class Shared(Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases with a name that any intent may use as `<name>`."""

    named: dict[str, str]


class Language(Struct, frozen=True, forbid_unknown_fields=True):
    """Closed word classes of the language that people type in."""

    rewrites: dict[str, str]
    ignored: list[str]
    fixed: list[str]
    joiners: list[str]
    question_words: list[str]
    title_heads: list[str]
    title_endings: list[str]
    title_frames: list[str]
    title_followers: list[str]
    title_frames_strong: list[str]
    title_followers_strong: list[str]
    work_words: list[str]
    title_stops: list[str]
    negations: list[str]
    origin_frames: list[str]
    target_frames: list[str]


class Thresholds(Struct, frozen=True, forbid_unknown_fields=True):
    """Confidence from which the bot answers, or asks; chosen by `careerbot tune`."""

    answer: float
    ask: float
    margin: float
    temperature: float


class Intents(Struct, frozen=True):
    """Everything under intents/, by name and in the order of the files."""

    intents: dict[str, Intent]
    shared: dict[str, str]
    language: Language
    thresholds: Thresholds
    messages: dict[str, str | list[str]]
