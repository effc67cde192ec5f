"""The talk at a prompt: lines are asked for and answered until the person leaves."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from bot.terminal.commands import run_command
from bot.terminal.looks import Looks
from bot.terminal.room import Leave, Room, Talk
from bot.terminal.screen import Screen

PROMPT, COMMAND = "> ", "/"
QUIT = {"quit", "exit", "q"}
AGAIN = "Ctrl-C once more leaves, and so does Ctrl-D."


class Cleared(KeyboardInterrupt):
    """Ctrl-C on a line that held something."""


class Asks(Protocol):
    """What asks for lines."""

    def ask(self, looks: Looks, held: Sequence[str]) -> str:
        """Return what is typed; raise KeyboardInterrupt on Ctrl-C, EOFError on Ctrl-D."""


def hold(prompt: Asks, room: Room, aside: Screen, looks: Looks) -> None:
    """Answer what is typed until the person leaves: by a word, Ctrl-D, or Ctrl-C twice in a row.

    What is no answer goes to `aside`.
    """
    talk, pressed = Talk(looks=looks), False
    while True:
        try:
            typed = prompt.ask(talk.looks, room.held(talk))
        except KeyboardInterrupt as stop:
            if pressed and not isinstance(stop, Cleared):
                return
            pressed = True
            aside.say([AGAIN])
            continue
        except EOFError:
            return
        pressed = False
        try:
            talk = answered(typed, room, talk)
        except KeyboardInterrupt:  # the answer is stopped, and the terminal has shown ^C
            aside.say([""])
        except Leave:
            return


def answered(typed: str, room: Room, talk: Talk) -> Talk:
    """Answer each line that was typed or pasted; an empty one shows more of a long answer."""
    lines = [line.strip() for line in typed.splitlines() if line.strip()]
    if len(lines) > 1:
        return all_answered(lines, room, talk)
    if lines:
        talk = respond(lines[0], room, talk._replace(unread=()))
    elif talk.unread:
        talk = room.turn_page(talk)
    else:
        return talk
    room.screen.say([""])
    return talk


def all_answered(lines: Iterable[str], room: Room, talk: Talk) -> Talk:
    """Answer lines in order, each under its question, none of them cut at the screen's end."""
    talk = talk._replace(unread=(), paged=False)
    for line in lines:
        room.screen.say([f"{PROMPT}{line}"])
        talk = respond(line, room, talk)
        room.screen.say([""])
    return talk._replace(paged=True)


def answer_lines(lines: Iterable[str], room: Room) -> None:
    """Answer each line as one conversation, without prompt or greeting."""
    talk = Talk(paged=False)
    for line in lines:
        if line.strip():
            try:
                talk = respond(line.strip(), room, talk)
            except Leave:
                return
            room.screen.say([""])


def respond(line: str, room: Room, talk: Talk) -> Talk:
    """Show the reply to one line and return the talk after it; raise Leave at the end."""
    if line.casefold() in QUIT and not room.ready:
        raise Leave
    if line.startswith(COMMAND):
        return run_command(line, room, talk)
    return room.ask(line, talk)
