"""Where two met: a visit of one to the other (042), one received by the other (043), or a meeting at a third place (044)."""

from dataclasses import replace
from typing import Final

from timeline.clauses.phrases import NounPhrase
from timeline.events.memory import codes_of
from timeline.events.passage import Coding, Passage
from timeline.events.sides import Sides
from timeline.lexicons.clauses import word_classes
from timeline.records import ActorMention
from timeline.terms import ActorKind

MET: Final = "040"
"""The code of those who met, where it does not say which of them had come."""
_VISITED, _HOSTED, _ELSEWHERE = "042", "043", "044"
_REACH: Final = 14
"""Chunks around a meeting among which it is said where it was."""
_AT: Final = frozenset({"in", "at"})
_OTHER_TIMES: Final = frozenset({"after", "before", "since", "following"})
_MARGINS: Final = frozenset({"sidelines", "margins", "fringes"})


def at_venue(passage: Passage, coding: Coding) -> Coding:
    """A meeting with the code of the place where it was held; as it is where no place is told, and for any other event.

    Who met has no direction by itself, so that the visitor acts; who "met another at home" is said to act, and hosts.
    """
    sides = coding.sides
    acted = {code for actor in sides.actors for code in codes_of(actor)}
    received = {code for actor in sides.recipients for code in codes_of(actor)}
    if coding.code != MET or len(acted | received) < 2 or word_classes().has_any("resident", passage.words):
        return coding
    home = _place(passage, coding)
    if home is None:
        return coding if _MARGINS.isdisjoint(passage.words) else replace(coding, code=_ELSEWHERE)
    if home not in acted | received:
        of_countries = all(_is_of_country(actor) for actor in (*sides.actors, *sides.recipients))
        return replace(coding, code=_ELSEWHERE) if of_countries else coding
    if home in received:
        return replace(coding, code=_VISITED)
    if _is_with_another(passage, coding.place):
        return replace(coding, code=_HOSTED)
    of_body = not all(_is_of_country(actor) for actor in sides.recipients)
    if not received or (of_body and passage.clauses.verb(coding.place) is not None):
        return coding  # "spoke to the Security Council in New York": it sits there
    return replace(coding, code=_VISITED, sides=Sides(sides.recipients, sides.actors))


def _is_with_another(passage: Passage, place: int) -> bool:
    """Whether a verb says of one that it met another, and not of both that they met."""
    if passage.clauses.verb(place) is None:
        return False
    view = passage.clauses.view(place)
    others = [filler.phrase for filler in (*view.objects, *view.with_prep("with"))]
    return any(phrase.touched or phrase.pronoun for phrase in others)


def _is_of_country(actor: ActorMention) -> bool:
    """Whether an actor has a capital where it is at home, as bodies of states have not."""
    return actor.kind is not ActorKind.ORGANISATION


def _place(passage: Passage, coding: Coding) -> str | None:
    """The country in which a meeting was held: the nearest place behind "in" or "at" that is named in its clause."""
    clauses, own = passage.clauses, passage.clauses.verb(coding.place) is not None
    for steps in (1, -1):
        at = coding.place + steps
        while 0 <= at < len(clauses.chunks) and abs(at - coding.place) <= _REACH:
            group = clauses.verb(at)
            if clauses.mark(at, "stop", "sub", "rel", "dash") or (group is not None and group.finite and own):
                break
            own = own or group is not None  # "the talks opened in Rome"
            phrase = clauses.noun(at)
            if phrase is not None and phrase.prep in _AT and not phrase.touched:
                phrase = clauses.placed_in(at) or phrase  # "in the Kurdish capital, Erbil"
            if phrase is not None and phrase.owner_pronoun and phrase.prep in _OTHER_TIMES:
                break  # "spoke on Friday, a week after their meeting in Paris"
            if phrase is not None and _is_place(phrase) and not _is_of_topic(passage, at):
                assert phrase.mention is not None
                return phrase.mention.code
            at += steps
    return None


def _is_of_topic(passage: Passage, at: int) -> bool:
    """Whether the place at `at` is where something is that they talked of: "discussed the situation in Chad"."""
    topic = passage.clauses.noun(at - 1)
    return topic is not None and topic.head in passage.lexicon.words["situations"]


def _is_place(phrase: NounPhrase) -> bool:
    """Whether a phrase says where: "in Rome", "at the White House"."""
    named = phrase.mention
    if (
        named is None
        or phrase.prep not in _AT
        or named.kind is not ActorKind.COUNTRY
        or named.office
        or named.adjective
    ):
        return False
    return bool(named.code) and not (named.codes or named.group)
