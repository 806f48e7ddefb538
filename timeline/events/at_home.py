"""The sides of what is done within one country: a government against its opponents, courts and police against its people, crowds."""

from dataclasses import replace
from typing import Final

from timeline.clauses.phrases import NounPhrase
from timeline.clauses.view import Filler, RoleView
from timeline.events.kinds import has_no_home, is_state_itself
from timeline.events.memory import codes_of
from timeline.events.passage import VIOLENT, Passage
from timeline.events.scene import is_only_of
from timeline.events.sides import Actors, Sides, fellow, is_rebel
from timeline.lexicons.clauses import word_classes
from timeline.lexicons.events import Frame
from timeline.records import ActorMention
from timeline.terms import ActorKind, EventType


def at_home(passage: Passage, sides: Sides, view: RoleView, *lower: RoleView) -> Actors:
    """The other side within the one country that the statement names: its parliament, its opposition, the people under its curfew.

    One of the words around what is done must tell so, in the clause or in what it governs.
    """
    views = (view, *lower)
    if any(_is_everybody(passage, filler.phrase) for one in views for filler in one.objects):
        return passage.other_side(sides).recipients or passage.memory.facing(sides.actors, passage.memory.opposed)
    told = any(_is_domestic(passage, one) for one in views)
    return (fellow(sides.actors[0]),) if told and _is_of_one(passage, sides) else ()


def _is_domestic(passage: Passage, view: RoleView) -> bool:
    """Whether an object, or what stands behind it, is what and whom a state has at home."""
    domestic = passage.lexicon.words["domestic"]
    for filler in (*view.objects, *view.obliques):
        phrase = filler.phrase
        if phrase.head in domestic or phrase.faction or not domestic.isdisjoint(phrase.words):
            return True
    return False


def aimed_at_home(passage: Passage, frame: Frame, sides: Sides, view: RoleView) -> Actors:
    """Whom an answer, a charge or a demand is meant for that the opposition utters, or a statement that names no country tells of."""
    wants = frame.type is EventType.REQUEST and bool(frame.object)  # "demanded the release of their leader"
    if not (frame.type in _ANSWERS or wants) or not _is_of_one(passage, sides):
        return ()
    if view.objects and word_classes().has("people", view.objects[0].phrase.head):
        return ()
    actor = sides.actors[0]
    if not view.objects and not passage.memory.nobody:
        return ()  # "teachers took to task the pupils"
    uttered = passage.memory.nobody or (is_rebel(actor) if frame.type is EventType.REJECT else bool(actor.group))
    return (fellow(sides.actors[0]),) if uttered else ()


def hurt_at_home(passage: Passage, frame: Frame, sides: Sides, view: RoleView) -> Actors:
    """Whom gunmen and crowds of a country harm or let go, or its courts try and execute, where these are only said to be persons."""
    if (
        frame.type is EventType.RETREAT
        and view.objects
        and view.objects[0].phrase.head in passage.lexicon.words["granted"]
    ):
        yields = any(phrase.faction for phrase in view.subjects) or any(actor.group for actor in sides.actors)
        return (
            (fellow(sides.actors[0]),) if yields and _is_of_one(passage, sides) else ()
        )  # "rebels laid down their arms"
    held = frame.type in VIOLENT or frame.cameo.startswith(_FREED)
    by_people = held and any(actor.group or _is_at_home(passage, actor) for actor in sides.actors)
    executed = frame.words[0] == "execute"
    if not view.objects or not (by_people or executed or frame.cameo == _SUED) or not _is_of_one(passage, sides):
        return ()
    hurt = view.objects[0].phrase
    of_state = (
        by_people and hurt.head in passage.lexicon.words["posts"] and not hurt.touched
    )  # "rebels attacked a garrison"
    return (fellow(sides.actors[0]),) if of_state or _is_person(passage, hurt) else ()


def _is_at_home(passage: Passage, actor: ActorMention) -> bool:
    """Whether an armed group must be at home: no other country has been spoken of, which it may be fighting."""
    if actor.kind is not ActorKind.ARMED_GROUP or not passage.lexicon.words["passing"].isdisjoint(passage.words):
        return False
    return is_only_of(passage.memory.spoken, set(codes_of(actor)))


