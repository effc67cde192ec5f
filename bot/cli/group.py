"""The program's own options, and what its commands share."""

import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot import __version__
from bot.cli.codes import ANSWERED, MEANING
from bot.terminal.folders import cache_folder, state_folder

if TYPE_CHECKING:
    from bot.engine import Engine
    from bot.library.layers import Own
    from bot.loading import Library

PROGRAM = "careerbot"
EXAMPLES = (
    "careerbot",
    'careerbot ask "what does an MLOps engineer earn"',
    "careerbot ask --json - < questions.txt",
)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


def listed(head: str, lines: tuple[str, ...]) -> str:
    """Return a paragraph of the help whose lines stay as they are."""
    return "\n".join(["\b", head, *(f"  {line}" for line in lines)])


EPILOG = "\n\n".join(
    [
        listed("Examples:", EXAMPLES),
        listed("Exit codes:", tuple(f"{code:>3}  {meaning}" for code, meaning in MEANING.items())),
    ]
)


class Commands(click.Group):
    """The commands; a question in the place of one is told where it goes."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command named; raise UsageError, with a hint, if there is none."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            words = " ".join(args)
            if " " not in words:
                raise
            hint = f'To ask a question: {PROGRAM} ask "{words}"'
            raise click.UsageError(f"{error.format_message()}\n{hint}", ctx) from None


@click.group(
    cls=Commands,
    invoke_without_command=True,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option("--version", is_flag=True, help="Print the releases of program and data.")
@click.option("--knowledge", type=FOLDER, help="Careers and facts of your own, over ours.")
@click.option("--intents", type=FOLDER, help="Ways of asking of your own, over ours.")
@click.option("--no-history", is_flag=True, help="Keep none of the lines typed in the chat.")
@click.option("--no-color", is_flag=True, help="No colours; NO_COLOR does the same.")
@click.option("--plain", is_flag=True, help="Sentences to be read aloud: no tables, no bars.")
@click.pass_context
def cli(context: click.Context, /, *, version: bool, no_color: bool, **_: Any) -> int:
    """Advice on machine-learning careers: pay, tools, skills, the way in. Offline, sourced.

    Without a command it starts the chat, or answers the lines of a pipe as one talk.
    """
    if no_color:
        os.environ["NO_COLOR"] = "1"
    if version:
        context.exit(show_version())
    return start_chat() if context.invoked_subcommand is None else ANSWERED


def start_chat() -> int:
    """Hold the chat; without a terminal, answer standard input as one talk."""
    from bot.library.welcome import welcome  # noqa: PLC0415 - only the chat needs it
    from bot.terminal.chat import Setting, chat  # noqa: PLC0415 - only the chat needs it

    context = click.get_current_context()

    def make() -> "Engine":
        with context.scope(cleanup=False):  # it is made in another thread
            return make_engine(lambda: None)

    state = None if option("no_history") else state_folder(os.environ)
    kept = state / "history" if state else None
    chat(make, welcome(option("intents")), Setting(os.environ, kept, option("plain")))
    return ANSWERED


def show_version() -> int:
    """Print the releases of the program, the knowledge and the official data."""
    from bot.library.layers import read_layers  # noqa: PLC0415 - rarely needed
    from bot.library.releases import edition, told  # noqa: PLC0415 - rarely needed

    click.echo(f"{PROGRAM} {__version__}")
    for name, value in told(edition(read_layers("knowledge", own_folders().knowledge))):
        click.echo(f"{name} {value}")
    return ANSWERED


def option(name: str) -> Any:
    """Return the value of one of the program's own options."""
    return click.get_current_context().find_root().params[name]


def own_folders() -> "Own":
    """Return the folders that --knowledge and --intents name."""
    from bot.library.layers import Own  # noqa: PLC0415 - help and completion need none

    return Own(option("knowledge"), option("intents"))


def make_engine(notify: Callable[[], None] | None = None) -> "Engine":
    """Return an engine on the data of this installation, compiled once and then cached."""
    from bot.engine import Engine  # noqa: PLC0415 - help and completion need none; costs 30 ms

    engine = Engine(make_library(notify))
    gc.freeze()
    gc.enable()
    return engine


def make_library(notify: Callable[[], None] | None = None) -> "Library":
    """Return the compiled data, with the folders of the user's own over them."""
    from bot.loading import load_library  # noqa: PLC0415 - help and completion need none

    return load_library(cache_folder(os.environ), own_folders(), notify or tell_of_compiling)


def tell_of_compiling() -> None:
    """Say on a terminal why the first start takes longer."""
    if sys.stderr.isatty():
        click.echo(
            "Preparing the phrases, once after each change of data (some seconds) ...", err=True
        )
