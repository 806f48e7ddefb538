"""Whom an act is meant for, by the clause behind it that says what it is to do, or whose its object is."""

from dataclasses import replace
from typing import Final

from timeline.clauses.phrases import NounPhrase
from timeline.clauses.roles import Clauses
from timeline.clauses.view import RoleView
from timeline.events.memory import codes_of
from timeline.events.passage import Passage
from timeline.events.role_filling import gather
from timeline.events.sides import Actors, Sides
from timeline.events.triggers import senses
from timeline.lexicons.clauses import word_classes
from timeline.lexicons.events import Frame
from timeline.terms import EventType


def author_of(passage: Passage, view: RoleView, sides: Sides) -> Actors:
    """ "Supported the paper on Chad that Niger had published": whose the object is by the relative clause behind it."""
    clauses = passage.clauses
    for filler in (*view.objects[:1], *(f for f in view.obliques[:1] if f.prep in _ON_WHAT)):
        place = passage.chunk_of(filler.phrase)
        maker = clauses.author(place)
        if maker and not sides.codes & {code for actor in maker for code in codes_of(actor)}:
            return maker  # "denied the charge, made by Chad in May, that"
        for at in range(place + 1, min(len(clauses.chunks), place + 5)):
            authors = doers_of_relative(clauses, at + 1) if clauses.mark(at, "rel", "sub") else []
            if authors:
                by = gather(authors, passage.memory, acting=True)
                return by if not sides.codes & {code for actor in by for code in codes_of(actor)} else ()
    return ()


def imposed_on(passage: Passage, view: RoleView, sides: Sides) -> Actors:
    """On whom a measure was that is lifted, by the relative clause behind it: "lifted the sanctions that it had imposed on Chad"."""
    clauses = passage.clauses
    if len(view.objects) != 1 or view.objects[0].phrase.touched:
        return ()
    place = passage.chunk_of(view.objects[0].phrase)
    at = clauses.verb_after(place)
    group = clauses.verb(at) if at is not None else None
    if at is None or group is None or at - place > _NEAR_RELATIVE or clauses.relative_noun(at) != place:
        return ()
    if passage.lexicon.words["light"].isdisjoint(group.lemmas):
        return ()
    on = [f.phrase for f in clauses.view(at).obliques if f.prep in {"on", "against"}]
    found = gather(on, passage.memory, acting=False)
    return found if sides.codes.isdisjoint(Sides(found, ()).codes) else ()


_NEAR_RELATIVE: Final = 5
"""Chunks behind a noun among which the verb of its relative clause stands."""


def doers_of_relative(clauses: Clauses, first: int) -> list[NounPhrase]:
    """Who does what a relative clause tells that begins before `first`: its subject ("that Niger and Mali signed"), or whom "by" names
    ("which was signed by Niger"); nothing elsewhere."""
    group = clauses.verb(first)
    if group is not None:
        return [filler.phrase for filler in clauses.view(first).with_prep("by")] if group.passive else []
    found, at = [], first
    while (phrase := clauses.noun(at)) is not None:
        found.append(phrase)
        doing = clauses.verb(at + 1)
        if doing is not None:  # not "a vote that Chad called fair"
            named = word_classes().has_any("naming", doing.lemmas) and "say" not in doing.lemmas
            return [] if named or word_classes().has_any("remarking", doing.lemmas) else found
        at += 2 if clauses.mark(at + 1, "conj", "comma") else 1
    return []


_ON_WHAT: Final = frozenset({"by", "to", "with", "into", "against", "over"})


def purpose(passage: Passage, view: RoleView, *preps: str) -> Actors:
    """Whom what is done is meant for: "sent troops to help Chad's army", "gave money to promote trade in Chad". `preps` are the prepositions
    that name them; by default what is done to them may be the object too."""
    group = passage.clauses.verb(view.complement) if view.complement is not None else None
    if view.complement is None or group is None or not group.infinitive:
        return ()
    inner = passage.clauses.view(view.complement)
    phrases = [f.phrase for f in (*inner.objects, *inner.obliques) if f.prep in (preps or _FOR_WHOM)]
    return gather(phrases, passage.memory, acting=False)[:1]


