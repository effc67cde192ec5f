"""The lines typed, kept from one talk to the next; a talk never ends because they cannot be."""

import os
from collections.abc import Iterable
from pathlib import Path

from prompt_toolkit.history import FileHistory

from bot.model.visible import visible, well_formed

MOST_READ = 1_000_000
MARK = b"+"


class Kept(FileHistory):
    """The lines in a file of prompt_toolkit's form: a "+" before each, a blank line between.

    Each entry is written in one piece, so that several talks can share the file. What steers a
    terminal is kept as its escape. What cannot be written is kept for this talk alone.
    """

    def load_history_strings(self) -> Iterable[str]:
        """Return the entries in the last `MOST_READ` bytes, the newest first; none if unreadable.

        The first of them may have lost its beginning, and is left out if so.
        """
        try:
            raw, whole = _end_of(Path(os.fsdecode(self.filename)))
        except OSError:
            return []
        entries = [_text(entry) for entry in raw.replace(b"\r\n", b"\n").split(b"\n\n")]
        return reversed([entry for entry in entries[0 if whole else 1 :] if entry is not None])

    def store_string(self, string: str) -> None:
        """Write an entry at the end of the file."""
        lines = visible(well_formed(string)).split("\n")
        raw = "".join(["\n", *(f"+{line}\n" for line in lines)]).encode()
        try:
            with Path(os.fsdecode(self.filename)).open("ab", buffering=0) as file:
                file.write(raw)
        except OSError:
            return


def _end_of(file: Path) -> tuple[bytes, bool]:
    """Return the last bytes of a file, and whether they are all of it."""
    with file.open("rb") as stream:
        size = stream.seek(0, os.SEEK_END)
        stream.seek(max(size - MOST_READ, 0))
        return stream.read(MOST_READ), size <= MOST_READ


def _text(entry: bytes) -> str | None:
    """Return the text of an entry; None where it has no line of its own."""
    lines = [line.removeprefix(MARK) for line in entry.split(b"\n") if line.startswith(MARK)]
    return visible(b"\n".join(lines).decode(errors="replace")) if lines else None
