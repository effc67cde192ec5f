"""Every name of a career finds that career, and no other."""

from collections import defaultdict

import pytest
from support import CAREERS, KNOWLEDGE

ALIASES = [
    pytest.param(alias, career, id=f"{career.id}-{alias}")
    for career in CAREERS.values()
    for alias in dict.fromkeys([career.name, career.plural, career.full_name, *career.aliases])
]


@pytest.mark.parametrize(("alias", "career"), ALIASES)
def test_an_alias_finds_its_career(ask, alias, career):
    got = ask(f"what does {alias} do")
    assert got["named"] == [career.id]
    assert got["careers"] == [career.id]
    assert got["outcome"] in {"answer", "not-stated"}


def test_no_alias_is_claimed_by_two_careers():
    owners = defaultdict(set)
    for career in CAREERS.values():
        for alias in [career.name, career.plural, career.full_name, *career.aliases]:
            owners[alias.casefold()].add(career.id)
    assert {alias: ids for alias, ids in owners.items() if len(ids) > 1} == {}


def test_no_alias_of_a_career_is_a_name_that_several_careers_share():
    shared = {name.casefold() for row in KNOWLEDGE.names for name in row.name}
    own = {alias.casefold() for career in CAREERS.values() for alias in career.aliases}
    assert own & shared == set()


@pytest.mark.parametrize("career", CAREERS.values(), ids=CAREERS)
def test_no_career_lists_an_alias_twice(career):
    folded = [alias.casefold() for alias in career.aliases]
    assert sorted(folded) == sorted(set(folded))


@pytest.mark.parametrize(
    ("name", "row"), [pytest.param(n, row, id=n) for row in KNOWLEDGE.names for n in row.name]
)
def test_a_name_that_several_careers_share_is_asked_back(ask, name, row):
    got = ask(f"what does {name} earn")
    assert got["outcome"] == "clarify"
    assert [option["career"] for option in got["options"]] == row.careers
