"""A career on one screen."""

import pytest
from support import CAREERS

PARTS = ("Needs:", "Tools:", "Where:", "Pay:", "Official", "Outlook:", "Similar:")


@pytest.mark.parametrize("career", CAREERS.values(), ids=CAREERS)
def test_a_card_has_its_parts_in_order_on_one_screen(ask, career):
    said = ask(f"tell me about {career.plural}")
    places = [said["text"].find(part) for part in PARTS]
    assert -1 not in places
    assert places == sorted(places)
    assert len(said["text"].split()) <= 180


@pytest.mark.parametrize("career", CAREERS.values(), ids=CAREERS)
def test_a_card_gives_each_band_of_the_guide_and_the_official_figure(ask, career):
    figures = ask(f"tell me about {career.plural}")["figures"]
    guide = [(f["low"], f["high"]) for f in figures if f["source"] == "guide"]
    assert guide == [(band.low, band.high) for band in career.pay]
    assert sum(f["source"] != "guide" for f in figures) == 1


def test_two_cards_fit_one_screen(ask):
    said = ask("tell me about ml engineers and data scientists")
    assert said["careers"] == ["ml-engineer", "data-scientist"]
    assert len(said["text"].split()) <= 180
