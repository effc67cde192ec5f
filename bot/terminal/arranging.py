"""Commands that change how the chat looks, for this talk only."""

from bot.terminal.looks import CHOICES
from bot.terminal.room import Room, Run, Talk


def chooses(setting: str) -> Run:
    """Return what sets one of the looks to the choice typed; without one, to the next in turn."""
    choices = CHOICES[setting]

    def run(room: Room, talk: Talk, rest: str) -> Talk:
        names = list(choices)
        following = names[(names.index(getattr(talk.looks, setting)) + 1) % len(names)]
        choice = rest.casefold() or following
        if choice not in choices:
            room.say("no_choice", typed=rest, choices=", ".join(names))
            return talk
        others = ", ".join(name for name in names if name != choice)
        meaning = choices[choice]
        room.say("now_set", setting=setting, choice=choice, meaning=meaning, others=others)
        return talk._replace(looks=talk.looks._replace(**{setting: choice}))

    return run
