"""The verb that carries an event noun: "held talks", "sanctions were imposed", "lifted the ban", "came under attack"."""

from dataclasses import replace
from typing import Final

from timeline.clauses.groups import VerbGroup
from timeline.clauses.phrases import NounPhrase
from timeline.clauses.view import Filler, RoleView
from timeline.events.passage import Passage
from timeline.events.triggers import is_blow, noun_frames
from timeline.lexicons.clauses import word_classes


def _lacks_particle(passage: Passage, group: VerbGroup) -> bool:
    """ "call" and "put" end something only with "off": "what both call a partnership"."""
    units = passage.clauses.units
    off = group.last < len(units) and units[group.last].lower == "off"
    return not off and not {"call", "put"}.isdisjoint(group.lemmas)


def _is_ground(filler: Filler, group: VerbGroup, view: RoleView) -> bool:
    """Whether a phrase is only why the object is treated so: "held Chad responsible for", "is holding three men on charges"."""
    if not view.objects:
        return False
    told = view.objects[0].phrase
    return (filler.prep == "for" and bool(told.touched)) or (filler.prep == "on" and "hold" in group.lemmas)


def _is_harm(passage: Passage, lemmas: set[str], view: RoleView) -> bool:
    """Whether a verb of harm tells of some: "left ten dead", not "left the two at odds"."""
    harmed = passage.lexicon.words["harmed"]
    return "leave" not in lemmas or any(not harmed.isdisjoint(filler.phrase.words) for filler in view.objects)


_LEADING_IN: Final = frozenset({"in", "to", "on", "for", "into", "under"})
"""Prepositions by which a verb takes up an event noun: "went to war", "embarked on a visit"."""


def carrier(passage: Passage, place: int, phrase: NounPhrase) -> tuple[int | None, RoleView | None, str]:
    """The verb whose object (or, in the passive, subject) a noun is, its roles, and what kind of verb for event nouns it is."""
    clauses, words = passage.clauses, passage.lexicon.words
    apposed = clauses.verb(place + 2) if clauses.mark(place + 1, "comma") else None
    if apposed is not None and apposed.tag == "participle" and set(apposed.lemmas) & {"sign", "reach", "conclude"}:
        return place + 2, clauses.view(place + 2), "light"  # "the treaty, signed in 1994,"
    for at in (clauses.verb_before(place), clauses.verb_after(place)):
        group = clauses.verb(at) if at is not None else None
        if at is None or group is None:
            continue
        view = clauses.view(at)
        is_object = any(filler.phrase.first == phrase.first for filler in view.objects)
        is_subject = view.passive and any(subject.first == phrase.first for subject in view.subjects)
        carries = any(True for f in view.objects for _ in noun_frames(passage.lexicon, f.phrase, passage.words))
        is_oblique = not carries and any(
            f.phrase.first == phrase.first
            and (f.prep in _LEADING_IN or (f.prep == "with" and not words["answering"].isdisjoint(group.lemmas)))
            and not (_is_ground(f, group, view) or (f.prep == "in" and f.after in words["parts"]))
            and not (f.prep == "for" and f.after in words["avenging"])  # "in retaliation for the raids on Chad"
            for f in view.obliques
        )
        lemmas = set(group.lemmas)
        given = lemmas & words["coming"] and any(f.prep == "from" and f.phrase.actors for f in view.obliques)
        if given and not is_blow(passage, phrase) and any(subject.first == phrase.first for subject in view.subjects):
            return at, view, "coming"  # "condemnation of the raid came from Chad"
        if lemmas & words["happening"] and any(subject.first == phrase.first for subject in view.subjects):
            return at, view, "light"  # "a protest against Chad took place", "talks between them resumed"
        is_told = group.finite and not group.perfect and bool(lemmas & words["harming"])
        if is_told and is_blow(passage, phrase) and _is_harm(passage, lemmas, view) and phrase in view.subjects:
            return at, view, "light"  # "clashes between them killed four"
        if lemmas & words["sweeping"] and any(subject.first == phrase.first for subject in view.subjects):
            return at, _with_place(view), "light"
        if lemmas & words["ending"] and not lemmas & words["light"] and _is_spell(passage, place, phrase, view):
            return at, view, "ending"
        if not (is_object or is_subject or is_oblique):
            continue
        if is_oblique and phrase.prep == "under" and lemmas & {"come", "be"}:
            return at, view, "receiving"  # "came under Russian shelling"
        if is_oblique and phrase.prep == "to" and lemmas & words["consenting"]:
            return at, view, "planning"
        if is_object or is_subject:
            for kind in ("ending", "rejecting", "planning"):
                carried = bool(lemmas & words["light"]) and "put" not in lemmas
                if lemmas & words[kind] and not carried and not _lacks_particle(passage, group):
                    return at, view, kind
        given = any(f.prep in {"from", "by"} and f.phrase.touched for f in view.obliques)
        if is_object and lemmas & words["receiving"] and not phrase.owners and (given or not lemmas & words["light"]):
            return at, view, "receiving"
        if lemmas == {"be"} and phrase.prep == "on" and is_oblique:
            return at, view, "light"  # "is on a visit to Moscow"
        if is_oblique and phrase.prep == "with":
            return at, view, "light"  # "responded with air strikes on Chad"
        if lemmas & words["passive_light" if is_subject else "light"]:
            return at, view, "light"
    return None, None, ""


def _is_spell(passage: Passage, place: int, phrase: NounPhrase, view: RoleView) -> bool:
    """Whether an event noun tells of what the object of a verb is a spell: "ended the state of war", "ended years of fighting"."""
    before = passage.clauses.noun(place - 1) if phrase.prep == "of" else None
    if before is None or not word_classes().has("drawn_out", before.head):
        return False
    return any(filler.phrase.first == before.first for filler in view.objects)


def _with_place(view: RoleView) -> RoleView:
    """The roles of a verb whose object says where its subject took place: "protests rocked Chadian cities"."""
    there = tuple(Filler(replace(filler.phrase, prep="in"), "in", filler.after) for filler in view.objects)
    return replace(view, objects=(), obliques=(*there, *view.obliques))
