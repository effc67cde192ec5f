"""Where what is kept between runs belongs: the XDG Base Directory Specification, version 0.8."""

from collections.abc import Mapping
from pathlib import Path

NAME = "careerbot"


def cache_folder(environment: Mapping[str, str]) -> Path | None:
    """Return the folder of compiled data; None for a person without a home."""
    return _folder(environment, "XDG_CACHE_HOME", ".cache")


def state_folder(environment: Mapping[str, str]) -> Path | None:
    """Return the folder of the lines typed in the chat; None for a person without a home."""
    return _folder(environment, "XDG_STATE_HOME", ".local/state")


def _folder(environment: Mapping[str, str], variable: str, usual: str) -> Path | None:
    """Return our folder below the one that a variable names; paths from where one is are none."""
    named = Path(environment.get(variable, ""))
    if named.is_absolute():
        return named / NAME
    try:
        return Path.home() / usual / NAME
    except RuntimeError:
        return None
