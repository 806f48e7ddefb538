"""Who held those who are set free, and whose is what is taken or hit, where other words of the sentence say so."""

from dataclasses import replace
from typing import Final

from timeline.clauses.phrases import NounPhrase
from timeline.clauses.view import RoleView
from timeline.events.content import attribution
from timeline.events.kinds import is_number
from timeline.events.memory import codes_of
from timeline.events.passage import Passage
from timeline.events.pronouns import OF_PERSON
from timeline.events.role_filling import gather
from timeline.events.sides import Actors, Sides, is_land, is_place
from timeline.events.triggers import is_blow
from timeline.lexicons.clauses import word_classes
from timeline.lexicons.events import Frame
from timeline.terms import EventType

_RELEASE: Final = ("084", "0841")
_BY_STATE: Final = ("075", "172", "173", "174")
"""Codes of what is done to persons by the state in which they are: granted asylum, banned, arrested, deported."""


def holders(passage: Passage, frame: Frame, place: int, sides: Sides) -> Actors:
    """Who does to persons what is told without its doer: those who held them let them go, the state where they are takes them in."""
    if frame.cameo in _RELEASE:
        return _captors(passage, place, sides)
    return _there(passage, place, sides) if frame.cameo.startswith(_BY_STATE) else ()


def _there(passage: Passage, place: int, sides: Sides) -> Actors:
    """ "Fled to Chad, where he was granted asylum": the country that "where" stands for."""
    clauses = passage.clauses
    opens = place - 2
    if not clauses.mark(opens, "rel") or clauses.units[clauses.chunks[opens].first].lower != "where":
        return ()
    named = clauses.noun(opens - 2 if clauses.mark(opens - 1, "comma") else opens - 1)
    if named is None or not all(is_land(actor) for actor in named.touched):
        return ()
    return tuple(replace(actor, place=False) for actor in named.touched if not sides.codes & set(codes_of(actor)))


def _captors(passage: Passage, place: int, sides: Sides) -> Actors:
    """ "Two tourists held by rebels were set free": who held them lets them go; of who was held in Chad that is Chad."""
    clauses = passage.clauses
    for at in range(place - 1, max(-1, place - 6), -1):
        group = clauses.verb(at)
        if group is not None and group.passive and not group.finite and word_classes().has_any("taking", group.lemmas):
            held = clauses.view(at)
            by = gather([f.phrase for f in held.with_prep("by")], passage.memory, acting=True)
            by = by or gather(
                [f.phrase for f in held.with_prep("in") if is_place(f.phrase)], passage.memory, acting=True
            )
            return by if Sides(by, ()).codes != Sides(sides.recipients, ()).codes else ()
        if (
            group is not None
            and group.finite
            and word_classes().has_any("taking", group.lemmas)
            and clauses.relative_noun(at) is not None
        ):
            return passage.speakers(at)  # "the pilots whom Chad had detained were released"
    return ()


def held_by(passage: Passage, view: RoleView, sides: Sides) -> Actors:
    """Of whom one demands that they let own people go: who holds them, or where they are: "demanded the release of pilots held by Mali"."""
    place = view.complement
    group = passage.clauses.verb(place) if place is not None else None
    is_held = (
        group is not None and group.passive and not group.finite and word_classes().has_any("taking", group.lemmas)
    )
    if place is None or not is_held:
        return ()
    held = passage.clauses.view(place)
    for prep in ("by", "in"):
        by = gather([f.phrase for f in held.with_prep(prep)], passage.memory, acting=True)
        if by and not Sides(by, ()).codes & sides.codes:
            return by
    return ()


