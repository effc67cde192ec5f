"""The chat as the command line starts it: on a terminal, on a dumb one, or on a pipe."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, NamedTuple, TextIO

from bot.terminal.awaiting import Awaited
from bot.terminal.charset import charset
from bot.terminal.looks import Looks
from bot.terminal.room import Room
from bot.terminal.screen import Manner, Screen
from bot.terminal.session import answer_lines, hold
from bot.terminal.streams import discard

if TYPE_CHECKING:
    from bot.engine import Engine
    from bot.terminal.bare import BarePrompt
    from bot.terminal.prompting import Prompt

DUMB = {"dumb", "unknown"}
WAITING = "Preparing the phrases, once after each change of data (some seconds) ..."


class Setting(NamedTuple):
    """What the chat is told from outside: the variables of the environment, and two wishes.

    Lines typed are kept in the file `kept`; None keeps them for this talk only. `plain` asks
    for sentences to be read aloud in place of tables and bars.
    """

    environment: Mapping[str, str]
    kept: Path | None = None
    plain: bool = False


def chat(make: Callable[[], "Engine"], welcome: str, setting: Setting) -> None:
    """Hold the chat until the person leaves; without a terminal, answer standard input.

    `make` is called in the background once the first prompt stands, and what it raises is
    raised here. `welcome` holds first screens of some lines, the widest first.
    """
    screen = screen_on(sys.stdout, setting)
    aside = screen if screen.manner.tty else screen_on(sys.stderr, setting)
    engine = Awaited(make, lambda: aside.say([WAITING] if aside.manner.tty else []))
    if not sys.stdin.isatty():
        on_a_pipe(Room(engine, screen))
        return
    aside.say(first_screen(welcome, aside.width))
    prompt = make_prompt(engine, setting, aside.manner)
    room = Room(engine, screen, prompt.forget)
    hold(prompt, room, aside, Looks(toolbar="off" if setting.plain else "on"))


def on_a_pipe(room: Room) -> None:
    """Answer standard input; end quietly once whoever reads has read enough."""
    try:
        answer_lines(sys.stdin, room)
    except BrokenPipeError:
        discard(sys.stdout)


def screen_on(out: TextIO, setting: Setting) -> Screen:
    """Return a screen that does on `out` what the terminal there allows."""
    given, tty = setting.environment, out.isatty()
    dumb = given.get("TERM") in DUMB
    colour = tty and not dumb and not given.get("NO_COLOR") and not setting.plain
    encoding = charset(given) if tty else "utf-8"
    return Screen(out, Manner(encoding, colour, tty, setting.plain or not tty), get_terminal_size)


def first_screen(text: str, width: int) -> list[str]:
    """Return the first of the parts of a text, parted by blank lines, that the width has room for.

    The last one is returned if none has.
    """
    parts = [part.splitlines() for part in text.strip().split("\n\n")]
    return next((part for part in parts if max(map(len, part)) <= width), parts[-1])


def make_prompt(
    engine: Awaited["Engine"], setting: Setting, manner: Manner
) -> "Prompt | BarePrompt":
    """Return the prompt that the terminal can draw."""
    from bot.terminal.history import history  # noqa: PLC0415 - prompt_toolkit costs 100 ms

    past = history(setting.kept)
    if setting.environment.get("TERM") in DUMB:
        from bot.terminal.bare import BarePrompt  # noqa: PLC0415 - as above

        return BarePrompt(past, engine)
    from bot.terminal.prompting import Prompt, make_session  # noqa: PLC0415 - as above

    return Prompt(make_session(past, engine, manner.encoding), engine, manner)
