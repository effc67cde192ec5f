"""Request to answer: look-up, compare, rank, recommend; data until the last step."""
