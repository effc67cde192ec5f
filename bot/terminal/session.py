"""The chat: prompt, history, keys; without a terminal, one question a line."""

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.auto_suggest import AutoSuggestFromHistory
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.input import Input
from prompt_toolkit.output import Output
from rich.console import Console

from bot.engine import Engine
from bot.model.turn import State
from bot.terminal.commands import COMMANDS, Leave, run_command
from bot.terminal.completion import careerbot_completer
from bot.terminal.render import show_lines, show_reply

PROMPT = "> "


def chat(engine: Engine, history_file: Path | None, console: Console) -> None:
    """Hold the chat until the person leaves; without a terminal, answer standard input.

    Lines typed are kept in `history_file`; None keeps them for this talk only.
    """
    if sys.stdin.isatty():
        talk(engine, make_session(engine, history(history_file)), console)
    else:
        answer_lines(engine, sys.stdin, console)


def make_session(
    engine: Engine,
    past: History,
    screen_input: Input | None = None,
    screen_output: Output | None = None,
) -> PromptSession[str]:
    """Return the prompt with completion, history and the grey suggestion."""
    return PromptSession(
        PROMPT,
        history=past,
        auto_suggest=AutoSuggestFromHistory(),
        completer=careerbot_completer(engine.knowledge, COMMANDS),
        complete_while_typing=False,
        input=screen_input,
        output=screen_output,
    )


def history(file: Path | None) -> History:
    """Return the history kept in `file`, or one in memory without a file that can be written."""
    if file is None:
        return InMemoryHistory()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
    except OSError:
        return InMemoryHistory()
    return FileHistory(str(file))


def talk(engine: Engine, session: PromptSession[str], console: Console) -> None:
    """Answer each line typed; Ctrl-C clears the line, Ctrl-D and "quit" leave."""
    show_lines(engine.welcome, console)
    state = State()
    while True:
        try:
            line = session.prompt()
        except KeyboardInterrupt:
            continue
        except EOFError:
            break
        try:
            state = respond(engine, line, state, console, lambda: wipe(session))
        except Leave:
            break


def wipe(session: PromptSession[str]) -> None:
    """Forget the lines typed, on disk too."""
    past = session.default_buffer.history
    if isinstance(past, FileHistory):
        Path(os.fsdecode(past.filename)).write_text("", "utf-8")
        session.default_buffer.history = FileHistory(past.filename)
    else:
        session.default_buffer.history = InMemoryHistory()


def answer_lines(engine: Engine, lines: Iterable[str], console: Console) -> None:
    """Answer each line as one conversation, without prompt or greeting."""
    state = State()
    for line in lines:
        try:
            state = respond(engine, line.rstrip("\r\n"), state, console)
        except Leave:
            break


def respond(
    engine: Engine,
    line: str,
    state: State,
    console: Console,
    forget: Callable[[], None] = lambda: None,
) -> State:
    """Show the reply to one line and return the state after it; raise Leave at the end.

    `forget` is called where the person wants all of the talk forgotten.
    """
    if not line.strip():
        return state
    if line.strip().startswith("/"):
        after = run_command(line.strip(), engine, state, console)
        console.print()
        return after
    turn = engine.turn(line, state)
    show_reply(turn.reply, console)
    console.print()
    if turn.requests[-1].move == "forget":
        forget()
    if turn.requests[0].intent == "goodbye" and turn.reply.outcome == "smalltalk":
        raise Leave
    return turn.state
