"""Where the data lie: beside the package in a checkout, inside it once installed."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import MissingDataError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def program_folder() -> "Traversable":
    """Return the folder of the program, or its place in a zip archive that it is run from."""
    folder = Path(__file__).parent.parent
    if folder.is_dir():
        return folder
    from importlib.resources import files  # noqa: PLC0415 - costs 10 ms and is rarely needed

    return files("bot")


def data_folder(name: str) -> "Traversable":
    """Return the folder `name` ("intents" or "knowledge") of this installation."""
    package = program_folder()
    inside = package / "_data" / name
    if inside.is_dir():
        return inside
    beside = Path(str(package)).parent / name
    if beside.is_dir():
        return beside
    raise MissingDataError(beside, "the folder is missing")


def read_code(room: str) -> dict[str, bytes]:
    """Return the source of a room of the program, as what it compiles depends on it."""
    folder = program_folder() / room
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.name.endswith(".py")}


def program_texts() -> Iterator[str]:
    """Yield the text of each module of the program."""
    folders = [program_folder()]
    while folders:
        for entry in folders.pop().iterdir():
            if entry.name.endswith(".py"):
                yield entry.read_text("utf-8")
            elif entry.is_dir() and entry.name not in {"_data", "__pycache__"}:
                folders.append(entry)
