"""The lines typed: kept for the next start, kept for this talk only, or forgotten."""

import os
from contextlib import suppress
from pathlib import Path

from prompt_toolkit.history import FileHistory, History, InMemoryHistory

from bot.terminal.keeping import Kept


def history(file: Path | None) -> History:
    """Return the history kept in `file`, or one in memory without a file that can be written."""
    if file is None:
        return InMemoryHistory()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
    except OSError:
        return InMemoryHistory()
    return Kept(str(file))


def emptied(past: History) -> History:
    """Return a history without any line that is kept in the same place, cleared on disk too."""
    if not isinstance(past, FileHistory):
        return InMemoryHistory()
    with suppress(OSError):  # gone by now, or no longer ours to write
        Path(os.fsdecode(past.filename)).write_text("", "utf-8")
    return Kept(past.filename)
