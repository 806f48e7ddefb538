"""The leaf of CAMEO that an event has by the words beside its trigger: what is asked for, promised or threatened, by what means force is used."""

from collections.abc import Sequence
from typing import Final

from timeline.clauses.phrases import NounPhrase
from timeline.clauses.view import Filler
from timeline.events.passage import SPOKEN, Coding, Passage
from timeline.events.venues import MET, met_at
from timeline.lexicons.events import cameo_codes
from timeline.lexicons.leaves import APPEALED, BEHIND, DEMANDED, Leaf, leaves

_STEPS: Final = 2
"""How often a code may become one that says more: 120, 121, 1211."""


def leaf(passage: Passage, coding: Coding) -> str:
    """The code of an event: a leaf of the code that its trigger has where the words beside it tell one, else that code itself."""
    code = coding.code
    if code == MET:
        return met_at(passage, coding)
    for step in range(_STEPS):
        found = leaves().get(code)
        if found is None or found.first.isdisjoint(passage.words):
            break
        told = ""
        for role in found.by_role:
            told = _told(passage, _words(passage, coding, role), found.by_role[role], plain=step > 0)
            if told:
                break
        if not told:
            break
        code = told
    return _by_strength(passage, coding, code)


def _told(passage: Passage, words: Sequence[str], by_word: dict[str, tuple[Leaf, ...]], *, plain: bool) -> str:
    """The leaf of the first word that has one, or of it and the next; a vague one where there is no other, but for a `plain` one; "" where
    there is none."""
    vague = ""
    for at, word in enumerate(words):
        pair = f"{word} {words[at + 1]}" if at + 1 < len(words) else word
        for told in (*by_word.get(pair, ()), *by_word.get(word, ())):
            if told.near and told.near.isdisjoint(passage.words):
                continue
            if not told.vague:
                return told.code
            vague = vague or ("" if plain else told.code)
    return vague


def _words(passage: Passage, coding: Coding, role: str) -> list[str]:
    """The words that stand in a role beside a trigger."""
    clauses, place = passage.clauses, coding.place
    if role == BEHIND:
        return _behind(passage, coding)
    noun = clauses.noun(place)
    if role == "own":
        return _spelled(passage, coding.first if noun is None else min(coding.first, noun.first), coding.last)
    if role == "subject":
        at = place if noun is None else clauses.verb_before(place)
        group = clauses.verb(at) if at is not None else None
        light = noun is None or (group is not None and not passage.lexicon.words["light"].isdisjoint(group.lemmas))
        return _before(passage, at) if at is not None and group is not None and light and not group.passive else []
    if role == "using":
        return _of_phrases(passage, _used(passage, place))
    if role == "statement":
        return _spelled(passage, 0, len(clauses.units))
    if noun is not None:
        return _of_phrases(passage, _under(role, clauses.right_of(place, of_noun=True)[1]))
    view = clauses.view(place)
    if role == "object":
        return _of_phrases(passage, view.subjects if view.passive else [filler.phrase for filler in view.objects])
    return _of_phrases(passage, _under(role, view.obliques))


def _under(prep: str, obliques: Sequence[Filler]) -> list[NounPhrase]:
    """The phrases behind a preposition."""
    return [filler.phrase for filler in obliques if filler.prep == prep]


_USING: Final = frozenset({"use", "employ"})
_REACH: Final = 8
"""Chunks behind a trigger among which it may be said what is used."""


def _used(passage: Passage, place: int) -> tuple[NounPhrase, ...]:
    """What an act is done with by a participle behind it: "attacked the base using drones"."""
    for at in range(place + 1, min(len(passage.clauses.chunks), place + _REACH)):
        group = passage.clauses.verb(at)
        if group is not None:
            used = group.tag == "ing" and not _USING.isdisjoint(group.lemmas)
            return tuple(filler.phrase for filler in passage.clauses.view(at).objects) if used else ()
    return ()


def _of_phrases(passage: Passage, phrases: Sequence[NounPhrase]) -> list[str]:
    return [word for phrase in phrases for word in _spelled(passage, phrase.first, phrase.last)]


def _spelled(passage: Passage, first: int, last: int) -> list[str]:
    """The words of the units from `first` to `last`, those within names and times too."""
    words: list[str] = []
    for unit in passage.clauses.units[first:last]:
        if unit.mention is not None:
            words += [word for word in unit.mention.words if word.islower()]
        else:
            words += unit.lower.split()
    return words


def _before(passage: Passage, place: int) -> list[str]:
    """The words of the subject of a verb, with what stands between them: "a bomber from Chad"."""
    clauses, at = passage.clauses, place
    while at > 0 and clauses.verb(at - 1) is None and not clauses.mark(at - 1, "comma", "sub", *_PARTED):
        at -= 1
    return _spelled(passage, clauses.chunks[at].first, clauses.chunks[place].first)


_ASIDE: Final = frozenset(
    "after before following despite since amid during because while when whereas although though unless if until as like".split()
)
"""Words behind which other things are told than what the trigger is about."""
_PARTED: Final = ("stop", "rel", "dash", "open")
_LONGEST: Final = 24
"""Chunks behind a trigger among which it is looked for what it is about."""


def _behind(passage: Passage, coding: Coding) -> list[str]:
    """The words of a trigger and of what stands behind it up to what is told of something else; of what is said a clause is part."""
    clauses, place = passage.clauses, coding.place
    clause = 1 if cameo_codes()[coding.code].plover in SPOKEN else 0
    noun = clauses.noun(place)
    comma, end = False, min(len(clauses.chunks), place + _LONGEST)
    last = clauses.chunks[end].first if end < len(clauses.chunks) else len(clauses.units)
    for at in range(place + 1, end):
        phrase, group = clauses.noun(at), clauses.verb(at)
        over = group is not None and group.finite and (comma or clause == 0)
        if over or _is_aside(passage, at, phrase):
            last = clauses.chunks[at].first
            break
        clause -= group is not None and group.finite
        comma = comma or clauses.mark(at, "comma", "conj")
    return _spelled(passage, coding.first if noun is None else min(coding.first, noun.first), last)


def _is_aside(passage: Passage, at: int, phrase: NounPhrase | None) -> bool:
    """Whether the chunk at a place opens what is told of something else."""
    if phrase is not None:
        return phrase.prep in _ASIDE
    mark = passage.clauses.units[passage.clauses.chunks[at].first]
    return passage.clauses.mark(at, *_PARTED) or mark.lower in _ASIDE


def _by_strength(passage: Passage, coding: Coding, code: str) -> str:
    """A demand or an appeal by how strong its word is: "demanded talks" (106), "asked for talks" (026)."""
    if not code.startswith((DEMANDED, APPEALED)):
        return code
    words = passage.lexicon.words
    group, noun = passage.clauses.verb(coding.place), passage.clauses.noun(coding.place)
    lemmas = set(group.lemmas) if group is not None else {noun.head if noun is not None else ""}
    if not words["demanding"].isdisjoint(lemmas):
        strong = DEMANDED + code[2:]
        return strong if strong in passage.lexicon.cameo else code
    weak = APPEALED + code[2:]
    return weak if not words["appealing"].isdisjoint(lemmas) and weak in passage.lexicon.cameo else code
