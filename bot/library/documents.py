"""YAML text to plain data that remembers where each value stood.

PyYAML alone would read `no` as False and `1:30` as 90, keep the last of two equal keys,
and follow anchors without end. Here every scalar stays text until the schema gives it a
type, a second key is refused, and so are anchors.
"""

from collections.abc import Hashable
from pathlib import PurePath
from typing import Any

import yaml

from bot.errors import DataError, Problem

Path = tuple[str | int, ...]
Place = tuple[int, int]
LARGEST = 4_000_000
DEEPEST = 20
NULLS = {"null", "~", ""}


class Document:
    """The data of one file; `place` tells line and column of a path in it, counted from 1."""

    def __init__(self, file: str, data: Any, places: dict[Path, Place]) -> None:
        self.file = file
        self.data = data
        self._places = places

    def place(self, path: Path) -> Place:
        """Return where `path` stands, or the nearest thing around it."""
        while path and path not in self._places:
            path = path[:-1]
        return self._places.get(path, (1, 1))

    def problem(self, path: Path, message: str) -> Problem:
        """Return a problem at `path` of this file."""
        return Problem(self.file, *self.place(path), message)


class _Loader(yaml.CSafeLoader):
    """The C loader without guesses about types."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's own attribute


def read_document(file: PurePath | str, text: str) -> Document:
    """Return the document in `text`; raise DataError with the place of what is wrong."""
    name = str(file)
    if len(text) > LARGEST:
        raise DataError(
            [
                Problem(
                    name,
                    1,
                    1,
                    f"expected at most {LARGEST:,} characters, found {len(text):,}; split the file",
                )
            ]
        )
    try:
        node = yaml.compose(text.removeprefix("\ufeff"), Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        raise DataError([_syntax_problem(name, error)]) from None
    except yaml.reader.ReaderError as error:
        line, column = _line_and_column(text, error.position)
        message = f"expected text, found the character U+{_code(error):04X}; delete it"
        raise DataError([Problem(name, line, column, message)]) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise DataError([Problem(name, 1, 1, f"expected YAML, found {error}")]) from None
    if node is None:
        raise DataError([Problem(name, 1, 1, "expected some YAML, found an empty file")])
    reader = _Reader(name)
    data = reader.value(node, ())
    if reader.problems:
        raise DataError(reader.problems)
    return Document(name, data, reader.places)


def _code(error: yaml.reader.ReaderError) -> int:
    return error.character if isinstance(error.character, int) else ord(error.character)


def _line_and_column(text: str, position: int) -> Place:
    before = text[:position]
    return before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1


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


class _Reader:
    """Builds data from nodes and notes their places."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.places: dict[Path, Place] = {}
        self.problems: list[Problem] = []
        self._seen: set[int] = set()
        self._nodes: list[yaml.Node] = []  # kept alive, so that ids stay unique

    def value(self, node: yaml.Node, path: Path) -> Any:
        self.places.setdefault(path, (node.start_mark.line + 1, node.start_mark.column + 1))
        if id(node) in self._seen:
            self._complain(
                node, "expected plain values, found an alias (*name); write the value again"
            )
            return None
        self._seen.add(id(node))
        self._nodes.append(node)
        if len(path) > DEEPEST:
            self._complain(node, f"expected at most {DEEPEST} levels, found more; nest less deeply")
            return None
        if isinstance(node, yaml.ScalarNode):
            quoted = node.style in {"'", '"', "|", ">"}
            return None if node.value in NULLS and not quoted else node.value
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*path, i)) for i, child in enumerate(node.value)]
        return self._mapping(node, path)

    def _mapping(self, node: yaml.Node, path: Path) -> dict[Hashable, Any]:
        data: dict[Hashable, Any] = {}
        for key_node, child in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else None
            if key is None:
                self._complain(key_node, "expected a word as key, found a list or mapping")
            elif key in data:
                self._complain(
                    key_node, f"expected each key once, found {key!r} again; merge the two"
                )
            else:
                mark = key_node.start_mark
                self.places[(*path, key)] = (mark.line + 1, mark.column + 1)
                data[key] = self.value(child, (*path, key))
        return data

    def _complain(self, node: yaml.Node, message: str) -> None:
        mark = node.start_mark
        self.problems.append(Problem(self.name, mark.line + 1, mark.column + 1, message))
