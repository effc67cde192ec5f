"""Labelled questions, read from JSONL."""

from pathlib import Path

import msgspec

from bot.errors import InputError


class Question(msgspec.Struct, frozen=True):
    """One question and what it asks for; see docs/understanding.md for the labels."""

    text: str
    aspect: str
    group: str
    also: list[str] | None = None
    careers: list[str] | None = None
    clear: bool | None = None

    @property
    def aspects(self) -> set[str]:
        """The labels that count as right."""
        return {self.aspect, *(self.also or ())}


def read_questions(file: Path) -> list[Question]:
    """Return the questions of `file`; raise InputError with file and line where one is broken."""
    questions = []
    for number, line in enumerate(file.read_bytes().splitlines(), 1):
        if not line.strip():
            continue
        try:
            questions.append(msgspec.json.decode(line, type=Question))
        except (msgspec.MsgspecError, ValueError) as error:
            raise InputError(
                f"{file}:{number}: expected a JSON object with text, aspect and group, "
                f"found {error}; mend the line"
            ) from None
    return questions
