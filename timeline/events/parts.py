"""Verbs that tell a part of an act of force that another verb tells: by what means, where what strikes came from, whom it killed."""

from typing import Final

from timeline.events.passage import FORCE, Coding, Passage
from timeline.events.sides import Sides, same_codes
from timeline.events.triggers import senses
from timeline.lexicons.cameo import cameo_codes
from timeline.lexicons.clauses import word_classes
from timeline.terms import EventType


def is_part(passage: Passage, coding: Coding, done: list[Coding]) -> bool:
    """Whether a coding is a part of one of the codings that are `done`, or of one that follows."""
    told = _is_means(passage, coding, done) or _is_toll(passage, coding, done) or _is_one_protest(passage, coding, done)
    return told or _is_on_its_way(passage, coding) or _is_flight(passage, coding, done) or _is_of_crowd(passage, coding)


def _is_means(passage: Passage, coding: Coding, done: list[Coding]) -> bool:
    """Whether a participle only says by what means an act of force was done that has been told: "was killed when shells fired by Chad
    landed", "turned back a Togolese boat, using water cannon"."""
    group, kinds = passage.clauses.verb(coding.place), cameo_codes()
    acted = Sides(coding.sides.actors, ()).codes
    if group is None or group.finite or group.infinitive or kinds[coding.code].plover not in _WITH_MEANS:
        return False
    if coding.sides.codes - acted:
        return False
    return any(
        kinds[one.code].plover in _WITH_MEANS and Sides(one.sides.actors, ()).codes <= acted and one.sides.codes - acted
        for one in done
    )


def _is_on_its_way(passage: Passage, coding: Coding) -> bool:
    """Whether a participle only tells where what strikes came from, which is told behind: "rockets fired from Chad hit a village", "jets flying
    from Chad struck Niger"."""
    clauses, place = passage.clauses, coding.place
    group, thing = clauses.verb(place), clauses.noun(place - 1)
    if group is None or thing is None or group.last - group.first > 1:
        return False
    if Sides((), coding.sides.recipients).codes - Sides(coding.sides.actors, ()).codes:
        return False
    ways = passage.lexicon.words["under_way"] | passage.lexicon.words["laying"]  # "a bomb planted by Chad killed two"
    sent = not ways.isdisjoint(group.lemmas)
    if not sent or clauses.view(place).objects:
        return False
    words = {thing.head, *thing.words, *(thing.mention.text.lower().split() if thing.mention is not None else ())}
    lists = word_classes().lists
    if words.isdisjoint(lists["weapons"] | lists["crafts"] | passage.lexicon.words["aloft"]):
        return False
    behind = clauses.verb_after(place)
    struck = clauses.verb(behind) if behind is not None else None
    if behind is None or struck is None or not struck.finite or struck.passive:
        return False
    same = any(phrase.first == thing.first for phrase in clauses.subjects(behind))
    return same and any(frame.type is EventType.ASSAULT for frame in senses(passage, struck))


def _is_flight(passage: Passage, coding: Coding, done: list[Coding]) -> bool:
    """Whether a relative clause only tells where that flew which was fired, as has been told: "launched a missile that flew over Japan"."""
    clauses, place = passage.clauses, coding.place
    group = clauses.verb(place)
    if group is None or coding.sides.actors or not clauses.mark(place - 1, "rel", "sub"):
        return False
    return bool(done) and not passage.lexicon.words["under_way"].isdisjoint(group.lemmas)


def _is_toll(passage: Passage, coding: Coding, done: list[Coding]) -> bool:
    """Whether a verb only tells whom an attack killed or hurt that has been told: "attacked a convoy, killing two Chadians", "shelled the town
    and killed four people"."""
    group, kinds = passage.clauses.verb(coding.place), cameo_codes()
    if group is None or passage.lexicon.words["tolls"].isdisjoint(group.lemmas) or group.passive or group.infinitive:
        return False
    if group.finite and coding.sides.recipients:
        return any(_is_thrown(passage, coding, one) for one in done)
    acted = Sides(coding.sides.actors, ()).codes
    return any(
        kinds[one.code].plover is EventType.ASSAULT
        and one.sides.recipients
        and acted <= Sides(one.sides.actors, ()).codes
        and not _is_of_others(coding, one)
        and one.standing.modality is coding.standing.modality
        for one in done
    )


def _is_thrown(passage: Passage, toll: Coding, blow: Coding) -> bool:
    """Whether a toll is that of what a participle says was thrown at the same side: "rockets fired by Chad at Niger killed two"."""
    clauses, group = passage.clauses, passage.clauses.verb(blow.place)
    if group is None or group.finite or not group.passive or blow.sides.codes != toll.sides.codes:
        return False
    thrown, deadly = clauses.subjects(blow.place), clauses.subjects(toll.place)
    return bool(thrown and deadly) and thrown[0].first == deadly[0].first


def _is_of_others(toll: Coding, blow: Coding) -> bool:
    """Whether a toll tells of whom a blow on one's own soil was for: "fired rockets at a base near Niamey, wounding two Chadians"."""
    at_home = same_codes(blow.sides.actors, blow.sides.recipients)
    hurt = Sides((), toll.sides.recipients).codes
    return at_home and bool(hurt) and hurt.isdisjoint(blow.sides.codes)


def _is_one_protest(passage: Passage, coding: Coding, done: list[Coding]) -> bool:
    """Whether a crowd only does more, to nobody else, of what has been told: "broke into the embassy and tore down its flag"."""
    kinds = cameo_codes()
    joined = passage.clauses.mark(coding.place - 1, "conj")
    if kinds[coding.code].plover is not EventType.PROTEST or not joined:
        return False
    return any(one.code.startswith(_RIOT) and coding.sides.codes < one.sides.codes for one in done)


def _is_of_crowd(passage: Passage, coding: Coding) -> bool:
    """Whether a participle only says what a crowd held or shouted whose march is told behind: "students chanting slogans marched on the"."""
    clauses, place = passage.clauses, coding.place
    group = clauses.verb(place)
    if (
        group is None
        or group.finite
        or group.tag != "ing"
        or cameo_codes()[coding.code].plover is not EventType.PROTEST
    ):
        return False
    if Sides((), coding.sides.recipients).codes - Sides(coding.sides.actors, ()).codes:
        return False
    behind = clauses.verb_after(place)
    march = clauses.verb(behind) if behind is not None else None
    return march is not None and any(frame.type is EventType.PROTEST for frame in senses(passage, march))


_RIOT: Final = "145"
_WITH_MEANS: Final = FORCE | {EventType.PROTEST}
"""Types of acts of which a participle may tell by what means: "marched on the embassy, hurling rocks"."""
