"""Which clauses of a line are to be answered, and what each of them asks."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from bot.conversation.context import ANCHORS, OUTSIDE
from bot.model.intents import Intents, Language
from bot.model.turn import Clause, Reading, Utterance
from bot.model.words import word_set

MOST_CLAUSES = 2
LEAST_LEFT = 0.05
FIRST_QUESTION = 1.3
AT_LEAST = 0.1


def about_work(utterance: Utterance, language: Language) -> bool:
    """Return whether the utterance is about work in some career, so that it can't lie outside."""
    kinds = {entity.kind for entity in utterance.entities}
    heads, work = word_set(language.title_heads), word_set(language.work_words)
    titled = any(
        e.kind == "career" and utterance.tokens[e.end - 1].word in heads for e in utterance.entities
    )
    says_work = any(token.word in work for token in utterance.tokens)
    several = len({e.start for e in utterance.entities if e.kind == "career"}) > 1
    return titled or several or "job" in kinds or (bool(kinds & ANCHORS) and says_work)


def inside(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return readings without the one that the words lie outside, the others scaled up."""
    likely = [r for r in readings if r.how == "likeness"]
    left = max(1.0 - sum(r.confidence for r in likely if r.intent == OUTSIDE), LEAST_LEFT)
    kept = tuple(
        r if r.how == "rule" else replace(r, confidence=min(r.confidence / left, 1.0))
        for r in readings
        if r.intent != OUTSIDE
    )
    return kept or tuple(readings)


def supported(clauses: Sequence[Clause], whole: Sequence[Reading]) -> list[Clause]:
    """Return the clauses with their readings in the order that the whole line bears out."""
    support = {reading.intent: reading.confidence for reading in whole}

    def rank(reading: Reading) -> tuple[bool, float]:
        return reading.how != "rule", -reading.confidence - support.get(reading.intent, 0.0)

    return [replace(c, readings=tuple(sorted(c.readings, key=rank))) for c in clauses]


def asking(clauses: Sequence[Clause], whole: Sequence[Reading], intents: Intents) -> list[Clause]:
    """Return the clauses to answer: the main one, and others as sure that ask something else.

    Small talk, a bare name ("Data science: …"), what is ruled out ("not pay, …") and what only
    goes on ("and how?") yield to any clause that asks.
    """
    clauses = supported(clauses, whole)
    if len(clauses) == 1:
        return clauses
    kept = [c for c in clauses if not _ruled_out(c, intents)] or clauses
    clauses = [c for c in clauses if not _only_opens(c, intents)] or kept
    clauses = [c for c in clauses if c is clauses[0] or not _only_goes_on(c, intents)]
    best = main_clause(clauses, {r.intent: r.confidence for r in whole}, intents)
    second = intents.thresholds.second
    sure = [
        c
        for c in clauses
        if c is best or c.best.how == "rule" or (_asks(c, intents) and c.best.confidence >= second)
    ]
    different = {_asked(c): c for c in reversed(sure)}
    return [c for c in sure if different[_asked(c)] is c][:MOST_CLAUSES]


def main_clause(
    clauses: Sequence[Clause], support: Mapping[str, float], intents: Intents
) -> Clause:
    """Return the clause that asks most surely, borne out by the whole line.

    The first question counts more than what comes after it, as later ones mostly enlarge on it.
    """
    first = next((c for c in clauses if _asks(c, intents)), None)

    def weight(clause: Clause) -> float:
        sure = AT_LEAST + clause.best.confidence
        return sure * (FIRST_QUESTION if clause is first else 1.0) + support.get(
            clause.best.intent, 0.0
        )

    return max(clauses, key=weight)


def _asked(clause: Clause) -> tuple[str, tuple[str, ...]]:
    """Return what a clause asks, and of which careers."""
    return clause.best.intent, tuple(e.id for e in clause.entities if e.kind == "career")


def _asks(clause: Clause, intents: Intents) -> bool:
    """Whether a clause begins as a question and is about something inside."""
    first = clause.tokens[0].word in word_set(intents.language.question_words)
    return first and clause.best.intent != OUTSIDE


def _only_opens(clause: Clause, intents: Intents) -> bool:
    named = {i for e in clause.entities for i in range(e.start, e.end)}
    small = intents.intents[clause.best.intent].label_asked is None
    rest = {token.word for i, token in enumerate(clause.tokens, clause.start) if i not in named}
    language = intents.language
    bare = word_set(language.joiners) - word_set(language.target_frames)
    bare |= word_set(language.career_words)
    return small or _ruled_out(clause, intents) or rest <= bare


def _only_goes_on(clause: Clause, intents: Intents) -> bool:
    """Whether a clause behind another says nothing of its own ("how?", "and why though")."""
    if clause.best.how == "rule":
        return False
    language = intents.language
    points = {i for e in clause.entities if e.kind == "reference" for i in range(e.start, e.end)}
    rest = {token.word for i, token in enumerate(clause.tokens, clause.start) if i not in points}
    return rest <= word_set(language.follow_words) | word_set(language.question_words)


def _ruled_out(clause: Clause, intents: Intents) -> bool:
    """Whether a clause says what is not meant ("not pay", "not nlp")."""
    return clause.tokens[0].word in intents.language.negations
