"""What the YAML files under knowledge/ hold: facts with their source, never phrasing."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

from msgspec import Meta, Struct

from bot.model.index import Index
from bot.model.official import Official

Facet = Literal[
    "duties",
    "domains",
    "skills",
    "education",
    "path",
    "progression",
    "hiring",
    "transition",
    "employers",
    "venues",
    "demand",
    "impact",
    "suits",
    "culture",
    "caveats",
    "worth",
    "pay_remarks",
]
LevelId = Literal["entry", "mid", "experienced"]
Finding = Literal["fits", "strained", "contradicted", "open"]
SourceKind = Literal["guide", "official", "survey", "advice", "documentation", "practice"]


Dollars = Annotated[int, Meta(le=1_000_000_000_000)]
Year = Annotated[int, Meta(ge=1000, le=9999)]


class Source(Struct, frozen=True, forbid_unknown_fields=True):
    """Where facts come from; `label` is the short tag behind a fact."""

    id: str
    title: str
    kind: SourceKind
    label: str
    where: str | None = None
    year: Year | None = None
    licence: str | None = None
    note: str | None = None


class Fact(Struct, frozen=True, forbid_unknown_fields=True):
    """One statement; `source` is a source id or `id#section`, or several of them.

    `silent`: the statement is that the source says nothing on it.
    """

    text: str
    source: str | list[str]
    about: list[str] = []
    secondhand: bool = False
    silent: bool = False

    @property
    def sources(self) -> tuple[str, ...]:
        """The source references as a tuple, whether one or several were written."""
        return (self.source,) if isinstance(self.source, str) else tuple(self.source)


class Pay(Struct, frozen=True, forbid_unknown_fields=True):
    """A pay band as its source gives it, in US dollars a year; nothing is computed from it.

    `top` words an open end; `top_above` is an amount that those words are sure to exceed.
    """

    level: LevelId | None
    low: Dollars
    source: str
    basis: Literal["total", "starting salary", "not stated"]
    high: Dollars | None = None
    open_ended: bool = False
    top: str | None = None
    top_above: Dollars | None = None
    level_note: str | None = None
    basis_note: str | None = None
    includes: list[str] = []
    employers: str | None = None
    note: str | None = None
    currency: str = "USD"
    period: str = "year"


class Doctorate(Struct, frozen=True, forbid_unknown_fields=True):
    """What the sources say on a doctorate: three values, as silence is not a no."""

    stance: Literal["typical", "not stated", "not needed"]
    text: str
    source: str | list[str]


class IndustryUse(Struct, frozen=True, forbid_unknown_fields=True):
    """An industry in which a source places a career."""

    industry: str
    source: str


class ToolUse(Struct, frozen=True, forbid_unknown_fields=True):
    """A tool that a career uses, and for what."""

    tool: str
    purpose: str
    use: str
    source: str | list[str]

    @property
    def sources(self) -> tuple[str, ...]:
        """The source references as a tuple, whether one or several were written."""
        return (self.source,) if isinstance(self.source, str) else tuple(self.source)


class Similar(Struct, frozen=True, forbid_unknown_fields=True):
    """A neighbouring career of the knowledge base and what joins the two."""

    career: str
    why: str


class Career(Struct, frozen=True, forbid_unknown_fields=True):
    """One career: its names, its pay as claimed, and its facts by facet."""

    id: str
    name: str
    plural: str
    full_name: str
    aliases: Sequence[str]
    in_a_word: str
    summary: Fact
    section: str
    pay: list[Pay]
    doctorate: Doctorate
    facts: Mapping[Facet, list[Fact]]
    tools: Sequence[ToolUse]
    not_stated: list[str]
    described_by: Sequence[str] = []
    nicknames: list[str] = []
    industries: list[IndustryUse] = []
    similar: list[Similar] = []


class Named(Struct, frozen=True, forbid_unknown_fields=True):
    """Anything that a question may name; where no source speaks of it, `nearest_facets` do."""

    id: str
    name: str
    aliases: list[str]
    kind: str | None = None
    industry: str | None = None
    nearest_facets: list[Facet] = []


class Level(Struct, frozen=True, forbid_unknown_fields=True):
    """A level of experience and the years that stand for it, both ends included."""

    id: LevelId
    name: str
    aliases: list[str]
    years: tuple[int, int]


class Place(Struct, frozen=True, forbid_unknown_fields=True):
    """A place; `area` is its BLS area code where official wages exist."""

    id: str
    name: str
    kind: Literal["state", "metro", "city", "country", "region", "elsewhere"]
    aliases: list[str] = []
    area: str | None = None
    country: str | None = None


class Tool(Struct, frozen=True, forbid_unknown_fields=True):
    """A piece of software or a language, and what it is."""

    id: str
    name: str
    kind: str
    purpose: str
    about: str
    aliases: list[str] = []
    words: list[str] = []  # names that mean something else, too: see understanding/tool_words.py
    pypi: str | None = None
    onet: list[str] = []  # names that O*NET has for it


class Near(Struct, frozen=True, forbid_unknown_fields=True):
    """How near a background lies to a career, by official data."""

    career: str
    related: list[str] = []
    shared: list[str] = []
    lower: list[str] = []
    source: str | None = None


class Background(Struct, frozen=True, forbid_unknown_fields=True):
    """A job or subject that people come from."""

    id: str
    name: str
    aliases: list[str]
    nearest: list[Near]
    missing: list[str]
    source: str | list[str]
    occupation: str | None = None
    missing_source: str = "practice"
    note: Fact | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        """The source references as a tuple, whether one or several were written."""
        return (self.source,) if isinstance(self.source, str) else tuple(self.source)


class Hint(Struct, frozen=True, forbid_unknown_fields=True):
    """Words in a title outside the knowledge base that tell which career is nearest."""

    words: list[str]
    nearest: str
    why: str


class SharedName(Struct, frozen=True, forbid_unknown_fields=True):
    """A name that several careers answer to, so that the person has to choose."""

    name: list[str]
    careers: list[str]


class Claim(Struct, frozen=True, forbid_unknown_fields=True):
    """A claim of the guide set against official data, for the field where it names no career.

    `finding`: it fits them, holds in part only (strained), is contradicted, or stays open, as
    the two cannot be compared. `level` names the pay that a claim is about.
    """

    claim: str
    data: str
    verdict: str
    about: str
    source: str | list[str]
    finding: Finding
    careers: list[str] = []
    level: LevelId | None = None


class Field(Struct, frozen=True, forbid_unknown_fields=True):
    """What holds for the field as a whole."""

    aliases: list[str]
    facts: dict[Facet, list[Fact]]
    not_stated: list[str]
    claims: list[Claim] = []


class Term(Struct, frozen=True, forbid_unknown_fields=True):
    """A term of the trade, explained in one sentence."""

    id: str
    name: str
    aliases: list[str]
    text: str
    source: str | list[str]

    @property
    def sources(self) -> tuple[str, ...]:
        """The source references as a tuple, whether one or several were written."""
        return (self.source,) if isinstance(self.source, str) else tuple(self.source)


class Knowledge(Struct, frozen=True):
    """Everything under knowledge/, by id and in the order of the files."""

    careers: dict[str, Career]
    sources: dict[str, Source]
    tools: dict[str, Tool]
    topics: dict[str, Named]
    industries: dict[str, Named]
    employers: dict[str, Named]
    degrees: dict[str, Named]
    levels: dict[str, Level]
    places: dict[str, Place]
    backgrounds: dict[str, Background]
    outside: list[Hint]
    names: list[SharedName]
    terms: dict[str, Term]
    field: Field
    official: Official
    index: Index = Index()
