"""Files that take the place of ours: what the program looks up in them by name must be there.

The program asks for wordings, and for classes of words, by the names that the built-in files
give them. A file of the user's own under the same name has to have them all, each as a list
or as one text, as ours is.
"""

from collections.abc import Iterator
from typing import Any

from bot.errors import Problem
from bot.library.decoding import decode
from bot.library.documents import Path, read_document
from bot.library.places import data_folder
from bot.library.shelf import File, Shelf

FOLDER = "intents"
SECTIONS: dict[str, tuple[Path, ...]] = {
    "intent": (("wording",),),
    "language": (("persons",), ("feelings",), ("tool_words",)),
    "messages": ((),),
}
MERGED = {"messages"}
"""Kinds of which the user's file only adds to ours."""


def names_left_out(shelf: Shelf) -> Iterator[Problem]:
    """Yield each thing that a file of the user's lacks, or has in another form than ours."""
    for file in shelf.of(*SECTIONS):
        place = data_folder(FOLDER) / file.name
        if file.document.file != f"{FOLDER}/{file.name}" and place.is_file():
            ours = read_document(file.name, decode(file.name, place.read_bytes())).data
            for path in SECTIONS[file.kind]:
                yield from _compared(file, path, _at(ours, path))


def _at(data: Any, path: Path) -> dict[str, Any]:
    """Return the mapping at a path; an empty one where there is none."""
    for key in path:
        data = data.get(key) if isinstance(data, dict) else None
    return data if isinstance(data, dict) else {}


def _compared(file: File, path: Path, ours: dict[str, Any]) -> Iterator[Problem]:
    theirs = _at(file.document.data, path)
    for name, value in ours.items():
        if name not in theirs:
            if file.kind not in MERGED:
                message = f"expected {name!r} as in our {file.name}, found none; add `{name}:`"
                yield file.problem(path, message)
        elif _form(theirs[name]) != _form(value):
            message = f"expected {_form(value)} as in our {file.name}, found {_form(theirs[name])}"
            yield file.problem((*path, name), f"{message}; write it so")


def _form(value: Any) -> str:
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    return "a text" if isinstance(value, str) else "nothing"
