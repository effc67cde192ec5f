"""Where the data lie: beside the package in a checkout, inside it once installed."""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from bot.errors import MissingDataError

DATA_ENDINGS = (".yaml", ".yml", ".txt", ".csv")


def data_folder(name: str) -> Traversable:
    """Return the folder `name` ("intents" or "knowledge") of this installation."""
    package = files("bot")
    inside = package / "_data" / name
    if inside.is_dir():
        return inside
    beside = Path(str(package)).parent / name
    if beside.is_dir():
        return beside
    raise MissingDataError(beside, "the folder is missing")


def read_code(room: str) -> dict[str, bytes]:
    """Return the source of a room of the program, as what it compiles depends on it."""
    folder = files("bot") / room
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.name.endswith(".py")}


def data_files(folder: Traversable, within: str = "") -> Iterator[tuple[str, Traversable]]:
    """Yield (name, file) for each data file in `folder` and its sub-folders, by name."""
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        raise MissingDataError(str(folder), error.strerror or "cannot be read") from None
    for entry in entries:
        name = f"{within}{entry.name}"
        if entry.is_dir():
            yield from data_files(entry, f"{name}/")
        elif entry.name.endswith(DATA_ENDINGS):
            yield name, entry


def program_texts() -> Iterator[str]:
    """Yield the text of each module of the program."""
    folders = [files("bot")]
    while folders:
        for entry in folders.pop().iterdir():
            if entry.name.endswith(".py"):
                yield entry.read_text("utf-8")
            elif entry.is_dir() and entry.name not in {"_data", "__pycache__"}:
                folders.append(entry)
