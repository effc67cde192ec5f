"""Official figures on the careers: which occupations stand for them, and what those pay."""

from typing import Literal

from msgspec import Struct

Closeness = Literal["exact", "broad", "partial"]
Role = Literal["primary", "also"]
AreaKind = Literal["nation", "state", "metro", "nonmetro"]

NATION = "0000000"
RANKED_FROM = 500


class AtLeast(Struct, frozen=True):
    """A wage that is published only as this much or more; it is no number to compute with."""

    amount: int


Figure = int | AtLeast | None
"""A published number, a floor, or None where nothing is published (which is never zero)."""


class Mapping(Struct, frozen=True, forbid_unknown_fields=True):
    """An official occupation that stands for a career, and how near it comes.

    exact: the occupation is this career; broad: an official title names the career, but the
    occupation takes in many other jobs; partial: the two share a part of the work.
    """

    onet: str
    soc: str
    title: str
    closeness: Closeness
    role: Role
    why: str

    @property
    def paid_as_parent(self) -> bool:
        """Whether wages exist only for the wider occupation that holds this one."""
        return not self.onet.endswith(".00")


class Wage(Struct, frozen=True, gc=False):
    """Jobs and gross yearly wages in US dollars of one occupation in one area."""

    soc: str
    area: str
    employment: int | None
    mean: Figure
    p10: Figure
    p25: Figure
    median: Figure
    p75: Figure
    p90: Figure

    @property
    def published(self) -> bool:
        """Whether any wage is given; the number of jobs can stand alone."""
        return any(wage is not None for wage in (self.mean, *self.percentiles))

    @property
    def percentiles(self) -> tuple[Figure, Figure, Figure, Figure, Figure]:
        """The 10th, 25th, 50th, 75th and 90th percentile."""
        return (self.p10, self.p25, self.median, self.p75, self.p90)


class Area(Struct, frozen=True, gc=False):
    """A place as the wage survey cuts it; a territory counts as a state."""

    code: str
    name: str
    kind: AreaKind


class JobZone(Struct, frozen=True):
    """How much preparation an occupation takes, 1 little to 5 extensive, as of `date`."""

    zone: int
    preparation: str
    svp: str
    date: str
    source: str


class Share(Struct, frozen=True, gc=False):
    """The percentage that named a degree; `low_precision` is None where nobody rated it."""

    category: str
    percent: float
    low_precision: bool | None


class Education(Struct, frozen=True):
    """The degrees that respondents called for, largest share first, none of them zero."""

    respondents: int | None
    date: str
    source: str
    shares: list[Share]

    @property
    def typical(self) -> Share:
        """The largest share; look at its precision before calling it typical."""
        return self.shares[0]


class Related(Struct, frozen=True, gc=False):
    """An occupation near another, the nearest with index 1."""

    code: str
    title: str
    tier: Literal["short", "long"]
    index: int


class Technology(Struct, frozen=True, gc=False):
    """Software of an occupation; `tool` is its id in knowledge/tools.yaml, if it has one."""

    name: str
    hot: bool
    in_demand: bool
    tool: str | None


class Occupation(Struct, frozen=True):
    """An O*NET occupation; `soc_title` names the wage code it falls under."""

    code: str
    soc: str
    title: str
    soc_title: str
    technologies_listed: int
    job_zone: JobZone | None
    education: Education | None
    related: list[Related]
    technologies: list[Technology]


class Release(Struct, frozen=True):
    """Which release figures come from, and the day they were read into the knowledge."""

    source: str
    release: str
    imported: str
    released: str | None = None


class Official(Struct, frozen=True):
    """Everything under knowledge/official/."""

    oews: Release
    onet: Release
    mappings: dict[str, list[Mapping]]
    occupations: dict[str, Occupation]
    areas: dict[str, Area]
    wages: dict[str, dict[str, Wage]]

    def wage(self, soc: str, area: str = NATION) -> Wage | None:
        """Return the row of an occupation in an area; None where no estimate exists."""
        return self.wages.get(soc, {}).get(area)

    def best_paid(self, soc: str, kind: AreaKind, least_jobs: int = RANKED_FROM) -> list[Wage]:
        """Return the areas of a kind, best paid first, that have at least so many jobs.

        Order: 1. higher mean, 2. more jobs, 3. lower code. An area without a mean or without
        a number of jobs has no place in a ranking and is left out.
        """
        ranked = [
            (-wage.mean, -wage.employment, code, wage)
            for code, wage in self.wages.get(soc, {}).items()
            if self.areas[code].kind == kind
            and isinstance(wage.mean, int)
            and (wage.employment or 0) >= least_jobs
            and wage.employment is not None
        ]
        return [wage for *_, wage in sorted(ranked, key=lambda row: row[:3])]