_ANSWERS: Final = frozenset({EventType.REJECT, EventType.ACCUSE, EventType.THREATEN, EventType.PROTEST})
"""Types of acts against who is meant, whether named or not."""
_SUED: Final = "115"
_FREED: Final = "084"


def met_by_force(passage: Passage, frame: Frame, sides: Sides, view: RoleView) -> Actors:
    """Of whom the people are whom forces meet where the article plays: "Crowds marched in Niamey. Soldiers opened fire", or "French troops
    shot at protesters"."""
    scene, abroad = passage.memory.scene, passage.lexicon.words["abroad"]
    met = [f.phrase for f in (*view.objects, *view.obliques)]
    if scene is None or not sides.actors or any(phrase.touched for phrase in met):
        return ()
    if EventType.PROTEST not in passage.memory.told:
        return ()
    if sides.codes & set(codes_of(scene)):
        shoots = (
            frame.type is EventType.ASSAULT and view.objects and all(f.phrase.head in frame.words for f in view.objects)
        )
        return (fellow(scene),) if shoots and passage.memory.nobody else ()
    named = [actor for actor in sides.actors if actor.rule_id != "carry.focus"]
    if not any(abroad & set((actor.office or actor.text).lower().split()) for actor in named):
        return ()
    told = any(_is_anybody(passage, phrase.head) for phrase in met)
    return (replace(scene, group="people"),) if told else ()


def by_police(passage: Passage, frame: Frame, view: RoleView) -> Sides:
    """Who does to nameless people what only the state of the scene does: "Crowds marched in Niamey. At least 20 people were arrested"."""
    memory = passage.memory
    told = memory.nobody and EventType.PROTEST in memory.told and not memory.crime
    if frame.cameo != _ARRESTED or memory.scene is None or not told or len(view.subjects) != 1 or view.with_prep("for"):
        return Sides((), ())
    who = view.subjects[0].head
    if not (_is_anybody(passage, who) or word_classes().has("quantities", who)):
        return Sides((), ())
    return Sides((replace(memory.scene, kind=ActorKind.INSTITUTION),), (fellow(memory.scene),))


def _is_anybody(passage: Passage, head: str) -> bool:
    """Whether a word is of a crowd, or of whoever stood in the way of those who shot or arrested."""
    return head in passage.lexicon.words["crowds"] or head in passage.lexicon.words["bystanders"]


def body_at_home(passage: Passage, phrase: NounPhrase, sides: Sides) -> Actors:
    """The other side where a phrase names a body or people of the one country that the statement names.

    Of whom its people, who are no state, demand something may be anybody: "students demanded that the chief executive step down".
    """
    if phrase.touched or phrase.pronoun or not _is_of_one(passage, sides):
        return ()
    who = passage.lexicon.words["domestic"]
    if sides.actors[0].group:
        who |= word_classes().lists["people"]
    return () if who.isdisjoint(phrase.words) else (fellow(sides.actors[0]),)


def granted(passage: Passage, sides: Sides, *views: RoleView) -> Actors:
    """With whom at home somebody agrees to what a government and its opponents agree to: "the rebels agreed to lay down their arms"."""
    wanted = passage.lexicon.words["granted"]
    agreed = [f for view in views for f in (*view.objects[:1], *view.obliques[:1]) if f.prep in _AGREED_TO]
    if not any(filler.phrase.head in wanted for filler in agreed) or not _is_of_one(passage, sides):
        return ()
    return (fellow(sides.actors[0]),)


_AGREED_TO: Final = frozenset({"", "to", "with", "on"})


def own_state(passage: Passage, sides: Sides, view: RoleView) -> Actors:
    """The state of who acts, where a bare body of one is spoken to: "miners in Chad called on the government to ban imports from Niger"."""
    if len(sides.codes) != 1 or not sides.actors:
        return ()
    scene, body = passage.memory.scene, has_no_home(sides.actors[0])
    elsewhere = scene is not None and not sides.codes & set(codes_of(scene))
    if body and not elsewhere:
        return ()
    behind = (filler for filler in view.obliques[:1] if filler.prep in _SPOKEN_TO)
    if not any(_is_bare_state(filler) for filler in (*view.objects[:1], *behind)):
        return ()
    if scene is not None and elsewhere and (body or is_state_itself(sides.actors[0]) or sides.actors[0].place):
        return (replace(scene, kind=ActorKind.INSTITUTION),)  # "Washington urged the army to hold its fire"
    # "condemned the junta and called on the military to yield": theirs, not one's own
    return passage.other_side(sides).recipients or (fellow(sides.actors[0]),)


