"""Bytes of a data file to text, with the place of what is no text."""

from bot.errors import DataError, Problem
from bot.model.visible import STEERING

LARGEST = 4_000_000
"""The most bytes a data file may have; no more than one beyond are ever read."""


def decode(file: str, raw: bytes) -> str:
    """Return the text in `raw`, line ends as line feeds; raise DataError where it is none.

    It has to be UTF-8, with or without a mark of byte order, and free of what steers a
    terminal. Columns count characters from 1, as editors do.
    """
    if len(raw) > LARGEST:
        told = f"expected at most {LARGEST:,} bytes, found more; split the file"
        raise DataError([Problem(file, 1, 1, told)])
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        place = line_and_column(error.object[: error.start].decode())
        found = f"byte {error.object[error.start]:#04x}"
        told = f"expected UTF-8 text, found {found}; save the file as UTF-8"
        raise DataError([Problem(file, *place, told)]) from None
    if odd := STEERING.search(text):
        place = line_and_column(text[: odd.start()])
        told = f"expected text, found the character U+{ord(odd[0]):04X}; delete it"
        raise DataError([Problem(file, *place, told)])
    return text


def line_and_column(before: str) -> tuple[int, int]:
    """Return the line and column, from 1, of what stands behind the text `before`."""
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
