"""What the engine runs on: read from YAML, compiled once, then kept between runs."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Raw, Struct

from bot.library.cache import Stamp, cache_file, cached, decoded, encoded, stamp
from bot.library.folding import folded, unfolded
from bot.library.layers import BUILT_IN, Own, read_layers
from bot.library.places import read_code
from bot.library.texts import Texts
from bot.model.intents import Intents
from bot.model.knowledge import Knowledge

if TYPE_CHECKING:
    from bot.understanding.compiled import Compiled


class Library(Struct, frozen=True, dict=True):
    """Everything that is read from YAML; each part is decoded when it is first asked for."""

    packed_knowledge: Raw
    packed_intents: Raw
    packed_compiled: Raw

    @cached_property
    def knowledge(self) -> Knowledge:
        """All facts, by id."""
        return unfolded(self.packed_knowledge)

    @cached_property
    def intents(self) -> Intents:
        """How people ask, and how answers are worded."""
        return decoded(self.packed_intents, Intents)

    @cached_property
    def compiled(self) -> "Compiled":
        """What understanding learned from both."""
        from bot.understanding.compiled import Compiled  # noqa: PLC0415 - the prompt needs none

        return decoded(self.packed_compiled, Compiled)


def library_of(knowledge: Knowledge, intents: Intents, compiled: "Compiled") -> Library:
    """Return a library with these parts."""
    return Library(folded(knowledge), encoded(intents), encoded(compiled))


class Files(NamedTuple):
    """The data files by key; `stamp` differs wherever a file or what compiles them does."""

    knowledge: Texts
    intents: Texts
    stamp: Stamp


def read_files(own: Own = BUILT_IN) -> Files:
    """Return the files of this installation with the user's own over them."""
    knowledge = read_layers("knowledge", own.knowledge)
    intents = read_layers("intents", own.intents)
    code = (read_code("answering"), read_code("model"), read_code("understanding"))
    return Files(knowledge, intents, stamp(knowledge, intents, *code))


def kept_in(cache: Path | None, files: Files) -> Path | None:
    """Return the file that keeps the library made from these files."""
    return cache_file(cache, "library", files.stamp)


def load_library(
    cache: Path | None = None, own: Own = BUILT_IN, notify: Callable[[], None] = lambda: None
) -> Library:
    """Return the library of this installation; raise DataError where its YAML is broken.

    `cache` is the folder that keeps the compiled form between runs; None keeps nothing.
    `own` names folders of the user's that are laid over the built-in ones; `notify` is
    called if everything has to be compiled first, which takes some seconds.
    """
    files = read_files(own)

    def compile_all() -> Library:
        from bot.building import build  # noqa: PLC0415 - YAML and its checks cost 50 ms

        notify()
        return library_of(*build(files.knowledge, files.intents, trusted=own == BUILT_IN))

    return cached(kept_in(cache, files), files.stamp, Library, compile_all)
