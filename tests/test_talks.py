"""Our own talks, a case a turn; the mistakes that a talk file can hold; the command that checks."""

from functools import cache

import pytest
from support import TALKS, career_ids, talk_files

from bot.errors import DataError
from bot.measuring.hold import hold
from bot.measuring.talk_text import says
from bot.measuring.talks import read_talk
from bot.model.turn import State
from bot.terminal.contract import as_json

READ = {file.stem: read_talk(file, career_ids()) for file in talk_files()}
TURNS = [(name, number) for name, talk in READ.items() for number in range(len(talk.turns))]
GOOD = """\
name: first-pay
about: The pay of one career.
features: [14]
turns:
  - user: what does an mlops engineer earn
    expect:
      outcome: answer
      careers: [mlops-engineer]
      amounts: [[130000, 1]]
"""


@pytest.fixture(scope="module")
def held(engine):
    def bot(line, state):
        turn = engine.turn(line, state)
        return as_json(turn, engine.intents), turn.state

    return cache(lambda name: list(hold(READ[name], bot, engine.knowledge.careers)))


@pytest.mark.parametrize(("name", "turn"), TURNS, ids=[f"{n}-{t + 1}" for n, t in TURNS])
def test_a_turn_holds_all_that_its_talk_expects(held, name, turn):
    assert held(name)[turn].failures == ()


def test_there_are_forty_talks_of_three_to_eight_turns_named_as_their_files():
    assert len(READ) >= 40
    assert {name: len(t.turns) for name, t in READ.items() if not 3 <= len(t.turns) <= 8} == {}
    assert [talk.name for talk in READ.values()] == list(READ)


def test_the_talks_speak_of_all_nine_careers():
    text = "".join(file.read_text("utf-8") for file in talk_files())
    assert {career for career in career_ids() if f"careers: [{career}]" not in text} == set()


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        (GOOD, "", "1:1"),
        (GOOD, "turns: [", "2:1"),
        (GOOD, "- a list", "1:1"),
        ("name: first-pay\n", "", "1:1"),
        ("outcome: answer", "outcome: answers", "7:7"),
        ("outcome: answer", "outcom: answer", "7:7"),
        ("[mlops-engineer]", "[ml-ops]", "8:"),
        ("amounts: [[130000, 1]]", "must: ['pay(']", "9:"),
        ("amounts: [[130000, 1]]", "must_any: [[a, 'b[']]", "9:"),
        ("amounts: [[130000, 1]]", "aspect: money", "9:7"),
        ("amounts: [[130000, 1]]", "careers: [ml-engineer]", "9:7"),
        ("amounts: [[130000, 1]]", "differs_from_turn: 1", "9:7"),
        ("amounts: [[130000, 1]]", "figures: [{career: baker}]", "9:"),
        ("amounts: [[130000, 1]]", "figures: [{lowest: 1}]", "9:"),
        ("amounts: [[130000, 1]]", "when: {answer: {outcom: answer}}", "9:"),
    ],
)
def test_a_mistake_in_a_talk_is_told_with_its_place(tmp_path, old, new, place):
    file = tmp_path / "talk.yaml"
    file.write_text(GOOD.replace(old, new), "utf-8")
    with pytest.raises(DataError, match=rf"talk\.yaml:{place}"):
        read_talk(file, career_ids())


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(DataError, match=r"nowhere\.yaml"):
        read_talk(tmp_path / "nowhere.yaml", career_ids())


@pytest.mark.parametrize(
    "text",
    ["180,000", "180000", "180k", "$180 K", "0.18m", "180-400k", "180 to 400 thousand", "180.0k"],
)
def test_an_amount_is_found_in_any_usual_form(text):
    assert says(f"pay: {text} a year", 180_000)


@pytest.mark.parametrize("text", ["1,180,000", "180", "v180000", "18000", "190k"])
def test_another_amount_is_not_taken_for_it(text):
    assert not says(f"pay: {text} a year", 180_000)


def test_the_command_tells_what_passed(careerbot):
    file = TALKS / "level-then-place.yaml"
    done = careerbot("talk", "--check", file)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "turns passed 6 of 6, talks passed 1 of 1\n"


def test_the_command_tells_what_was_wanted_and_what_came(careerbot, tmp_path):
    file = tmp_path / "talk.yaml"
    file.write_text(GOOD.replace("130000, 1", "2, 1"), "utf-8")
    done = careerbot("talk", "--check", file)
    *failing, last = done.stdout.splitlines()
    assert done.returncode == 1
    assert len(failing) == 1
    assert "first-pay  turn 1" in failing[0]
    assert "what does an mlops engineer earn" in failing[0]
    assert "wanted [2, 1], came 'Experienced MLOps" in failing[0]
    assert last == "turns passed 0 of 1, talks passed 0 of 1"


@pytest.mark.parametrize("text", ["", GOOD.replace("outcome", "outcom")])
def test_the_command_refuses_an_empty_and_a_broken_file(careerbot, tmp_path, text):
    file = tmp_path / "talk.yaml"
    file.write_text(text, "utf-8")
    done = careerbot("talk", "--check", file)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{file}:" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_check_only_standard_input_is_read(careerbot):
    assert careerbot("talk", TALKS / "level-then-place.yaml").returncode == 2
    assert careerbot("talk", "--check", "no-such-talk.yaml").returncode == 2


def test_a_failing_rule_is_found_on_every_turn():
    """An answer that breaks the invariants fails, whatever its talk expects."""
    figure = {"career": "ml-engineer", "low": 5, "high": 3}
    broken = {"question": "x", "outcome": "clarify", "text": "\x1b $7", "figures": [figure]}
    talk = next(iter(READ.values()))
    failures = next(hold(talk, lambda _line, state: (broken, state), {})).failures
    told = " ".join(failures)
    assert all(rule in told for rule in ("contract: wanted a proper schema", "two options", "ESC"))
    assert "I2: wanted a figure with all fields" in told


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"text": "Pay is $5 a year."}, "I2"),
        ({"text": "word " * 200}, "I4"),
        ({"suggestions": ["a", "b", "c", "d"]}, "I7"),
        ({"suggestions": ["What does an MLOps engineer earn "]}, "I7"),
    ],
)
def test_each_invariant_that_a_machine_can_check_is_checked(engine, tmp_path, change, rule):
    file = tmp_path / "talk.yaml"
    file.write_text(GOOD, "utf-8")
    talk = read_talk(file, career_ids())
    reply = as_json(engine.turn("what does an mlops engineer earn", State()), engine.intents)
    changed = reply | {"figures": []} | change
    (turn,) = hold(talk, lambda _line, state: (changed, state), engine.knowledge.careers)
    assert any(failure.startswith(rule) for failure in turn.failures)
