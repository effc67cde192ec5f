"""The one family of errors that careerbot raises on purpose."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.model.visible import one_line, shortened, visible

LONGEST = 1000


class CareerbotError(Exception):
    """Anything the program can explain; its text is safe to show to the user as it is."""

    def __init__(self, text: str) -> None:
        super().__init__(visible(text))


class InputError(CareerbotError):
    """A question or a file of questions cannot be used; the text says why and what to do."""


class Problem(NamedTuple):
    """One mistake in a YAML file, with the place to mend it."""

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        """Give `file:line:column: message`, as editors and compilers do, on one line."""
        place = f"{self.file}:{self.line}:{self.column}"
        return one_line(f"{place}: {shortened(self.message, LONGEST)}")


class DataError(CareerbotError):
    """The knowledge or the intents are broken; `problems` lists every mistake found."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class MissingDataError(CareerbotError):
    """A folder that should hold YAML files is not there or cannot be read."""

    def __init__(self, folder: object, why: str) -> None:
        super().__init__(f"{folder}: {why}; reinstall careerbot or name a folder that holds it")
