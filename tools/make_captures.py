"""Draw real talks as SVG for the README: python tools/make_captures.py [FOLDER].

The talks are held anew, line by line, as the chat holds them; nothing in a picture is written
by hand. The same program makes the same files.
"""

import html
import os
import re
import sys
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

from bot.engine import Engine, load_library
from bot.library.welcome import welcome
from bot.terminal.awaiting import Awaited
from bot.terminal.chat import first_screen
from bot.terminal.folders import cache_folder
from bot.terminal.room import Room, Talk
from bot.terminal.screen import Manner, Screen
from bot.terminal.session import PROMPT, answered

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "captures"
WIDTH = 80
TALKS = {
    "talk": ("what does an NLP engineer earn", "and in texas?", "source?"),
    "compare": ("data scientist vs quant on pay",),
    "choose": ("what would suit me, i like maths and hate pressure", "why?"),
    "commands": ("/help",),
}
"""What is typed in each picture, by the name of its file."""
FONTS = re.compile(r"\s*@font-face \{.*?\}\n", re.DOTALL)
TAGS = re.compile(r"<style>.*?</style>|<title>.*?</title>|<[^>]+>", re.DOTALL)


def held(engine: Engine, lines: Sequence[str]) -> str:
    """Return all that a terminal shows of a talk, from the first screen on, colours included."""
    out = StringIO()
    size = os.terminal_size((WIDTH, 1000))
    screen = Screen(out, Manner(colour=True, tty=True, plain=False), lambda: size)
    screen.say(first_screen(welcome(None), WIDTH))
    room, talk = Room(Awaited(lambda: engine), screen), Talk()
    for line in lines:
        out.write(f"\x1b[1m{PROMPT}{line}\x1b[0m\n")
        talk = answered(line, room, talk)
    return out.getvalue().rstrip("\n")


def picture(name: str, shown: str) -> str:
    """Return what was shown as SVG that needs nothing from elsewhere."""
    console = Console(record=True, width=WIDTH, file=StringIO(), force_terminal=True)
    console.print(Text.from_ansi(shown))
    svg = console.export_svg(title="careerbot", unique_id=f"careerbot-{name}")
    return FONTS.sub("", svg).replace("Fira Code", "monospace")


def words(text: str) -> str:
    """Return the words that a picture, or a talk as it was shown, has to read."""
    bare = re.sub(r"\x1b\[[0-9;]*m", "", TAGS.sub(" ", text))
    return " ".join(html.unescape(bare).split())


def main() -> None:
    """Write each picture."""
    os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
    os.environ.pop("NO_COLOR", None)
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    engine = Engine(load_library(cache_folder(os.environ)))
    for name, lines in TALKS.items():
        (folder / f"{name}.svg").write_text(picture(name, held(engine, lines)), "utf-8")


if __name__ == "__main__":
    main()
