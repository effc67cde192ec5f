"""A folder of the user's own laid over the built-in one.

A file of the same name takes the place of ours, and a new one adds; where a file is a table
that careers share, both are read, and a row of the user's takes the place of ours with its id.
In the key of a user's file "/./" parts the folder from the name in it, as rsync has it.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from bot.library.kinds import SHARED_TABLES
from bot.library.places import data_folder
from bot.library.reading import read_folder
from bot.library.texts import Texts, held_by
from bot.model.visible import visible

MARK = "/./"


class Own(NamedTuple):
    """The user's folders, where there are any."""

    knowledge: Path | None = None
    intents: Path | None = None


BUILT_IN = Own()


def read_layers(folder: str, own: Path | None) -> Texts:
    """Return the files of a built-in folder with those of the user's folder over them."""
    built_in = read_folder(data_folder(folder), folder)
    return built_in if own is None else lay_over(built_in, own, folder)


def lay_over(built_in: Mapping[str, bytes], own: Path, folder: str) -> Texts:
    """Return the files of `own` over those of a built-in folder, each under its key."""
    shown_as = visible(str(own))
    texts = read_folder(own, shown_as)
    replaced = texts.keys() - SHARED_TABLES[folder]
    kept = {name: held for name, held in held_by(built_in).items() if name not in replaced}
    return Texts(kept | {f"{shown_as}{MARK}{name}": held for name, held in texts.files.items()})


def name_of(key: str) -> str:
    """Return the name of a file within its folder."""
    return key.rpartition(MARK)[2]


def shown(key: str, folder: str) -> str:
    """Return the path of a file as a person finds it."""
    return key.replace(MARK, "/") if MARK in key else f"{folder}/{key}"
