"""The bytes of data files by name: few are held, of very many each is read when it is asked for."""

from collections.abc import Callable, Iterator, Mapping, MutableMapping

MOST_HELD = 8_000_000
Held = bytes | Callable[[], bytes]


class Texts(MutableMapping[str, bytes]):
    """Files by name; each is there as its bytes, or as what reads them once more."""

    def __init__(self, files: Mapping[str, Held]) -> None:
        self.files = dict(files)

    def __getitem__(self, name: str) -> bytes:
        """Return the bytes of a file; raise DataError where it cannot be read any more."""
        held = self.files[name]
        return held if isinstance(held, bytes) else held()

    def __setitem__(self, name: str, raw: bytes) -> None:
        """Put a file in."""
        self.files[name] = raw

    def __delitem__(self, name: str) -> None:
        """Leave a file out."""
        del self.files[name]

    def __iter__(self) -> Iterator[str]:
        """Yield the names."""
        return iter(self.files)

    def __len__(self) -> int:
        """Return how many files there are."""
        return len(self.files)


def held_by(texts: Mapping[str, bytes]) -> Mapping[str, Held]:
    """Return what is held of some files, without reading any."""
    return texts.files if isinstance(texts, Texts) else texts
