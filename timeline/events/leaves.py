"""The leaf of CAMEO that an event has by the words beside its trigger: what is asked for or threatened, by what means force is used."""

from collections.abc import Sequence
from typing import Final

from timeline.clauses.groups import VerbGroup
from timeline.clauses.phrases import NounPhrase
from timeline.events.content import fronted_clause
from timeline.events.passage import SPOKEN, Coding, Passage
from timeline.lexicons.cameo import cameo_codes
from timeline.lexicons.leaves import APPEALED, BEHIND, DEMANDED, Leaf, leaves

_STEPS: Final = 2
"""How often a code may become one that says more: 120, 121, 1211."""


def leaf(passage: Passage, coding: Coding) -> str:
    """The code of an event: a leaf of the code that its trigger has where the words beside it tell one, else that code itself."""
    code = coding.code
    words: dict[str, list[str]] | None = None
    for step in range(_STEPS):
        found = leaves().get(code)
        if found is None or found.first.isdisjoint(passage.words):
            break
        words = _by_role(passage, coding) if words is None else words
        told = ""
        for role, by_word in found.by_role.items():
            told = told or _told(passage, words.get(role, []), by_word, plain=step > 0)
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
            if (told.near and told.near.isdisjoint(passage.words)) or not told.unless.isdisjoint(passage.words):
                continue
            if not told.vague:
                return told.code
            vague = vague or ("" if plain else told.code)
    return vague


def _by_role(passage: Passage, coding: Coding) -> dict[str, list[str]]:
    """The words around a trigger by the roles in which they stand."""
    clauses, place = passage.clauses, coding.place
    noun, group = clauses.noun(place), clauses.verb(place)
    first = coding.first if noun is None else min(coding.first, noun.first)
    last, end = _ends(passage, coding)
    words = {
        "own": _spelled(passage, first, coding.last),
        BEHIND: _spelled(passage, first, end) + _in_front(passage, coding),
        "rest": _spelled(passage, first, last),
    }
    for at in range(place + 1, min(len(clauses.chunks), place + _LONGEST)):
        phrase, lower = clauses.noun(at), clauses.verb(at)
        if lower is not None and lower.finite:
            break
        if phrase is not None:
            role = phrase.prep or _bare(passage, at, place)
            words.setdefault(role, []).extend(_spelled(passage, phrase.first, phrase.last))
    acts = place if noun is None else clauses.verb_before(place)
    above = clauses.verb(acts) if acts is not None else None
    if acts is None or above is None:
        return words
    before = _before(passage, acts)
    if group is not None and group.passive:
        words["object"] = before
        if _is_said(coding.code):  # "the plan that Chad had drawn up was rejected"
            words[BEHIND] += before
            for phrase in clauses.subjects(place):
                words[BEHIND] += _spelled(passage, phrase.first, phrase.last)
    elif not above.passive and (noun is None or not passage.lexicon.words["light"].isdisjoint(above.lemmas)):
        words["subject"] = before
    return words


def _in_front(passage: Passage, coding: Coding) -> list[str]:
    """The words of what is said in front of who says it: "Raids on our soil must stop, the minister said"."""
    at = fronted_clause(passage, coding.place) if _is_said(coding.code) else None
    if at is None:
        return []
    chunks = passage.clauses.chunks
    return _spelled(passage, chunks[max(0, at - _LONGEST)].first, chunks[coding.place].first)


_USING: Final = frozenset({"use", "employ"})


def _bare(passage: Passage, at: int, place: int) -> str:
    """The role of a phrase without a preposition behind a trigger: what is used, by the verb before it, or what the trigger has as object."""
    above = passage.clauses.verb(at - 1)
    if above is not None and at - 1 != place:
        return "using" if not _USING.isdisjoint(above.lemmas) else ""
    before = passage.clauses.noun(at - 1)
    dead = at - 2 == place and before is not None and before.head == "dead"  # "shot dead the ambassador"
    return "object" if above is not None or dead else ""


def _before(passage: Passage, place: int) -> list[str]:
    """The words of the subject of a verb, with what stands between them: "a bomber from Chad"."""
    clauses, at = passage.clauses, place
    lowest = max(0, place - _LONGEST)
    while at > lowest and not clauses.mark(at - 1, "comma", "sub", *_PARTED):
        group = clauses.verb(at - 1)
        if group is not None and group.finite:
            break
        at -= 1
    return _spelled(passage, clauses.chunks[at].first, clauses.chunks[place].first)


def _spelled(passage: Passage, first: int, last: int) -> list[str]:
    """The words of the units from `first` to `last`, those within names and times too."""
    words: list[str] = []
    for unit in passage.clauses.units[first:last]:
        if unit.mention is not None:
            words += [word for word in unit.mention.words if word.islower()]
        else:
            words += unit.lower.split()
    return words


_ASIDE: Final = frozenset(
    "after before following despite since amid during because while when whereas although though unless if until as like".split()
)
"""Words behind which other things are told than what the trigger is about."""
_PARTED: Final = ("stop", "rel", "dash", "open")
_LONGEST: Final = 24
"""Chunks behind a trigger among which it is looked for what it is about."""


def _ends(passage: Passage, coding: Coding) -> tuple[int, int]:
    """The unit behind the last of the words that are looked at behind a trigger, and behind the last of what it is about, where something else
    is told; of what is said a clause is part.
    """
    clauses, place = passage.clauses, coding.place
    many = place + _LONGEST < len(clauses.chunks)
    last = clauses.chunks[place + _LONGEST].first if many else len(clauses.units)
    clause = 1 if _is_said(coding.code) else 0
    comma = False
    for at in range(place + 1, min(len(clauses.chunks), place + _LONGEST)):
        phrase, group = clauses.noun(at), clauses.verb(at)
        over = group is not None and _is_over(group, comma=comma, clauses=clause, noun=clauses.noun(at - 1) is not None)
        if over or _is_aside(passage, at, phrase):
            return last, clauses.chunks[at].first
        if group is not None and group.finite:
            clause -= 1
        comma = comma or clauses.mark(at, "comma", "conj")
    return last, last


def _is_said(code: str) -> bool:
    """Whether a code is of an act of speech."""
    return cameo_codes()[code].plover in SPOKEN


def _is_over(group: VerbGroup, *, comma: bool, clauses: int, noun: bool) -> bool:
    """Whether a verb behind a trigger tells of something else: one of another clause, or a participle behind a noun."""
    return (group.finite and (comma or clauses == 0)) or (group.tag == "ing" and noun and not group.finite)


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
