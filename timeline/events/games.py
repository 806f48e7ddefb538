"""Whether an article is the report of a game, so that in each of its sentences countries are teams."""

from collections.abc import Mapping, Sequence
from typing import Final

from timeline.events.topics import speaks_of
from timeline.lexicons.events import EventLexicon
from timeline.records import Statement

_LEAD: Final = 2
"""Statements from the top: the first must speak of the game, and one of them in words of nothing else,"""
_SHARE: Final = 3
"""and one of so many of all."""
_LEAST: Final = 4
"""How many words of games there must be, each counted once."""


def words_of_game(
    statements: Sequence[Statement], words: Mapping[int, frozenset[str]], lexicon: EventLexicon
) -> frozenset[str]:
    """The words that only a game has, which hold of every sentence in the report of one; none of another article, and of one whose lead
    tells of force or states besides."""
    lead = statements[:_LEAD]
    games = lexicon.words["sport"] | lexicon.words["played"]
    told = [games.isdisjoint(words[statement.number]) for statement in lead]
    if not lead or all(told):
        return frozenset()
    if any(told) and any(not lexicon.words["of_state_affairs"].isdisjoint(words[one.number]) for one in statements):
        return frozenset()  # half of a head is not enough where states are spoken of anywhere
    games |= lexicon.words["around_games"]
    if games.isdisjoint(words[lead[0].number]):
        return frozenset()
    if any(not lexicon.words["off_the_field"].isdisjoint(words[statement.number]) for statement in lead):
        return frozenset()
    return lexicon.words["played"] if speaks_of(games, statements, words, share=_SHARE, least=_LEAST) else frozenset()
