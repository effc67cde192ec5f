"""A clause and all that the utterance names, as one typed request."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from bot.conversation.wishes import FARTHEST, came_from, wishes
from bot.model.intents import Intent, Language
from bot.model.turn import Clause, Entity, EntityKind, Reading, Request, Token, Utterance
from bot.model.words import phrase_index, word_set

REACH = 3
AROUND = 2
FOR_THE_ASKER = {"recommendation", "list"}
TRANSITION = "transition"
FOR = "for"
ROW = frozenset(("and", "or", "versus"))


def request_of(
    clause: Clause,
    reading: Reading,
    utterance: Utterance,
    intent: Intent | None,
    language: Language,
) -> Request:
    """Return the request that `reading` of `clause` makes; names come from the whole line."""
    tokens = utterance.tokens
    entities = clause.entities if _names_career(clause.entities) else utterance.entities
    asks_for_fit = intent is not None and _asks_for_fit(intent, entities, tokens)
    outside, _ = split_jobs(entities, tokens, language, asks_for_fit=asks_for_fit)
    place = place_of(clause, entities, utterance, language)
    request = Request(
        intent=reading.intent,
        reading=reading,
        careers=aimed_at(entities, tokens, language),
        outside=outside,
        field=any(e.kind == "field" for e in entities),
        level=next(iter(ids(entities, "level")), None),
        place=place.id if place else None,
        place_text=place.text if place else None,
        money=tuple(e.value for e in entities if e.kind == "money" and e.value is not None),
        tools=ids(entities, "tool"),
        topics=ids(entities, "topic"),
        industries=ids(entities, "industry"),
        degrees=ids(entities, "degree"),
        employers=ids(entities, "employer"),
        terms=ids(entities, "term"),
        words=tuple(token.word for token in clause.tokens),
        references=ids(utterance.entities, "reference"),
        excluded=tuple(e.id for e in entities if e.negated and e.kind == "career"),
        runner_up=next((r for r in clause.readings if r.intent != reading.intent), None),
    )
    return with_person(request, utterance, language, asks_for_fit=asks_for_fit)


def with_person(
    request: Request, utterance: Utterance, language: Language, *, asks_for_fit: bool
) -> Request:
    """Return the request with what the whole line says of the person: wishes, where they stand."""
    tokens, entities = utterance.tokens, utterance.entities
    _, origins = split_jobs(entities, tokens, language, asks_for_fit=asks_for_fit)
    stands = [e for e in entities if e.kind == "background" and e.text in origins]
    return replace(
        request,
        wishes=wishes(utterance, language),
        came_from=came_from(tokens, entities, language),
        origins=origins,
        backgrounds=ids(stands, "background"),
        studied=all(_studied(e, tokens, language) for e in stands),
    )


def _asks_for_fit(intent: Intent, entities: Sequence[Entity], tokens: Sequence[Token]) -> bool:
    """Whether a question is what fits the asker, so that a job named is where they stand."""
    of_somebody = any(e.start and tokens[e.start - 1].word == FOR for e in entities)
    moves = intent.answer == TRANSITION and (_names_career(entities) or of_somebody)
    return moves or intent.answer in FOR_THE_ASKER


def place_of(
    clause: Clause, entities: Sequence[Entity], utterance: Utterance, language: Language
) -> Entity | None:
    """Return the place that a clause is on: its own, else that of the line which "there" means."""
    elsewhere = word_set(language.persons["elsewhere"])
    points = any(token.word in elsewhere for token in clause.tokens)
    named = (*entities, *(utterance.entities if points else ()))
    return next((e for e in named if e.kind == "place" and not e.negated), None)


def _names_career(entities: Iterable[Entity]) -> bool:
    return any(e.kind in {"career", "shared-name"} for e in entities)


def aimed_at(
    entities: Sequence[Entity], tokens: Sequence[Token], language: Language
) -> tuple[str, ...]:
    """Return the careers asked about.

    Where one is aimed at ("become a …"), careers named only by their subject ("data
    science") are something to learn on the way, and are left out.
    """
    careers = [e for e in entities if e.kind == "career" and not e.negated]
    aimed: list[Entity] = []
    for entity in careers:
        row = bool(aimed) and _is_joined(aimed[-1], entity, tokens)
        if row or _aimed(entity, tokens, language):
            aimed.append(entity)
    kept = [e for e in careers if e in aimed or _is_title(e, tokens, language)]
    return tuple(dict.fromkeys(e.id for e in (kept if aimed else careers)))


def _is_joined(one: Entity, other: Entity, tokens: Sequence[Token]) -> bool:
    """Whether two names stand in one row ("of nlp and vision", "become a quant or an mle")."""
    between = {token.word for token in tokens[one.end : other.start]}
    return between <= ROW if between else "," in tokens[other.start].gap


def _aimed(entity: Entity, tokens: Sequence[Token], language: Language) -> bool:
    before = tokens[entity.start - 1].word if entity.start else ""
    return before in word_set(language.target_frames)


def _is_title(entity: Entity, tokens: Sequence[Token], language: Language) -> bool:
    return tokens[entity.end - 1].word in word_set(language.title_heads)


def ids(entities: Iterable[Entity], kind: EntityKind) -> tuple[str, ...]:
    """Return the ids of the entities of one kind, each once, negated ones left out."""
    return tuple(dict.fromkeys(e.id for e in entities if e.kind == kind and not e.negated))


def split_jobs(
    entities: Sequence[Entity],
    tokens: Sequence[Token],
    language: Language,
    *,
    asks_for_fit: bool,
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the jobs asked about and the jobs the asker comes from, as typed.

    What stands before a job decides: "I am a …" and "from …" are origins; where nothing
    does, jobs are origins if the question is what fits the asker.
    """
    jobs = [e for e in entities if e.kind in {"job", "background"} and not e.negated]
    levels = {e.end: e.start for e in entities if e.kind == "level"}
    alone = asks_for_fit and len({e.start for e in jobs}) == 1
    negations = word_set(language.negations)
    targets: dict[str, None] = {}
    origins: dict[str, None] = {}
    for entity in jobs:
        before = _words_before(entity.start, levels, tokens)
        toward = _toward(before, language) and before[-1] != FOR
        lacks = tokens[entity.start].word in negations  # "without a degree"
        origin = lacks or _comes_from(before, language) or (alone and not toward)
        (origins if origin else targets)[entity.text] = None
    return tuple(targets), tuple(origins)


def _toward(before: tuple[str, ...], language: Language) -> bool:
    """Whether the words before a job aim at it, adjectives left out ("become a good …")."""
    aims, filler = word_set(language.target_frames), word_set(language.title_stops)
    for word in reversed(before[-REACH:]):
        if word in aims:
            return True
        if word not in filler:
            return False
    return False


def _words_before(
    start: int, levels: Mapping[int, int], tokens: Sequence[Token]
) -> tuple[str, ...]:
    """Return the last words before a job, levels between left out ("i am a junior analyst").

    `levels` gives for the end of each level where it begins.
    """
    while start in levels:
        start = levels[start]
    return tuple(token.word for token in tokens[max(start - FARTHEST, 0) : start])


def _comes_from(before: tuple[str, ...], language: Language) -> bool:
    line = ("^", *before)
    return phrase_index(language.origin_frames).before(line, len(line)) > 0


def _studied(entity: Entity, tokens: Sequence[Token], language: Language) -> bool:
    """Whether somebody has studied what is named, as "a degree in" and "student" say."""
    near = tokens[max(entity.start - AROUND, 0) : entity.end + 1]
    return not word_set(language.feelings["studied"]).isdisjoint(t.word for t in near)
