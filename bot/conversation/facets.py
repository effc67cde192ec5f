"""What is asked by its own word alone: "only the pay", "salary and tools"."""

from itertools import pairwise, takewhile
from typing import Literal

from msgspec.structs import replace

from bot.conversation.context import Context
from bot.model.turn import Clause
from bot.model.words import word_set

DIFFERENCE, RANKING, FILTER = "difference", "salary-ranking", "filter"
ORDERS = ("highest", "lowest", "top")
SEVERAL = 2
UNSURE = 0.3
BEFORE = frozenset(("on", "in", "by", "about", "regarding", "their", "of", "and", "for"))
COMPARING = frozenset(("compare", "comparison"))
POINTING = {"career", "reference"}
JOINERS = frozenset(("and", "plus", "or", "also", "on", "by"))
BESIDE = frozenset(("between", "is", "are", "have", "has"))
MOST_FACETS = 3
NAMES = {"career", "shared-name", "job", "background"}


def asked_facet(context: Context) -> str | None:
    """Return the intent that the words ask for, if they ask for one and nothing else."""
    found = asked_facets(context)
    return found[0] if len(found) == 1 else None


def asked_facets(context: Context, more: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return the intents that the words ask for, if nothing but names and words of passing is left.

    A facet that is named beside a wish to compare is what to compare on. `more`: further
    words of passing, of which one must be said.
    """
    said = _unnamed(context)
    if more and not said & more:
        return ()
    words = said - _passing(context) - more
    asked_by = context.intents.asked_by
    if not words or not words <= asked_by.keys():
        return ()
    owners = [(_position(context, word), asked_by[word]) for word in words]
    wanted = sorted((i, owner) for i, owner in owners if not _negated(context, i))
    if not all(_apart(context, one, other) for one, other in pairwise(wanted)):
        return ()
    if DIFFERENCE in dict(wanted).values() and not all(_led_in(context, i) for i, _ in wanted[1:]):
        return ()
    found = tuple(dict.fromkeys(owner for _, owner in wanted))
    others = tuple(intent for intent in found if intent != DIFFERENCE)
    return (others or found)[:MOST_FACETS]


def by_facet(context: Context) -> tuple[Clause, ...]:
    """Return the clause once for each facet that it asks for; as it is if they are not several.

    One facet counts, too, beside a wish to compare ("difference between A and B on education")
    or to learn ("what tools should i learn first"); an order of pay is a facet of its own.
    """
    clause, best = context.clause, context.clause.best
    if best.how == "rule" and len(asked_facets(context)) < SEVERAL:
        return (clause,)
    if orders_pay(context):
        return (_read_as(context, RANKING, "rule"),)
    if _only_compares(context):
        return (_read_as(context, DIFFERENCE, "likeness"),)
    facets = asked_facets(context)
    compares = context.intent(best.intent).answer == DIFFERENCE and facets != (best.intent,)
    careers = {e.id for e in clause.entities if e.kind == "career"}
    alike = facets == (DIFFERENCE,) and len(careers) >= SEVERAL
    unsure = len(facets) == 1 and bool(careers) and best.confidence < UNSURE
    if len(facets) >= SEVERAL or (facets and compares) or alike or unsure:
        return tuple(_read_as(context, facet, "likeness") for facet in facets)
    learnt = _to_learn(context)
    return (_read_as(context, learnt, "rule"),) if learnt and not facets else (clause,)


def _to_learn(context: Context) -> str | None:
    """Return the one facet of which a clause asks what to learn, named before the wish to."""
    learning = word_set(tuple(context.intents.messages["learning"]))
    found = asked_facets(context, learning)
    words = [token.word for token in context.clause.tokens]
    before = takewhile(lambda word: word not in learning, words)
    owned = map(context.intents.asked_by.get, before)
    return found[0] if len(found) == 1 and found[0] in owned else None


def _only_compares(context: Context) -> bool:
    """Whether a clause says to compare, whom, and nothing on what."""
    said, whom = _unnamed(context), {e.kind for e in context.clause.entities}
    return bool(said & COMPARING) and said <= _passing(context) and bool(whom & POINTING)


def orders_pay(context: Context) -> bool:
    """Whether a clause says nothing but an order and pay ("top 3 by pay", "who is worst paid")."""
    ranking, beside = context.intent(RANKING).wording, context.intent(FILTER).wording
    words = {token.word for token in context.clause.tokens}
    orders = [word_set(tuple(ranking[key])) for key in ORDERS]
    if all(map(words.isdisjoint, orders)):
        return False
    paid = word_set(tuple(beside["pay_nouns"])) | word_set(tuple(beside["paid"]))
    passing = word_set(tuple(beside["beside"])) | word_set(tuple(ranking["start"])) | paid
    official = word_set(tuple(ranking["official"]))
    counted = {word for word in words if word.isdecimal()} | {"three", "five", "two"}
    return bool(words & (paid | official)) and words <= passing.union(official, counted, *orders)


def _read_as(context: Context, intent: str, how: Literal["rule", "likeness"]) -> Clause:
    best, said = context.clause.best, context.utterance.text.strip()
    reading = replace(best, intent=intent, how=how, confidence=1.0, phrase=said)
    return replace(context.clause, readings=(reading,))


def _unnamed(context: Context) -> set[str]:
    """Return the words of the clause that neither name a career nor point at one."""
    clause = context.clause
    named = {
        i for e in clause.entities if e.kind in NAMES | {"reference"} for i in range(e.start, e.end)
    }
    return {token.word for i, token in enumerate(clause.tokens, clause.start) if i not in named}


def _passing(context: Context) -> frozenset[str]:
    language = context.intents.language
    return word_set(language.follow_words) | word_set(tuple(language.facet_words)) | BESIDE


def _apart(context: Context, one: tuple[int, str], other: tuple[int, str]) -> bool:
    """Whether two facets are the same, or joined by a word or a mark ("growth path" is one)."""
    between = context.clause.tokens[one[0] + 1 : other[0] + 1]
    joined = any(t.word in JOINERS or "," in t.gap or "/" in t.gap for t in between)
    return one[1] == other[1] or joined or DIFFERENCE in {one[1], other[1]}


def _led_in(context: Context, position: int) -> bool:
    """Whether a word such as "on" stands right before a facet ("on education")."""
    token, before = context.clause.tokens[position], context.clause.tokens[position - 1].word
    return before in BEFORE or any(mark in token.gap for mark in ",:/")


def _negated(context: Context, position: int) -> bool:
    """Whether the word before one rules it out ("not pay, the tools")."""
    before = context.clause.tokens[position - 1].word if position else ""
    return before in context.intents.language.negations


def _position(context: Context, word: str) -> int:
    return next(i for i, token in enumerate(context.clause.tokens) if token.word == word)
