"""All files of both folders as far as they can be read: what the checks look at."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from bot.errors import DataError, Problem
from bot.library.documents import Document, Path
from bot.library.kinds import KINDS, kind_of
from bot.library.layers import name_of
from bot.library.load import read_documents
from bot.library.schema import convert

Texts = Mapping[str, bytes]
Entry = tuple[Path, Any]


class File(NamedTuple):
    """A file that was parsed; `data` is typed, None where it does not fit its schema."""

    name: str
    kind: str
    document: Document
    data: Any

    def problem(self, path: Path, message: str) -> Problem:
        """Return a problem at `path` of this file."""
        return self.document.problem(path, message)


class Shelf(NamedTuple):
    """The files by kind; `unreadable` names the kinds of which some file could not be parsed.

    `known` keeps the ids of a kind once they have been asked for, when all files are in.
    """

    files: dict[str, list[File]]
    unreadable: set[str]
    known: dict[str, dict[str, tuple[File, Path]]]

    def of(self, *kinds: str) -> list[File]:
        """Return the files of some kinds, the built-in ones first."""
        return [file for kind in kinds for file in self.files.get(kind, [])]

    @property
    def knowledge(self) -> list[File]:
        """All files that hold knowledge."""
        return [f for kind, files in self.files.items() if kind not in INTENT_KINDS for f in files]

    def ids(self, kind: str) -> dict[str, tuple[File, Path]] | None:
        """Return each id of a kind with its place; None where a file could not be read."""
        if kind in self.unreadable:
            return None
        if kind not in self.known:
            found = ((i, (file, path)) for file in self.of(kind) for i, path in ids_of(file))
            self.known[kind] = dict(found)
        return self.known[kind]


INTENT_KINDS = {"intent", "language", "messages", "shared", "thesaurus", "thresholds"}


def ids_of(file: File) -> Iterator[tuple[str, Path]]:
    """Yield each id in a file and its place, whether its row fits the schema or not."""
    data = file.document.data
    if file.kind == "messages" and isinstance(data, dict):
        yield from ((str(key), (key,)) for key in data)
    elif file.kind in {"career", "intent"} and isinstance(data, dict):
        key = "id" if file.kind == "career" else "intent"
        if isinstance(data.get(key), str):
            yield data[key], (key,)
    elif isinstance(data, list):
        for i, row in enumerate(data):
            if isinstance(row, dict) and isinstance(row.get("id"), str):
                yield row["id"], (i, "id")


def fill_shelf(knowledge: Texts, intents: Texts) -> tuple[Shelf, list[Problem]]:
    """Return all files that can be parsed, and what is wrong with the form of each."""
    shelf, problems = Shelf({}, set(), {}), []
    for folder, texts in (("knowledge", knowledge), ("intents", intents)):
        parsed, found = read_documents(texts, folder)
        problems += found
        names = {key: kind_of(folder, name_of(key)) for key in texts}
        shelf.unreadable.update(k for key, k in names.items() if k and key not in parsed)
        for key, document in parsed.items():
            kind = names[key]
            if kind is not None:
                data, found = typed(document, kind)
                problems += found
                file = File(name_of(key), kind, document, data)
                shelf.files.setdefault(kind, []).append(file)
    return shelf, problems


def typed(document: Document, kind: str) -> tuple[Any, list[Problem]]:
    """Return the data of a file as its kind, or None and all that does not fit."""
    try:
        return convert(document, KINDS[kind]), []
    except DataError as error:
        return None, list(error.problems)


def entries(data: Any, path: Path = ()) -> Iterator[Entry]:
    """Yield each value under a key, at any depth, with its path."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield (*path, key), value
            yield from entries(value, (*path, key))
    elif isinstance(data, list):
        for i, value in enumerate(data):
            yield from entries(value, (*path, i))


def texts_of(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield a text, or each text of a list, with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for i, item in enumerate(value):
            if isinstance(item, str):
                yield (*path, i), item
