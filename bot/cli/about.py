"""What the program tells of itself: completion, the manual page, what it finds here."""

import os
import sys
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot import __version__
from bot.cli.codes import ANSWERED, BROKEN_DATA, MEANING
from bot.cli.group import EXAMPLES, PROGRAM, cli, own_folders
from bot.errors import CareerbotError
from bot.terminal.folders import cache_folder, state_folder

if TYPE_CHECKING:
    from bot.terminal.manual import Command

SHELLS = ("bash", "zsh", "fish")


@cli.command()
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> int:
    """Print the script for a SHELL to complete commands and options.

    \b
    bash, in ~/.bashrc:     eval "$(careerbot completion bash)"
    zsh, in ~/.zshrc:       eval "$(careerbot completion zsh)"
    fish, in config.fish:   careerbot completion fish | source
    """  # noqa: D301 - click's mark for lines that stay as they are
    from click.shell_completion import get_completion_class  # noqa: PLC0415 - rarely needed

    complete = get_completion_class(shell)
    assert complete is not None
    click.echo(complete(cli, {}, PROGRAM, f"_{PROGRAM.upper()}_COMPLETE").source())
    return ANSWERED


@cli.command()
def manual() -> int:
    """Print the manual page; "careerbot manual | man -l -" shows it."""
    from bot.terminal.manual import Manual, page  # noqa: PLC0415 - rarely needed

    program, *commands = described()
    click.echo(page(Manual(program, tuple(commands), MEANING, EXAMPLES, __version__)), nl=False)
    return ANSWERED


def described() -> Iterator["Command"]:
    """Yield the program and then each of its commands, as the help has them."""
    from bot.terminal.manual import Command  # noqa: PLC0415 - rarely needed

    top = click.Context(cli, info_name=PROGRAM)
    for context in (top, *(click.Context(cli.commands[n], top, n) for n in sorted(cli.commands))):
        command = context.command
        usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
        options = command.get_params(context) if context is top else command.params
        records = (option.get_help_record(context) for option in options)
        about = cleandoc(command.help or "")
        yield Command(usage, about, tuple(record for record in records if record and record[1]))


@cli.command()
def doctor() -> int:
    """Tell what is found here: terminal, folders, data, cache."""
    from bot.terminal.doctor import as_rows, folder_row, terminal_rows  # noqa: PLC0415 - as above

    cache, state = cache_folder(os.environ), state_folder(os.environ)
    data, code = data_rows(cache)
    click.echo(f"{PROGRAM} {__version__}, Python {sys.version.split()[0]}, {sys.platform}")
    click.echo(as_rows("Terminal", terminal_rows(os.environ)))
    click.echo(as_rows("Folders", [folder_row("cache", cache), folder_row("history", state)]))
    click.echo(as_rows("Data", data))
    return code


def data_rows(cache: Path | None) -> tuple[list[tuple[str, str]], int]:
    """Return what is found of the data, each thing with its name, and the exit code for it."""
    from bot.library.cache import fits  # noqa: PLC0415 - rarely needed
    from bot.library.releases import edition, told  # noqa: PLC0415 - rarely needed
    from bot.loading import kept_in, read_files  # noqa: PLC0415 - rarely needed

    try:
        files = read_files(own_folders())
    except CareerbotError as error:
        return [("broken", str(error))], BROKEN_DATA
    file = kept_in(cache, files)
    ready = file is not None and fits(file, files.stamp)
    compiled = "fits, answers start at once" if ready else "not made yet, the next start makes it"
    return [*told(edition(files.knowledge)), ("cache", compiled)], ANSWERED
