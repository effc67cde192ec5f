"""The nouns of careerbot, all of them immutable."""
