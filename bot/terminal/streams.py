"""Standard input, output and error, whatever they are connected to."""

import io
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

WIDEST = 100
NARROWEST = 20


def open_streams() -> bool:
    """Make the standard streams safe to use; return whether answers can go anywhere.

    A closed input is an empty one. Pipes and files carry UTF-8; a terminal keeps the encoding
    of its locale. What cannot be encoded is replaced.
    """
    if sys.stdin is None:
        sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115 - open to the end
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - as above
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")
    return sys.stdout is not None


def discard(stream: TextIO) -> None:
    """Let what is still to be written go nowhere, so that closing the stream fails no more."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def width_of(stream: TextIO, environment: Mapping[str, str]) -> int | None:
    """Return the columns that an answer may take on a terminal; None for a pipe or a file."""
    if not stream.isatty():
        return None
    named = environment.get("COLUMNS", "")
    try:
        columns = int(named) if named.isdigit() else os.get_terminal_size(stream.fileno()).columns
    except OSError:
        return None
    return max(NARROWEST, min(columns, WIDEST)) if columns else WIDEST
