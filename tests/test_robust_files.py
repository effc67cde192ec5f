"""Files that the program writes: what cannot be written costs no answer, none is half written."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from prompt_toolkit.history import InMemoryHistory
from support import CAREERBOT, ESCAPE, ROOT

from bot.library.cache import cache_file, cached, fits, stamp
from bot.terminal.history import emptied, history
from bot.terminal.keeping import MOST_READ, Kept

FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="no device that is always full")


def entries(file):
    return list(Kept(str(file)).load_history_strings())


# the lines typed


def test_lines_are_kept_and_come_back_the_newest_first(tmp_path):
    kept = history(tmp_path / "a" / "history")
    for line in ("first", "two\nlines", "", "+plus", "# remark", "caf\u00e9"):
        kept.store_string(line)
    assert entries(tmp_path / "a" / "history") == [
        "caf\u00e9",
        "# remark",
        "+plus",
        "",
        "two\nlines",
        "first",
    ]


def test_the_form_is_that_of_prompt_toolkit_so_that_older_histories_are_read(tmp_path):
    file = tmp_path / "history"
    file.write_text("\n# 2026-01-01 10:00:00.000\n+older\n+lines\n\n# x\n+newer\n", "utf-8")
    assert entries(file) == ["newer", "older\nlines"]


@pytest.mark.parametrize("odd", [f"{ESCAPE}[31m", "\x00", "\x9b", "\u202e", "\ud800", "\r"])
def test_nothing_kept_steers_a_terminal_that_shows_the_file(tmp_path, odd):
    kept = history(tmp_path / "history")
    kept.store_string(f"nlp {odd} pay")
    raw = (tmp_path / "history").read_text("utf-8")
    assert odd not in raw
    assert "nlp " in raw


def test_a_file_that_others_wrote_into_is_read_without_what_steers(tmp_path):
    (tmp_path / "history").write_bytes(b"\n+a\x1b[31mb\xff\n\x00\n\n\n+c\n")
    assert entries(tmp_path / "history") == ["c", "a\\u001b[31mb\ufffd"]


def test_of_a_huge_history_only_the_end_is_read(tmp_path):
    file = tmp_path / "history"
    file.write_text("".join(f"\n+line {i}\n" for i in range(200_000)), "utf-8")
    found = entries(file)
    assert found[0] == "line 199999"
    assert 1_000 < len(found) < MOST_READ / len("\n+line 0\n")
    assert all(line.startswith("line ") for line in found)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS])
def test_a_line_that_cannot_be_kept_is_held_for_this_talk(tmp_path, monkeypatch, number):
    kept = history(tmp_path / "history")

    def fails(*_, **__):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "open", fails)
    kept.append_string("nlp pay")
    assert kept.get_strings() == ["nlp pay"]
    assert list(kept.load_history_strings()) == []


@needs_full
def test_a_full_disk_ends_no_talk():
    kept = Kept(str(FULL))
    kept.append_string("nlp pay")
    assert kept.get_strings() == ["nlp pay"]


def test_a_folder_that_vanishes_ends_no_talk(tmp_path):
    kept = history(tmp_path / "state" / "history")
    (tmp_path / "state" / "history").unlink()
    (tmp_path / "state").rmdir()
    kept.append_string("nlp pay")
    assert kept.get_strings() == ["nlp pay"]
    assert isinstance(emptied(kept), Kept)


def test_a_folder_in_the_place_of_the_history_is_done_without(tmp_path):
    (tmp_path / "history").mkdir()
    kept = history(tmp_path / "history")
    kept.append_string("nlp pay")
    assert kept.get_strings() == ["nlp pay"]
    assert list(kept.load_history_strings()) == []


def test_where_no_file_can_be_made_lines_are_kept_in_memory(tmp_path):
    (tmp_path / "file").write_text("in the way", "utf-8")
    assert isinstance(history(tmp_path / "file" / "history"), InMemoryHistory)


WRITER = """
import sys
from bot.terminal.keeping import Kept
kept = Kept(sys.argv[1])
for i in range(200):
    kept.store_string(f"{sys.argv[2]} {i} " + "x" * 10_000)
