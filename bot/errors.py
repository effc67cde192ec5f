"""The one family of errors that careerbot raises on purpose."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


class CareerbotError(Exception):
    """Anything the program can explain; its text is shown to the user as it is."""


class InputError(CareerbotError):
    """A question or a file of questions cannot be used; the text says why and what to do."""


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake in a YAML file, with the place to mend it."""

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        """Give `file:line:column: message`, as editors and compilers do."""
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


class DataError(CareerbotError):
    """The knowledge or the intents are broken; `problems` lists every mistake found."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class MissingDataError(CareerbotError):
    """A folder that should hold YAML files is not there or cannot be read."""

    def __init__(self, folder: Path | str, why: str) -> None:
        super().__init__(f"{folder}: {why}; reinstall careerbot or name a folder that holds it")
