"""What every kind of answer needs: the data at hand, citations, and small word forms."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from bot.model.intents import Intent, Intents
from bot.model.knowledge import Career, Facet, Fact, Knowledge, Pay
from bot.model.turn import Citation, Figure, Line, Request, State

LONG = 165
WORDS = 62
WORDS_SEVERAL = 120
LEVEL_WORDS = {"entry": "entry-level", "mid": "mid-career", "experienced": "experienced"}
MOST_ROWS = 10
LONGEST_LIST, NAMED_OF_MORE = 20, 8
VOWEL_SOUNDS = "AEFHILMNORSX"


class Desk(NamedTuple):
    """The data that answers are drawn from, and the state of the talk."""

    knowledge: Knowledge
    intents: Intents
    state: State
    share: int = 1

    @property
    def room(self) -> int:
        """The words that an answer on several careers may take, several in a line sharing them."""
        return LONG // self.share

    def intent(self, request: Request) -> Intent:
        """Return the definition of the request's intent."""
        return self.intents.intents[request.intent]

    def careers(self, request: Request) -> list[Career]:
        """Return the careers of the request, in its order."""
        return [self.knowledge.careers[c] for c in request.careers if c in self.knowledge.careers]

    def say(self, message: str, **fields: str) -> str:
        """Return a message of intents/messages.yaml, filled in."""
        text = self.intents.messages[message]
        return (text if isinstance(text, str) else text[0]).format(**fields)

    def tag(self, reference: str) -> str:
        """Return the short label of the source of `reference`."""
        return self.knowledge.sources[reference.split("#", maxsplit=1)[0]].label

    def tags(self, references: Iterable[str]) -> str:
        """Return the labels of several sources, each once."""
        return ", ".join(dict.fromkeys(self.tag(reference) for reference in references))

    def cite(self, reference: str, career: Career | None = None) -> Citation:
        """Return the full citation of `reference`; the guide's section is the career's own."""
        ident, _, section = reference.partition("#")
        source = self.knowledge.sources[ident]
        if not section and source.kind == "guide" and career is not None:
            section = career.section
        date = str(source.year) if source.year else None
        return Citation(ident, source.title, section or None, date, source.where, source.licence)

    def item(self, fact: Fact) -> Line:
        """Return a fact as a line of a list, its source as tag."""
        second_hand = ", second-hand" if fact.secondhand else ""
        return Line(fact.text, self.tags(fact.sources) + second_hand, "item")


def citations(
    desk: Desk, facts: Iterable[tuple[Sequence[str], Career | None]]
) -> tuple[Citation, ...]:
    """Return the citations of (references, career) pairs, each once, in order."""
    found = (desk.cite(r, career) for references, career in facts for r in references)
    return tuple(dict.fromkeys(found))


def fitting(facts: Iterable[Fact], words: int = WORDS) -> list[Fact]:
    """Return as many of the first facts as fit into so many words; at least one."""
    chosen: list[Fact] = []
    used = 0
    for fact in facts:
        used += len(fact.text.split()) + 2
        if chosen and used > words:
            break
        chosen.append(fact)
    return chosen


def of_facets(facts: Mapping[Facet, list[Fact]], facets: Iterable[Facet]) -> list[Fact]:
    """Return the facts of several facets, taken in turn, so that each is heard."""
    rows = [list(facts.get(facet, [])) for facet in facets]
    return [row[i] for i in range(max(map(len, rows), default=0)) for row in rows if i < len(row)]


def article(name: str) -> str:
    """Return `name` with "a" or "an" before it ("an MLOps engineer")."""
    spelt = name[:2].isupper()
    vowel = name[0] in VOWEL_SOUNDS if spelt else name[0].lower() in "aeio"
    return f"{'an' if vowel else 'a'} {name}"


def capital(text: str) -> str:
    """Return `text` with a capital first letter."""
    return text[:1].upper() + text[1:]


def listed(names: Sequence[str], last: str = "and") -> str:
    """Return names as a list in words ("a, b and c"); of many, the first and how many more."""
    if len(names) < 2:
        return "".join(names)
    if len(names) > LONGEST_LIST:
        return f"{', '.join(names[:NAMED_OF_MORE])} … and {len(names) - NAMED_OF_MORE:,} more"
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def more(desk: Desk, found: int, shown: int = MOST_ROWS) -> list[Line]:
    """Return the line that says how many were found beyond those shown, if any were."""
    left = found - shown
    return [Line(desk.say("and_more", number=f"{left:,}"), kind="note")] if left > 0 else []


def forms(career: Career) -> dict[str, str]:
    """Return the forms of a career's name that wordings may use."""
    return {
        "name": career.name,
        "a_name": article(career.name),
        "plural": career.plural,
        "Plural": capital(career.plural),
    }


def dollars(amount: int) -> str:
    """Return an amount as "$180,000"."""
    return f"${amount:,}"


def band_range(pay: Pay) -> str:
    """Return the range of a band in words; an open end stays open."""
    if pay.high is None or pay.open_ended:
        return f"{dollars(pay.low)} to {pay.top or 'no stated end'}"
    return f"{dollars(pay.low)} to {dollars(pay.high)}"


def figure(career: Career, pay: Pay) -> Figure:
    """Return a band as a figure of the contract."""
    return Figure(
        career=career.id,
        low=pay.low,
        high=pay.high,
        open_ended=pay.open_ended,
        currency=pay.currency,
        period=pay.period,
        level=pay.level,
        basis=pay.basis if not pay.includes else f"{pay.basis}: {', '.join(pay.includes)}",
        employers=pay.employers,
        place=None,
        as_of=None,
        source=pay.source.partition("#")[0],
    )
