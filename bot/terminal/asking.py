"""Commands that put a question, as the person could have typed it."""

from bot.terminal.room import Room, Run, Talk


def asks(question: str, of: str = "") -> Run:
    """Return what asks a question; `of` is the form of it that takes what is typed behind."""
    return lambda room, talk, rest: room.ask(of.format(rest) if of and rest else question, talk)


def card(room: Room, talk: Talk, rest: str) -> Talk:
    """Show a career on one screen: the one named, or else those that the talk is on."""
    names = [rest] if rest else held_names(room, talk)
    if not names:
        room.say("which_card")
        return talk
    return room.ask(f"overview of {' and '.join(names)}", talk)


def compare(room: Room, talk: Talk, rest: str) -> Talk:
    """Compare the careers named; without names those held, or those on the shortlist."""
    named = rest or " and ".join(to_compare(room, talk))
    if not named:
        room.say("which_compared")
        return talk
    return room.ask(f"compare {named}", talk)


def to_compare(room: Room, talk: Talk) -> list[str]:
    """Return the careers that the talk is on, or else the shortlist, where they are several."""
    listed = room.names(talk.state.shortlist) if talk.state else []
    return next((names for names in (held_names(room, talk), listed) if len(names) > 1), [])


def held_names(room: Room, talk: Talk) -> list[str]:
    """Return the names of the careers that the talk is on."""
    request = talk.state.request if talk.state else None
    return room.names(request.careers) if request else []
