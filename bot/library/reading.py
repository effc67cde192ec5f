"""Folders to the bytes of their data files, each of them within limits."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from bot.errors import DataError, MissingDataError, Problem
from bot.library.decoding import LARGEST, decode
from bot.library.texts import MOST_HELD, Held, Texts

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

DATA_ENDINGS = (".yaml", ".yml", ".txt", ".csv")
DEEPEST = 4
USUAL = 1 << 16
GONE = "none (gone, a pipe, a device, or a link that leads nowhere)"


def read_folder(folder: "Traversable", shown: str = "") -> Texts:
    """Return the bytes of each data file in `folder` by its name.

    `shown` is what people call the folder, its own path if left out. Raises DataError that
    names all files that cannot be read. Of a file that is too large only
    a little more than the limit is read, which decoding refuses.
    """
    texts: dict[str, Held] = {}
    problems: list[Problem] = []
    size = 0
    for name, file in data_files(folder):
        read = partial(_read, file, name, f"{shown or folder}/{name}")
        try:
            raw = read()
        except DataError as error:
            problems += error.problems
            continue
        size += len(raw)
        texts[name] = raw if size <= MOST_HELD else read
    if problems:
        raise DataError(problems)
    return Texts(texts)


def read_file(file: "Traversable", shown: str) -> str:
    """Return the text of one file; raise DataError where it cannot be read or is no text."""
    return decode(shown, _read(file, file.name, shown))


def _read(file: "Traversable", name: str, shown: str) -> bytes:
    """Return the bytes of a file; raise DataError where it cannot be read."""
    try:
        return _bytes_of(file, name)
    except (OSError, ValueError) as error:
        found = getattr(error, "strerror", None) or error
        message = f"expected a file that can be read, found {found}; mend or remove it"
        raise DataError([Problem(shown, 1, 1, message)]) from None


def data_files(folder: "Traversable", within: str = "") -> Iterator[tuple[str, "Traversable"]]:
    """Yield (name, file) for each data file in `folder` and its sub-folders, by name.

    What begins with a dot is left out: editors and version control keep things of their own.
    """
    if within.count("/") > DEEPEST:
        raise MissingDataError(folder, f"expected at most {DEEPEST} folders deep, found more")
    for name, entry in _entries(folder):
        if _is_folder(entry):
            yield from data_files(entry, f"{within}{name}/")
        elif name.endswith(DATA_ENDINGS):
            yield f"{within}{name}", entry


def _entries(folder: "Traversable") -> list[tuple[str, "Traversable"]]:
    try:
        return sorted((e.name, e) for e in folder.iterdir() if not e.name.startswith("."))
    except OSError as error:
        raise MissingDataError(folder, error.strerror or "cannot be read") from None


def _is_folder(entry: "Traversable") -> bool:
    try:
        return entry.is_dir()
    except OSError:  # reading it tells why
        return False


def _bytes_of(file: "Traversable", name: str) -> bytes:
    """Return what a file holds; raise OSError or ValueError where it is no file to read."""
    if not name.isprintable():
        raise ValueError("a name that is no plain text")
    if not file.is_file():
        raise ValueError(GONE)
    with file.open("rb") as stream:
        raw: bytes = stream.read(USUAL)  # room for the largest takes longer to get than to fill
        return raw if len(raw) < USUAL else raw + stream.read(LARGEST + 1 - USUAL)
