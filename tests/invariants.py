"""What holds of every answer, whatever was typed: the rules of talks, and that it can be shown."""

import json
from io import StringIO

import msgspec
from rich.console import Console

from bot.measuring.talk_checks import Moment, Said
from bot.measuring.talk_rules import always
from bot.measuring.talks import Expect
from bot.model.turn import State
from bot.model.visible import STEERING, visible
from bot.terminal.contract import as_json
from bot.terminal.render import show_reply
from bot.understanding.tokens import LONGEST

LEVELS = {"entry", "mid", "experienced", None}
HOW = {"rule", "likeness"}
PROPER = {"intent": (str, type(None)), "because": dict, "options": list, "named": list}
WIDTHS = (20, 79)
FREE = Expect(max_words=10_000)  # a line that was cut short says so on top


def hold_talk(engine, lines, widths=WIDTHS):
    """Yield (line, JSON, what does not hold) for each line of one conversation.

    A number instead of a line asks the suggestion, or the option, of that number. Each answer
    is shown on screens of these widths.
    """
    state, past = State(), ()
    for line in lines:
        text = line if isinstance(line, str) else _picked(line, past)
        turn = engine.turn(text, state)
        state, reply = turn.state, as_json(turn, engine.intents)
        moment = Moment(Said(text, reply), past, engine.knowledge.careers)
        yield text, reply, [*broken(engine, turn, reply, widths), *_of_talk(moment)]
        past = (*past, moment.now)


def _picked(number, past):
    """Return what a person asks who takes up what was offered last."""
    offered = past[-1].reply if past else {"suggestions": [], "options": []}
    choices = [*offered["suggestions"], *(option["label"] for option in offered["options"])]
    return choices[number % len(choices)] if choices else str(number)


def _of_talk(moment):
    """Yield what breaks the rules of talks; the question is echoed as typed, ESC and all."""
    user = STEERING.sub("?", moment.now.user)
    bare = Moment(Said(user, moment.now.reply | {"question": user}), *moment[1:])
    yield from always(bare, FREE if len(user) > LONGEST else Expect())


def broken(engine, turn, reply, widths):
    """Yield what does not hold of one answer by itself."""
    yield from _form(engine, reply)
    yield from _figures(reply)
    yield from _safe({**reply, "question": ""})
    yield from _as_a_line(reply)
    yield from _on_screens(turn, widths)


def _form(engine, reply):
    for field, kind in PROPER.items():
        if not isinstance(reply[field], kind):
            yield f"wanted a proper {field}, came {reply[field]!r}"
    if reply["intent"] is not None and reply["intent"] not in engine.intents.intents:
        yield f"wanted an intent of a file, came {reply['intent']}"
    if not {*reply["careers"], *reply["named"]} <= engine.knowledge.careers.keys():
        yield f"wanted careers that are known, came {reply['careers']} and {reply['named']}"
    if reply["because"]["how"] not in HOW:
        yield f"wanted rule or likeness, came {reply['because']}"


def _figures(reply):
    """I1 and I2: no figure without level, basis and source, and that source is cited."""
    cited = {source["id"] for source in reply["sources"]}
    for figure in reply["figures"]:
        if figure["level"] not in LEVELS or not figure["basis"]:
            yield f"wanted a figure with level and basis, came {figure}"
        if figure["source"] not in cited:
            yield f"wanted a figure of a source cited, came {figure['source']} beside {cited}"
        if figure["soc"] and not (figure["place"] and figure["as_of"]):
            yield f"wanted an official figure with place and date, came {figure}"
        if not isinstance(figure["low"], int) or figure["low"] <= 0:
            yield f"wanted a figure above 0, came {figure}"


def _safe(data, path="reply"):
    """Yield each text that holds what steers a terminal."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _safe(value, f"{path}.{key}")
    elif isinstance(data, list):
        for value in data:
            yield from _safe(value, path)
    elif isinstance(data, str) and STEERING.search(data):
        yield f"wanted plain text in {path}, came {data!r}"


def _as_a_line(reply):
    """Yield what is wrong with the line that programs read."""
    line = visible(msgspec.json.encode(reply).decode())
    if len(line.splitlines()) != 1 or STEERING.search(line):
        yield f"wanted one plain line, came {line!r}"
    if json.loads(line) != reply:
        yield f"wanted JSON that reads back, came {line!r}"


def _on_screens(turn, widths):
    for width in widths:
        screen = Console(file=StringIO(), width=width, highlight=False)
        show_reply(turn.reply, screen)
        if STEERING.search(screen.file.getvalue()):
            yield f"wanted plain text on the screen, came {screen.file.getvalue()!r}"
