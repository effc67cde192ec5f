"""Compiled data kept between runs, recognised by the very bytes that they were compiled from.

A file holds one line, those bytes (of very many a digest), and the value in MessagePack. The
bytes are compared piece by piece, which is quicker than any digest of them and misses no change.
The file is mapped into memory, so that of a large value nothing is copied.
"""

import gc
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import reduce
from itertools import chain
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any, TypeVar
from zlib import crc32

import msgspec

from bot import __version__

T = TypeVar("T")
Buffer = bytes | memoryview | msgspec.Raw
Stamp = tuple[bytes, ...]
ENDING = ".cache"
KEPT = 4
LONGEST_HEAD = 100
LONGEST_STAMP = 8_000_000


def stamp(*folders: Mapping[str, bytes]) -> Stamp:
    """Return bytes that differ wherever a file of the folders or the program's version does.

    Beyond `LONGEST_STAMP` it is a digest of them (BLAKE2b), and none of the rest is held.
    """
    parts, size = [__version__.encode()], 0
    stream = (part for folder in folders for part in _parts(folder))
    for part in stream:
        parts.append(part)
        size += len(part)
        if size > LONGEST_STAMP:
            return (_digest(chain(parts, stream)),)
    return tuple(parts)


def _parts(folder: Mapping[str, bytes]) -> Iterator[bytes]:
    """Yield names, lengths and bytes of the files of a folder, one file after the other."""
    yield f"\0{len(folder)} files\0".encode()
    for name in sorted(folder):
        raw = folder[name]
        yield f"\0{name}\0{len(raw)}\0".encode()
        yield raw


def _digest(parts: Iterable[bytes]) -> bytes:
    from hashlib import blake2b  # noqa: PLC0415 - costs 2 ms and is rarely needed

    digest = blake2b()
    for part in parts:
        digest.update(part)
    return digest.digest()


def cached(file: Path | None, made_from: Stamp, kind: type[T], build: Callable[[], T]) -> T:
    """Return the value kept in `file`, or build it and keep it; never fails for the cache.

    `made_from` is the stamp of all that the value depends on; None keeps nothing.
    """
    if file is not None:
        try:
            return decoded(_body(file, made_from), kind)
        except (OSError, ValueError, msgspec.MsgspecError):
            pass  # not there yet, of other data, unreadable or damaged: build it anew
    value = build()
    if file is not None:
        _keep(file, _sealed(made_from, msgspec.msgpack.encode(value)))
    return value


def cache_file(folder: Path | None, name: str, made_from: Stamp) -> Path | None:
    """Return the file in `folder` that keeps what was made from these bytes."""
    checksum = reduce(lambda before, part: crc32(part, before), made_from, 0)
    return folder / f"{name}-{checksum:08x}{ENDING}" if folder else None


def _sealed(made_from: Stamp, body: bytes) -> bytes:
    return b"".join((_head(made_from, body), *made_from, body))


def _head(made_from: Stamp, body: bytes | memoryview) -> bytes:
    """Return the first line, which tells lengths, a checksum, and the order of bytes in arrays."""
    sizes = f"{sum(map(len, made_from))} {len(body)} {crc32(body):08x}"
    return f"careerbot cache {sys.byteorder} {sizes}\n".encode()


def fits(file: Path, made_from: Stamp) -> bool:
    """Return whether a file keeps what was made from these bytes, undamaged."""
    try:
        _body(file, made_from)
    except (OSError, ValueError):
        return False
    return True


def _body(file: Path, made_from: Stamp) -> memoryview:
    """Return the value in a file; raise ValueError where it is damaged or of other data."""
    with file.open("rb") as stream:
        mapped = mmap(stream.fileno(), 0, access=ACCESS_READ)
    start = end = mapped.find(b"\n", 0, LONGEST_HEAD) + 1
    for part in made_from:
        if mapped[end : end + len(part)] != part:
            raise ValueError("made from other data")
        end += len(part)
    body = memoryview(mapped)[end:]
    if mapped[:start] != _head(made_from, body):
        raise ValueError("damaged")
    return body


def decoded(body: Buffer, kind: type[T]) -> T:
    """Return a value from MessagePack; raise MsgspecError where it does not fit its type.

    Meanwhile no garbage is collected: all the new objects would be looked at for nothing.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        return msgspec.msgpack.decode(body, type=kind)
    finally:
        if was_on:
            gc.enable()


def encoded(value: Any) -> msgspec.Raw:
    """Return a value as MessagePack, to be kept within another or decoded later."""
    return msgspec.Raw(msgspec.msgpack.encode(value))


def _keep(file: Path, raw: bytes) -> None:
    """Write the file whole or not at all, so that two processes can do it at once."""
    from tempfile import mkstemp  # noqa: PLC0415 - costs 8 ms and is rarely needed

    temporary = None
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = mkstemp(dir=file.parent, prefix=_group(file))
        temporary = Path(name)
        with os.fdopen(handle, "wb") as stream:
            stream.write(raw)
        temporary.replace(file)
        _drop_old(file)
    except OSError:
        pass  # a cache that cannot be written costs time, not answers
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _group(file: Path) -> str:
    """Return what the names of all files begin with that keep the same thing of other data."""
    return file.name.rpartition("-")[0] + "-"


def _drop_old(file: Path) -> None:
    """Keep the newest few of what was made from other data, and nothing half written before."""
    files = [other for other in file.parent.iterdir() if other.name.startswith(_group(file))]
    files.sort(key=lambda other: other.stat().st_mtime_ns, reverse=True)
    for old in files[KEPT:]:
        old.unlink(missing_ok=True)
