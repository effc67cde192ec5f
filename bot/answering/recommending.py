"""Which careers fit what a person named, with the words of both sides."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot.answering.asking import counted_answers, nothing_answered
from bot.answering.budget import first_that_fits
from bot.answering.desk import (
    MOST_ROWS,
    WORDS,
    Desk,
    capital,
    citations,
    fitting,
    listed,
    of_facets,
)
from bot.answering.evidence import Match, match
from bot.answering.moving import answer_moving, moves_on
from bot.answering.standing import Pool
from bot.model.knowledge import Career
from bot.model.turn import Line, Reply, Request, Wish

MOST_FITTING = 3
QUOTED = (26, 16, 9, 1)
MOST_CHANGES = 2
QUIZ_WISHES = "quiz-results"


class Fit(NamedTuple):
    """A career with what the sources say for and against it, by what the person named."""

    career: Career
    met: tuple[Match, ...]
    against: tuple[Match, ...]


def answer_recommendation(desk: Desk, request: Request) -> Reply:
    """Return what fits, with the words that matched; or whom each named career suits."""
    if moves_on(request):
        return answer_moving(desk, request)
    if request.wishes and all(wish.against for wish in request.wishes):
        return _by_dislikes(desk, request)
    if request.wishes:
        return _by_wishes(desk, request)
    if request.quiz is not None:
        return nothing_answered(desk)
    careers = desk.careers(request)
    return _suits(desk, careers) if careers else _nothing_named(desk)


def rank(desk: Desk, careers: Iterable[Career], wishes: Sequence[Wish]) -> list[Fit]:
    """Return the careers in order of fit; who the person is plays no part in it.

    In this order: 1. more wishes that the sources tie to the career, less those to be avoided
    that they tie to it, too; 2. more wishes met; 3. stronger statements: the career's own name
    counts 5, whom it suits and its culture 4, duties, skills, industries and tools 3, the way in
    1, each one less if the guide itself does not say it; 4. more statements; 5. the order of the
    knowledge.
    """
    return sorted((_fit(desk, career, wishes) for career in careers), key=_rank)


def _rank(fit: Fit) -> tuple[int, int, int, int]:
    """Order fits; see rank."""
    met = len(fit.met)
    return (
        len(fit.against) - met,
        -met,
        -sum(m.weight for m in fit.met),
        -sum(m.statements for m in fit.met),
    )


def _fit(desk: Desk, career: Career, wishes: Sequence[Wish]) -> Fit:
    found = [m for wish in wishes if (m := match(desk, career, wish))]
    return Fit(
        career,
        tuple(m for m in found if not m.wish.against),
        tuple(m for m in found if m.wish.against),
    )


def _by_wishes(desk: Desk, request: Request) -> Reply:
    """Return the careers that meet most, with as many quotes as one screen holds."""
    named = desk.careers(request)
    everyone = [c for c in desk.knowledge.careers.values() if c.id not in request.excluded]
    pool = Pool(desk, named or everyone)
    ranked = rank(desk, pool.leading(request.wishes, MOST_FITTING), request.wishes)
    shown = ranked if named else [fit for fit in ranked if fit.met]
    if not shown:
        return _none_fits(desk, request)
    changes = what_would_change(desk, pool, ranked[0].career, request.wishes)
    notes = [*_not_tied(desk, request.wishes, pool), Line(changes, kind="note")]
    forms = (_advice(desk, request, shown, words, notes) for words in QUOTED)
    return first_that_fits(forms, desk.room)


def _advice(
    desk: Desk, request: Request, shown: Sequence[Fit], words: int, notes: Sequence[Line]
) -> Reply:
    """Return the advice with so many words of quotes for each career, and the notes below."""
    lines = [*_counted(desk, request), *(_fit_line(desk, fit, words) for fit in shown), *notes]
    sources = [(m.sources, fit.career) for fit in shown for m in (*fit.met, *fit.against)]
    ids = tuple(fit.career.id for fit in shown)
    return Reply("answer", tuple(lines), ids, sources=citations(desk, sources))


def _by_dislikes(desk: Desk, request: Request) -> Reply:
    """Return the careers that the sources do not tie to what is to be avoided, and those they do.

    Nothing was named that speaks for a career, so those left stand in the order of the knowledge.
    """
    careers = desk.careers(request) or list(desk.knowledge.careers.values())
    found = Pool(desk, careers).tied(request.wishes)
    tied, ids = rank(desk, found[-MOST_ROWS:], request.wishes), {c.id for c in found}
    free = [career for career in careers if career.id not in ids]
    if not tied:
        return _none_fits(desk, request)
    lines = [*_counted(desk, request)]
    lines += [_tied_line(desk, fit) for fit in tied[-MOST_FITTING:]]
    left = listed([career.name for career in free])
    words = listed([wish.text for wish in request.wishes], "or")
    lines += [Line(_say(desk, "left", words=words, careers=left))] if left else []
    lines.append(Line(_say(desk, "name_more"), kind="note"))
    sources = citations(desk, [(m.sources, fit.career) for fit in tied for m in fit.against])
    shown = tuple(c.id for c in free[:MOST_ROWS])
    return Reply("answer", tuple(lines), shown, sources=sources)


def _tied_line(desk: Desk, fit: Fit) -> Line:
    text = f"{capital(fit.career.name)}: {_quotes(fit.against, QUOTED[0])}."
    return Line(text, desk.tags(s for m in fit.against for s in m.sources), "item")


def _counted(desk: Desk, request: Request) -> list[Line]:
    """Return which words or answers of the person were counted, for and against."""
    if request.quiz is not None:
        return counted_answers(desk, request.quiz)
    likes = [wish.text for wish in request.wishes if not wish.against]
    avoided = [wish.text for wish in request.wishes if wish.against]
    said = [_say(desk, "counted", words=", ".join(likes))] if likes else []
    said += [_say(desk, "against", words=", ".join(avoided))] if avoided else []
    return [Line(f"{capital('; '.join(said))}.")]


def _fit_line(desk: Desk, fit: Fit, words: int) -> Line:
    """Return a career with each word of the person and the statement that meets it."""
    quoted = _quotes(fit.met, words) or _say(desk, "no_match")
    text = f"{capital(fit.career.name)}: {quoted}."
    if fit.against:
        text += f" {_say(desk, 'speaks_against', quotes=_quotes(fit.against[:1], words))}."
    tags = desk.tags(s for m in (*fit.met, *fit.against[:1]) for s in m.sources)
    return Line(text, tags, "item")


def _quotes(matches: Sequence[Match], words: int) -> str:
    """Return word and statement of each match; past the room for quotes the name alone."""
    parts: list[str] = []
    used = 0
    for found in matches:
        quote = found.text.rstrip(".")
        used += len(quote.split())
        fits = used <= words or not parts
        word = found.wish.text if found.literal else _named(found)
        parts.append(f'{word}: "{quote}"' if fits else _named(found))
    return "; ".join(parts)


def _named(found: Match) -> str:
    same = found.wish.text.lower() == found.names[0].lower()
    return found.wish.text if same else f"{found.wish.text} ({found.names[0]})"


def _not_tied(desk: Desk, wishes: Sequence[Wish], pool: Pool) -> list[Line]:
    """Say which words no source ties to any of the careers; that is no word against them."""
    tied = {wish for wish in wishes if pool.ties_any(wish)}
    loose = [wish.text for wish in wishes if wish not in tied]
    lines = [_say(desk, "not_tied", words=listed(loose, "or"))] if loose else []
    avoided = [wish.text for wish in wishes if wish.against and wish in tied]
    lines += [_say(desk, "silence", words=listed(avoided, "or"))] if avoided else []
    return [Line(" ".join(lines), kind="note")] if lines else []


def what_would_change(desk: Desk, pool: Pool, best: Career, wishes: Sequence[Wish]) -> str:
    """Return which word, left out, would put another career first: found by ranking again."""
    if len(wishes) == 1:
        return _say(desk, "one_word")
    changes: list[str] = []
    for wish in wishes:
        rest = [other for other in wishes if other is not wish]
        first = rank(desk, pool.leading(rest, 1, wishes), rest)[0] if rest else None
        if first and (first.met or wish.against) and first.career.id != best.id:
            name = first.career.name
            changes.append(_say(desk, "without", word=wish.text, name=name))
    if not changes:
        return _say(desk, "nothing_changes")
    return _say(desk, "changes", changes="; ".join(changes[:MOST_CHANGES]))


def _none_fits(desk: Desk, request: Request) -> Reply:
    words = listed([wish.text for wish in request.wishes], "or")
    return Reply("not-stated", (Line(_say(desk, "none", words=words)),))


def _nothing_named(desk: Desk) -> Reply:
    """Return that something has to be named before anything fits better than the rest."""
    return Reply("not-stated", (Line(_say(desk, "name_first")),))


def _suits(desk: Desk, careers: Sequence[Career]) -> Reply:
    """Return whom each career suits, by the guide."""
    lines = [Line(desk.say("suits_lead"))]
    facts = [(c, f) for c in careers for f in fitting(of_facets(c.facts, ["suits"]), WORDS // 4)]
    lines += [Line(f"{capital(c.name)}: {f.text}", desk.tags(f.sources), "item") for c, f in facts]
    sources = citations(desk, [(f.sources, c) for c, f in facts])
    return Reply("answer", tuple(lines), tuple(c.id for c in careers), sources=sources)


def _say(desk: Desk, key: str, **fields: str) -> str:
    """Return a wording of the intent on recommendations, filled in."""
    return str(desk.intents.intents["recommendation"].wording[key]).format(**fields)
