"""Replies about the talk itself: small talk, what matched, where it stands."""

from bot.answering.desk import Desk, capital, forms, listed
from bot.model.knowledge import Career
from bot.model.turn import Citation, Line, Reply, Request

MOST_WORDS = 5
MOST_SOURCES = 5
ADVICE = "recommendation"
GOODBYE = "goodbye"
ITSELF = {"all-said": ("what-else", "done"), "nothing-before": ("back", "nothing")}


def answer_small_talk(desk: Desk, request: Request) -> Reply:
    """Return the line of an intent or a move, then the way back to the topic held."""
    intent, key = ITSELF.get(request.move or "", (request.intent, "line"))
    text = _fresh(desk, intent, key)
    held = _held(desk)
    text = text.format(**forms(held)) if held else text
    over = held is None or request.move or intent == GOODBYE
    back = [Line(desk.say("still_on", **forms(held)))] if held and not over else []
    return Reply("smalltalk", (Line(text), *back))


def _fresh(desk: Desk, intent: str, key: str) -> str:
    """Return a wording of an intent other than what was said last, where it has several."""
    lines = desk.intents.intents[intent].wording[key]
    choices = [lines] if isinstance(lines, str) else lines
    return next((line for line in choices if line != desk.state.last_text), choices[-1])


def _held(desk: Desk) -> Career | None:
    request = desk.state.request
    return next(iter(desk.careers(request)), None) if request else None


def answer_why(desk: Desk, request: Request) -> Reply:
    """Return what made the last question be read as it was: the computation itself."""
    held = desk.state.request
    wording = desk.intents.intents["why"].wording
    if held is None:
        return Reply("smalltalk", (Line(_fresh(desk, "why", "none")),))
    if held.intent == ADVICE and (held.wishes or held.backgrounds):
        return _why_advised(desk, held)
    reading, label = held.reading, desk.intents.intents[held.intent].label
    if reading.phrase and reading.how == "rule":
        text = str(wording["rule"]).format(label=label, phrase=reading.phrase)
    else:
        words = [word.lstrip("@") for word, _ in reading.words[:MOST_WORDS]]
        other = held.runner_up
        text = str(wording["likeness"]).format(
            label=label,
            score=f"{reading.confidence:.2f}",
            words=", ".join(words),
            other=desk.intents.intents[other.intent].label if other else "nothing",
            other_score=f"{other.confidence:.2f}" if other else "0",
        )
    lines = [Line(text), *_named(desk, held)]
    return Reply("answer", tuple(lines), held.careers, sources=desk.state.sources)


def _why_advised(desk: Desk, held: Request) -> Reply:
    """Return the words of the person that the advice was built on, and the rule of its order."""
    likes = [wish.text for wish in held.wishes if not wish.against]
    avoided = [wish.text for wish in held.wishes if wish.against]
    wording = desk.intents.intents["why"].wording
    said = listed([*likes, *(str(wording["avoided"]).format(word=word) for word in avoided)])
    stands = listed([desk.knowledge.backgrounds[b].name for b in held.backgrounds])
    others = any(kind != "background" for wish in held.wishes for kind, _ in wish.things)
    lines = [Line(str(wording["stands"]).format(named=stands))] if stands else []
    lines += [Line(str(wording["advised"]).format(named=said))] if others else []
    lines += _named(desk, held)
    return Reply("answer", tuple(lines), held.careers, sources=desk.state.sources)


def _named(desk: Desk, held: Request) -> list[Line]:
    """Return what the person named that the answer was built on."""
    know = desk.knowledge
    names = [know.careers[c].name for c in held.careers if c in know.careers]
    names += [know.backgrounds[b].name for b in held.backgrounds if b in know.backgrounds]
    names += [know.topics[t].name for t in held.topics]
    names += [know.industries[i].name for i in held.industries]
    wording = str(desk.intents.intents["why"].wording["named"])
    return [Line(wording.format(named=listed(names)))] if names else []


def answer_source(desk: Desk, request: Request) -> Reply:
    """Return section or table, and date, of each source of the last answer."""
    wording = desk.intents.intents["source"].wording
    sources = desk.state.sources
    if not sources:
        return Reply("smalltalk", (Line(_fresh(desk, "source", "none")),))
    lines = [Line(str(wording["lead"]))]
    lines += [Line(citation_text(desk, source), kind="item") for source in sources[:MOST_SOURCES]]
    return Reply("answer", tuple(lines), request.careers, sources=sources)


def citation_text(desk: Desk, citation: Citation) -> str:
    """Return a citation in words: label, title, section, date, where, licence."""
    label = capital(desk.knowledge.sources[citation.id].label)
    section = f', section "{citation.section}"' if citation.section else ""
    date = f", {citation.date}" if citation.date else ", no date given"
    licence = f", {citation.licence}" if citation.licence else ""
    return f"{label}: {citation.title}{section}{date}{licence}."
