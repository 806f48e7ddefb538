"""Whom an act is aimed at that its verb does not name: "in a move to punish Chad", "suspended aid to it", the one other that is named."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from timeline.clauses.groups import VerbGroup
from timeline.clauses.phrases import NounPhrase
from timeline.clauses.view import Filler, RoleView
from timeline.events.kinds import is_of_state
from timeline.events.memory import codes_of
from timeline.events.passage import Passage
from timeline.events.role_filling import gather
from timeline.events.sides import Actors, Sides
from timeline.lexicons.clauses import word_classes
from timeline.lexicons.events import Frame
from timeline.records import ActorMention
from timeline.terms import ActorKind, EventType

DEALT_WITH: Final = frozenset(
    {EventType.SANCTION, EventType.RETREAT, EventType.AID, EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE}
)
"""Types of acts that are done to "it" where that is another: "suspended aid to it"."""


def by_pronoun(passage: Passage, first: int, fillers: Iterable[Filler], sides: Sides) -> Actors:
    """ "Chad, having lost patience with Niger, suspended aid to it": who else the sentence has named before the unit `first`."""
    if all(filler.phrase.pronoun not in {"it", "them"} for filler in fillers):
        return ()
    others = [a for a in passage.before(first) if codes_of(a) and not sides.codes & set(codes_of(a))]
    nouns = [a for a in others if not a.adjective]  # of "Chad, under French pressure, ... on it" it is Chad
    return tuple((nouns or others)[-1:])


def by_owner(passage: Passage, first: int, fillers: Iterable[Filler], sides: Sides) -> Actors:
    """ "Chad protested after Niger put duties on its cotton": whose thing it is, of those named before the unit `first`, else of those last
    spoken of."""
    for phrase in (filler.phrase for filler in fillers):
        words = [unit.lower for unit in passage.clauses.units[phrase.first : phrase.last]]
        if phrase.owner_pronoun not in _THEIRS or phrase.touched or not _OWN.isdisjoint(words):
            continue
        named = tuple(actor for actor in passage.before(first) if codes_of(actor) and not actor.place)
        for owners in (named[::-1], passage.memory.meant(phrase.owner_pronoun)):
            others = [actor for actor in owners if not sides.codes & set(codes_of(actor))]
            if others:
                return tuple(others[:1])
    return ()


def aimed_thing(frame: Frame, view: RoleView, sides: Sides) -> Sequence[Filler]:
    """What an act of force is done to, where only a pronoun says whose it is: "stormed its embassy", "fired water cannon at their boat"."""
    if not view.objects:
        return ()
    if view.objects[0].phrase.owner_pronoun:
        return view.objects[:1] if sides.recipients else ()
    arms = word_classes().lists["weapons"]
    if view.objects[0].phrase.touched or not (
        view.objects[0].phrase.head in frame.object or view.objects[0].phrase.head in arms
    ):
        return ()
    return [
        f for f in view.obliques[:1] if f.prep in frame.recipient and f.phrase.owner_pronoun and not f.phrase.touched
    ]


def by_hosts(passage: Passage, first: int, view: RoleView, sides: Sides) -> Sides:
    """ "After police stormed its embassy in Niamey": the police are those of the place, whose embassy it is a pronoun says."""
    if sides.actors or not sides.recipients or not all(actor.place for actor in sides.recipients):
        return sides
    owners = by_owner(passage, first, view.objects[:1], sides)
    there = sides.recipients if any(is_of_state(phrase) for phrase in view.subjects) else ()
    return Sides(tuple(replace(one, place=False) for one in there), owners) if owners else sides


def by_person(passage: Passage, first: int, fillers: Iterable[Filler], sides: Sides) -> Actors:
    """Whose "his government" or "her successor" is: the nearest person named before the unit `first`, else who was last spoken of; nobody of
    those who act."""
    if any(actor.kind is ActorKind.PERSON for actor in sides.actors):
        return ()  # "Macron blamed his government": his own
    for phrase in (filler.phrase for filler in fillers):
        if phrase.owner_pronoun not in _OWNS or phrase.touched or not word_classes().has("people", phrase.head):
            continue
        named = tuple(actor for actor in passage.before(first) if actor.kind is ActorKind.PERSON and codes_of(actor))
        others = [
            actor
            for actor in (*named[::-1], *passage.memory.meant(phrase.owner_pronoun))
            if not sides.codes & set(codes_of(actor))
        ]
        if others:
            return tuple(others[:1])
    return ()


_OWNS: Final = frozenset({"his", "her"})
_THEIRS: Final = frozenset({"its", "their"})
_OWN: Final = frozenset({"own", "export", "exports"})
"""Words of what is of who acts: a ban on its exports is one on its own goods."""


def meant_for(passage: Passage, sides: Sides) -> Actors:
    """Whom an act is meant for: "in a move to punish Chad, Niger closed its border", "in a gesture towards Chad", "as a warning to Chad"."""
    clauses, words = passage.clauses, passage.lexicon.words
    if words["moves"].isdisjoint(passage.words) and words["gestures"].isdisjoint(passage.words):
        return ()
    for place in range(len(clauses.chunks)):
        move, group = clauses.noun(place), clauses.verb(place + 1)
        if move is None or not _says_what_for(clauses.noun(place - 1), move):
            continue
        if move.head in words["moves"] and group is not None and group.infinitive:
            phrases = [f.phrase for f in clauses.view(place + 1).objects]
        elif move.head in words["gestures"]:
            _, obliques, _ = clauses.right_of(place, of_noun=True)
            phrases = [f.phrase for f in obliques if f.prep in _GESTURED]
        else:
            continue
        aimed = gather(phrases, passage.memory, acting=False)
        return () if Sides(aimed, ()).codes & sides.codes else aimed
    return ()


_GESTURED: Final = frozenset({"to", "towards", "toward", "at", "against", "for", "on", "with"})


def _says_what_for(before: NounPhrase | None, move: NounPhrase) -> bool:
    """Whether a noun stands under "in", "as" or "as part of"."""
    if move.prep == "of":
        return before is not None and before.prep == "as" and before.head == "part"
    return move.prep in {"in", "as"}


def only_other(passage: Passage, sides: Sides, *, nouns: bool = False, still: bool = False) -> Actors:
    """The one other country that the sentence names, by `nouns` only or any word: "called up reservists as the row with Chad grew"; `still`:
    it does nothing itself there ("Chad massed troops, and France urged it to stop")."""
    others = {
        code: unit.mention
        for unit in passage.clauses.units
        if unit.mention is not None and unit.mention.kind is not ActorKind.ORGANISATION
        for code in codes_of(unit.mention)
        if code not in sides.codes
    }
    if len(others) != 1 or (nouns and any(actor.adjective for actor in others.values())):
        return ()
    clauses = passage.clauses
    for at in range(1, len(clauses.chunks)) if still else ():
        phrase = clauses.noun(at)
        if phrase is not None and phrase.mention in others.values() and clauses.mark(at - 1, "conj"):
            behind = clauses.verb(at + 1)
            if behind is not None and behind.finite:
                return ()
    return tuple(replace(actor, adjective=False) for actor in others.values())


def are_told_apart(passage: Passage, one: ActorMention, other: ActorMention) -> bool:
    """Whether a semicolon or "while" stands between two, and the other has done nothing before it that one could mind: "China voiced concern;
    Chad blamed the rebels"."""
    first, last = sorted((one.start, other.start))
    if not any(unit.lower in _APART and first < unit.start < last for unit in passage.clauses.units):
        return False
    return other.start > one.start or not any(other in told.actors for told in passage.told)


