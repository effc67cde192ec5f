"""YAML text to plain data that remembers where each value stood.

PyYAML alone would read `no` as False and `1:30` as 90, keep the last of two equal keys,
follow anchors without end, and overrun the stack where lists are nested deeply. Here the
events of its parser are read one by one: every scalar stays text until the schema gives it
a type, a second key is refused, so are aliases, and depth has a limit.
"""

from collections.abc import Iterator
from functools import cached_property
from pathlib import PurePath
from typing import Any, NoReturn

import yaml

from bot.errors import DataError, Problem
from bot.library.decoding import line_and_column
from bot.model.visible import STEERING, one_line

Path = tuple[str | int, ...]
Place = tuple[int, int]
DEEPEST = 20
LONGEST_KEY = 200
MOST_PROBLEMS = 100
NULLS = {"null", "~", ""}
ENDS = (yaml.SequenceEndEvent, yaml.MappingEndEvent)


class Document:
    """The data of one file; `place` tells line and column of a path in it, counted from 1.

    Places take far more room than data and are rarely asked for: the file is read for them again.
    """

    def __init__(self, file: str, data: Any, text: str) -> None:
        self.file = file
        self.data = data
        self._text = text

    @cached_property
    def _places(self) -> dict[Path, Place]:
        reader = _Reader(self.file, self._text)
        reader.document()
        return reader.places

    def place(self, path: Path) -> Place:
        """Return where `path` stands, or the nearest thing around it."""
        while path and path not in self._places:
            path = path[:-1]
        return self._places.get(path, (1, 1))

    def problem(self, path: Path, message: str) -> Problem:
        """Return a problem at `path` of this file."""
        return Problem(self.file, *self.place(path), message)


def read_document(file: PurePath | str, text: str) -> Document:
    """Return the document in `text`; raise DataError with the place of what is wrong.

    At most `MOST_PROBLEMS` are told of one file.
    """
    text = text.removeprefix("\ufeff")
    reader = _Reader(str(file), text)
    try:
        data = reader.document()
    except yaml.MarkedYAMLError as error:
        reader.problems.append(_syntax_problem(reader.name, error))
    except yaml.reader.ReaderError as error:
        reader.problems.append(_odd_character(reader.name, text, error))
    except _Enough:
        pass
    if reader.problems:
        raise DataError(reader.problems)
    return Document(reader.name, data, text)


def _odd_character(name: str, text: str, error: yaml.reader.ReaderError) -> Problem:
    """Return the problem of a character that YAML forbids; `position` counts bytes."""
    before = text.encode(errors="replace")[: error.position].decode(errors="ignore")
    code = error.character if isinstance(error.character, int) else ord(error.character)
    message = f"expected text, found the character U+{code:04X}; delete it"
    return Problem(name, *line_and_column(before), message)


def _syntax_problem(name: str, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    what = (error.problem or "broken YAML").replace("\t", "tab")
    return Problem(
        name,
        line,
        column,
        f"expected YAML, found: {what}; indent with spaces and quote text that holds ': ' "
        "or begins with [ or {",
    )


class _Enough(Exception):  # noqa: N818 - the problems found are the error
    """No use reading on."""


class _Reader:
    """Builds data from the events of one file and notes their places."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.places: dict[Path, Place] = {}
        self.problems: list[Problem] = []
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=yaml.CSafeLoader)

    def document(self) -> Any:
        """Return the data of the one document in the file."""
        start = next(self._events)
        if isinstance(next(self._events), yaml.StreamEndEvent):
            self._stop(start, "expected some YAML, found an empty file")
        data = self._value(next(self._events), ())
        next(self._events)
        if not isinstance(event := next(self._events), yaml.StreamEndEvent):
            self._stop(event, "expected YAML, found: another document; delete the line '---'")
        return data

    def _value(self, event: yaml.Event, path: Path) -> Any:
        """Return the value that begins with `event`, all of its events read."""
        self.places.setdefault(path, _place(event))
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.AliasEvent):
            self._complain(
                event, "expected plain values, found an alias (*name); write the value again"
            )
            return None
        if len(path) >= DEEPEST:
            self._stop(event, f"expected at most {DEEPEST} levels, found more; nest less deeply")
        if isinstance(event, yaml.SequenceStartEvent):
            return [self._value(item, (*path, i)) for i, item in enumerate(self._within())]
        return self._mapping(path)

    def _scalar(self, event: yaml.ScalarEvent) -> str | None:
        if odd := STEERING.search(event.value):
            self._complain(event, f"expected text, found the character U+{ord(odd[0]):04X} in it")
        quoted = event.style in {"'", '"', "|", ">"}
        return None if event.value in NULLS and not quoted else event.value

    def _mapping(self, path: Path) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for event in self._within():
            key = self._key(event, data, path)
            if key is not None:
                self.places[(*path, key)] = _place(event)
            value = self._value(next(self._events), (*path, key or ""))
            if key is not None:
                data[key] = value
        return data

    def _key(self, event: yaml.Event, data: dict[str, Any], path: Path) -> str | None:
        """Return a new key of a mapping, all of its events read; None where it is no good."""
        if not isinstance(event, yaml.ScalarEvent):
            self._complain(event, "expected a word as key, found a list, mapping or alias")
            self._value(event, path)
        elif len(event.value) > LONGEST_KEY:
            found = f"{len(event.value):,}"
            self._complain(event, f"expected a key of at most {LONGEST_KEY} letters, found {found}")
        elif event.value in data:
            key = one_line(event.value)
            self._complain(event, f"expected each key once, found {key!r} again; merge the two")
        else:
            return event.value
        return None

    def _within(self) -> Iterator[yaml.Event]:
        """Yield the first event of each thing up to the end of the list or mapping."""
        for event in self._events:
            if isinstance(event, ENDS):
                return
            yield event

    def _complain(self, event: yaml.Event, message: str) -> None:
        self.problems.append(Problem(self.name, *_place(event), message))
        if len(self.problems) >= MOST_PROBLEMS:
            raise _Enough

    def _stop(self, event: yaml.Event, message: str) -> NoReturn:
        self._complain(event, message)
        raise _Enough


def _place(event: yaml.Event) -> Place:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
