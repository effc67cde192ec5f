"""The manual page, in the roff that man reads, built from what --help tells."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

FILES = {
    "$XDG_CACHE_HOME/careerbot": "the compiled data; ~/.cache/careerbot if the variable is not set",
    "$XDG_STATE_HOME/careerbot/history": (
        "the lines typed in the chat; ~/.local/state/careerbot/history if the variable is not set"
    ),
}
ENVIRONMENT = {
    "NO_COLOR": "if set to anything, no colours",
    "TERM": "dumb: no colours and no cursor movement",
    "COLUMNS": "the width of lines, in place of that of the terminal",
}


class Command(NamedTuple):
    """A command as the help has it; `options` are pairs of an option and what it does."""

    usage: str
    about: str
    options: tuple[tuple[str, str], ...]


class Manual(NamedTuple):
    """All that stands on the page, the program itself first."""

    program: Command
    commands: tuple[Command, ...]
    exits: Mapping[int, str]
    examples: tuple[str, ...]
    version: str


def page(manual: Manual) -> str:
    """Return the page as roff."""
    program = manual.program
    summary, _, rest = program.about.partition("\n\n")
    name = program.usage.split()[0]
    parts = [
        f'.TH {name.upper()} 1 "" "{name} {manual.version}" "User Commands"',
        _section("NAME", [_text(f"{name} - {_as_title(summary)}")]),
        _section("SYNOPSIS", [_verbatim([c.usage for c in (program, *manual.commands)])]),
        _section("DESCRIPTION", [_text(summary), ".PP", _text(rest)]),
        _section("OPTIONS", _tagged(program.options)),
        _section("COMMANDS", [line for c in manual.commands for line in _command(c)]),
        _section("EXIT STATUS", _tagged((str(code), told) for code, told in manual.exits.items())),
        _section("ENVIRONMENT", _tagged(ENVIRONMENT.items())),
        _section("FILES", _tagged(FILES.items())),
        _section("EXAMPLES", [_verbatim(manual.examples)]),
    ]
    return "\n".join(parts) + "\n"


def _as_title(sentence: str) -> str:
    """Return the first sentence as the line that whatis shows."""
    first = sentence.partition(". ")[0].removesuffix(".")
    return first[:1].lower() + first[1:]


def _section(title: str, lines: Iterable[str]) -> str:
    return "\n".join([f".SH {title}", *lines])


def _command(command: Command) -> list[str]:
    """Return a command with what it does and its own options."""
    inner = [".RS", *_tagged(command.options), ".RE"] if command.options else []
    return [".TP", f"\\fB{_escaped(command.usage)}\\fR", *_paragraphs(command.about), *inner]


def _paragraphs(about: str) -> list[str]:
    """Return paragraphs; one that begins with the mark of click stays in its own lines."""
    first, *others = about.split("\n\n")
    found = [_text(first)]
    for paragraph in others:
        kept = paragraph.startswith("\b\n")
        lines = paragraph.removeprefix("\b\n").splitlines()
        found += [".IP", _verbatim(lines) if kept else _text(paragraph)]
    return found


def _tagged(rows: Iterable[tuple[str, str]]) -> list[str]:
    """Return each name with its meaning set in under it."""
    return [
        line for name, told in rows for line in (".TP", f"\\fB{_escaped(name)}\\fR", _text(told))
    ]


def _verbatim(lines: Iterable[str]) -> str:
    return "\n".join([".nf", *(_escaped(line) for line in lines), ".fi"])


def _text(text: str) -> str:
    """Return running text on one line that roff takes for nothing else."""
    joined = _escaped(" ".join(text.split()))
    return f"\\&{joined}" if joined.startswith((".", "'")) else joined


def _escaped(text: str) -> str:
    return text.replace("\\", "\\e").replace("-", "\\-")
