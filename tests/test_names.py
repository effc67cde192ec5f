"""Many names and texts kept as one."""

from zlib import crc32

import msgspec
import pytest

from bot.understanding.names import in_order, lines_of, names_of

SAME_CHECKSUM = ("plumless", "buckeroo")
WORDS = ["pay", "pays", "", "café", "#<pay", "what is", *SAME_CHECKSUM]


def kept(value):
    """Return a value as it comes back from the cache."""
    return msgspec.msgpack.decode(msgspec.msgpack.encode(value), type=type(value))


@pytest.fixture(params=[lambda names: names, kept], ids=["built", "kept"])
def names(request):
    return request.param(names_of(in_order(WORDS)))


def test_each_name_has_the_number_of_its_place(names):
    assert [names.number(word) for word in in_order(WORDS)] == list(range(len(WORDS)))


def test_two_names_of_one_checksum_are_told_apart(names):
    assert len({crc32(word.encode()) for word in SAME_CHECKSUM}) == 1
    assert len({names.number(word) for word in SAME_CHECKSUM}) == 2


@pytest.mark.parametrize("word", ["pa", "payss", "cafe", "what", "\udcff", "\x00", "p" * 9999])
def test_what_is_no_name_has_no_number(names, word):
    assert names.number(word) is None


def test_of_no_names_none_is_found():
    assert names_of([]).number("pay") is None


@pytest.mark.parametrize("come", [lambda lines: lines, kept], ids=["built", "kept"])
def test_each_text_comes_back_by_its_number(come):
    texts = ["salary\twhat does {career} earn", "", "café\n", "last"]
    lines = come(lines_of(texts))
    assert [lines[number] for number in (3, 0, 2, 1)] == [texts[n] for n in (3, 0, 2, 1)]
