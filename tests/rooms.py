"""A chat within the test process: typed keys in, all that was shown out."""

from io import StringIO
from os import terminal_size

from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from bot.terminal.awaiting import Awaited
from bot.terminal.history import history
from bot.terminal.looks import Looks
from bot.terminal.prompting import Ends, Prompt, make_session
from bot.terminal.room import Room
from bot.terminal.screen import Manner, Screen
from bot.terminal.session import hold

ENTER, CTRL_C, CTRL_D = "\r", "\x03", "\x04"
ON_A_PIPE = Manner()
ON_A_TERMINAL = Manner(tty=True, plain=False)


def room(engine, manner=ON_A_PIPE, rows=1000):
    """Return a room with its engine at hand, and the text that is written there."""
    screen, out = screen_of(manner, rows)
    return Room(Awaited(lambda: engine), screen), out


def screen_of(manner, rows):
    """Return a screen of 100 columns, and the text that is written on it."""
    out = StringIO()
    return Screen(out, manner, lambda: terminal_size((100, rows))), out


def typed(keys, engine, past=None, manner=ON_A_PIPE, rows=1000):
    """Type keys into a chat whose input is closed after them; return what it showed.

    `engine` can be an engine or one that is awaited.
    """
    awaited = engine if isinstance(engine, Awaited) else Awaited(lambda: engine)
    screen, out = screen_of(manner, rows)
    with create_pipe_input() as keyboard:
        keyboard.send_text(keys)
        keyboard.close()
        ends = Ends(keyboard, DummyOutput())
        session = make_session(past or history(None), awaited, "utf-8", ends)
        prompt = Prompt(session, awaited, manner)
        hold(prompt, Room(awaited, screen, prompt.forget), screen, Looks())
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()).strip()
