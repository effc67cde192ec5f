"""A clause and all that the utterance names, as one typed request."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import takewhile

from msgspec.structs import replace

from bot.conversation.wishes import FARTHEST, came_from, wishes
from bot.model.intents import Intent, Language
from bot.model.turn import Clause, Entity, EntityKind, Reading, Request, Token, Utterance
from bot.model.words import phrase_index, word_set

REACH = 3
AROUND = 2
FOR_THE_ASKER = {"recommendation", "list"}
JOBS = {"job", "background"}
TRANSITION = "transition"
SHARED = "shared-name"
FOR = "for"
ROW = frozenset(("and", "or", "versus"))
ALTERNATIVES = frozenset(("or", "versus"))
CHOICE = ALTERNATIVES | {"between"}
UNREAD = Reading("", 0.0, "likeness")


def said_in(clause: Clause, utterance: Utterance, language: Language, *, for_fit: bool) -> Request:
    """Return what a clause names as a request that asks nothing yet.

    Names come from the whole line if the clause names no career. `for_fit`: a job named is
    where the asker stands.
    """
    tokens, entities = utterance.tokens, _settled(_entities(clause, utterance))
    named = ids_by_kind(entities)
    place = place_of(clause, entities, utterance, language)
    on_field = any(e.kind == "field" for e in clause.entities)
    jobs = clause.entities if on_field else entities
    request = Request(
        intent=UNREAD.intent,
        reading=UNREAD,
        careers=aimed_at(entities, tokens, language),
        outside=split_jobs(jobs, tokens, language, for_fit=for_fit)[0],
        field=any(e.kind == "field" for e in entities),
        level=next(iter(named.get("level", ())), None),
        place=place.id if place else None,
        place_text=place.text if place else None,
        money=tuple(e.value for e in entities if e.kind == "money" and e.value is not None),
        tools=named.get("tool", ()),
        topics=named.get("topic", ()),
        industries=named.get("industry", ()),
        degrees=named.get("degree", ()),
        employers=named.get("employer", ()),
        terms=named.get("term", ()),
        words=tuple(token.word for token in clause.tokens),
        references=ids_by_kind(utterance.entities).get("reference", ()),
        excluded=tuple(e.id for e in entities if e.negated and e.kind == "career"),
    )
    return with_person(request, utterance, language, for_fit=for_fit)


def read_as(said: Request, intent: str, reading: Reading, clause: Clause) -> Request:
    """Return what is said as the request for an intent, which a reading of the clause asks."""
    other = next((r for r in clause.readings if r.intent != reading.intent), None)
    return replace(said, intent=intent, reading=reading, runner_up=other)


def with_start(request: Request, clause: Clause, utterance: Utterance) -> Request:
    """Return a move from one career to another with the start of it before the aim.

    "Which data science skills help a quant" aims at the quant, and starts from data science.
    """
    named = ids_by_kind(_settled(_entities(clause, utterance))).get("career", ())
    before = takewhile(lambda career: career not in request.careers, named)
    start = request.came_from or tuple(before)
    if not request.careers:
        return request
    return replace(request, careers=tuple(dict.fromkeys((*start, *request.careers))))


def with_person(
    request: Request, utterance: Utterance, language: Language, *, for_fit: bool
) -> Request:
    """Return the request with what the whole line says of the person: wishes, where they stand."""
    tokens, entities = utterance.tokens, utterance.entities
    _, origins = split_jobs(entities, tokens, language, for_fit=for_fit)
    stands = [e for e in entities if e.kind in JOBS and e.text in origins]
    return replace(
        request,
        wishes=wishes(utterance, language),
        came_from=came_from(tokens, entities, language),
        origins=origins,
        backgrounds=ids_by_kind(stands).get("background", ()),
        studied=all(_studied(e, tokens, language) for e in stands),
    )


def _entities(clause: Clause, utterance: Utterance) -> Sequence[Entity]:
    """Return what a clause names; all that the line does where it names no career."""
    return clause.entities if _names_career(clause.entities) else utterance.entities


def _settled(entities: Sequence[Entity]) -> Sequence[Entity]:
    """Return the entities, each name of several careers as the first of them beside another.

    "Can an ML engineer become a research scientist?" asks nothing back: what is said of the
    one career holds for that which such a name usually stands for.
    """
    named = {e.id for e in entities if e.kind == "career"}
    return [_usual(e) if named and _is_another(e, named) else e for e in entities]


def _is_another(entity: Entity, named: AbstractSet[str]) -> bool:
    """Whether a name fits several careers, none of which is named beside it."""
    return entity.kind == SHARED and named.isdisjoint(entity.id.split("+"))


def _usual(entity: Entity) -> Entity:
    return replace(entity, kind="career", id=entity.id.split("+")[0])


def asks_for_fit(intent: Intent | None, clause: Clause, utterance: Utterance) -> bool:
    """Return whether a question is what fits the asker, so that a job named is where they stand."""
    if intent is None or not any(e.kind in JOBS for e in utterance.entities):
        return False
    if intent.answer != TRANSITION:
        return intent.answer in FOR_THE_ASKER
    tokens, entities = utterance.tokens, _entities(clause, utterance)
    of_somebody = any(e.start and tokens[e.start - 1].word == FOR for e in entities)
    return _names_career(entities) or of_somebody


def place_of(
    clause: Clause, entities: Sequence[Entity], utterance: Utterance, language: Language
) -> Entity | None:
    """Return the place that a clause is on: its own, else that of the line which "there" means."""
    own, other = _first_place(entities), _first_place(utterance.entities)
    if own is not None or other is None:
        return own
    elsewhere = word_set(language.persons["elsewhere"])
    return other if any(token.word in elsewhere for token in clause.tokens) else None


def _first_place(entities: Iterable[Entity]) -> Entity | None:
    return next((e for e in entities if e.kind == "place" and not e.negated), None)


def _names_career(entities: Iterable[Entity]) -> bool:
    return any(e.kind in {"career", SHARED} for e in entities)


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


def ids_by_kind(entities: Iterable[Entity]) -> dict[EntityKind, tuple[str, ...]]:
    """Return the ids of the entities of each kind, each once, negated ones left out."""
    found: dict[EntityKind, dict[str, None]] = {}
    for entity in entities:
        if not entity.negated:
            found.setdefault(entity.kind, {})[entity.id] = None
    return {kind: tuple(named) for kind, named in found.items()}


def split_jobs(
    entities: Sequence[Entity],
    tokens: Sequence[Token],
    language: Language,
    *,
    for_fit: bool,
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the jobs asked about and the jobs the asker comes from, as typed.

    What stands before a job decides: "I am a …" and "from …" are origins; where nothing
    does, jobs are origins if the question is what fits the asker. One of two to choose from is
    none, unless a career of ours is named ("plumber or data scientist, what suits me").
    """
    jobs = [e for e in entities if e.kind in JOBS and not e.negated]
    if not jobs:
        return (), ()
    levels = {e.end: e.start for e in entities if e.kind == "level"}
    alone = for_fit and len({e.start for e in jobs}) == 1
    negations = word_set(language.negations)
    unknown = not _names_career(entities)
    targets: dict[str, None] = {}
    origins: dict[str, None] = {}
    for entity in jobs:
        before = _words_before(entity.start, levels, tokens)
        toward = _toward(before, language) and before[-1] != FOR
        toward = toward or (unknown and _is_choice(entity, tokens))
        lacks = tokens[entity.start].word in negations  # "without a degree"
        frames = language.origin_frames
        if entity.kind == "background":
            frames = frames + language.learned_frames
        stands = lacks or _is_student(entity, tokens, language) or _comes_from(before, frames)
        origin = stands or (alone and not toward)
        (origins if origin else targets)[entity.text] = None
    return tuple(targets), tuple(origins)


def _is_choice(entity: Entity, tokens: Sequence[Token]) -> bool:
    """Whether a job is one of two to choose from ("between law and medicine", "nurse or cop")."""
    start, end = entity.start, entity.end
    before, after = tokens[max(start - 1, 0) : start], tokens[end : end + 1]
    return any(t.word in CHOICE for t in before) or any(t.word in ALTERNATIVES for t in after)


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


def _comes_from(before: tuple[str, ...], frames: tuple[str, ...]) -> bool:
    line = ("^", *before)
    return phrase_index(frames).before(line, len(line)) > 0


def _is_student(entity: Entity, tokens: Sequence[Token], language: Language) -> bool:
    """Whether a name ends in what people are while they study, and so is nobody's aim."""
    return tokens[entity.end - 1].word in word_set(language.feelings["studied"])


def _studied(entity: Entity, tokens: Sequence[Token], language: Language) -> bool:
    """Whether somebody has studied what is named, as "a degree in" and "student" say."""
    near = tokens[max(entity.start - AROUND, 0) : entity.end + 1]
    return not word_set(language.feelings["studied"]).isdisjoint(t.word for t in near)
