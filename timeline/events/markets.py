"""Whether an article is news of firms and markets, so that whom its sentences name as of a country is a firm of it and not the state."""

from collections.abc import Mapping, Sequence
from typing import Final

from timeline.events.topics import speaks_of
from timeline.lexicons.events import EventLexicon
from timeline.records import Statement

_LEAD: Final = 2
"""Statements from the top: the first must speak of firms, and neither of what states do;"""
_SHARE: Final = 2
"""and one of so many of all must speak of firms,"""
_LEAST: Final = 4
"""in so many words, each counted once."""


def words_of_markets(
    statements: Sequence[Statement], words: Mapping[int, frozenset[str]], lexicon: EventLexicon
) -> frozenset[str]:
    """The words that only news of firms has, which hold of every sentence in such an article; none of another."""
    lead, business = statements[:_LEAD], lexicon.words["business"]
    if not lead or business.isdisjoint(words[lead[0].number]):
        return frozenset()
    if any(not lexicon.words["of_states"].isdisjoint(words[statement.number]) for statement in lead):
        return frozenset()
    told = speaks_of(business, statements, words, share=_SHARE, least=_LEAST)
    return lexicon.words["of_firms_only"] if told else frozenset()
