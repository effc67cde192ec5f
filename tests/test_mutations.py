"""Each move has a talk that fails without it: one is taken away at a time."""

import pytest
from support import career_ids, talk_files

from bot.conversation import advance, moves, stepping
from bot.measuring.hold import hold
from bot.measuring.talks import read_talk
from bot.terminal.contract import as_json

TALKS = [read_talk(file, career_ids()) for file in talk_files()]
LIKELY = {
    "add_wish": "advice-from-likes",
    "ask_back": "choice-of-a-question",
    "bare_name": "a-name-after-another-job",
    "change_comparison": "compare-drop-add-swap",
    "choose_option": "choice-and-a-fresh-question",
    "compare_with_held": "compare-with-what-is-held",
    "and_another": "compare-keep-two",
    "drop_condition": "filters-added-and-dropped",
    "forget": "start-over-and-forget",
    "go_on_with_quiz": "quiz-skip-and-detour",
    "narrow": "filters-added-and-dropped",
    "pick_shown": "picks-by-number",
    "rank_held": "ranking-within-a-filter",
    "shorter": "shorter-and-more",
    "start-over": "start-over-and-forget",
    "switch_facet": "pointing-with-another-question",
    "what-else": "what-else-goes-on",
    "which_most": "which-has-the-most",
}
ROWS = [move.__name__ for move in moves.MOVES]


@pytest.fixture
def fails(engine):
    """Return whether any talk fails as the program is now; the likely one is held first."""

    def bot(line, state):
        turn = engine.turn(line, state)
        return as_json(turn, engine.intents), turn.state

    def any_fails(likely):
        talks = sorted(TALKS, key=lambda talk: talk.name != LIKELY.get(likely))
        turns = (turn for talk in talks for turn in hold(talk, bot, engine.knowledge.careers))
        try:
            return any(turn.failures for turn in turns)
        except (KeyError, RuntimeError):  # no move, or none that can be answered
            return True

    return any_fails


@pytest.mark.parametrize("move", ROWS[:-1])
def test_a_talk_fails_without_a_move_of_the_table(fails, monkeypatch, move):
    left = tuple(each for each in moves.MOVES if each.__name__ != move)
    monkeypatch.setattr(advance, "MOVES", left)
    assert fails(move)


def test_a_talk_fails_without_the_last_move_of_the_table(fails, monkeypatch):
    """The last one always applies; without it there is no request at all."""
    monkeypatch.setattr(advance, "MOVES", moves.MOVES[:-1])
    assert fails("outside")


def test_no_talk_fails_with_all_of_them(fails):
    assert not fails("")


@pytest.mark.parametrize("name", stepping.NAMED)
def test_a_talk_fails_without_a_named_move(fails, monkeypatch, name):
    monkeypatch.delitem(stepping.NAMED, name)
    assert fails(name)
