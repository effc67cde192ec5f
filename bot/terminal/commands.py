"""Commands of the chat, as rows of one table that /help prints."""

from typing import NamedTuple

from bot.terminal.arranging import chooses
from bot.terminal.asking import asks, card, compare
from bot.terminal.exporting import export_shortlist
from bot.terminal.room import Leave, Room, Run, Talk

FILE = "FILE"
ALIKE = 50
MOST_MEANT = 3
BETWEEN = 2


class Command(NamedTuple):
    """A command: its name, what may stand behind it, what it does in a few words, and how."""

    name: str
    argument: str
    about: str
    run: Run

    @property
    def usage(self) -> str:
        """The command as it is typed."""
        return f"{self.name} {self.argument}".strip()


def show_help(room: Room, talk: Talk, rest: str) -> Talk:
    """Show how to ask, the commands, and the keys worth knowing."""
    width = max(len(command.usage) for command in COMMANDS) + BETWEEN
    rows = [f"{command.usage:<{width}}{command.about}" for command in COMMANDS]
    lines = [
        *room.screen.wrapped([room.text("help_asking"), ""]),
        *room.screen.wrapped(rows, " " * width),
        *room.screen.wrapped([room.text("help_keys")]),
    ]
    return room.tell(lines, talk)


def start_anew(room: Room, talk: Talk, rest: str) -> Talk:
    """Forget the talk; the looks stay."""
    room.say("reset")
    return Talk(looks=talk.looks)


def leave(room: Room, talk: Talk, rest: str) -> Talk:
    """Leave the chat."""
    raise Leave


COMMANDS: tuple[Command, ...] = (
    Command("/help", "", "what can be asked, and these commands", show_help),
    Command("/careers", "", "the nine careers", asks("list all careers")),
    Command("/card", "CAREER", "all about a career on one screen", card),
    Command("/compare", "A, B", "two careers or more side by side: /compare nlp, quant", compare),
    Command("/why", "", "how the last question was understood", asks("why")),
    Command("/source", "", "where the last answer stands", asks("source")),
    Command("/gaps", "CAREER", "what no source states", asks("gaps", of="gaps of {}")),
    Command("/shortlist", "", "the careers that you saved", asks("show my shortlist")),
    Command("/export", FILE, "write them to a file: .md, .csv or .json", export_shortlist),
    Command("/reset", "", "forget the talk so far and start anew", start_anew),
    Command("/theme", "NAME", "colours: both, light, dark or none", chooses("theme")),
    Command("/toolbar", "on|off", "the topic held, at the foot of the screen", chooses("toolbar")),
    Command("/keys", "NAME", "keys: emacs or vi", chooses("keys")),
    Command("/quit", "", "leave; so do a bare quit and Ctrl-D", leave),
)


def run_command(line: str, room: Room, talk: Talk) -> Talk:
    """Run the command typed and return the talk after it; say what was meant if unknown."""
    typed, _, rest = line.partition(" ")
    name = typed.casefold()
    for command in COMMANDS:
        if command.name == name:
            return command.run(room, talk, rest.strip())
    near = meant(name)
    if near:
        room.say("command_meant", typed=typed, near=listed(near))
    else:
        room.say("command_unknown", typed=typed)
    return talk


def meant(name: str) -> list[str]:
    """Return the commands that begin with what was typed, or else the one most like it."""
    from rapidfuzz.process import extractOne  # noqa: PLC0415 - not before the first prompt

    names = [command.name for command in COMMANDS]
    begun = [known for known in names if known.startswith(name) and len(name) > 1]
    near = None if begun else extractOne(name, names, score_cutoff=ALIKE)
    return begun[:MOST_MEANT] or ([near[0]] if near else [])


def listed(names: list[str]) -> str:
    """Return names as a choice in words."""
    return " or ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)
