"""The JSON Schemas that editors read: current, and named at the head of every YAML file."""

import json
import re

import msgspec
import pytest
import yaml
from support import ROOT

from bot.library.json_schema import schema_texts, write_schemas
from bot.library.kinds import KINDS, kind_of

FOLDER = ROOT / "docs" / "schema"
DATA = sorted(p for name in ("intents", "knowledge") for p in (ROOT / name).rglob("*.yaml"))
HEAD = re.compile(r"# yaml-language-server: \$schema=(\S+)")
per_file = pytest.mark.parametrize("file", DATA, ids=lambda f: str(f.relative_to(ROOT)))


class Editor(yaml.CSafeLoader):
    """Reads YAML 1.2 as editors do, where `no` and 2024-01-01 are texts."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - PyYAML's own attribute


Editor.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(true|false)$"), list("tf"))
Editor.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"(~|null|)$"), ["~", "n", ""])
Editor.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"-?\d+$"), list("-0123456789"))
Editor.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"-?\d+\.\d+$"), list("-0123456789")
)


def kind(file):
    folder, _, name = file.relative_to(ROOT).as_posix().partition("/")
    return kind_of(folder, name)


def test_the_committed_schemas_are_those_of_the_types():
    assert {file.name: file.read_text("utf-8") for file in FOLDER.iterdir()} == schema_texts()


def test_the_schemas_are_written_by_one_command(careerbot, tmp_path):
    done = careerbot("schema", "--write", tmp_path / "a" / "b")
    assert (done.returncode, done.stderr) == (0, "")
    written = {f.name: f.read_text("utf-8") for f in (tmp_path / "a" / "b").iterdir()}
    assert written == schema_texts()
    assert len(done.stdout.splitlines()) == len(KINDS)


def test_writing_again_changes_nothing(tmp_path):
    assert write_schemas(tmp_path) == write_schemas(tmp_path)


@pytest.mark.parametrize("name", KINDS)
def test_a_schema_is_json_that_names_its_dialect(name):
    schema = json.loads(schema_texts()[f"{name}.json"])
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert schema["title"] == name


@per_file
def test_the_head_of_a_file_names_the_schema_of_its_kind(file):
    head = HEAD.fullmatch(file.read_text("utf-8").splitlines()[0])
    assert head
    assert (file.parent / head[1]).resolve() == FOLDER / f"{kind(file)}.json"
    assert (file.parent / head[1]).is_file()


@per_file
def test_a_file_is_right_as_editors_read_it_too(file):
    data = yaml.load(file.read_text("utf-8"), Editor)  # noqa: S506 - a safe loader
    msgspec.convert(data, KINDS[kind(file)], strict=True)
