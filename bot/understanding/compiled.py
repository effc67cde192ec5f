"""The compiled model, as it is kept between runs."""

from msgspec import Struct

from bot.understanding.asides import Persons
from bot.understanding.lexicon import Lexicon
from bot.understanding.recognise import Rules
from bot.understanding.senses import Senses
from bot.understanding.vocabulary import Vocabulary
from bot.understanding.weights import Weights


class Compiled(Struct, frozen=True):
    """What is learned from the data once and kept: names, spelling, rules, weights, senses."""

    vocabulary: Vocabulary
    lexicon: Lexicon
    rules: Rules
    weights: Weights
    senses: Senses
    persons: Persons = Persons()
