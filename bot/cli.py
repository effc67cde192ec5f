"""The command line: arguments, exit codes, and nothing else."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NoReturn

import click
import msgspec
from platformdirs import user_cache_path, user_state_path

from bot import __version__
from bot.engine import Engine, load_library
from bot.errors import CareerbotError, DataError
from bot.model.turn import State, Turn
from bot.terminal.contract import as_json
from bot.terminal.plain import plain

ANSWERED, UNSURE, BROKEN_DATA = 0, 1, 3
CONFIDENT = {"answer", "not-stated", "not-covered", "smalltalk"}


def make_engine() -> Engine:
    """Return an engine on the data of this installation, compiled once and then cached."""
    return Engine(load_library(user_cache_path("careerbot")))


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="careerbot")
@click.pass_context
def cli(context: click.Context) -> None:
    """Advice on machine-learning careers: pay, tools, skills, the way in. Offline, sourced.

    Without a command it starts the chat.
    """
    if context.invoked_subcommand is None:
        from bot.terminal.render import make_console  # noqa: PLC0415 - rich costs 45 ms
        from bot.terminal.session import chat  # noqa: PLC0415 - prompt_toolkit costs 100 ms

        chat(make_engine(), user_state_path("careerbot") / "history", make_console())


@cli.command()
@click.argument("question", nargs=-1, required=True)
@click.option("--json", "json_", is_flag=True, help="Print one JSON object for each question.")
def ask(question: tuple[str, ...], *, json_: bool) -> None:
    """Answer QUESTION once; "-" reads one question a line, each on its own."""
    engine = make_engine()
    if question == ("-",):
        for line in questions(sys.stdin):
            show(engine, engine.turn(line, State()), json_=json_)
        return
    turn = engine.turn(" ".join(question), State())
    show(engine, turn, json_=json_)
    sys.exit(ANSWERED if turn.reply.outcome in CONFIDENT else UNSURE)


@cli.command()
@click.argument("source", type=click.Choice(["-"]))
@click.option("--json", "json_", is_flag=True, help="Print one JSON object a line.")
def talk(source: str, *, json_: bool) -> None:
    """Hold one conversation from standard input, one line a turn."""
    engine, state = make_engine(), State()
    for line in questions(sys.stdin):
        turn = engine.turn(line, state)
        state = turn.state
        show(engine, turn, json_=json_)


@cli.command("eval")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def evaluate(file: Path) -> None:
    """Measure understanding on a file of labelled questions (JSONL)."""
    from bot.measuring.evaluate import evaluate_file, report  # noqa: PLC0415 - rarely needed

    click.echo(report(evaluate_file(make_engine(), file)))


def questions(lines: Iterable[str]) -> Iterator[str]:
    """Yield each line without its line break; blank lines are passed over."""
    for line in lines:
        text = line.rstrip("\r\n")
        if text.strip():
            yield text


def show(engine: Engine, turn: Turn, *, json_: bool) -> None:
    """Print a turn to standard output, as JSON or as text."""
    if json_:
        line = msgspec.json.encode(as_json(turn, engine.intents)).decode()
        print(line, flush=True)  # noqa: T201 - the answer itself
    else:
        print(plain(turn.reply), flush=True)  # noqa: T201 - the answer itself


def main() -> NoReturn:
    """Run the command line; errors that can be explained are, in a line, without a traceback."""
    try:
        cli(prog_name="careerbot")
    except DataError as error:
        click.echo(str(error), err=True)
        sys.exit(BROKEN_DATA)
    except CareerbotError as error:
        click.echo(f"careerbot: {error}", err=True)
        sys.exit(UNSURE)
    sys.exit(ANSWERED)