_APART: Final = frozenset({";", "while", "whereas"})


def each_other(passage: Passage, view: RoleView, sides: Sides) -> Actors:
    """Two who do to what they share what touches both: "Chad and Niger broke off relations", "closed their border"."""
    if len(Sides(sides.actors, ()).codes) != _TWO or not view.objects:
        return ()
    thing = view.objects[0].phrase
    ties = thing.head in passage.lexicon.words["ties"] and thing.owner_pronoun in {"", "their"}
    line = thing.head in _LINES and thing.owner_pronoun == "their"
    return sides.actors if (ties or line) and not thing.touched else ()


_TWO: Final = 2
_LINES: Final = frozenset({"border", "borders", "frontier", "frontiers"})


def towards(view: RoleView, sides: Sides) -> Actors:
    """Whom the sentence itself names behind the act, whatever the preposition: "expressed gratitude towards Chad"."""
    for filler in view.obliques:
        others = tuple(
            a for a in filler.phrase.touched if codes_of(a) and not sides.codes & set(codes_of(a)) and not a.place
        )
        if others and filler.prep in _AIMED_BY:
            return others
    return ()


_AIMED_BY: Final = frozenset({"to", "towards", "toward", "for", "with", "against"})
"""Not "on", "over" and "of": "supported the paper on Chad" tells what the paper is about."""


