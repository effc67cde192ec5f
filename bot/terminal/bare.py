"""The prompt of a terminal that can't move its cursor: it edits the line itself."""

from typing import Any

from prompt_toolkit.history import History

from bot.terminal.awaiting import Awaited
from bot.terminal.history import emptied
from bot.terminal.session import PROMPT


class BarePrompt:
    """Asks for lines without completion, colours or toolbar; keeps them all the same."""

    def __init__(self, past: History, slow: Awaited[Any]) -> None:
        self._past = past
        self._slow = slow

    def ask(self, *_: object) -> str:
        """Return what is typed; raise KeyboardInterrupt on Ctrl-C, EOFError on Ctrl-D."""
        self._slow.start()
        line = input(PROMPT)
        if line.strip():
            self._past.append_string(line)
        return line

    def forget(self) -> None:
        """Forget the lines typed, on disk too."""
        self._past = emptied(self._past)
