"""What an answer says where the program has come to a limit, or to the same words again."""

from msgspec.structs import replace

from bot.answering.desk import Desk
from bot.model.turn import Line, Reply

SAID = "answer"


def cut_short(desk: Desk, reply: Reply, read: int) -> Reply:
    """Return the reply with a line that tells how many characters of the question were read."""
    note = Line(desk.say("cut_short", read=f"{read:,}"), kind="note")
    return replace(reply, blocks=(*reply.blocks, note))


def not_twice(desk: Desk, reply: Reply) -> Reply:
    """Return the reply, marked as unchanged where it would be the same non-answer once more."""
    first = next((block.text for block in reply.blocks if isinstance(block, Line)), "")
    if reply.outcome == SAID or first != desk.state.last_text:
        return reply
    return replace(reply, blocks=(Line(desk.say("unchanged")), *reply.blocks))
