"""The pictures in the README show what the program answers today."""

import pytest
from support import ROOT

TOOLS = ROOT / "tools"
pytestmark = pytest.mark.skipif(
    not (TOOLS / "make_captures.py").is_file(), reason="tools/ is not part of this package"
)


@pytest.fixture
def captures(monkeypatch):
    monkeypatch.syspath_prepend(TOOLS)
    import make_captures  # noqa: PLC0415 - a script, found by the line above

    return make_captures


def test_each_picture_shows_what_is_answered_today(captures, engine):
    old = [
        name
        for name, lines in captures.TALKS.items()
        if captures.words((captures.FOLDER / f"{name}.svg").read_text("utf-8"))
        != captures.words(captures.picture(name, captures.held(engine, lines)))
    ]
    assert old == [], "draw them anew: python tools/make_captures.py"


def test_a_picture_reads_as_the_terminal_did_and_needs_nothing_from_elsewhere(captures, engine):
    shown = captures.held(engine, captures.TALKS["talk"])
    drawn = captures.picture("talk", shown)
    assert captures.words(drawn).removeprefix("careerbot ") == captures.words(shown)
    assert "url(http" not in drawn


def test_the_readme_shows_every_picture(captures):
    readme = (ROOT / "README.md").read_text("utf-8")
    assert all(f"docs/captures/{name}.svg" in readme for name in captures.TALKS)


def test_there_is_no_other_picture(captures):
    assert {file.stem for file in captures.FOLDER.glob("*")} == set(captures.TALKS)