"""


def test_two_talks_share_a_history_and_lose_no_line(tmp_path):
    file = tmp_path / "history"
    running = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(file), name], cwd=ROOT)
        for name in ("one", "two")
    ]
    assert [process.wait(timeout=60) for process in running] == [0, 0]
    whole = file.read_text("utf-8").split("\n\n")
    found = [entry.strip("\n").removeprefix("+").removesuffix("x" * 10_000) for entry in whole]
    assert sorted(found) == sorted(f"{name} {i} " for name in ("one", "two") for i in range(200))


# the shortlist


SAVED = "save nlp\n/export {file}\n"


def test_a_list_is_exported_whole(careerbot, tmp_path):
    done = careerbot(stdin=SAVED.format(file=tmp_path / "list.md"))
    assert "NLP engineer" in (tmp_path / "list.md").read_text("utf-8")
    assert str(tmp_path / "list.md") in done.stdout


def test_where_a_list_cannot_be_written_that_is_told_and_no_half_of_it_is_left(
    environment, tmp_path
):
    program = f"ulimit -f 0; trap '' XFSZ; exec {' '.join(CAREERBOT)}"  # no file may grow
    done = subprocess.run(
        ["/bin/sh", "-c", program],
        input=SAVED.format(file=tmp_path / "list.md"),
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=environment,
        timeout=60,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert "File too large" in done.stdout
    assert not (tmp_path / "list.md").exists()


def test_no_file_is_written_over(careerbot, tmp_path):
    (tmp_path / "list.md").write_text("mine", "utf-8")
    careerbot(stdin=SAVED.format(file=tmp_path / "list.md"))
    assert (tmp_path / "list.md").read_text("utf-8") == "mine"


# the cache


@pytest.mark.parametrize("where", ["mkstemp", "write", "replace"])
def test_a_full_disk_costs_the_cache_and_no_answer(tmp_path, monkeypatch, where):
    def fails(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    targets = {
        "mkstemp": "tempfile.mkstemp",
        "write": "os.fdopen",
        "replace": "pathlib.Path.replace",
    }
    monkeypatch.setattr(targets[where], fails)
    made = stamp({"a": b"b"})
    file = cache_file(tmp_path, "things", made)
    assert [cached(file, made, list[int], lambda: [1, 2]) for _ in range(2)] == [[1, 2]] * 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("at", [0.001, 0.2, 0.5, 0.9, 0.999])
def test_one_byte_changed_anywhere_in_the_cache_is_found(tmp_path, at):
    made = stamp({"a": b"b" * 100})
    file = cache_file(tmp_path, "things", made)
    cached(file, made, bytes, lambda: b"weights " * 100)
    raw = bytearray(file.read_bytes())
    raw[int(at * len(raw))] ^= 1
    file.write_bytes(raw)
    assert not fits(file, made)
    assert cached(file, made, bytes, lambda: b"weights " * 100) == b"weights " * 100


@pytest.mark.parametrize("raw", [b"", b"\n", b"careerbot cache little 1 1 0\n", b"\x80" * 1_000])
def test_a_foreign_file_in_the_place_of_the_cache_is_replaced(tmp_path, raw):
    made = stamp({"a": b"b"})
    file = cache_file(tmp_path, "things", made)
    file.write_bytes(raw)
    assert cached(file, made, list[int], lambda: [1]) == [1]
    assert fits(file, made)


@needs_full
@pytest.mark.parametrize("arguments", [("ask", "nlp pay"), ("ask", "--json", "-"), ("gaps",)])
def test_answers_that_cannot_be_written_are_told_in_a_line(environment, tmp_path, arguments):
    with FULL.open("w") as full:
        done = subprocess.run(
            [*CAREERBOT, *arguments],
            input=b"nlp pay\n",
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment,
            cwd=tmp_path,
            timeout=60,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.decode().count("\n") == 1
    assert "No space left on device" in done.stderr.decode()
