"""Folders of the user's own: a career in one YAML file, and files laid over the built-in ones."""

import json
import re

import pytest
from msgspec.structs import replace
from support import KNOWLEDGE, ROOT

from bot.engine import Engine, library_of, load_library
from bot.errors import DataError
from bot.library.layers import Own, lay_over, name_of, read_layers, shown
from bot.library.load import load_intents, load_knowledge
from bot.model.turn import State
from bot.terminal.contract import as_json
from bot.understanding.compiling import compile_model

GUIDE = (ROOT / "docs" / "adding-a-career.md").read_text("utf-8")
CAREER = re.search(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)[1]
OWN = "climate-ml-scientist"
PHRASES = dict.fromkeys(("salary", "tools", "duties", "out-of-scope"), 60)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with the career of docs/adding-a-career.md and nothing else."""
    folder = tmp_path_factory.mktemp("own")
    (folder / "careers").mkdir()
    (folder / "careers" / f"{OWN}.yaml").write_text(CAREER, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def ask_own(folder, cache_home):
    engine = Engine(load_library(cache_home / "careerbot", Own(knowledge=folder)))
    return lambda text: as_json(engine.turn(text, State()), engine.intents)


def test_the_career_of_the_guide_is_clean(careerbot, folder, ask_own):
    done = careerbot("--knowledge", folder, "check")
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


def test_its_pay_is_told_with_its_own_source(ask_own):
    got = ask_own("what does a climate ml scientist earn")
    assert (got["outcome"], got["careers"]) == ("answer", [OWN])
    assert [(f["low"], f["high"], f["source"]) for f in got["figures"]] == [
        (95_000, 140_000, "practice")
    ]
    assert "$95,000 to $140,000" in got["text"]
    assert "general practice" in got["text"]
    assert "(the guide)" not in got["text"]


def test_where_no_official_occupation_stands_for_it_the_answer_says_so(ask_own):
    got = ask_own("what does a climate ml scientist earn")
    assert "No official occupation stands for climate ML scientists" in got["text"]
    official = ask_own("official wages for climate ml scientists")
    assert "No official occupation stands for climate ML scientists" in official["text"]
    assert official["figures"] == []


def test_its_tools_are_told(ask_own):
    got = ask_own("which tools does a climate ml scientist use")
    assert (got["aspect"], got["careers"]) == ("tools", [OWN])
    assert "Python" in got["text"]
    assert "PyTorch" in got["text"]


def test_its_duties_are_told(ask_own):
    got = ask_own("what does a climate ml scientist do")
    assert (got["aspect"], got["careers"]) == ("duties", [OWN])
    assert "satellite images" in got["text"]


def test_it_is_compared_with_another_career(ask_own):
    got = ask_own("climate ml scientist vs data scientist, what is the difference")
    assert (got["aspect"], got["careers"]) == ("difference", [OWN, "data-scientist"])
    assert "weather and climate" in got["text"]


def test_it_is_recommended(ask_own):
    got = ask_own("i like sensors and time series and the energy industry, which career suits me")
    assert got["aspect"] == "recommendation"
    assert OWN in got["careers"]


def test_what_is_not_stated_of_it_is_told(ask_own):
    got = ask_own("what is not stated for climate ml scientists")
    assert got["intent"] == "gaps"
    assert "weekly hours" in got["text"]
    assert "No official occupation" in got["text"]


def test_it_is_listed(ask_own):
    assert OWN in ask_own("list all careers")["careers"]


def test_all_commands_heed_the_folder(careerbot, folder, ask_own):
    line = "what does a climate ml scientist do\n"
    for command in (["ask", "--json", "-"], ["talk", "--json", "-"]):
        done = careerbot("--knowledge", folder, *command, stdin=line)
        assert (done.returncode, done.stderr) == (0, "")
        assert json.loads(done.stdout)["careers"] == [OWN]
    assert "climate ML scientists" in careerbot("--knowledge", folder, "gaps").stdout
    row = {"text": line, "aspect": "duties", "careers": [OWN], "group": "in-domain"}
    file = folder.parent / "questions.jsonl"
    file.write_text(json.dumps(row), encoding="utf-8")
    assert "right 100" in careerbot("--knowledge", folder, "eval", file).stdout


def test_a_broken_career_is_told_by_every_command_without_a_traceback(careerbot, tmp_path):
    (tmp_path / "careers").mkdir()
    file = tmp_path / "careers" / f"{OWN}.yaml"
    file.write_text(CAREER.replace("tool: pytorch", "tool: pytroch"), encoding="utf-8")
    done = careerbot("--knowledge", tmp_path, "ask", "what does a climate ml scientist use")
    assert done.returncode == 3
    assert f"{file}:37:6: expected an id of knowledge/tools.yaml, found 'pytroch'" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_that_is_not_there_is_refused(careerbot, tmp_path):
    done = careerbot("--knowledge", tmp_path / "nowhere", "ask", "hello")
    assert done.returncode == 2
    assert "does not exist" in done.stderr


def written(folder, name, text):
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_rows_of_a_table_are_merged_by_id_and_other_files_replaced(tmp_path):
    row = "- {id: python, name: Snake, kind: a, purpose: b, about: c}\n"
    new = "- {id: xarray, name: xarray, kind: a, purpose: b, about: c}\n"
    written(tmp_path, "tools.yaml", row + new)
    written(tmp_path, "field.yaml", "aliases: [ai]\nfacts: {}\nnot_stated: []\n")
    before = load_knowledge(read_layers("knowledge", None))
    after = load_knowledge(read_layers("knowledge", tmp_path))
    assert after.tools["python"].name == "Snake"
    assert list(after.tools) == [*before.tools, "xarray"]
    assert after.field.claims == []


def test_a_mapping_of_the_users_adds_to_ours(tmp_path):
    written(
        tmp_path,
        "official/mapping.yaml",
        f"{OWN}:\n- {{onet: 15-2051.00, soc: 15-2051, title: Data Scientists,"
        " closeness: partial, role: primary, why: the same statistics}\n",
    )
    official = load_knowledge(read_layers("knowledge", tmp_path)).official
    assert {OWN, "data-scientist"} <= set(official.mappings)


def test_an_intent_and_a_message_of_the_users_are_laid_over_ours(tmp_path):
    written(tmp_path, "messages.yaml", "reset: All gone.\n")
    written(
        tmp_path,
        "bye.yaml",
        "intent: bye\nabout: a\nlabel: b\nanswer: say\nrule_only: true\n"
        "wording: {line: Bye.}\nphrases: [so long then]\n",
    )
    before = load_intents(read_layers("intents", None))
    after = load_intents(read_layers("intents", tmp_path))
    assert after.messages == {**before.messages, "reset": "All gone."}
    assert set(after.intents) == {*before.intents, "bye"}


@pytest.mark.parametrize("name", ["tools", "employers", "greeting"])
def test_an_intent_takes_the_place_of_ours_also_if_a_table_of_facts_is_named_so(tmp_path, name):
    written(
        tmp_path,
        f"{name}.yaml",
        f"intent: {name}\nabout: a\nlabel: b\nanswer: say\nrule_only: true\n"
        "wording: {line: Bye.}\nphrases: [so long then]\n",
    )
    assert load_intents(read_layers("intents", tmp_path)).intents[name].phrases == ["so long then"]


def test_groups_of_the_users_thesaurus_add_to_ours_and_words_to_those_of_the_same_name(tmp_path):
    before = load_intents(read_layers("intents", None)).thesaurus
    name = next(iter(before))
    written(tmp_path, "thesaurus/ours.yaml", f"{name}: [gribbel, gribble]\nzworp: [pay, zworpel]\n")
    after = load_intents(read_layers("intents", tmp_path))
    more = {name: [*before[name], "gribbel", "gribble"], "zworp": ["pay", "zworpel"]}
    assert after.thesaurus == before | more
    assert {"gribbel", "zworpel"} <= set(after.english)


def test_a_thesaurus_of_the_users_with_the_name_of_ours_takes_its_place(tmp_path):
    written(tmp_path, "thesaurus/work.yaml", "zworp: [pay, zworpel]\n")
    before = load_intents(read_layers("intents", None)).thesaurus
    after = load_intents(read_layers("intents", tmp_path)).thesaurus
    assert "zworp" in after
    assert "mortgage" in before.keys() - after.keys()


def test_a_broken_thesaurus_of_the_users_is_told_with_its_place(tmp_path):
    written(tmp_path, "thesaurus/own.yaml", "zworp: [pay, zworpel]\nmoney: pay\n")
    with pytest.raises(DataError, match=r"thesaurus/own\.yaml:2:1: expected array, got str"):
        load_intents(read_layers("intents", tmp_path))


def small_engine(intents):
    """An engine that learns from few of our phrases, which takes a moment, at fixed thresholds."""
    few = {
        name: replace(intent, phrases=intent.phrases[: PHRASES.get(name, 0)])
        for name, intent in intents.intents.items()
    }
    limits = replace(intents.thresholds, answer=0.1, temperature=3.0)
    intents = replace(intents, intents=few, thresholds=limits)
    return Engine(library_of(KNOWLEDGE, intents, compile_model(intents, KNOWLEDGE)))


@pytest.mark.parametrize("line", ["zworpel of a data scientist", "zworpel of nlp engineers"])
def test_a_word_that_only_the_users_thesaurus_has_is_understood_with_it_alone(tmp_path, line):
    written(tmp_path, "thesaurus/own.yaml", "zworp: [pay, salary, earn, zworpel]\n")
    got = [
        small_engine(load_intents(read_layers("intents", own))).turn(line, State())
        for own in (None, tmp_path)
    ]
    assert [turn.reply.outcome for turn in got] == ["clarify", "answer"]
    assert got[1].requests[0].intent == "salary"


def test_a_users_file_is_shown_with_its_own_path(tmp_path):
    written(tmp_path, "careers/a.yaml", "id: a\n")
    (key,) = lay_over({}, tmp_path, "knowledge")
    assert name_of(key) == "careers/a.yaml"
    assert shown(key, "knowledge") == f"{tmp_path}/careers/a.yaml"
    assert shown("careers/a.yaml", "knowledge") == "knowledge/careers/a.yaml"


def test_a_phrase_that_does_not_parse_is_refused_with_its_place(tmp_path):
    written(
        tmp_path,
        "bye.yaml",
        "intent: bye\nabout: a\nlabel: b\nanswer: say\nwording: {line: Bye.}\n"
        'phrases:\n  - "so (long"\n',
    )
    with pytest.raises(DataError, match=r"bye\.yaml:7:5: expected '\)' to close '\('"):
        load_library(None, Own(intents=tmp_path))