def let_go(passage: Passage, frame: Frame, view: RoleView) -> Sides:
    """ "The two were freed on Sunday", "Nine of the crew were released": those whom one country seized from another, as the article
    has told, and by whom."""
    only = view.subjects[0] if len(view.subjects) == 1 else None
    if frame.cameo not in _RELEASE or only is None or only.touched or not _are_people(passage, only):
        return Sides((), ())
    for kind in (EventType.COERCE, EventType.ASSAULT):
        code, captors, taken = passage.memory.told.get(kind, ("", (), ()))
        apart = Sides(captors, ()).codes.isdisjoint(Sides((), taken).codes)
        if code.startswith(_TAKING) and captors and taken and apart:
            return Sides(captors, taken)
    return Sides((), ())


_TAKING: Final = ("173", "171", "181")
"""Codes of arrests, seizures and kidnappings."""


def _are_people(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether a phrase may be those who were seized: people of whom the text has told ("the sailors"), a pronoun, or a number alone."""
    if phrase.pronoun:
        return phrase.pronoun in OF_PERSON or phrase.pronoun == "they"
    return (
        is_number(phrase)
        or not phrase.head
        or phrase.head in _COUNTED
        or (passage.clauses.units[phrase.first].lower in _TOLD_OF and word_classes().has("people", phrase.head))
    )


_TOLD_OF: Final = frozenset({"the", "all", "both", "these", "those"})
_COUNTED: Final = frozenset({"two", "three", "both", "all", "others", "crew", "crews"})


def _is_own(passage: Passage, view: RoleView) -> bool:
    """Whether "its own" stands in an object, which is the doer's: "for bombing its own people"."""
    units = passage.clauses.units
    return any(
        units[at].lower == "own" for f in (*view.objects, *view.obliques) for at in range(f.phrase.first, f.phrase.last)
    )


def _is_fired(passage: Passage, view: RoleView, sides: Sides) -> bool:
    """Whether arms alone are told of, and nobody whom they were aimed at is known from before: "said Chad had launched 60 drones"."""
    weapons, fired = word_classes().lists["weapons"], [filler.phrase for filler in view.objects]
    named = any(filler.phrase.touched for filler in (*view.objects, *view.obliques))
    arms = bool(fired) and all(not weapons.isdisjoint(phrase.words) for phrase in fired)
    return arms and not named and not passage.memory.counterpart(sides.actors, hostile=True)


_THEIRS: Final = frozenset({"its", "their", "his", "her", "our"})


def hit(passage: Passage, frame: Frame, place: int, view: RoleView, sides: Sides) -> Actors:
    """ "Armenia said Azerbaijan opened fire on its posts", "said the town fell to Azerbaijan": what is hit is the speaker's."""
    above = passage.clauses.governor(place)
    fired = frame.type is EventType.ASSAULT and _is_fired(passage, view, sides)
    above = attribution(passage, place) if fired and above is None else above
    upper = passage.clauses.verb(above) if above is not None else None
    if above is not None and upper is not None and "attempt" in passage.clauses.kinds(upper):
        above = passage.clauses.governor(above)  # "said Chad was trying to topple her government"
        upper = passage.clauses.verb(above) if above is not None else None
    group = passage.clauses.verb(place)
    own = any(f.phrase.owner_pronoun in _THEIRS for f in (*view.objects, *view.obliques))
    if above is not None and upper is not None and group is not None and group.preposition and own:
        judges = passage.clauses.gives_to_do(upper, group)  # "condemned Chad for storming its embassy"
        return passage.speakers(above) if judges and not _is_own(passage, view) else ()
    # "said Chadian soldiers had opened fire"
    own = own or all(f.phrase.head in frame.words for f in (*view.objects, *view.obliques))
    own = own or fired
    own = own or any(word_classes().has("strongholds", phrase.head) and not phrase.touched for phrase in view.subjects)
    if above is None or upper is None or not own or "say" not in passage.clauses.kinds(upper):
        return _taken_with(passage, frame, view, sides)
    speakers = passage.speakers(above)
    return () if {code for actor in speakers for code in codes_of(actor)} & sides.codes else speakers


def shot_down(passage: Passage, view: RoleView, sides: Sides) -> Actors:
    """Whose planes and tanks forces destroy where nobody is named: of whom they are at odds with, "Chad shelled Mali. Malian troops shot down
    two helicopters"."""
    struck = [filler.phrase for filler in view.objects]
    arms = word_classes().lists["weapons"]
    if not struck or any(phrase.touched or phrase.owner_pronoun or arms.isdisjoint(phrase.words) for phrase in struck):
        return ()
    return passage.memory.facing(sides.actors, passage.memory.opposed)


def by_trespasser(passage: Passage, frame: Frame, place: int, view: RoleView, sides: Sides) -> Sides:
    """ "Chad downed a Libyan jet, saying it had violated Chadian airspace": the sides, where "it" would do to itself what is told, whose the
    words name: it is the other who did so."""
    subject = view.subjects[0] if len(view.subjects) == 1 else None
    if subject is None or subject.pronoun not in {"it", "they"} or not view.objects or len(sides.codes) != 1:
        return sides
    named = view.objects[0].phrase
    above = passage.clauses.governor(place) if frame.cameo == _TRESPASS else None
    upper = passage.clauses.verb(above) if above is not None else None
    said = upper is not None and "say" in passage.clauses.kinds(upper)
    # "saying it had violated its airspace"
    own = said and named.owner_pronoun in {"its", "their"} and not named.touched
    if not own and (named.owner_pronoun or Sides(named.touched, ()).codes != sides.codes):
        return sides
    told = passage.told[-1] if passage.told else Sides((), ())
    together = Sides(told.actors, ()).codes == sides.codes
    other = told.recipients if together else passage.memory.facing(sides.actors, passage.memory.opposed)
    return Sides(other, sides.actors if own else named.touched) if other else sides


_TRESPASS: Final = "150"
"""The code of what ships and planes do that enter another's waters and airspace."""


def _taken_with(passage: Passage, frame: Frame, view: RoleView, sides: Sides) -> Actors:
    """Whose the things are that are taken together with people, "seized two trawlers and arrested 14 Chadian fishermen", or the soldiers that
    are taken in an attack: "shot down two Chadian jets and captured a pilot"."""
    clauses = passage.clauses
    fought = passage.told[-1] if passage.told else Sides((), ())
    soldiers = view.objects and not word_classes().lists["soldiers"].isdisjoint(view.objects[0].phrase.words)
    taken = frame.words[0] in passage.lexicon.words["capturing"] and not view.with_prep("for")
    if taken and soldiers and not view.passive and not any(filler.phrase.touched for filler in view.objects):
        same = Sides(fought.actors, ()).codes == Sides(sides.actors, ()).codes
        if same and fought.recipients and not sides.codes & Sides(fought.recipients, ()).codes:
            return fought.recipients
    if view.passive or not view.objects or any(filler.phrase.touched for filler in view.objects):
        return ()
    at = passage.chunk_of(view.objects[-1].phrase) + 1
    group = clauses.verb(at + 1)
    if (
        not clauses.mark(at, "conj")
        or group is None
        or not group.finite
        or not word_classes().has_any("taking", group.lemmas)
    ):
        return ()
    people = gather([filler.phrase for filler in clauses.view(at + 1).objects], passage.memory, acting=False)
    return people if not Sides(people, ()).codes & sides.codes else ()


def where_subject_is(
    passage: Passage,
    place: int,
    view: RoleView,
    sides: Sides,
    preps: tuple[str, ...] = ("in", "at", "near", "of", "on"),
) -> Actors:
    """Whose what was done to is by where it stands: "a hospital in Chad was hit by a missile", "the ban on fruit from Chad would be lifted"."""
    first = view.subjects[0].first if view.subjects else -1
    for at in range(place - 1, max(-1, place - 5), -1):
        phrase = passage.clauses.noun(at)
        if phrase is None or phrase.first <= first:
            return ()
        there = [actor for actor in phrase.touched if codes_of(actor) and not sides.codes & set(codes_of(actor))]
        if phrase.prep in preps and there:
            return tuple(there[:1])
    return ()


def in_one_go(passage: Passage, place: int, view: RoleView, sides: Sides) -> Actors:
    """Whose the persons are to whom something is done in one go with what was done to another's land or thing: "boarded a Chadian ferry and
    shot dead nine activists", "crossed into Chad and killed two herders"; not "questioned a Chadian and arrested two men"."""
    clauses, persons = passage.clauses, word_classes()
    if not (clauses.mark(place - 1, "conj") and passage.told and view.objects) or view.passive:
        return ()
    done, struck = passage.told[-1], view.objects[0].phrase
    codes = Sides(done.recipients, ()).codes
    if Sides(done.actors, ()).codes != sides.codes or len(codes) != 1 or codes & sides.codes:
        return ()
    bare = not (struck.touched or struck.pronoun or struck.owner_pronoun) and persons.has("persons", struck.head)
    bare = (
        bare and not clauses.units[struck.last - 1].capital
    )  # "stormed the embassy and arrested the fugitive Juan Perez"
    if not bare or any(filler.phrase.touched for filler in view.obliques):
        return ()
    before = clauses.verb_before(place)
    for _ in range(_VERBS_BACK):
        if before is None:
            break
        if any(_is_someone(f.phrase) for f in clauses.view(before).objects):
            return ()
        before = clauses.verb_before(before)
    return done.recipients


_VERBS_BACK: Final = 8
"""Verbs of a sentence that are looked back at for others to whom it may have been done."""


def _is_someone(phrase: NounPhrase) -> bool:
    """Whether a phrase is of persons, by a noun, a pronoun or whose people they are ("a Chadian")."""
    named = phrase.mention is not None and phrase.mention.rule_id in {"name.people", "name.adjective"}
    return bool(phrase.pronoun) or named or word_classes().has("persons", phrase.head)


def where_blow_fell(passage: Passage, place: int, view: RoleView, sides: Sides) -> Actors:
    """Whose those are who are killed or what is wrecked, by where the blow fell that did it: "a bomb in a Chadian market killed six"."""
    blow = view.subjects[0] if len(view.subjects) == 1 else None
    if blow is None or view.passive or passage.lexicon.words["means"].isdisjoint((blow.head, *blow.words)):
        return ()
    if blow.head not in word_classes().lists["weapons"] and not is_blow(passage, blow):
        return ()  # "a heart attack"
    return where_subject_is(passage, place, view, sides)


def by_whom_struck(passage: Passage, view: RoleView, sides: Sides) -> Actors:
    """Who did what a blow or arms do, by the words behind these: "an attack by Chad killed ten", "two rockets fired from Chad hit Niger",
    "shells were fired at Niger from Chad"; whoever is said to have fired them did it."""
    blow = view.subjects[0] if len(view.subjects) == 1 else None
    if blow is None or passage.lexicon.words["means"].isdisjoint((blow.head, *blow.words)):
        return ()
    arms = not word_classes().lists["weapons"].isdisjoint((blow.head, *blow.words))
    fillers = view.with_prep("from") if view.passive and arms and not view.with_prep("by") else ()
    at = passage.chunk_of(blow) + 1
    behind, group = passage.clauses.noun(at), passage.clauses.verb(at)
    if not view.passive and behind is not None and behind.prep in _FROM:
        return gather([behind], passage.memory, acting=True)
    if not view.passive and arms and group is not None and group.passive and not group.finite:
        fired = passage.clauses.view(at)
        is_fired = not passage.lexicon.words["firing"].isdisjoint(group.lemmas) and not fired.with_prep("by")
        fillers = fired.with_prep("from") if is_fired else ()
    there = [actor for filler in fillers for actor in filler.phrase.touched if codes_of(actor)]
    return tuple(replace(actor, place=False) for actor in there if sides.codes.isdisjoint(codes_of(actor)))[:1]


_FROM: Final = frozenset({"by", "from"})
