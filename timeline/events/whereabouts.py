"""Where an act takes place, as a side of it: who is bombed "in Yemen", and who is at home there."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from timeline.clauses.phrases import NounPhrase
from timeline.clauses.view import Filler, RoleView
from timeline.events.kinds import is_of_body
from timeline.events.memory import codes_of
from timeline.events.sides import Actors, Sides, fellow, is_beside, is_for_mission, is_land, is_place
from timeline.lexicons.clauses import word_classes
from timeline.lexicons.events import Frame, event_lexicon
from timeline.records import ActorMention
from timeline.terms import ActorKind, EventType

_NOT_AT_PLACE: Final = frozenset({EventType.CONSULT, EventType.COOPERATE, EventType.PROTEST})
"""Types whose place says nothing of who is on the other side: a meeting in Geneva."""
FORCEFUL: Final = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.PROTEST})
"""Types that a state may turn on its own people, and they on it."""
ON_A_TOPIC: Final = frozenset(
    {EventType.SUPPORT, EventType.REJECT, EventType.ACCUSE, EventType.AGREE, EventType.REQUEST}
)
"""Acts of speech: "on Chad" tells what they are about."""
_AGREED: Final = ("03", "040", "05", "087", "125", "164")
"""Codes of what is agreed or talked of, or broken off, at a table that stands somewhere."""
_PLACES: Final = tuple("against at into on in near over inside across along outside throughout aboard".split())


_SEATED: Final = frozenset({"115", "164"})
"""Codes of suing, and of leaving or putting off talks, at places that are on no side."""


def placed(frame: Frame, sides: Sides, obliques: Sequence[Filler], view: RoleView | None = None) -> Sides:
    """The country where it took place stands for a side without a name: who is bombed "in Yemen", who marches "in Ottawa". Where no place
    tells, it may be at home, but for ships that a verb of these roles says are taken."""
    there: Actors = ()
    alone = frame.type is EventType.CONSULT and len(sides.codes) == 1 and not sides.recipients
    with_whom = [f.phrase.head for f in obliques if f.prep == "with" and not f.phrase.pronoun] if alone else []
    if alone and not word_classes().lists["locals"].issuperset(with_whom):
        return sides  # "talks with bondholders in London"
    if alone and (
        word_classes().has("talks", frame.words[-1])
        or any(f.prep == "in" and word_classes().has("locals", f.after) for f in obliques)
    ):
        return Sides(sides.actors, _hosts(sides, obliques))
    signed = frame.is_verb and frame.words[0] in {"sign", "hold", "initial", "conclude"}
    if signed and frame.type is not EventType.PROTEST and frame.cameo not in _BY_STATE:
        return sides  # "signed a truce in Geneva"
    if frame.cameo in _SEATED:
        return sides  # "sued the firm in London", "put off talks in Geneva": where court or conference sits
    spots = _spots(frame, obliques)
    preps = [prep for prep in _PLACES if prep != "on" or frame.type not in ON_A_TOPIC] if spots else []
    for prep in preps[1:] if frame.type is EventType.PROTEST else preps:
        there = there or tuple(
            actor for f in spots if f.prep == prep and is_place(f.phrase)
            for actor in f.phrase.touched if is_land(actor) and not at_table(frame, prep, actor)
        )  # fmt: skip
    if there and there[0].code in sides.codes:
        own = frame.type in FORCEFUL or frame.cameo.startswith("087")
        there = (replace(there[0], group="people", adjective=False),) if own else ()
    there = there[:1]
    if there and frame.type not in _NOT_AT_PLACE and sides.actors and not sides.recipients:
        return Sides(sides.actors, there)
    if there and frame.type is EventType.ASSAULT and all(_is_armed_group(actor) for actor in sides.recipients):
        by = Sides(sides.actors, ()).codes  # a state strikes its own rebels where they are
        groups = tuple(actor for actor in sides.recipients if by.isdisjoint(codes_of(actor)))
        return Sides(sides.actors, (*groups, *there))  # strikes on an armed group hit the country that it is in
    if frame.type in _LENT and sides.recipients and is_for_mission(sides, spots):
        return Sides(sides.actors, (*sides.recipients, *there))
    if there and frame.type is EventType.PROTEST and sides.recipients and not sides.actors:
        return Sides(there, sides.recipients)
    if (
        there
        and frame.cameo in _BY_STATE
        and sides.recipients
        and not sides.actors
        and there[0].code not in sides.codes
    ):
        return Sides(there, sides.recipients)  # "a Chadian was arrested in Niger"
    if (
        there and frame.type is EventType.MOBILIZE and frame.is_verb and not sides.codes
    ):  # "police were deployed in Chad"
        return Sides(there, (replace(there[0], group="people", adjective=False),))
    if names_relation(obliques) or (frame.type is EventType.COERCE and _is_of_others(obliques, view)):
        return sides
    return _at_home(frame, sides)


def _spots(frame: Frame, obliques: Sequence[Filler]) -> list[Filler]:
    """What says where it took place."""
    spots = [filler for filler in obliques if filler.prep in _PLACES and not is_beside(frame, filler)]
    if spots and frame.type is EventType.ASSAULT:  # "nine hurt in Chadian raids"; but "killed in Chad air strike"
        spots = [
            f for f in spots if f.prep != "in" or not (is_means(f.phrase) and (len(spots) > 1 or _is_of(f.phrase)))
        ]
    if spots:
        spots = without_channels(spots, obliques)
    if spots and (frame.cameo in _BY_STATE or frame.type is EventType.PROTEST):
        # "arrested students protesting against the war in Chad"
        causes = {filler.phrase.head for filler in obliques if filler.prep in _GRIEVANCES}
        spots = [filler for filler in spots if not filler.after or filler.after not in causes]
    if frame.cameo in _BY_STATE:  # "was arrested near the border with Chad": on its other side
        spots = [filler for filler in spots if filler.phrase.head not in _EDGES and filler.after not in _EDGES]
    return spots


_EDGES: Final = frozenset({"border", "borders", "frontier", "boundary"})


def _is_of(phrase: NounPhrase) -> bool:
    """Whether an adjective says whose an act is, as a country's name before it does not: that may be where it was."""
    return any(owner.adjective for owner in phrase.owners)


