"""Replies about the talk itself: small talk, and where an answer stands."""

from bot.answering.desk import Desk, capital, forms
from bot.answering.explaining import built_on_person, counted_lines, fresh
from bot.model.knowledge import Career
from bot.model.turn import Citation, Line, Reply, Request

MOST_SOURCES = 5
GOODBYE = "goodbye"
ITSELF = {
    "all-said": ("what-else", "done"),
    "nothing-before": ("back", "nothing"),
    "unpaid": ("drop", "unpaid"),
}


def answer_small_talk(desk: Desk, request: Request) -> Reply:
    """Return the line of an intent or a move, then the way back to the topic held."""
    intent, key = ITSELF.get(request.move or "", (request.intent, "line"))
    text = fresh(desk, intent, key)
    held = _held(desk)
    text = text.format(**forms(held)) if held else text
    over = held is None or request.move or intent == GOODBYE
    back = [Line(desk.say("still_on", **forms(held)))] if held and not over else []
    return Reply("smalltalk", (Line(text), *back))


def _held(desk: Desk) -> Career | None:
    request = desk.state.request
    return next(iter(desk.careers(request)), None) if request else None


def answer_source(desk: Desk, request: Request) -> Reply:
    """Return section or table, and date, of each source of the last answer."""
    wording = desk.intents.intents["source"].wording
    sources = desk.state.sources
    if not sources:
        return Reply("smalltalk", (Line(fresh(desk, "source", "none")),))
    held = desk.state.request
    lines = counted_lines(desk, held) if held and built_on_person(held) else []
    lines.append(Line(str(wording["lead"])))
    lines += [Line(citation_text(desk, source), kind="item") for source in sources[:MOST_SOURCES]]
    return Reply("answer", tuple(lines), request.careers, sources=sources)


def citation_text(desk: Desk, citation: Citation) -> str:
    """Return a citation in words: label, title, section, date, where, licence."""
    label = capital(desk.knowledge.sources[citation.id].label)
    section = f', section "{citation.section}"' if citation.section else ""
    date = f", {citation.date}" if citation.date else ", no date given"
    licence = f", {citation.licence}" if citation.licence else ""
    return f"{label}: {citation.title}{section}{date}{licence}."