_SPOKEN_TO: Final = frozenset({"on", "upon", "to", "from"})


def _is_bare_state(filler: Filler) -> bool:
    phrase = filler.phrase
    bare = not phrase.owners and phrase.mention is None and not phrase.owner_pronoun
    return bare and len(phrase.words) == 1 and word_classes().has("state", phrase.head)


def own_crowd(passage: Passage, place: int, sides: Sides) -> Actors:
    """People without a name, of the one country that the statement or the article is about: "thousands marched in the capital"."""
    home, group = passage.memory.home, passage.clauses.verb(place)
    if (
        home is None and passage.told and len(passage.told[-1].codes) == 1
    ):  # "arrested students protesting against the war in Chad"
        home = next(iter((*passage.told[-1].recipients, *passage.told[-1].actors)))
    if home is None or group is None or sides.codes - set(codes_of(home)):
        return ()
    subjects, units, classes = passage.clauses.subjects(place), passage.clauses.units, word_classes()
    if subjects:
        unnamed = any(
            not (phrase.touched or phrase.pronoun or phrase.owner_pronoun)
            and (classes.has("people", phrase.head) or classes.has("quantities", phrase.head))
            for phrase in subjects
        )
    else:
        unnamed = group.first > 0 and units[group.first - 1].kind == "num"
    return (replace(home, group="people", office="", adjective=False, place=False),) if unnamed else ()


def is_state_doing(passage: Passage, frame: Frame, view: RoleView) -> bool:
    """Whether what was done without anybody being named is an act of a state against its people: "a curfew was imposed"; no plain arrest."""
    if not frame.cameo.startswith(_BY_STATE) or any(phrase.head in _WHOEVER for phrase in view.subjects):
        return False
    if not frame.cameo.startswith(_ARRESTED):
        return True
    return any(phrase.faction for phrase in view.subjects) or not passage.lexicon.words["unrest"].isdisjoint(
        passage.words
    )


_WHOEVER: Final = frozenset({"members", "offenders", "anyone", "those", "violators", "cheats", "drivers"})
"""Who is dealt with so as a rule: "members who leak are punished"."""
_BY_STATE: Final = ("172", "173", "175")
_ARRESTED: Final = "173"


def by_own_state(passage: Passage, sides: Sides) -> Sides:
    """The state of the one country that the statement or the article is about, and its people."""
    home = passage.memory.home
    if home is None or has_no_home(home) or sides.codes - set(codes_of(home)):
        return sides
    state = replace(home, group="", adjective=False, place=False)
    return Sides((state,), (replace(state, group="people", office=""),))


def _is_of_one(passage: Passage, sides: Sides) -> bool:
    """Whether the sides and the whole statement are of one country; who lives beyond a border that it only mentions does not count."""
    if len(sides.codes) != 1 or not sides.actors or has_no_home(sides.actors[0]):
        return False
    return all(
        unit.mention is None or sides.codes.issuperset(codes_of(unit.mention)) or _is_border(passage, at)
        for at, unit in enumerate(passage.clauses.units)
    )


def _is_border(passage: Passage, at: int) -> bool:
    """Whether an actor is only named by a border: "near the border with Chad", "along the Chadian border"."""
    units = passage.clauses.units
    before = units[at - 2].lower if at > 1 and units[at - 1].lower == "with" else ""
    behind = units[at + 1].lower if at + 1 < len(units) else ""
    return not _BORDERS.isdisjoint({before, behind})


_BORDERS: Final = frozenset({"border", "borders", "frontier"})


def _is_person(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether a phrase is of persons: by what they are, or by a name that nobody knows."""
    unknown = passage.clauses.units[phrase.last - 1].capital and phrase.mention is None
    return unknown or word_classes().has("persons", phrase.head)


def _is_everybody(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether it is all who are at odds: "urged all parties to respect the result"."""
    return phrase.head in {"parties", "sides"} and passage.clauses.units[phrase.first].lower in {"all", "both"}
