"""Where an amount that is named stands beside the guide's bands and the official wages."""

import pytest

WHERE = "The amount that you name is "


def place(said):
    """Return what an answer says of the amount named; nothing if it says nothing."""
    return next((line for line in said["text"].split("\n") if line.startswith(WHERE)), "")


@pytest.mark.parametrize(
    ("line", "band", "wage"),
    [
        # the guide: 120 to 180; BLS OEWS May 2025, 15-2051: 67, 86, median 120, 159, 199 thousand
        ("is 140k good for a data scientist", "inside", "between the median and the 75th"),
        ("is $60,000 good for a data scientist", "below", "under the 10th percentile"),
        ("i was offered 210k as a data scientist is that fair", "above", "over the 90th"),
        ("is 120,230 fair for a data scientist", "inside", "between the median and the 75th"),
    ],
)
def test_an_offer_is_placed_in_the_band_and_among_the_wages(ask, line, band, wage):
    said = place(ask(line))
    assert f"{band} the guide's band (mid-career)" in said
    assert wage in said


def test_the_level_named_chooses_the_band(ask):
    assert "(entry-level)" in place(ask("is 90k ok for an entry level ml engineer"))


@pytest.mark.parametrize(
    "line",
    [
        "what does a data scientist earn",
        "is 5000 a month good for a data scientist",
        "is £60k ok for a data scientist",
        "is 60 an hour good for a data scientist",
        "data scientist or quant for 140k",
    ],
)
def test_what_is_no_single_yearly_amount_in_dollars_is_placed_nowhere(ask, line):
    assert place(ask(line)) == ""
