"""Commands of the chat, as rows of one table that /help prints."""

from collections.abc import Callable
from typing import NamedTuple

from rapidfuzz.process import extractOne
from rich.console import Console

from bot.engine import Engine
from bot.model.turn import State
from bot.terminal.exporting import export_shortlist, show_shortlist
from bot.terminal.render import show_lines, show_reply

ALIKE = 50


class Leave(Exception):  # noqa: N818 - a wish, not an error
    """The person wants to leave the chat."""


class Command(NamedTuple):
    """A command: what it is called, what it does in a few words, and how.

    `run` gets what is typed behind the name, too.
    """

    name: str
    about: str
    run: Callable[[Engine, State, Console, str], State]


def _help(engine: Engine, state: State, console: Console, rest: str) -> State:
    width = max(len(command.name) for command in COMMANDS)
    lines = [str(engine.intents.intents["help"].wording["line"][0])]
    lines += [f"  {command.name:<{width}}  {command.about}" for command in COMMANDS]
    show_lines(lines, console)
    return state


def _careers(engine: Engine, state: State, console: Console, rest: str) -> State:
    turn = engine.turn("list all careers", state)
    show_reply(turn.reply, console)
    return turn.state


def _reset(engine: Engine, state: State, console: Console, rest: str) -> State:
    show_lines([str(engine.intents.messages["reset"])], console)
    return State()


def _quit(engine: Engine, state: State, console: Console, rest: str) -> State:
    raise Leave


COMMANDS: tuple[Command, ...] = (
    Command("/help", "what can be asked, and these commands", _help),
    Command("/careers", "the nine careers", _careers),
    Command("/shortlist", "the careers you saved", show_shortlist),
    Command("/export", "write them to a file: /export FILE (.md, .csv or .json)", export_shortlist),
    Command("/reset", "forget the talk so far and start anew", _reset),
    Command("/quit", "leave (so do Ctrl-D and a bare quit)", _quit),
)


def run_command(line: str, engine: Engine, state: State, console: Console) -> State:
    """Run the command typed and return the state after it; say what was meant if unknown."""
    typed, _, rest = line.partition(" ")
    name = typed.lower()
    for command in COMMANDS:
        if command.name == name:
            return command.run(engine, state, console, rest.strip())
    near = extractOne(name, [command.name for command in COMMANDS], score_cutoff=ALIKE)
    hint = f"did you mean {near[0]}?" if near else "/help lists them."
    show_lines([f"There is no command {name}; {hint}"], console)
    return state
