"""The prompt: a line typed, with completion, history, keys and toolbar."""

from collections.abc import Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, NamedTuple

from prompt_toolkit import PromptSession
from prompt_toolkit.application import Application
from prompt_toolkit.auto_suggest import AutoSuggestFromHistory
from prompt_toolkit.enums import EditingMode
from prompt_toolkit.filters import Condition
from prompt_toolkit.history import History
from prompt_toolkit.input import Input
from prompt_toolkit.output import ColorDepth, Output, create_output
from prompt_toolkit.styles import Style

from bot.terminal.awaiting import Awaited
from bot.terminal.commands import COMMANDS
from bot.terminal.completion import ChatCompleter
from bot.terminal.history import emptied
from bot.terminal.keys import bindings
from bot.terminal.looks import PALETTES, Looks, Palette
from bot.terminal.offers import Offer, offers
from bot.terminal.screen import Manner
from bot.terminal.session import COMMAND, PROMPT, Cleared
from bot.terminal.toolbar import toolbar

if TYPE_CHECKING:
    from bot.engine import Engine

MODES = {"emacs": EditingMode.EMACS, "vi": EditingMode.VI}


class Ends(NamedTuple):
    """Keyboard and display; without a keyboard, that of the terminal."""

    keyboard: Input | None
    display: Output


def make_session(
    past: History, engine: Awaited["Engine"], encoding: str, ends: Ends | None = None
) -> PromptSession[str]:
    """Return a session whose menu comes up by itself for commands only, else on Tab."""
    keyboard, display = ends or Ends(None, create_output(always_prefer_tty=True))
    session: PromptSession[str] = PromptSession(
        PROMPT,
        history=past,
        completer=ChatCompleter(lambda: known(engine), COMMANDS, encoding),
        complete_while_typing=Condition(lambda: session.default_buffer.text.startswith(COMMAND)),
        search_ignore_case=True,
        enable_suspend=True,
        key_bindings=bindings(),
        input=keyboard,
        output=display,
    )
    session.app.renderer.cpr_not_supported_callback = None  # no warning: only the toolbar needs it
    return session


def known(engine: Awaited["Engine"]) -> Sequence[Offer]:
    """Return what a question can name, nothing as long as the engine is not there."""
    return offers(engine.ready) if engine.ready else ()


class Prompt:
    """Asks for lines; begins what is slow when the first prompt stands."""

    def __init__(self, session: PromptSession[str], slow: Awaited[Any], manner: Manner) -> None:
        self.session = session
        self._slow = slow
        self._manner = manner
        session.app.after_render += self._begin

    def _begin(self, app: Application[str]) -> None:
        app.after_render -= self._begin
        self._slow.start()
        self._slow.future.add_done_callback(lambda made: _leave_if_failed(app, made))

    def ask(self, looks: Looks, held: Sequence[str]) -> str:
        """Return what is typed; raise KeyboardInterrupt on Ctrl-C, EOFError on Ctrl-D.

        Where Ctrl-C clears something typed it raises Cleared. The toolbar shows `held`.
        """
        session = self.session
        session.editing_mode = MODES[looks.keys]
        shown = looks.toolbar == "on" and held
        session.bottom_toolbar = (lambda: self._toolbar(held)) if shown else None
        self._paint(PALETTES.get(looks.theme) if self._manner.colour else None)
        try:
            return session.prompt()
        except KeyboardInterrupt:
            raise (Cleared if session.default_buffer.text else KeyboardInterrupt) from None

    def _toolbar(self, held: Sequence[str]) -> str:
        columns = self.session.app.output.get_size().columns
        return toolbar(held, columns, self._manner.encoding)

    def _paint(self, palette: Palette | None) -> None:
        """Take the colours of a palette, or none; a suggestion without its own would mislead."""
        session = self.session
        session.auto_suggest = AutoSuggestFromHistory() if palette else None
        session.color_depth = None if palette else ColorDepth.DEPTH_1_BIT
        quiet = f"nobold noreverse {palette.quiet if palette else ''}"
        session.style = Style.from_dict(
            {
                "": "bold" if palette else "",
                "auto-suggestion": quiet,
                "bottom-toolbar": quiet,
                "completion-menu": "nobold",
            }
        )

    def forget(self) -> None:
        """Forget the lines typed, on disk too."""
        buffer = self.session.default_buffer
        buffer.history = emptied(buffer.history)


def _leave_if_failed(app: Application[str], made: Future[Any]) -> None:
    """End the prompt with the error if what it waits for can't be made."""
    error = made.exception()
    if error is not None and app.loop is not None:
        app.loop.call_soon_threadsafe(_leave, app, error)


def _leave(app: Application[str], error: BaseException) -> None:
    if app.is_running and app.future is not None and not app.future.done():
        app.exit(exception=error)
