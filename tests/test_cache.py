"""Compiled data kept between runs."""

import os
import subprocess
import sys

import msgspec
import pytest

from bot.library.cache import KEPT, cache_file, cached, fits, stamp


class Thing(msgspec.Struct):
    name: str
    rows: list[int]


THING = Thing("caf\u00e9", list(range(20)))


class Builder:
    def __init__(self, value=THING):
        self.value = value
        self.calls = 0

    def __call__(self):
        self.calls += 1
        return self.value


DATA = stamp({"file": b"what the thing is made from"})
OTHER = stamp({"file": b"what another is made from!!"})


@pytest.fixture
def file(tmp_path):
    return cache_file(tmp_path / "cache", "things", DATA)


def test_what_was_built_once_is_not_built_again(file):
    build = Builder()
    values = [cached(file, DATA, Thing, build) for _ in range(3)]
    assert values == [THING] * 3
    assert build.calls == 1


def test_what_was_made_from_other_data_is_built_anew(file):
    other = Thing("b", [])
    cached(file, DATA, Thing, Builder())
    assert cached(file, OTHER, Thing, Builder(other)) == other


def test_other_data_are_kept_in_another_file(tmp_path, file):
    assert cache_file(tmp_path / "cache", "things", OTHER) != file


def test_without_a_folder_nothing_is_kept():
    build = Builder()
    file = cache_file(None, "things", DATA)
    assert [cached(file, DATA, Thing, build) for _ in range(2)] == [THING] * 2
    assert build.calls == 2


def test_a_folder_that_is_not_there_is_made(tmp_path):
    file = tmp_path / "a" / "b" / "things-1.cache"
    cached(file, DATA, Thing, Builder())
    build = Builder()
    cached(file, DATA, Thing, build)
    assert build.calls == 0


def test_whether_it_fits_is_told_without_building(file):
    assert not fits(file, DATA)
    cached(file, DATA, Thing, Builder())
    assert fits(file, DATA)
    assert not fits(file, OTHER)
    file.write_bytes(file.read_bytes()[:-1])
    assert not fits(file, DATA)


def test_only_the_newest_few_are_kept(tmp_path):
    stranger = tmp_path / "other-1.cache"
    stranger.write_bytes(b"")
    files = [cache_file(tmp_path, "things", (*DATA, bytes([n]))) for n in range(KEPT + 3)]
    for n, file in enumerate(files):
        cached(file, (*DATA, bytes([n])), Thing, Builder())
        os.utime(file, (n, n))
    newest = Builder()
    last = cache_file(tmp_path, "things", DATA)
    cached(last, DATA, Thing, newest)
    assert set(tmp_path.iterdir()) == {stranger, last, *files[-KEPT + 1 :]}


def damaged(sound=b""):
    """Return what a file may hold after a full disk, a crash or a stray hand."""
    return {
        "empty": b"",
        "cut short": sound[:-3],
        "too long": sound + b"x",
        "noise": b"\xc1\x00\xff" * 99,
        "the first line alone": sound.partition(b"\n")[0] + b"\n",
        "without the first line": sound.partition(b"\n")[2],
        "zeros": bytes(len(sound)),
    }


@pytest.mark.parametrize("damage", damaged())
def test_a_damaged_file_is_built_anew_and_mended(file, damage):
    cached(file, DATA, Thing, Builder())
    file.write_bytes(damaged(file.read_bytes())[damage])
    build = Builder()
    assert cached(file, DATA, Thing, build) == THING
    assert cached(file, DATA, Thing, build) == THING
    assert build.calls == 1


def test_a_value_of_another_shape_is_built_anew(file):
    cached(file, DATA, dict[str, int], Builder({"name": 1}))
    build = Builder()
    assert cached(file, DATA, Thing, build) == THING
    assert build.calls == 1


def test_a_byte_changed_anywhere_is_noticed(file):
    cached(file, DATA, Thing, Builder())
    sound = file.read_bytes()
    for place in range(len(sound)):
        file.write_bytes(sound[:place] + bytes([sound[place] ^ 1]) + sound[place + 1 :])
        assert not fits(file, DATA), place


def test_a_folder_that_cannot_be_written_is_ignored(tmp_path):
    (tmp_path / "file").write_text("in the way", "utf-8")
    file = tmp_path / "file" / "cache" / "things-1.cache"
    assert [cached(file, DATA, Thing, Builder()) for _ in range(2)] == [THING] * 2


def test_a_folder_in_the_place_of_the_file_is_ignored(file):
    file.mkdir(parents=True)
    assert cached(file, DATA, Thing, Builder()) == THING


def test_a_failed_write_leaves_nothing_half_written_behind(file):
    file.mkdir(parents=True)
    cached(file, DATA, Thing, Builder())
    assert list(file.parent.iterdir()) == [file]


def test_the_stamp_changes_with_the_content():
    base = stamp({"a.yaml": b"1", "b.yaml": b"2"}, {"c.yaml": b"3"})
    others = [
        stamp({"a.yaml": b"1", "b.yaml": b"x"}, {"c.yaml": b"3"}),
        stamp({"a.yaml": b"1", "z.yaml": b"2"}, {"c.yaml": b"3"}),
        stamp({"a.yaml": b"12", "b.yaml": b""}, {"c.yaml": b"3"}),
        stamp({"a.yaml": b"1"}, {"b.yaml": b"2", "c.yaml": b"3"}),
        stamp({"a.yaml": b"1"}, {"c.yaml": b"3"}),
        stamp({"a.yaml": b"2", "b.yaml": b"1"}, {"c.yaml": b"3"}),
    ]
    assert len({base, *others}) == len(others) + 1


def test_the_stamp_does_not_depend_on_the_order_of_files():
    assert stamp({"a": b"1", "b": b"2"}) == stamp({"b": b"2", "a": b"1"})


def test_the_stamp_changes_with_the_version_of_the_program(monkeypatch):
    before = stamp({"a": b"1"})
    monkeypatch.setattr("bot.library.cache.__version__", "99.0")
    assert stamp({"a": b"1"}) != before


RACE = """
import sys, time
from pathlib import Path
from bot.library.cache import cached
folder = Path(sys.argv[1])
def build():
    (folder / sys.argv[2]).touch()
    while not ((folder / "one").exists() and (folder / "two").exists()):
        time.sleep(0.01)
    return list(range(100_000))
file = folder / "cache" / "rows-1.cache"
assert cached(file, (b"data",), list[int], build) == list(range(100_000))
"""


def test_two_processes_can_write_at_once(tmp_path):
    running = [
        subprocess.Popen([sys.executable, "-c", RACE, str(tmp_path), name])
        for name in ("one", "two")
    ]
    assert [process.wait(timeout=30) for process in running] == [0, 0]
    (file,) = (tmp_path / "cache").iterdir()
    assert fits(file, (b"data",))
