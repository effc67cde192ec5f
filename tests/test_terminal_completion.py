"""What Tab offers, and for which words."""

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from support import CAREERS

from bot.terminal.commands import COMMANDS
from bot.terminal.completion import ChatCompleter
from bot.terminal.offers import offers


@pytest.fixture(scope="module")
def offered(engine):
    """Return what is offered for a line: texts as the line would read, with their meaning."""

    def found(line, encoding="utf-8"):
        completer = ChatCompleter(lambda: offers(engine), COMMANDS, encoding)
        completions = completer.get_completions(Document(line), CompleteEvent())
        return {
            line[: len(line) + c.start_position] + c.text: c.display_meta_text for c in completions
        }

    return found


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("mlop", "MLOps engineer"),
        ("what does a data sci", "what does a data scientist"),
        ("what does a Data Scien", "what does a data scientist"),
        ("pay of cv", "pay of computer vision scientist"),
        ("pay of machine learning eng", "pay of ML engineer"),
        ("nlp sala", "nlp salary"),
        ("nlp pay in tex", "nlp pay in Texas"),
        ("nlp pay in new jer", "nlp pay in New Jersey"),
        ("nlp pay in seattl", "nlp pay in Seattle"),
        ("dtsc", "data scientist"),
        ("/he", "/help"),
        ("/cmp", "/compare"),
        ("/card qua", "/card quantitative ML analyst"),
        ("/compare nlp, dat", "/compare nlp, data scientist"),
        ("/theme li", "/theme light"),
        ("/keys v", "/keys vi"),
        ("/toolbar of", "/toolbar off"),
    ],
)
def test_the_words_before_the_cursor_are_completed(offered, typed, whole):
    assert list(offered(typed)) == [whole]


@pytest.mark.parametrize(
    "typed", ["", "what does a ", "compare nlp and ", "/card ", "/", "/theme ", "new", "de"]
)
def test_each_offer_comes_with_its_meaning(offered, typed):
    found = offered(typed)
    assert len(found) > 1
    assert all(found.values())


def test_before_a_letter_is_typed_careers_and_their_sides_are_offered(offered):
    found = offered("what does a ")
    assert [f"what does a {career.name}" for career in CAREERS.values()] == list(found)[:9]
    assert "what does a salary" in found
    assert "what does a Texas" not in found


@pytest.mark.parametrize(
    "typed", ["zzz", "how are you xq", "/zzz", "/help ", "/export ", "/nothing nlp"]
)
def test_where_nothing_fits_nothing_is_offered(offered, typed):
    assert offered(typed) == {}


def test_one_letter_offers_only_what_begins_with_it(offered):
    assert all(text.casefold().startswith("q") for text in offered("q"))


def test_what_is_offered_is_understood(offered, ask):
    for place in ("Texas", "Seattle", "Dallas", "New York"):
        assert f"nlp pay in {place}" in offered(f"nlp pay in {place[:-1].lower()}")
        assert ask(f"nlp pay in {place}")["place"]


def test_without_utf_8_offers_are_ascii(offered):
    lines = [*"abcdefghijklmnopqrstuvwxyz", "", "/"]
    texts = [text + about for line in lines for text, about in offered(line, "ascii").items()]
    assert all(text.isascii() for text in texts)


def test_nothing_is_offered_as_long_as_nothing_was_read():
    completer = ChatCompleter(tuple, COMMANDS, "utf-8")
    assert list(completer.get_completions(Document("data sci"), CompleteEvent())) == []
    assert list(completer.get_completions(Document("/hel"), CompleteEvent()))
