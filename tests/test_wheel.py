"""The wheel, installed into a clean environment, answers from any directory."""

import os
import subprocess
import sys
import venv
import zipfile

import pytest
from support import ROOT

UNREACHABLE = ("Retrying (", "NewConnectionError", "Temporary failure in name resolution")
QUESTION = "what does an mlops engineer earn"


def run(*command, **options):
    return subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        **options,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    build = (sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT)
    done = run(*build)
    assert done.returncode == 0, done.stdout + done.stderr
    (file,) = folder.glob("*.whl")
    return file


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """Return the folder of programs of a clean environment with the wheel in it."""
    folder = tmp_path_factory.mktemp("clean")
    venv.create(folder)  # the pip beside the tests installs there; one of its own takes seconds
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", folder)
    done = run(*pip, "install", "--quiet", wheel)
    if done.returncode and any(sign in done.stderr for sign in UNREACHABLE):
        pytest.skip("the package index cannot be reached, so dependencies can't be installed")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "bin"


@pytest.fixture
def empty_home(tmp_path):
    return {"PATH": os.defpath, "HOME": str(tmp_path), "LANG": "C.UTF-8"}


def test_the_wheel_holds_every_file_of_intents_and_knowledge(wheel):
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    wanted = {
        f"bot/_data/{file.relative_to(ROOT).as_posix()}"
        for folder in ("intents", "knowledge")
        for file in (ROOT / folder).rglob("*")
        if file.is_file() and file.suffix in {".yaml", ".yml", ".txt", ".csv"}
    }
    assert wanted
    assert wanted - held == set()


def test_the_wheel_holds_neither_tests_nor_caches(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert [name for name in names if name.startswith("tests/") or "__pycache__" in name] == []


def test_the_installed_program_answers_from_the_root_with_an_empty_home(installed, empty_home):
    done = run(installed / "careerbot", "ask", QUESTION, cwd="/", env=empty_home)
    assert (done.returncode, done.stderr) == (0, "")
    assert "130,000" in done.stdout


def test_the_installed_program_is_not_the_checkout(installed, empty_home):
    where = "import bot.library.places as p; print(p.__file__, p.data_folder('intents'))"
    done = run(installed / "python", "-c", where, cwd="/", env=empty_home)
    assert done.returncode == 0, done.stderr
    assert str(ROOT) + "/" not in done.stdout
