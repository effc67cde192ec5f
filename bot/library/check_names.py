"""Names: none may stand for two things of one kind, unless names.yaml says that it does."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.errors import Problem
from bot.library.documents import Path
from bot.library.shelf import File, Shelf

NAMED = (
    "tools",
    "topics",
    "industries",
    "employers",
    "degrees",
    "levels",
    "places",
    "backgrounds",
    "glossary",
)
_WORD = re.compile(r"[^\W_]+(?:\+\+|#)?")


class Name(NamedTuple):
    """A name, what it stands for, and where it is written."""

    text: str
    owner: str
    file: File
    path: Path

    @property
    def plain(self) -> str:
        """The name without case and punctuation."""
        return " ".join(_WORD.findall(self.text.casefold()))


def names_claimed_twice(shelf: Shelf) -> Iterator[Problem]:
    """Yield each name that two things of one kind claim."""
    for kind in NAMED:
        yield from _clashes(list(_rows(shelf, kind)), f"keep it in one row of {kind}.yaml")
    careers = list(_careers(shelf))
    yield from _clashes(careers, "keep it in one career, or move it to names.yaml")
    yield from _clashes(list(_nicknames(shelf)), "keep it in one career")
    yield from _shared_and_owned(shelf, careers)


def _clashes(names: list[Name], hint: str) -> Iterator[Problem]:
    first: dict[str, Name] = {}
    for name in names:
        other = first.setdefault(name.plain, name)
        if other.owner != name.owner:
            message = (
                f"expected a name of {name.owner!r} alone, found {name.text!r}, "
                f"which {other.owner!r} claims too; {hint}"
            )
            yield name.file.problem(name.path, message)


def _rows(shelf: Shelf, kind: str) -> Iterator[Name]:
    last = {ident: file for ident, (file, _) in (shelf.ids(kind) or {}).items()}
    for file in shelf.of(kind):
        for i, row in enumerate(file.data or []):
            if last.get(row.id) is not file:
                continue  # the user's row takes its place
            yield Name(row.name, row.id, file, (i, "name"))
            for key in ("aliases", "words"):
                for n, text in enumerate(getattr(row, key, ())):
                    yield Name(text, row.id, file, (i, key, n))


def _careers(shelf: Shelf) -> Iterator[Name]:
    for file in shelf.of("career"):
        if file.data is None:
            continue
        for key in ("name", "plural", "full_name"):
            yield Name(getattr(file.data, key), file.data.id, file, (key,))
        for key in ("aliases", "described_by"):
            for i, text in enumerate(getattr(file.data, key)):
                yield Name(text, file.data.id, file, (key, i))


def _nicknames(shelf: Shelf) -> Iterator[Name]:
    for file in shelf.of("career"):
        for i, text in enumerate(file.data.nicknames if file.data else []):
            yield Name(text, file.data.id, file, ("nicknames", i))


def _shared_and_owned(shelf: Shelf, careers: list[Name]) -> Iterator[Problem]:
    """Yield each name of names.yaml that is the alias of a career, too."""
    owners = {name.plain: name.owner for name in careers}
    for file in shelf.of("names"):
        for i, row in enumerate(file.data or []):
            for n, text in enumerate(row.name):
                name = Name(text, "", file, (i, "name", n))
                if name.plain in owners:
                    message = (
                        f"expected a name of several careers, found {text!r}, an alias of "
                        f"{owners[name.plain]!r}; delete it here or there"
                    )
                    yield file.problem(name.path, message)
