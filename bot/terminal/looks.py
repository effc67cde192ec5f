"""How the chat looks and which keys it heeds: chosen by commands, for this talk only."""

from typing import NamedTuple


class Palette(NamedTuple):
    """Colours of what stands beside the answer, as #rrggbb; the answer has the terminal's own."""

    quiet: str
    bar: str


PALETTES = {
    "both": Palette(quiet="#808080", bar="#008787"),
    "light": Palette(quiet="#5f5f5f", bar="#005f87"),
    "dark": Palette(quiet="#a8a8a8", bar="#5fafaf"),
}
CHOICES = {
    "theme": {
        "both": "colours for dark and light backgrounds",
        "light": "colours for a light background",
        "dark": "colours for a dark background",
        "none": "no colours",
    },
    "toolbar": {
        "on": "the topic held stands at the foot",
        "off": "nothing stands at the foot",
    },
    "keys": {
        "emacs": "as in Emacs and most shells",
        "vi": "as in vi; Escape, then commands",
    },
}
"""What each of the looks can be, with its meaning."""


class Looks(NamedTuple):
    """What is chosen, each by its name in CHOICES."""

    theme: str = "both"
    toolbar: str = "on"
    keys: str = "emacs"
