"""Which releases the knowledge holds, read from the files themselves."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple
from zlib import crc32

from bot.library.kinds import CAREERS
from bot.library.layers import name_of
from bot.model.official import Release

Texts = Mapping[str, bytes]
TABLES = "official/"


class Edition(NamedTuple):
    """The knowledge as a whole: `digest` differs wherever a file does."""

    digest: str
    careers: int
    releases: tuple[Release, ...]


def edition(texts: Texts) -> Edition:
    """Return what the files of the knowledge folder hold; broken ones are passed over."""
    digest = 0
    for name, raw in sorted(texts.items()):
        digest = crc32(raw, crc32(name_of(name).encode(), digest))
    careers = sum(name_of(name).startswith(CAREERS) for name in texts)
    return Edition(f"{digest:08x}", careers, tuple(dict.fromkeys(_releases(texts))))


def _releases(texts: Texts) -> Iterator[Release]:
    """Yield the release that the comment line of each official table names."""
    for name, raw in texts.items():
        first = raw.partition(b"\n")[0].decode("utf-8", "replace").strip()
        if name_of(name).startswith(TABLES) and first.startswith("# source: "):
            pairs = (part.partition(": ") for part in first.removeprefix("# ").split("; "))
            said = {key: value for key, _, value in pairs}
            yield Release(
                said["source"],
                said.get("release", "not stated"),
                said.get("imported", "not stated"),
                said.get("released"),
            )


def told(known: Edition) -> list[tuple[str, str]]:
    """Return an edition as pairs of a name and what is to be said of it."""
    rows = [("knowledge", f"{known.digest}, {known.careers} careers")]
    for release in known.releases:
        out = f", released {release.released}" if release.released else ""
        rows.append(("data", f"{release.source} {release.release}{out}, read {release.imported}"))
    return rows
