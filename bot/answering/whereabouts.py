"""Where careers are found: jobs counted at a place, employers that a source names."""

from bot.answering.desk import Desk
from bot.answering.evidence import has
from bot.answering.official import primary
from bot.model.knowledge import Career, Facet, Fact
from bot.model.official import Wage

NAMING: Facet = "employers"


def counted(desk: Desk, career: Career, place: str) -> Wage | None:
    """Return the official row of a career's occupation at a place; None where there is none."""
    mapping, area = primary(desk, career), desk.knowledge.places[place].area
    if mapping is None or area is None:
        return None
    wage = desk.knowledge.official.wage(mapping.soc, area)
    return wage if wage and (wage.employment or wage.published) else None


def naming(desk: Desk, career: Career, employer: str) -> list[Fact]:
    """Return what names an employer of a career: facts on employers, a pay band."""
    known = desk.knowledge.employers[employer]
    names = [name.lower() for name in (known.name, *known.aliases)]
    facts = [*career.facts.get(NAMING, [])]
    facts += [Fact(f"Pay at {pay.employers}.", pay.source) for pay in career.pay if pay.employers]
    return [fact for fact in facts if any(has(fact.text, name) for name in names)]


def placed(desk: Desk, career: Career, employer: str) -> bool:
    """Return whether a source places a career in the industry of an employer."""
    industry = desk.knowledge.employers[employer].industry
    return any(use.industry == industry for use in career.industries)
