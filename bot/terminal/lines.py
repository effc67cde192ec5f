"""Questions, one a line."""

from collections.abc import Iterable, Iterator


def questions(lines: Iterable[str]) -> Iterator[str]:
    """Yield each line without its line break; blank lines are passed over."""
    for line in lines:
        text = line.rstrip("\r\n")
        if text.strip():
            yield text
