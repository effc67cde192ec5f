"""The moves of a conversation in the order in which they are tried; the first that applies wins."""

from collections.abc import Callable

from bot.conversation.advising import add_wish, advise
from bot.conversation.choosing import ask_back, choose_option, pick_shown, shared_name
from bot.conversation.comparing import (
    among_held,
    and_another,
    change_comparison,
    compare_with_held,
    switch_facet,
)
from bot.conversation.context import Context
from bot.conversation.dropping import drop_condition
from bot.conversation.listing import on_shortlist
from bot.conversation.lookups import who_does
from bot.conversation.narrowing import narrow, rank_held
from bot.conversation.pathways import how_long
from bot.conversation.questions import (
    about_last_answer,
    bare_name,
    follow_up,
    outside,
    question,
)
from bot.conversation.quiz import go_on_with_quiz
from bot.conversation.stepping import named_move
from bot.conversation.superlatives import which_most
from bot.conversation.whereabouts import where_it_holds
from bot.model.turn import Request

Move = Callable[[Context], Request | None]

MOVES: tuple[Move, ...] = (
    go_on_with_quiz,
    add_wish,
    on_shortlist,
    which_most,
    who_does,
    advise,
    among_held,
    drop_condition,
    narrow,
    rank_held,
    change_comparison,
    choose_option,
    named_move,
    about_last_answer,
    switch_facet,
    and_another,
    where_it_holds,
    how_long,
    follow_up,
    pick_shown,
    shared_name,
    compare_with_held,
    bare_name,
    question,
    ask_back,
    outside,
)
