"""The first screen of the chat; read without YAML, as the prompt waits for it."""

from pathlib import Path

from bot.library.places import data_folder
from bot.library.reading import read_file

FILE = "welcome.txt"


def welcome(own: Path | None) -> str:
    """Return first screens of a few lines, parted by blank lines, the widest first.

    A file of that name in the user's own folder of intents takes the place of ours; raise
    DataError where it is no text.
    """
    if own is not None and (own / FILE).is_file():
        return read_file(own / FILE, f"{own}/{FILE}")
    return read_file(data_folder("intents") / FILE, f"intents/{FILE}")
