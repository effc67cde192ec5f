"""The line at the foot of the screen: the topic that the next question is taken to be on."""

from collections.abc import Sequence

from bot.terminal.charset import fitted

BETWEEN, DOTS = " · ", "..."


def toolbar(held: Sequence[str], width: int, encoding: str) -> str:
    """Return what is held in one row, its end left out where the terminal ends."""
    text = fitted(f" {BETWEEN.join(held)}", encoding)
    return text if len(text) <= width else f"{text[: max(width - len(DOTS), 0)]}{DOTS}"
