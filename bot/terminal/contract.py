"""A turn as the JSON object that programs read; fields are added, never changed or dropped."""

from typing import Any

from bot.model.intents import Intents
from bot.model.turn import Figure, Option, Reading, Turn
from bot.model.visible import well_formed
from bot.terminal.plain import plain

SCHEMA = 1


def as_json(turn: Turn, intents: Intents) -> dict[str, Any]:
    """Return the turn as plain data in the order of the contract."""
    request, reply = turn.requests[0], turn.reply
    intent = intents.intents.get(request.intent)
    return {
        "schema": SCHEMA,
        "question": well_formed(turn.question),
        "outcome": reply.outcome,
        "intent": request.intent if intent else None,
        "aspect": intent.label_asked if intent and reply.outcome != "smalltalk" else None,
        "careers": list(reply.careers),
        "named": list(request.careers),
        "level": request.level,
        "place": request.place_text,
        "assumption": reply.assumption,
        "confidence": round(min(max(request.reading.confidence, 0.0), 1.0), 3),
        "text": plain(reply),
        "figures": [_figure(figure) for figure in reply.figures],
        "options": [_option(i, o, intents) for i, o in enumerate(reply.options, 1)],
        "sources": [
            {"id": s.id, "title": s.title, "section": s.section, "date": s.date, "where": s.where}
            for s in reply.sources
        ],
        "because": _because(request.reading, request.runner_up),
        "suggestions": list(reply.suggestions),
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {name: getattr(figure, name) for name in Figure.__struct_fields__}


def _option(number: int, option: Option, intents: Intents) -> dict[str, Any]:
    return {
        "number": number,
        "label": option.label,
        "career": option.career,
        "intent": option.intent,
    }


def _because(reading: Reading, runner_up: Reading | None) -> dict[str, Any]:
    return {
        "how": reading.how,
        "phrase": reading.phrase,
        "words": [{"word": word, "weight": weight} for word, weight in reading.words],
        "runner_up": runner_up.intent if runner_up else None,
        "runner_up_score": round(runner_up.confidence, 3) if runner_up else None,
    }