def is_means(phrase: NounPhrase) -> bool:
    """Whether a phrase is an act by which another is done: "killed in a Chadian raid"; not "in Chadian territory"."""
    lexicon = event_lexicon()
    return phrase.head in lexicon.words["means"] and phrase.head in lexicon.nouns


def _is_of_others(obliques: Sequence[Filler], view: RoleView | None) -> bool:
    """Whether what is taken is a ship or plane, which is seldom of one's own country ("seized a tanker in the Gulf", "the seizure of a
    tanker"), or said to be foreign."""
    crafts = word_classes().lists["crafts"]
    if view is None:
        taken: Sequence[NounPhrase] = [filler.phrase for filler in obliques[:1] if filler.prep == "of"]
    else:
        taken = view.subjects if view.passive else [filler.phrase for filler in view.objects[:1]]
    return any("foreign" in phrase.words or not crafts.isdisjoint(phrase.words) for phrase in taken)


def _hosts(sides: Sides, obliques: Sequence[Filler]) -> Actors:
    """With whom one who is alone had talks, by the capital that he was in: "Chad's envoy held talks in Khartoum"."""
    only = sides.actors[0]
    if (is_of_body(only) and not only.person and only.kind is not ActorKind.PERSON) or only.codes:
        return ()  # ministers of the EU meet in each other's capitals
    no_hosts = sides.codes | event_lexicon().words["neutral"]
    for filler in obliques:
        for actor in filler.phrase.touched if filler.prep == "in" else ():
            if actor.rule_id == "name.capital" and actor.code not in no_hosts and is_place(filler.phrase):
                return (replace(actor, place=False),)
    return ()


