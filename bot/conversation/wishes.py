"""What people say of themselves: what they like, can do, want to be spared, and come from."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from bot.model.intents import Language
from bot.model.turn import Entity, EntityKind, Token, Utterance, Wish
from bot.model.words import phrase_index, word_set

COUNTING: frozenset[EntityKind] = frozenset(("topic", "industry", "tool", "degree", "background"))
NEAR = 3
FARTHEST = 12
"""Words before a name that may tell what it is to the person; no phrase has as many."""
ASKING = "who"
FOR, NEITHER, AGAINST = 1, 0, -1


def wishes(utterance: Utterance, language: Language) -> tuple[Wish, ...]:
    """Return each thing named once, in the person's own words, and on which side it stands.

    A word such as "like" or "hate" sets the side of all that follows, until the next one; a
    mere "not" that of the things joined to it by "and", "or". What is not minded is left out.
    """
    tokens = utterance.tokens
    spans: dict[tuple[int, int], list[Entity]] = {}
    for entity in utterance.entities:
        if entity.kind in COUNTING:
            spans.setdefault((entity.start, entity.end), []).append(entity)
    sides = sides_of(tokens, language) if spans else []
    found: dict[tuple[tuple[EntityKind, str], ...], Wish] = {}
    for (start, end), named in spans.items():
        things = tuple(dict.fromkeys((entity.kind, entity.id) for entity in named))
        if sides[start] != NEITHER:
            typed = utterance.text[tokens[start].start : tokens[end - 1].end]
            found.setdefault(things, Wish(typed, things, sides[start] == AGAINST))
    return tuple(found.values())


def waived_things(utterance: Utterance, language: Language) -> list[tuple[EntityKind, str]]:
    """Return the things of which it is said that they do not matter."""
    sides = sides_of(utterance.tokens, language)
    counting = (e for e in utterance.entities if e.kind in COUNTING)
    return [(entity.kind, entity.id) for entity in counting if sides[entity.start] == NEITHER]


def sides_of(tokens: Sequence[Token], language: Language) -> list[int]:
    """Return for each token the side on which a thing named there stands."""
    words = language.feelings
    cues = _cues((*words["likes"], *words["haves"]), words["dislikes"], words["neutral"])
    negations, resets = word_set(words["negations"]), word_set(words["resets"])
    held, passing, sides = FOR, None, []
    for i, token in enumerate(tokens):
        if "," in token.gap or token.word in resets:
            passing = None
        if token.word in resets:
            held = FOR
        elif token.word in negations:
            passing = AGAINST
        elif token.word in cues:
            negated = any(t.word in negations for t in tokens[max(i - NEAR, 0) : i])
            held, passing = _turned(cues[token.word], negated=negated), None
        sides.append(held if passing is None else passing)
    for i, cue in _told_of(tokens, cues, language):
        start = _begin(tokens, i, cues, resets)
        sides[start:i] = [sides[cue]] * (i - start)
    return sides


def _told_of(
    tokens: Sequence[Token], cues: Mapping[str, int], language: Language
) -> Iterator[tuple[int, int]]:
    """Yield each "is" or the like behind which a cue tells of what stands before ("is weak")."""
    copulas = word_set(language.feelings["copulas"])
    for i, token in enumerate(tokens):
        behind = range(i + 1, min(i + 1 + NEAR, len(tokens)))
        cue = next((j for j in behind if tokens[j].word in cues), None)
        if token.word in copulas and cue is not None:
            yield i, cue


def _begin(
    tokens: Sequence[Token], end: int, cues: Mapping[str, int], resets: AbstractSet[str]
) -> int:
    """Return where the words begin of which is told what stands at `end`."""
    for i in range(end - 1, 0, -1):
        if "," in tokens[i].gap or tokens[i - 1].word in resets or tokens[i - 1].word in cues:
            return i
    return 0


@lru_cache(maxsize=16)
def _cues(
    likes: tuple[str, ...], dislikes: tuple[str, ...], neutral: tuple[str, ...]
) -> dict[str, int]:
    """Return the side that each word sets."""
    cues = dict.fromkeys(word_set(likes), FOR)
    cues |= dict.fromkeys(word_set(dislikes), AGAINST)
    return cues | dict.fromkeys(word_set(neutral), NEITHER)


def _turned(side: int, *, negated: bool) -> int:
    """Return the side that a cue sets: "not like" turns it, "not mind" counts for none."""
    if not negated:
        return side if side != NEITHER else FOR
    return AGAINST if side == FOR else NEITHER


def speaks_of_self(tokens: Sequence[Token], language: Language, *, mildly: bool) -> bool:
    """Whether someone says what they like or hate; `mildly`: know or have counts, too.

    "I like …", "love …" at the beginning, "hate …" anywhere; not "I would like to know …", and
    not "who likes …" as a question.
    """
    words = language.feelings
    likes, haves = word_set(words["likes"]), word_set(words["haves"] if mildly else ())
    dislikes, hates = word_set(words["dislikes"]), word_set(words["dislikes"][:5])
    said = [token.word for token in tokens]
    cues = [i for i, w in enumerate(said) if w in likes or w in dislikes or w in haves]
    return any(
        said[i] in hates or _said_by_self(said, i, language)
        for i in cues
        if not _wants_to_know(said, i, language)
    )


def _wants_to_know(said: Sequence[str], i: int, language: Language) -> bool:
    """Whether "to" and a word such as "know" follow a word."""
    finding = word_set(language.feelings["finding_out"])
    return said[i + 1 : i + 2] == ["to"] and not finding.isdisjoint(said[i + 2 : i + 3])


def _said_by_self(said: Sequence[str], i: int, language: Language) -> bool:
    """Whether a word stands behind "i" or the like, or opens a line that is no question."""
    if i == 0:
        return said[0] not in word_set(language.question_words)
    subjects = word_set(language.feelings["subjects"])
    return not subjects.isdisjoint(said[max(i - NEAR, int(said[0] == ASKING)) : i])


def came_from(
    tokens: Sequence[Token], entities: Sequence[Entity], language: Language
) -> tuple[str, ...]:
    """Return the careers that the person stands in: "from data science", "I am a …"."""
    careers = [e for e in entities if e.kind == "career"]
    return tuple(dict.fromkeys(e.id for e in careers if _from(e, tokens, language)))


def _from(entity: Entity, tokens: Sequence[Token], language: Language) -> bool:
    """Whether the words before a career say that one works in it, not that one studies it.

    "Can i work as …" asks for it.
    """
    before = ("^", *(t.word for t in tokens[max(entity.start - FARTHEST, 0) : entity.start]))
    length = phrase_index(language.origin_frames).before(before, len(before))
    asks = set(before[-length - 1 : -length]) & word_set(language.question_words)
    studied = word_set(language.feelings["studied"])
    return length > 0 and not asks and not studied & set(before[-length:])
