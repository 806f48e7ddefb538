"""Clauses without an auxiliary that say more of the noun before them: "a deal reached between A and B", "men believed to be rebels"."""

from dataclasses import replace
from typing import Final

from timeline.clauses.groups import VerbForms, VerbGroup
from timeline.clauses.marks import Chunk, Mark
from timeline.clauses.phrases import NounPhrase
from timeline.clauses.units import Unit
from timeline.lexicons.clauses import word_classes


def with_reduced_clauses(chunks: list[Chunk], units: tuple[Unit, ...], forms: VerbForms) -> list[Chunk]:
    """ "An agreement reached between A and B settled it", "soldiers accused of killing civilians left": of two past verbs with nothing
    between them that could open a clause, the first is an attribute of its noun."""
    for at in range(1, len(chunks) - 2):
        group = chunks[at]
        if not isinstance(group, VerbGroup) or group.tag != "past" or group.last - group.first != 1:
            continue
        before, after, under = chunks[at - 1], chunks[at + 1], chunks[at + 2]
        if not isinstance(before, NounPhrase) or before.pronoun:
            continue
        if isinstance(after, NounPhrase):
            told = bool(after.prep) and _has_participle(before) and _verb_closes(chunks, at + 1)
            # "Under the deal reached by Chad and Mali, troops": what opens under a preposition does nothing
            told = told or (at == 1 and bool(before.prep) and after.prep == "by" and _has_participle(before))
        elif isinstance(under, NounPhrase):  # "an attack carried out by Chad on Niger killed six"
            particle = (
                isinstance(after, Mark) and units[after.first].lower in _PARTICLES and after.last == under.first - 1
            )
            opening = at == 1 and bool(before.prep)
            told = particle and under.prep == "by" and _has_participle(before)
            told = told and (opening or _verb_closes(chunks, at + 2))
        else:
            gerund = isinstance(under, VerbGroup) and under.tag == "ing" and bool(under.preposition)
            told = gerund and isinstance(after, Mark) and after.kind == "prep" and _verb_closes(chunks, at + 3)
        if told and any(tag == "participle" for _, tag in forms.get(units[group.first].lower, ())):
            chunks[at] = replace(group, tag="participle", finite=False, passive=True)
    return chunks


def without_beliefs(chunks: list[Chunk]) -> list[Chunk]:
    """ "Gunmen believed to be from Chad attacked", "men thought to be Chadian rebels fled": the clause only says who they are."""
    for at in range(len(chunks) - 4, -1, -1):
        who, held, being, what = chunks[at : at + 4]
        if not (isinstance(being, VerbGroup) and being.infinitive and being.lemmas == ("be",)):
            continue
        if not (isinstance(held, VerbGroup) and held.last - held.first == 1 and held.tag in {"past", "participle"}):
            continue
        if not _is_held(held):
            continue
        if isinstance(who, NounPhrase) and isinstance(what, NounPhrase) and _verb_closes(chunks, at + 3):
            named = not what.prep and what.actors and not who.actors
            chunks[at : at + 4] = [replace(what, prep=who.prep)] if named else [who, what]
    return chunks


def _is_held(group: VerbGroup) -> bool:
    return any("held" in word_classes().governors.get(lemma, ()) for lemma in group.lemmas)


def _has_participle(phrase: NounPhrase) -> bool:
    """Whether a phrase has a common noun, or its name is one of people: "two Spaniards", "Latvian soldiers"; of a state such clauses tell
    what it does."""
    named = phrase.mention
    if named is None or named.rule_id == "name.people":
        return True
    ends_plainly = named.text.rpartition(" ")[2].islower()  # "Chadian warplanes"
    return (bool(named.office or named.group) or ends_plainly) and not named.person


def _verb_closes(chunks: list[Chunk], first: int) -> bool:
    """Whether from `first` on noun phrases alone stand before a finite verb: the first under a preposition or behind a gerund, others
    joined to it only between two, or by a preposition of their own."""
    place = first - 1
    while (place := place + 1) < len(chunks):
        chunk, before = chunks[place], chunks[place - 1]
        closing = _relative_end(chunks, place)
        if closing:
            place = closing  # "held in Chad, whom Niger called spies, were freed"
            continue
        if isinstance(chunk, VerbGroup):
            return chunk.finite
        if not isinstance(chunk, Mark):
            continue
        after = chunks[place + 1] if place + 1 < len(chunks) else None
        paired = isinstance(before, NounPhrase) and before.prep in _PAIRING
        led = isinstance(after, NounPhrase) and bool(after.prep)  # "based in Chad and aboard carriers"
        if chunk.kind != "conj" or not (paired or led):
            return False
    return False


def _relative_end(chunks: list[Chunk], comma: int) -> int:
    """Where the relative clause that a comma opens ends with another comma; 0 where it opens none."""
    opens = [chunk.kind if isinstance(chunk, Mark) else "" for chunk in chunks[comma : comma + _LONGEST]]
    if opens[:2] != ["comma", "rel"] or "comma" not in opens[2:]:
        return 0
    return comma + opens.index("comma", 2)


_LONGEST: Final = 12
"""Chunks of a relative clause between commas."""
_PARTICLES: Final = frozenset({"out", "up", "off", "down", "over"})
_PAIRING: Final = frozenset({"between", "among", "by"})
