"""Questions and conversations as hypothesis makes them: sensible, odd, hostile."""

from hypothesis import strategies as st
from support import KNOWLEDGE

from bot.library.layers import read_layers
from bot.library.load import load_intents
from bot.understanding.lexicon import SLOTS
from bot.understanding.templates import count, parse, sentence

INTENTS = load_intents(read_layers("intents", None))
TURNS = 30
SEPARATORS = (" ", ", ", " and ", " or ", "? ", ". ", "; ", " not ", " but ", "\n", " - ", "/", "")
STEERS = ("\x1b[31m", "\x1b]0;x\x07", "\x9b2J", "\x00", "\r", "\x85", "\u2028", "\u202e", "\udcff")
ODD = (
    *("\U0001f4b0", "n\u0301", "\u0430", "\u0661\u0662", "\u32bf", "\u1369", "\ufdfa", "\u0130"),
    *("{career}", "{0}", "%s", "((((a|b)", "<pay>", "[/b]", "$", "€1.000", "200k", "-1", "1e999"),
    *("2", "the second", "why?", "source?", "back", "them", "in texas", "$0", "10", "5 years"),
)


def _named():
    """Return for each slot what may stand in it."""
    know = KNOWLEDGE
    careers = [name for c in know.careers.values() for name in (c.name, c.plural, *c.aliases)]
    tables = {
        "{level}": know.levels,
        "{place}": know.places,
        "{tool}": know.tools,
        "{skill}": know.topics,
        "{industry}": know.industries,
        "{employer}": know.employers,
        "{degree}": know.degrees,
        "{term}": know.terms,
        "{background}": know.backgrounds,
    }
    named = {slot: [row.name for row in rows.values()] for slot, rows in tables.items()}
    return named | {
        "{career}": [*careers, "nurse", "beekeeper"],
        "{field}": list(know.field.aliases),
        "{money}": ["$200k", "150,000", "half a million"],
        "{number}": ["3", "two", "12"],
        "{reference}": ["them", "the first", "both", "it"],
        "{name}": ["Anna", "Peter Pan"],
    }


NAMED = _named()
PHRASES = sorted({phrase for intent in INTENTS.intents.values() for phrase in intent.phrases})


@st.composite
def phrases(draw):
    """A sentence of some intent's phrases, its slots filled."""
    node = parse(draw(st.sampled_from(PHRASES)), INTENTS.shared)
    words = sentence(node, draw(st.integers(0, count(node) - 1)))
    return " ".join(draw(st.sampled_from(NAMED[w])) if w in SLOTS else w for w in words)


@st.composite
def misspelt(draw):
    """A sentence with a letter left out or doubled."""
    text = draw(phrases())
    at = draw(st.integers(0, max(len(text) - 1, 0)))
    return text[:at] + draw(st.sampled_from(("", text[at : at + 1] * 2, "x"))) + text[at + 1 :]


pieces = st.one_of(
    phrases(),
    st.sampled_from(sorted(name for names in NAMED.values() for name in names)),
    st.sampled_from(ODD),
    st.sampled_from(STEERS),
    st.text(max_size=12),
)


@st.composite
def mixtures(draw):
    """Some pieces with separators between, all of it perhaps many times over."""
    parts = draw(st.lists(st.tuples(pieces, st.sampled_from(SEPARATORS)), min_size=1, max_size=6))
    times = draw(st.sampled_from((1, 1, 1, 2, 40)))
    return "".join(part for pair in parts for part in pair) * times


questions = st.one_of(phrases(), misspelt(), mixtures(), st.text(max_size=60))
turns = st.one_of(
    phrases(), phrases(), misspelt(), mixtures(), st.sampled_from(ODD), st.integers(0, 9)
)
conversations = st.lists(turns, min_size=TURNS, max_size=TURNS)
