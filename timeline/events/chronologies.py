"""Between which two all is that a chronology tells, by its title: "Chronology of the border dispute between Peru and Ecuador"."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from timeline.clauses.phrases import NounPhrase
from timeline.events.memory import ActorMentions, codes_of
from timeline.events.passage import Passage
from timeline.events.sides import Sides, arranged
from timeline.lexicons.events import EventLexicon, Frame
from timeline.records import ActorMention, Statement
from timeline.terms import ActorKind, EventType, Section

_TWO: Final = 2
_APART: Final = len(" and ")
"""Characters between two who are named in one breath, whoever else the title names: "Mali and Chad since the Sahel war"."""


def parties_of_chronology(
    statements: Sequence[Statement],
    words: Mapping[int, frozenset[str]],
    named: Mapping[int, Sequence[ActorMention]],
    lexicon: EventLexicon,
) -> ActorMentions:
    """The two countries that the title of a chronology names; none of another text."""
    title = statements[0] if statements and statements[0].section is Section.TITLE else None
    if title is None or lexicon.words["annals"].isdisjoint(words[title.number]):
        return ()
    actors = named[title.number]
    together = next((pair for pair in pairwise(actors) if 0 < pair[1].start - pair[0].end <= _APART), actors)
    by_code = {code: replace(actor, code=code, codes=()) for actor in together for code in codes_of(actor)}
    if len(by_code) != _TWO or any(actor.kind is ActorKind.ORGANISATION for actor in by_code.values()):
        return ()
    return tuple(
        replace(actor, kind=ActorKind.COUNTRY, person="", office="", adjective=False, place=False)
        for actor in by_code.values()
    )


def between_parties(passage: Passage, frame: Frame, phrase: NounPhrase, sides: Sides) -> Sides:
    """The sides of talks or fighting of which an entry of a chronology names none: "Nov 1996 - War erupts in the valley"."""
    parties = passage.memory.parties
    apart = phrase.prep or phrase.owner_pronoun or phrase.touched or sides.codes
    if not parties or apart or not (frame.mutual or frame.type is EventType.CONSULT):
        return sides
    return Sides(parties, parties) if frame.mutual else arranged(frame, parties[:1], parties[1:])


def other_party(passage: Passage, sides: Sides) -> ActorMentions:
    """Who is on the other side of an act of one of the two of a chronology."""
    others = tuple(party for party in passage.memory.parties if party.code not in sides.codes)
    return others if len(others) == 1 and len(sides.codes) == 1 else ()
