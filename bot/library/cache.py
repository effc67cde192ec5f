"""Compiled data kept between runs, recognised by the content that it was compiled from."""

import os
import tempfile
from collections.abc import Callable, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

import msgspec

from bot import __version__

T = TypeVar("T")


def fingerprint(*folders: Mapping[str, bytes]) -> str:
    """Return a short name for the content of the folders and the version of the program."""
    digest = blake2b(__version__.encode(), digest_size=16)
    for folder in folders:
        for name, raw in sorted(folder.items()):
            digest.update(f"\0{name}\0{len(raw)}\0".encode())
            digest.update(raw)
    return digest.hexdigest()


def cached(folder: Path | None, key: str, kind: type[T], build: Callable[[], T]) -> T:
    """Return the value kept under `key`, or build it and keep it; never fails for the cache."""
    file = folder / f"{key}.msgpack" if folder else None
    if file is not None:
        try:
            return msgspec.msgpack.decode(file.read_bytes(), type=kind)
        except (OSError, ValueError, msgspec.MsgspecError):
            pass  # not there yet, unreadable or damaged: build it anew
    value = build()
    if file is not None:
        _keep(file, msgspec.msgpack.encode(value))
    return value


def _keep(file: Path, raw: bytes) -> None:
    """Write the file whole or not at all, so that two processes can do it at once."""
    temporary = None
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as stream:
            stream.write(raw)
        temporary.replace(file)
    except OSError:
        # a cache that cannot be written costs time, not answers
        if temporary is not None:
            temporary.unlink(missing_ok=True)