def signed_in(passage: Passage, view: RoleView, sides: Sides) -> Actors:
    """In whose capital something is signed with nobody else named, if the article tells of that state besides: "Cyprus signed the deal for the
    Russian missiles in Moscow"."""
    there = [f.phrase.mention for f in view.obliques if f.prep == "in" and f.phrase.mention is not None]
    if (
        len(there) != 1
        or len(sides.actors) > 1
        or there[0].rule_id != "name.capital"
        or len(sides.codes) != 1
        or there[0].code in sides.codes
    ):
        return ()
    here = (unit.mention for unit in passage.clauses.units if unit.mention is not None)
    named = passage.memory.spoken[there[0].code] > 1 or any(one.code == there[0].code and not one.place for one in here)
    return (replace(there[0], place=False),) if named else ()


def allowed(passage: Passage, view: RoleView, sides: Sides) -> Actors:
    """Whom a pact gives something: "signed a pact giving Chadian troops access to its ports"."""
    place = view.complement
    group = passage.clauses.verb(place) if place is not None else None
    if (
        place is None
        or group is None
        or group.tag != "ing"
        or passage.lexicon.words["allowing"].isdisjoint(group.lemmas)
    ):
        return ()
    inner = passage.clauses.view(place)
    found = tuple(actor for filler in inner.objects for actor in filler.phrase.touched)[:1]
    if not found or Sides(found, ()).codes & sides.codes:
        return ()
    passage.consumed.add(place)
    return found


def barred(passage: Passage, view: RoleView, sides: Sides) -> Actors:
    """Whom a ban on doing something touches: "lifted the ban on trading with Chad"."""
    clauses, place = passage.clauses, view.complement
    if place is None or not clauses.mark(place - 1, "prep"):
        return ()
    on, doing = (clauses.units[clauses.chunks[at].first].lower for at in (place - 1, place))
    if on != "on" or not doing.endswith("ing"):
        return ()
    inner = clauses.view(place)
    phrases = [f.phrase for f in (*inner.objects, *inner.obliques) if f.prep in _WITH_WHOM]
    touched = gather(phrases, passage.memory, acting=False, goods=True)[:1]
    return () if Sides(touched, ()).codes & sides.codes else touched


_WITH_WHOM: Final = ("", "with", "to", "from", "in", "into")
_FOR_HELP: Final = frozenset({EventType.REQUEST, EventType.AGREE, EventType.AID, EventType.REJECT})


def helped_with(passage: Passage, frame: Frame, place: int) -> set[int]:
    """The -ing form that only tells what the help is for that is asked for, promised, given or refused: "asked Chad for help in fighting
    rebels"."""
    clauses, below = passage.clauses, _next_verb(passage, place) if frame.type in _FOR_HELP else None
    group = clauses.verb(below) if below is not None else None
    if below is None or group is None or group.tag != "ing" or group.preposition not in _IN_WHICH:
        return set()
    before = clauses.noun(below - 2 if clauses.mark(below - 1, "prep") else below - 1)
    return {below} if before is not None and word_classes().has_any("help", (before.head, *before.words)) else set()


_IN_WHICH: Final = frozenset({"", "in", "with", "for"})


def _next_verb(passage: Passage, place: int) -> int | None:
    """The nearest verb behind `place`, where nothing but nouns and their prepositions stand between."""
    clauses = passage.clauses
    for at in range(place + 1, min(len(clauses.chunks), place + _NEAR)):
        if clauses.verb(at) is not None:
            return at
        if clauses.noun(at) is None and not clauses.mark(at, "prep"):
            return None
    return None


_NEAR: Final = 7


_FOR_WHOM: Final = ("", "in", "for", "to", "of")


def as_demanded(passage: Passage, place: int) -> Actors:
    """Who has asked for what is refused: "will not withdraw its troops as Chad demands"."""
    clauses = passage.clauses
    for at in range(place + 1, min(place + _CLAUSES, len(clauses.chunks))):
        opens = clauses.mark(at, "sub") and clauses.units[clauses.chunks[at].first].lower == "as"
        asking = clauses.noun(at + 1) if opens else clauses.noun(at)
        if asking is None or not (opens or asking.prep == "as"):
            continue
        if asking.head == "demands" and asking.owners:
            return asking.owners  # read as a noun: "as Chad demands"
        group = clauses.verb(at + 1 + opens)
        asks = group is not None and any(frame.governs == "demand" for frame in senses(passage, group))
        return asking.actors if asks else ()
    return ()


_CLAUSES: Final = 8
"""Chunks behind a refusal among which the clause begins that says who has asked."""
