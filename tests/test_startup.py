"""What a start does, and what it leaves until it is needed."""

import os
import re
import subprocess

import pytest
from support import CAREERBOT, ROOT

from bot.library.cache import fits
from bot.library.layers import Own
from bot.loading import kept_in, read_files

SLOW = {"prompt_toolkit", "rich", "yaml"}
PAY = "what does an mlops engineer earn"


@pytest.fixture
def imported(environment, tmp_path):
    """Return the top-level names of all that the program imports on its way."""

    def run(*arguments):
        python, *program = CAREERBOT
        done = subprocess.run(
            [python, "-X", "importtime", *program, *arguments],
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
            cwd=tmp_path,
            env={**environment, "PYTHONPATH": str(ROOT)},
        )
        return set(re.findall(r"\| +(\w+)(?:\.\w+)*$", done.stderr, re.MULTILINE))

    return run


@pytest.mark.parametrize("arguments", [("ask", PAY), ("ask", "--json", PAY)], ids=" ".join)
def test_a_question_imports_neither_the_prompt_nor_tables_nor_yaml(imported, arguments):
    names = imported(*arguments)
    assert {"bot", "click", "msgspec", "rapidfuzz"} <= names
    assert names & SLOW == set()


@pytest.mark.parametrize("arguments", [("--help",), ("completion", "fish")], ids=" ".join)
def test_help_imports_nothing_of_the_engine(imported, arguments):
    assert imported(*arguments) & {*SLOW, "rapidfuzz", "msgspec"} == set()


def test_an_edit_that_changes_neither_size_nor_time_of_a_file_is_noticed(tmp_path, cache_home):
    file = tmp_path / "tools.yaml"
    own = Own(knowledge=tmp_path)
    file.write_text("- id: first\n")
    seen = file.stat()
    before = read_files(own)
    file.write_text("- id: other\n")
    os.utime(file, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    after = read_files(own)
    assert file.stat().st_mtime_ns == seen.st_mtime_ns
    assert before.stamp != after.stamp
    assert kept_in(cache_home, before) != kept_in(cache_home, after)


def test_the_compiled_data_of_this_installation_fit_it(library, cache_home):
    files = read_files()
    assert fits(kept_in(cache_home / "careerbot", files), files.stamp)