def said_to_be(passage: Passage, place: int, told: Sequence[NounPhrase], sides: Sides) -> Actors:
    """Whose people or things are `told` of, where the clause says it behind: "fishermen arrested by Chad were Nigerians"."""
    clauses = passage.clauses
    at = clauses.verb_after(place)
    group = clauses.verb(at) if at is not None else None
    if (
        at is None
        or group is None
        or group.passive
        or group.modal
        or not passage.lexicon.words["being"] & set(group.lemmas)
    ):
        return ()
    first = told[0].first if told else -1
    if all(phrase.first != first for phrase in clauses.subjects(at)):
        return ()
    behind = clauses.view(at)
    phrases = [f.phrase for f in (*behind.objects, *behind.obliques) if f.prep in {"", "to", "from", "of"}]
    found = gather(phrases, passage.memory, acting=False, goods=True)
    return () if Sides(found, ()).codes & sides.codes else found[:1]


def antecedent(passage: Passage, noun: int, sides: Sides) -> Actors:
    """Whose the people are of whom a relative clause tells: "a Chadian whom its troops had seized"; not of a thing."""
    phrase = passage.clauses.noun(noun)
    if phrase is None or not phrase.touched or Sides(phrase.touched, ()).codes & sides.codes:
        return ()
    people = not phrase.head or word_classes().has("people", phrase.head) or phrase.mention is not None
    return phrase.touched if people else ()


def names_nobody(passage: Passage, view: RoleView) -> bool:
    """Whether it is done to others who are not named: "asked its neighbours", "blamed foreign powers"; not "recalled their envoys"."""
    unnamed = passage.lexicon.words["unnamed"]
    fillers = view.objects[:1] or tuple(filler for filler in view.obliques[:1] if filler.prep in _TOWARDS)
    fillers += tuple(filler for filler in view.obliques[:2] if filler.prep in _ASKED_BY and filler.after in _REQUESTS)
    return any(f.phrase.head in unnamed and not (f.phrase.touched or _are_its_people(f.phrase)) for f in fillers)


_ASKED_BY: Final = frozenset({"by", "from"})
_REQUESTS: Final = frozenset(
    "request requests demand demands appeal appeals offer offers plea pleas proposal proposals invitation call calls".split()
)
"""What somebody turns down who need not be named: "turned down a request by eleven ambassadors"."""


def is_to_own(passage: Passage, view: RoleView) -> bool:
    """Whether it is said to one's own people abroad or at home: "warned its citizens to leave Chad"; not "told citizens of Chad"."""
    told = view.objects[0].phrase if view.objects and not view.passive else None
    if told is None:
        return False
    if told.pronoun == "it" and view.subjects:
        by = Sides(tuple(actor for phrase in view.subjects for actor in passage.memory.of(phrase)), ())
        meant = passage.memory.done_to(told)  # "attacked the central bank and warned it"
        if by.codes and meant and all(a.rule_id == "name.metonym" and by.codes == set(codes_of(a)) for a in meant):
            return True
    plain = view.complement is None and not told.touched
    if plain and told.owner_pronoun in _HIS_OWN and _are_people_of_state(passage, told):
        return True  # "is asking a lot of its runners in Chad"
    if told.head not in passage.lexicon.words["compatriots"] or told.touched:
        return False
    return not any(f.after == told.head and f.phrase.touched for f in view.obliques if f.prep in _WHERE_FROM)


def asks_much(passage: Passage, group: VerbGroup) -> bool:
    """Whether only much or little is asked, and nothing is said of what: "is asking a lot of Chad"."""
    units, at = passage.clauses.units, group.last
    while at < len(units) and units[at].lower in _HOW_MUCH:
        at += 1
    return at + 1 < len(units) and units[at].lower in _MUCH and units[at + 1].lower in {"of", "from"}


_HOW_MUCH: Final = frozenset({"a", "too", "so", "very", "great", "good"})
_MUCH: Final = frozenset({"lot", "much", "deal", "lots"})


def _are_people_of_state(passage: Passage, told: NounPhrase) -> bool:
    """Whether a phrase is of plain people, who are no state and in no other relation to one: not "its neighbour"."""
    words = passage.lexicon.words
    return (
        word_classes().has("people", told.head)
        and told.head not in words["related"]
        and told.head not in words["unnamed"]
    )


_HIS_OWN: Final = frozenset({"its", "his", "her", "their"})
_WHERE_FROM: Final = frozenset({"of", "in", "from"})


def _are_its_people(phrase: NounPhrase) -> bool:
    """Whether a phrase is of who acts: "their ambassadors"."""
    return bool(phrase.owner_pronoun) and word_classes().has("personnel", phrase.head)


_TOWARDS: Final = frozenset({"with", "on", "upon", "to", "against", "behind"})
