"""Text that is safe to show: what would steer a terminal stands as an escape of itself."""

import re

STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters but tab and line feed
    "\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"  # line breaks and turns of the direction
    "\ud800-\udfff\ufeff\ufffe\uffff]"  # no characters at all
)
r"""Characters that move the cursor, colour, delete, turn the text around, or are none."""


def visible(text: str) -> str:
    r"""Return `text` with each steering character as `\u001b` and the like, as JSON has it."""
    return STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def one_line(text: str) -> str:
    r"""Return `text` visible and on one line, its tabs and line feeds as `\t` and `\n`."""
    return visible(text).replace("\t", "\\t").replace("\n", "\\n")


def shortened(text: str, most: int) -> str:
    """Return `text` with its middle left out where it has more than `most` characters."""
    half = (most - 1) // 2
    return text if len(text) <= most else f"{text[:half]}…{text[-half:]}"


def well_formed(text: str) -> str:
    """Return `text` as it can be encoded: bytes that were no character stand as U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
