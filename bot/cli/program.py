"""The program as a whole: its commands, and the exit code of whatever happens."""

import sys

import click

from bot.cli import about, asking, data
from bot.cli.codes import ANSWERED, BROKEN_DATA, INTERRUPTED, UNSURE, USAGE
from bot.cli.group import PROGRAM, cli
from bot.errors import CareerbotError, DataError, InputError, MissingDataError
from bot.model.visible import one_line
from bot.terminal.streams import discard, open_streams

__all__ = ["about", "asking", "data"]

CODES = {MissingDataError: BROKEN_DATA, InputError: USAGE}


def run() -> int:
    """Run the command line and return its exit code; what went wrong stands on standard error."""
    if not open_streams():
        return failed("standard output is closed, so there is nowhere to answer", USAGE)
    try:
        code = heeded()
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read has read enough
        code = ANSWERED
        discard(sys.stdout)
    except OSError as error:
        code = failed(f"{error.filename or 'standard output'}: {error.strerror or error}", UNSURE)
        discard(sys.stdout)
    return code


def heeded() -> int:
    """Return the exit code of the command that was named, or of the mistake that it met."""
    try:
        return int(cli.main(prog_name=PROGRAM, standalone_mode=False) or ANSWERED)
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except DataError as error:  # many lines, each with its place
        click.echo(str(error), err=True)
        return BROKEN_DATA
    except CareerbotError as error:
        return failed(str(error), CODES.get(type(error), UNSURE))


def failed(message: str, code: int) -> int:
    """Tell on standard error what went wrong, in a line; return the exit code."""
    click.echo(f"{PROGRAM}: {one_line(message)}", err=True)
    return code
