"""Places as people type them: official wages in the United States, silence elsewhere."""

import pytest

SPELLINGS = {
    "california": "California",
    "ca": "California",
    "calif": "California",
    "texas": "Texas",
    "tx": "Texas",
    "new york state": "New York",
    "ny": "New York",
    "washington state": "Washington",
    "massachusetts": "Massachusetts",
    "florida": "Florida",
    "illinois": "Illinois",
    "the bay area": "San Francisco",
    "bay area": "San Francisco",
    "sf": "San Francisco",
    "san francisco": "San Francisco",
    "nyc": "New York-Newark",
    "new york city": "New York-Newark",
    "dc": "Washington",
    "washington dc": "Washington",
    "seattle": "Seattle",
    "boston": "Boston",
    "chicago": "Chicago",
    "los angeles": "Los Angeles",
    "austin": "Austin",
}
UNPUBLISHED = {"Delaware", "Wyoming"}


def official(reply):
    return [f for f in reply["figures"] if f["source"] == "oews-2025-05"]


@pytest.mark.parametrize(("typed", "named"), SPELLINGS.items())
def test_a_place_is_found_as_it_is_typed(ask, typed, named):
    reply = ask(f"data scientist salary in {typed}")
    assert reply["outcome"] == "answer"
    assert named in official(reply)[0]["place"]


def test_every_state_has_an_official_wage_or_says_that_none_is_published(ask, library):
    states = [p for p in library.knowledge.places.values() if p.kind == "state" and p.area]
    fifty_one = [p for p in states if p.name not in {"Guam", "Puerto Rico", "Virgin Islands"}]
    assert len(fifty_one) == 51
    for state in fifty_one:
        reply = ask(f"what do data scientists earn in {state.name}")
        if state.name in UNPUBLISHED:
            assert reply["outcome"] == "not-stated", state.name
            assert state.name in reply["text"]
        else:
            assert reply["outcome"] == "answer", state.name
            assert official(reply)[0]["place"] in state.name


@pytest.mark.parametrize("place", ["Germany", "London", "Mars", "India", "Toronto"])
def test_a_place_outside_the_official_data_is_not_stated_and_nothing_is_converted(ask, place):
    reply = ask(f"what does a data scientist earn in {place}")
    assert reply["outcome"] == "not-stated"
    assert place in reply["text"]
    assert official(reply) == []
    assert not {"€", "£", "eur", "rupee"} & set(reply["text"].lower().split())
