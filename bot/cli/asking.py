"""Questions without the chat: `ask` and `talk`."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.cli.codes import ANSWERED, UNSURE, USAGE
from bot.cli.group import cli, make_engine, option
from bot.errors import DataError

if TYPE_CHECKING:
    from bot.engine import Engine
    from bot.model.turn import State, Turn

CONFIDENT = {"answer", "not-stated", "not-covered", "smalltalk"}
MOST_JOBS = 64

as_json_lines = click.option("--json", "json_", is_flag=True, help="Print one JSON object a line.")
as_plain = click.option("--plain", is_flag=True, help="Break no lines, also on a terminal.")


@cli.command()
@click.argument("question", nargs=-1, required=True)
@as_json_lines
@as_plain
@click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(1, MOST_JOBS),
    default=1,
    help='With "-": so many processes answer.',
)
def ask(question: tuple[str, ...], jobs: int, *, json_: bool, plain: bool) -> int:
    """Answer one QUESTION, or with "-" each line of standard input.

    Each line is a question on its own; blank ones are passed over. With --jobs they are
    answered by several processes, still in their order.
    """
    from bot.model.turn import State  # noqa: PLC0415 - help and completion need none
    from bot.terminal.stream import answers, tell  # noqa: PLC0415 - as above

    engine = make_engine()
    form = form_of(engine, json_=json_, plain=plain)
    if question == ("-",):
        tell(answers(sys.stdin, lambda line: form(engine.turn(line, State())), jobs), sys.stdout)
        return ANSWERED
    turn = engine.turn(" ".join(question), State())
    tell([form(turn)], sys.stdout)
    return ANSWERED if turn.reply.outcome in CONFIDENT else UNSURE


@cli.command()
@click.argument("sources", nargs=-1, required=True)
@as_json_lines
@as_plain
@click.option("--check", "check_", is_flag=True, help="Hold the talks in files, tell what fails.")
def talk(sources: tuple[str, ...], *, json_: bool, plain: bool, check_: bool) -> int:
    """Hold one conversation: "-" reads it, a line a turn.

    With --check the SOURCES are files of talks, each held and checked.
    """
    from bot.terminal.lines import questions  # noqa: PLC0415 - help needs none
    from bot.terminal.stream import tell  # noqa: PLC0415 - as above

    if check_:
        return check_talks([Path(source) for source in sources])
    if sources != ("-",):
        raise click.UsageError('expected "-" for standard input; --check takes files of talks')
    engine = make_engine()
    form = form_of(engine, json_=json_, plain=plain)
    tell(map(form, conversation(engine, questions(sys.stdin))), sys.stdout)
    return ANSWERED


def conversation(engine: "Engine", lines: Iterator[str]) -> Iterator["Turn"]:
    """Yield the turns of one conversation, a line each."""
    from bot.model.turn import State  # noqa: PLC0415 - help and completion need none

    state = State()
    for line in lines:
        turn = engine.turn(line, state)
        state = turn.state
        yield turn


def form_of(engine: "Engine", *, json_: bool, plain: bool) -> Callable[["Turn"], str]:
    """Return what makes text of a turn: JSON, or an answer that on a terminal fits its width."""
    from msgspec.json import encode  # noqa: PLC0415 - help and completion need none

    from bot.model.visible import visible  # noqa: PLC0415 - as above
    from bot.terminal import contract  # noqa: PLC0415 - as above
    from bot.terminal import plain as text  # noqa: PLC0415 - as above
    from bot.terminal.streams import width_of  # noqa: PLC0415 - as above

    if json_ and plain:
        raise click.UsageError("--json and --plain exclude each other; give one of them")
    if json_:
        return lambda turn: visible(encode(contract.as_json(turn, engine.intents)).decode())
    width = None if plain or option("plain") else width_of(sys.stdout, os.environ)
    return lambda turn: text.plain(turn.reply, width)


def check_talks(files: list[Path]) -> int:
    """Print each check that fails in the talks, and how many turns and talks pass."""
    from bot.measuring.hold import hold, read_talks, report  # noqa: PLC0415 - rarely needed
    from bot.terminal.contract import as_json  # noqa: PLC0415 - rarely needed

    engine = make_engine()
    try:
        talks = read_talks(files, engine.knowledge.careers)
    except DataError as error:  # in a file that was named, not in the data
        click.echo(str(error), err=True)
        return USAGE

    def bot(line: str, state: "State") -> tuple[dict[str, Any], "State"]:
        turn = engine.turn(line, state)
        return as_json(turn, engine.intents), turn.state

    held = [list(hold(talk, bot, engine.knowledge.careers)) for talk in talks]
    click.echo(report(held))
    return UNSURE if any(turn.failures for talk in held for turn in talk) else ANSWERED