def without_channels(fillers: Sequence[Filler], obliques: Sequence[Filler]) -> list[Filler]:
    """The fillers but those that tell where a thing is by which an act is only handed on: "protested through its embassy in China"."""
    channels = {filler.phrase.head for filler in obliques if filler.prep in _CHANNELS and filler.phrase.head}
    return [filler for filler in fillers if filler.after not in channels]


_CHANNELS: Final = frozenset({"through", "via"})
"""Prepositions before that by which something is only handed on."""
_GRIEVANCES: Final = frozenset({"against", "over", "about", "for"})
"""Prepositions before what people march about, whose place is not theirs."""
_BY_STATE: Final = frozenset({"075", "086", "173", "174"})
"""Codes of what only the state does on whose soil it is done."""


def names_relation(fillers: Sequence[Filler]) -> bool:
    """Whether one of these is another without a name: "its neighbour", "the neighbouring country"."""
    words = event_lexicon().words
    kin, lands, next_door = words["related"], words["lands"], word_classes().lists["next_door"]
    for phrase in (filler.phrase for filler in fillers):
        is_kin = phrase.owner_pronoun and phrase.head in kin
        if (is_kin or (phrase.head in lands and not next_door.isdisjoint(phrase.words))) and not phrase.touched:
            return True
    return False


_LENT: Final = frozenset({EventType.AID, EventType.MOBILIZE})
_DOMESTIC: Final = ("0813", "082", "0831", "133", "14", "171", "172", "173", "175", "191", "192")
"""Codes whose other side, where nobody else is named, is at home: who arrests, imposes a curfew, marches, goes on strike."""


_COUP: Final = "170"


def _at_home(frame: Frame, sides: Sides) -> Sides:
    """A state against its own people, or people against their own state."""
    if (
        not (
            frame.cameo.startswith(_DOMESTIC)
            or (frame.cameo == _COUP and not event_lexicon().words["coups"].isdisjoint(frame.words))
        )
        or sides.recipients
        or len(sides.codes) != 1
    ):
        return sides
    actor = sides.actors[0]
    if frame.cameo == _OCCUPIED and (not frame.is_verb or _is_state(actor) or _is_people(actor)):
        return sides  # "the occupation must end", "a town that Chad annexed", "the Dutch occupied the mines": not of one's own country
    if is_of_body(actor) or (frame.type is EventType.PROTEST and _is_state(actor)):
        return sides
    if actor.office in word_classes().lists["crafts"]:
        return sides  # "a Chadian tanker cut a cable": not at home
    return Sides(sides.actors, (fellow(actor),))


_OCCUPIED: Final = "192"


def _is_state(actor: ActorMention) -> bool:
    """Whether a country itself is named, not people of it: "Hanoi protested" against another."""
    named = actor.rule_id in {"name.name", "name.capital", "name.metonym"}
    return named and not (actor.group or actor.office)


def _is_people(actor: ActorMention) -> bool:
    """Whether all the people of a country are named: "the Dutch"; not "Dutch police"."""
    return actor.rule_id in {"name.adjective", "name.people"} and not (actor.group or actor.office)


def _is_armed_group(actor: ActorMention) -> bool:
    """Whether an actor is an armed group, which may be hit elsewhere than at home."""
    return actor.kind is ActorKind.ARMED_GROUP


def at_table(frame: Frame, prep: str, actor: ActorMention) -> bool:
    """Whether a town is only where something was agreed: "a truce in Geneva". A country may be meant by it: "a truce in Yemen"."""
    stands = "embassy" in frame.object  # "reopened its embassy in Damascus": a town stands for its country
    town = actor.place or (frame.type is EventType.AGREE and actor.code in event_lexicon().words["neutral"])
    return town and prep in {"in", "at"} and frame.cameo.startswith(_AGREED) and not stands
