"""What the program finds where it runs: terminal, folders, data, cache."""

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TextIO

from bot.terminal.streams import WIDEST, width_of

Row = tuple[str, str]
COLOURS = (("truecolor", "16 million"), ("24bit", "16 million"), ("256color", "256"))


def terminal_rows(environment: Mapping[str, str]) -> list[Row]:
    """Return what is known of the terminal, each thing with its name."""
    return [
        ("input", "a terminal" if sys.stdin.isatty() else "no terminal: lines, without a prompt"),
        ("output", _output(sys.stdout, environment)),
        ("TERM", environment.get("TERM") or "not set"),
        ("colours", colours(sys.stdout, environment)),
        ("encoding", f"{sys.stdout.encoding} (in: {sys.stdin.encoding})"),
    ]


def _output(stream: TextIO, environment: Mapping[str, str]) -> str:
    width = width_of(stream, environment)
    if width is None:
        return "no terminal: text without colour, lines not broken"
    return f"a terminal, lines of {width} columns (at most {WIDEST})"


def colours(stream: TextIO, environment: Mapping[str, str]) -> str:
    """Return how many colours there are, or why there are none."""
    if not stream.isatty():
        return "none, as the output is no terminal"
    if environment.get("NO_COLOR"):
        return "none, as NO_COLOR is set"
    term = environment.get("TERM", "")
    if term in {"", "dumb"}:
        return f"none, as TERM is {term or 'not set'}"
    told = f"{environment.get('COLORTERM', '')} {term}"
    return next((count for mark, count in COLOURS if mark in told), "8 or 16")


def folder_row(name: str, folder: Path | None) -> Row:
    """Return a folder and whether it can be written to, made if it is not there yet."""
    if folder is None:
        return name, "none, as no home folder is known: nothing is kept"
    nearest = next(parent for parent in (folder, *folder.parents) if parent.exists())
    writable = nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)
    there = "" if nearest == folder else "not there yet, "
    end = "can be written" if writable else "cannot be written: nothing is kept"
    return name, f"{folder} ({there}{end})"


def as_rows(head: str, rows: Iterable[Row]) -> str:
    """Return a head line and under it the rows, their values in line."""
    rows = list(rows)
    width = max(len(name) for name, _ in rows)
    return "\n".join([head, *(f"  {name:<{width}}  {value}" for name, value in rows)])
