"""What the chat holds between two lines, and what answers them."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from bot.terminal.awaiting import Awaited
from bot.terminal.looks import Looks
from bot.terminal.screen import Screen

if TYPE_CHECKING:
    from bot.engine import Engine
    from bot.model.turn import State


class Leave(Exception):  # noqa: N818 - a wish, not an error
    """The person wants to leave the chat."""


class Talk(NamedTuple):
    """What is held between two lines: the conversation, the looks, and lines not shown yet.

    `state` is None before the first question, so that the prompt needs no engine.
    """

    state: "State | None" = None
    looks: Looks = Looks()
    unread: Sequence[str] = ()
    paged: bool = True


class Room:
    """Where the talk is held: the engine, the screen, and how to forget what was typed."""

    def __init__(
        self,
        engine: Awaited["Engine"],
        screen: Screen,
        forget: Callable[[], None] = lambda: None,
    ) -> None:
        self._engine = engine
        self._forget = forget
        self.screen = screen

    @property
    def engine(self) -> "Engine":
        """The engine, waited for if it is not there yet; raise DataError if its data are broken."""
        return self._engine.get()

    @property
    def ready(self) -> bool:
        """Whether the engine is there by now."""
        return self._engine.ready is not None

    def say(self, message: str, **fields: object) -> None:
        """Show a message of intents/messages.yaml, filled in."""
        self.screen.say([self.text(message).format(**fields)])

    def text(self, message: str) -> str:
        """Return a message of intents/messages.yaml as it stands there."""
        return str(self.engine.intents.messages[message])

    def ask(self, question: str, talk: Talk) -> Talk:
        """Show the answer to a question and return the talk after it; raise Leave on a goodbye."""
        turn = self.engine.turn(question, self.state(talk))
        unread = self.screen.show(turn.reply, talk.looks, paged=talk.paged)
        if turn.requests[-1].move == "forget":
            self._forget()
        if turn.requests[0].intent == "goodbye" and turn.reply.outcome == "smalltalk":
            raise Leave
        return self.unread(talk._replace(state=turn.state), unread)

    def tell(self, lines: Sequence[str], talk: Talk) -> Talk:
        """Show lines, as many as the screen holds; return the talk with the others unread."""
        return self.unread(talk, self.screen.page(lines, paged=talk.paged))

    def turn_page(self, talk: Talk) -> Talk:
        """Show what was left of a long answer; return the talk with what is left then."""
        return self.unread(talk, self.screen.page(talk.unread))

    def unread(self, talk: Talk, lines: Sequence[str]) -> Talk:
        """Return the talk with lines still to be shown; tell how to see them."""
        if lines:
            self.say("more_lines", count=len(lines))
        return talk._replace(unread=lines)

    def state(self, talk: Talk) -> "State":
        """Return the state of the conversation, a new one if nothing was said yet."""
        from bot.model.turn import State  # noqa: PLC0415 - not before the first prompt

        return talk.state or State()

    def names(self, ids: Sequence[str]) -> list[str]:
        """Return the names of careers; an id of none has no name."""
        careers = self.engine.knowledge.careers
        return [careers[ident].name for ident in ids if ident in careers]

    def text_of(self, question: str, talk: Talk) -> str:
        """Return the file that a question asks for, as text, without showing it."""
        from bot.model.turn import Verbatim  # noqa: PLC0415 - not before the first prompt

        blocks = self.engine.turn(question, self.state(talk)).reply.blocks
        return next((block.text for block in blocks if isinstance(block, Verbatim)), "")

    def held(self, talk: Talk) -> Sequence[str]:
        """Return what the conversation is on, for the toolbar: careers, aspect, filters."""
        return self.engine.held(talk.state) if talk.state else ()


Run = Callable[[Room, Talk, str], Talk]
"""What a command does with what is typed behind it."""
