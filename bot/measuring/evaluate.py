"""Labelled questions asked one by one, and how each reply counts."""

import time
from collections.abc import Iterable, Sequence

from msgspec import Struct

from bot.engine import Engine
from bot.measuring.questions import Question
from bot.measuring.typos import corrupt
from bot.model.turn import Reading, State, Turn

ACCEPTED = {"answer", "not-stated", "clarify"}
CLEAR = "clear"


class Verdict(Struct, frozen=True):
    """One question, what came, and how that counts.

    `seconds` is the time of the whole turn; `assumed`: the answer says what it takes the question
    for, as the bot is not sure.
    """

    question: Question
    outcome: str
    aspect: str | None
    careers: tuple[str, ...]
    reading: Reading
    runner_up: Reading | None
    verdict: str
    seconds: float
    assumed: bool = False

    @property
    def misleads(self) -> bool:
        """Whether it is wrong and confident: answered as if nothing else could be meant."""
        return self.verdict == "wrong" and not self.assumed


def evaluate(
    engine: Engine, questions: Iterable[Question], typos: int = 0, seed: int = 0
) -> list[Verdict]:
    """Return a verdict for each question, asked on its own with so many words misspelt."""
    return [_ask(engine, question, typos, seed) for question in questions]


def _ask(engine: Engine, question: Question, typos: int, seed: int) -> Verdict:
    text = corrupt(question.text, typos, seed) if typos else question.text
    start = time.perf_counter()
    turn = engine.turn(text, State())
    seconds = time.perf_counter() - start
    request = turn.requests[0]
    intent = engine.intents.intents[request.intent]
    return Verdict(
        question,
        turn.reply.outcome,
        intent.label_asked,
        request.careers,
        request.reading,
        request.runner_up,
        judge(question, turn, intent.label_asked, set(engine.knowledge.careers)),
        seconds,
        assumed=turn.reply.assumption is not None,
    )


def judge(question: Question, turn: Turn, aspect: str | None, known: set[str]) -> str:
    """Return how a reply counts.

    Inside: right (the aspect or one as good, and the same careers), wrong, asked, declined.
    Far: declined or accepted. Near: not covered, or the outcome that came instead.
    """
    outcome = turn.reply.outcome
    if question.group == "far":
        return "accepted" if outcome in ACCEPTED else "declined"
    if question.group == "near":
        return "not covered" if outcome == "not-covered" else outcome
    if outcome == "clarify":
        return "asked"
    if outcome == "out-of-scope":
        return "declined"
    wanted = {career for career in question.careers or () if career in known}
    same = set(turn.requests[0].careers) == wanted
    return "right" if aspect in question.aspects and same else "wrong"


def share(verdicts: Sequence[Verdict], verdict: str) -> float:
    """Return the percentage of `verdicts` that are `verdict`."""
    hits = sum(v.verdict == verdict for v in verdicts)
    return 100.0 * hits / len(verdicts) if verdicts else 0.0


def groups(verdicts: Iterable[Verdict]) -> dict[str, list[Verdict]]:
    """Return the verdicts by group; clear in-domain questions once more on their own."""
    found: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        found.setdefault(verdict.question.group, []).append(verdict)
        if verdict.question.group == "in-domain" and verdict.question.clear:
            found.setdefault(CLEAR, []).append(verdict)
    return found
