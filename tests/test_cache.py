"""Compiled data kept between runs."""

import subprocess
import sys

import msgspec
import pytest

from bot.library.cache import cached, fingerprint


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


def test_what_was_built_once_is_not_built_again(tmp_path):
    build = Builder()
    values = [cached(tmp_path, "key", Thing, build) for _ in range(3)]
    assert values == [THING] * 3
    assert build.calls == 1


def test_another_key_is_built_anew(tmp_path):
    other = Thing("b", [])
    cached(tmp_path, "one", Thing, Builder())
    assert cached(tmp_path, "two", Thing, Builder(other)) == other


def test_without_a_folder_nothing_is_kept():
    build = Builder()
    assert [cached(None, "key", Thing, build) for _ in range(2)] == [THING] * 2
    assert build.calls == 2


def test_a_folder_that_is_not_there_is_made(tmp_path):
    cached(tmp_path / "a" / "b", "key", Thing, Builder())
    build = Builder()
    cached(tmp_path / "a" / "b", "key", Thing, build)
    assert build.calls == 0


def damaged():
    raw = msgspec.msgpack.encode(THING)
    return {
        "empty": b"",
        "cut short": raw[:-3],
        "too long": raw + b"x",
        "noise": b"\xc1\x00\xff" * 9,
        "another type": b"\x01",
        "another field type": msgspec.msgpack.encode({"name": 1, "rows": []}),
        "a field missing": msgspec.msgpack.encode({"name": "a"}),
        "a flipped byte in a text": raw.replace("\u00e9".encode(), b"\xff\xa9"),
    }


@pytest.mark.parametrize("damage", damaged())
def test_a_damaged_file_is_built_anew_and_mended(tmp_path, damage):
    cached(tmp_path, "key", Thing, Builder())
    (file,) = tmp_path.iterdir()
    file.write_bytes(damaged()[damage])
    build = Builder()
    assert cached(tmp_path, "key", Thing, build) == THING
    assert cached(tmp_path, "key", Thing, build) == THING
    assert build.calls == 1


def test_a_folder_that_cannot_be_written_is_ignored(tmp_path):
    (tmp_path / "file").write_text("in the way", "utf-8")
    build = Builder()
    values = [cached(tmp_path / "file" / "cache", "key", Thing, build) for _ in range(2)]
    assert values == [THING] * 2


def test_a_folder_in_the_place_of_the_file_is_ignored(tmp_path):
    (tmp_path / "key.msgpack").mkdir()
    assert cached(tmp_path, "key", Thing, Builder()) == THING


def test_a_failed_write_leaves_nothing_half_written_behind(tmp_path):
    (tmp_path / "key.msgpack").mkdir()
    cached(tmp_path, "key", Thing, Builder())
    assert [file.name for file in tmp_path.iterdir()] == ["key.msgpack"]


def test_the_fingerprint_changes_with_the_content():
    base = fingerprint({"a.yaml": b"1", "b.yaml": b"2"}, {"c.yaml": b"3"})
    others = [
        fingerprint({"a.yaml": b"1", "b.yaml": b"x"}, {"c.yaml": b"3"}),
        fingerprint({"a.yaml": b"1", "z.yaml": b"2"}, {"c.yaml": b"3"}),
        fingerprint({"a.yaml": b"12", "b.yaml": b""}, {"c.yaml": b"3"}),
        fingerprint({"a.yaml": b"1"}, {"c.yaml": b"3"}),
        fingerprint({"a.yaml": b"2", "b.yaml": b"1"}, {"c.yaml": b"3"}),
    ]
    assert len({base, *others}) == len(others) + 1


def test_the_fingerprint_does_not_depend_on_the_order_of_files():
    assert fingerprint({"a": b"1", "b": b"2"}) == fingerprint({"b": b"2", "a": b"1"})


def test_the_fingerprint_changes_with_the_version_of_the_program(monkeypatch):
    before = fingerprint({"a": b"1"})
    monkeypatch.setattr("bot.library.cache.__version__", "99.0")
    assert fingerprint({"a": b"1"}) != before


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
assert cached(folder / "cache", "key", list[int], build) == list(range(100_000))
"""


def test_two_processes_can_write_at_once(tmp_path):
    running = [
        subprocess.Popen([sys.executable, "-c", RACE, str(tmp_path), name])
        for name in ("one", "two")
    ]
    assert [process.wait(timeout=30) for process in running] == [0, 0]
    assert [file.name for file in (tmp_path / "cache").iterdir()] == ["key.msgpack"]
    build = Builder([])
    assert len(cached(tmp_path / "cache", "key", list[int], build)) == 100_000
