"""The chain of a filter: what each condition does to the careers that are left."""

from typing import NamedTuple

from bot.answering.desk import Desk
from bot.answering.judging import Verdict, bands_at, judge
from bot.model.conditions import Condition, PayCondition
from bot.model.knowledge import Career
from bot.model.turn import Request

KEPT: set[Verdict] = {"yes", "open"}


class Step(NamedTuple):
    """A condition, and what it makes of the careers that the ones before it left."""

    condition: Condition
    verdicts: list[tuple[Career, Verdict]]

    def having(self, *verdicts: Verdict) -> list[Career]:
        """Return the careers that got one of the verdicts."""
        return [career for career, verdict in self.verdicts if verdict in verdicts]

    @property
    def left(self) -> list[Career]:
        """The careers that are kept."""
        return self.having(*KEPT)


def candidates(desk: Desk, request: Request) -> list[Career]:
    """Return the careers that conditions choose from."""
    careers = desk.knowledge.careers
    return [careers[i] for i in request.within if i in careers] or list(careers.values())


def steps_of(desk: Desk, request: Request) -> list[Step]:
    """Return what each condition does to the careers left by those before it."""
    steps: list[Step] = []
    left = candidates(desk, request)
    for condition in request.conditions:
        steps.append(Step(condition, [(c, judge(desk, c, condition)) for c in left]))
        left = steps[-1].left
    return steps


def why_unknown(step: Step) -> str:
    """Return which wording tells why some can't be judged: nothing stated, or an open end."""
    condition = step.condition
    if not isinstance(condition, PayCondition):
        return "unjudged"
    at_level = any(bands_at(career, condition) for career in step.having("unknown"))
    return "open_end" if at_level else "unjudged"
