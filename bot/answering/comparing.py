"""Two or more careers side by side: on pay, on everything, or on one kind of fact."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from bot.answering.budget import first_that_fits, stated
from bot.answering.comparing_pay import compare_pay, in_short, not_covered, warning
from bot.answering.contrast import (
    contrast_alike,
    contrast_education,
    contrast_facts,
    contrast_tools,
)
from bot.answering.desk import Desk, capital, citations, figure, forms, of_facets
from bot.answering.lookup import names, nearest_to
from bot.model.knowledge import Career
from bot.model.turn import Line, Reply, Request, Table
from bot.model.words import word_set

Comparer = Callable[[Desk, Request], Reply]
MOST_TOPICS = 4
SUBJECTS = {"skill", "domain", "material"}
SHORT_PLACE = 10


def compares(desk: Desk, request: Request) -> bool:
    """Return whether a request puts several careers side by side."""
    several = len(desk.careers(request)) > 1
    return several and request.move != "more" and _comparer(desk, request) is not None


def answer_comparison(desk: Desk, request: Request) -> Reply:
    """Return the careers of the request side by side, on what its intent is about."""
    return (_comparer(desk, request) or contrast_facts)(desk, request)


def _comparer(desk: Desk, request: Request) -> Comparer | None:
    intent = desk.intent(request)
    if intent.answer == "tools":
        return None if request.tools else contrast_tools
    if intent.answer == "facts":
        return FACTS.get(next(iter(intent.facets), ""))
    return KINDS.get(intent.answer)


def answer_difference(desk: Desk, request: Request) -> Reply:
    """Return how careers differ: in what they do, or in everything if that is asked.

    A single career is set beside the nearest to what is named with it, or to itself; one that
    is not covered is said to be so.
    """
    careers, lead = desk.careers(request), []
    if len(careers) == 1 and not request.outside:
        other, text = _beside(desk, request, careers[0])
        careers, lead = [*careers, other], [Line(text)]
    reply = _contrast(desk, request, careers)
    return replace(reply, blocks=(*lead, *reply.blocks))


def _contrast(desk: Desk, request: Request, careers: Sequence[Career]) -> Reply:
    """Return what is alike where that alone is asked for, a table, or what only each does."""
    wording, words = desk.intents.intents["difference"].wording, set(request.words)
    asks = {key: words & word_set(tuple(wording[key])) for key in ("table", "alike", "unlike")}
    if asks["alike"] and not asks["unlike"] and len(careers) > 1:
        return contrast_alike(desk, request, careers)
    if asks["table"] or len(careers) == 1:
        return compare_everything(desk, request, careers)
    return contrast_facts(desk, request, careers)


def _beside(desk: Desk, request: Request, career: Career) -> tuple[Career, str]:
    """Return the career to set beside one: of the thing named with it, else its nearest."""
    wording = desk.intents.intents["difference"].wording
    named = nearest_to(desk, request, career)
    other = named or desk.knowledge.careers[career.similar[0].career]
    key = "named_with" if named else "alone"
    thing = capital((names(desk, request) or [""])[-1])
    return other, str(wording[key]).format(thing=thing, **forms(other))


def compare_everything(
    desk: Desk, request: Request, careers: Sequence[Career] | None = None
) -> Reply:
    """Return a table of the careers, with as many points as fit into an answer."""
    careers = careers or desk.careers(request)
    points = _points(desk, careers)
    sizes = (points, points[:4], points[:2])
    return first_that_fits(
        (_table_reply(desk, request, careers, rows) for rows in sizes), desk.room
    )


def _points(desk: Desk, careers: Sequence[Career]) -> list[tuple[str, ...]]:
    """Return the rows of the table, the most telling first."""
    return [
        ("does", *(c.in_a_word for c in careers)),
        ("pay a year", *(_pay_cell(c) for c in careers)),
        ("doctorate", *(_doctorate(desk, c) for c in careers)),
        ("needs", *(_topics(desk, c) for c in careers)),
        ("tools in the guide", *(_guide_tools(desk, c) for c in careers)),
        ("where", *(_employers(c) for c in careers)),
    ]


def _pay_cell(career: Career) -> str:
    """Return the bands without the name of the career."""
    return " and ".join(map(in_short, career.pay))


def _doctorate(desk: Desk, career: Career) -> str:
    """Return what is said on a doctorate, with the source where it is not the guide."""
    given = career.doctorate.source
    sources = [given] if isinstance(given, str) else given
    told = "" if "guide" in sources else f" ({desk.tags(sources)})"
    return career.doctorate.stance + told


def _topics(desk: Desk, career: Career) -> str:
    """Return the subjects of the guide's facts on skills."""
    facts = [f for f in career.facts.get("skills", []) if "guide" in f.sources]
    named = dict.fromkeys(t for f in facts for t in f.about[:1])
    topics = [desk.knowledge.topics[t] for t in named]
    subjects = [topic.name for topic in topics if topic.kind in SUBJECTS]
    return ", ".join(subjects[:MOST_TOPICS])


def _guide_tools(desk: Desk, career: Career) -> str:
    names = [desk.knowledge.tools[u.tool].name for u in career.tools if "guide" in u.sources]
    return ", ".join(names) or "none"


def _employers(career: Career) -> str:
    facts = [f for f in of_facets(career.facts, ["employers"]) if "guide" in f.sources][:2]
    kept = [f.text.rstrip(".") for f in facts if len(f.text.split()) <= SHORT_PLACE]
    return ", ".join(kept or [f.text.rstrip(".") for f in facts[:1]])


def _table_reply(
    desk: Desk,
    request: Request,
    careers: Sequence[Career],
    points: Sequence[tuple[str, ...]],
) -> Reply:
    head = ("", *(capital(c.name) for c in careers))
    bands = [(c, b) for c in careers for b in c.pay]
    table = Table(head, tuple(points), across=True)
    source = Line(desk.say("compare_source"), kind="note")
    blocks = [*not_covered(desk, request), table, source, *warning(desk, bands)]
    figures = stated((figure(c, b) for c, b in bands), blocks)
    sources = citations(desk, [(["guide"], c) for c in careers])
    return Reply("answer", tuple(blocks), tuple(c.id for c in careers), figures, sources=sources)


KINDS: dict[str, Comparer] = {"pay": compare_pay, "difference": answer_difference}
FACTS: dict[str, Comparer] = {
    "duties": contrast_facts,
    "skills": contrast_facts,
    "education": contrast_education,
}
