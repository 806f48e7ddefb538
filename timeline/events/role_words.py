"""The words that a frame may ask for: those of a verb's subject and object, and what their names stand for."""

from collections.abc import Iterator

from timeline.amount_forms import currency_nouns
from timeline.clauses.groups import VerbGroup
from timeline.clauses.units import Unit
from timeline.clauses.view import RoleView
from timeline.events.passage import Passage
from timeline.lexicons.clauses import is_model, word_classes
from timeline.lexicons.events import Frame
from timeline.lexicons.name_classes import BODY, LEADER, MODEL, PERSON, SHIP, STATE, TOWN
from timeline.records import ActorMention
from timeline.terms import ActorKind


def object_words(view: RoleView, units: tuple[Unit, ...], *, gives: bool) -> frozenset[str]:
    """The words that an object may be known by: its own, of what is counted or held, and of what is given with it."""
    phrases = view.subjects if view.passive else [filler.phrase for filler in view.objects]
    kept = view.objects[0].phrase if view.passive and view.objects and not view.objects[0].phrase.touched else None
    phrases = [*phrases, kept] if kept is not None else phrases  # "Chad was given thirty million euros"
    words = {word for phrase in phrases for word in phrase.words}
    inside = [unit for phrase in phrases for unit in units[phrase.first : phrase.last]]
    words |= {unit.lower for unit in inside if unit.kind == "num"}
    first = phrases[0] if phrases and not view.passive else None
    counted = first is not None and first.mention is None and not first.pronoun
    lists = word_classes().lists
    containers, quantities = lists["containers"], lists["quantities"]
    held = any(phrase.head in containers or phrase.head in quantities for phrase in phrases)
    if first is not None and ((counted and not first.words) or held):
        words |= {filler.phrase.head for filler in view.obliques[:2] if filler.prep == "of"}  # "dozens of rounds"
    if first is not None and first.head in currency_nouns():  # "60 million dollars in aid", "of aid"
        words |= {filler.phrase.head for filler in view.obliques[:2] if filler.prep in {"in", "of"}}
    if gives:  # "supplied Chad with tanks"
        words.update(word for filler in view.obliques[:1] if filler.prep == "with" for word in filler.phrase.words)
    for phrase in phrases:
        if phrase.mention is not None:
            words.update(_common_words(phrase.mention))
            words.update(_classes(phrase.mention))
        elif phrase.owners and quantities.issuperset(phrase.words):
            words.add(PERSON)  # "handed back a Norwegian", "tens of thousands of Norwegians"
    if any(is_model(word) for word in words):
        words.add(MODEL)
    if not phrases:  # "pulled out of the treaty", "of UNESCO"
        whole = bool(view.obliques) and view.obliques[0].phrase.head in containers
        for filler in view.obliques[: 1 + whole]:  # "signed off on a round of sanctions"
            words.update((filler.phrase.head, *filler.phrase.words))
            words.update(_classes(filler.phrase.mention) if filler.phrase.mention is not None else ())
    return frozenset(words - {""})


def subject_words(passage: Passage, group: VerbGroup, view: RoleView, *, of_object: bool) -> frozenset[str]:
    """The words that who acts may be known by: in a passive whose subject is known as the frame's object (`of_object`), those of whom "by"
    names."""
    units = passage.clauses.units
    if not view.subjects and group.first and units[group.first - 1].kind == "num":
        return frozenset({units[group.first - 1].lower})  # "thousands gathered"
    acting = view.subjects
    if view.passive and of_object:
        acting = tuple(filler.phrase for filler in view.with_prep("by"))
    words = {word for phrase in acting for word in (*phrase.words, phrase.pronoun)}
    for phrase in acting:
        if phrase.mention is not None:
            words.update(_common_words(phrase.mention))
            words.update(_classes(phrase.mention))
        elif phrase.pronoun == "it":  # "Chad said it was leaving the union"
            words.update(name for mention in passage.memory.meant("it") for name in _classes(mention))
    return frozenset(words)


def _common_words(mention: ActorMention) -> Iterator[str]:
    """The words of a name that may be known by what they say: "navy" of "Chadian Navy", but not "states" of "United States", nor "rice" of
    "Secretary of State Condoleezza Rice"."""
    is_country = mention.kind is ActorKind.COUNTRY
    own = mention.person.rpartition(" ")[2]
    return (word.lower() for word in mention.words if word != own and not (is_country and word[:1].isupper()))


def _classes(mention: ActorMention) -> tuple[str, ...]:
    """What a name stands for among the words that a frame asks for: a person, a body of states, militants, a place, a country by itself."""
    if mention.kind is ActorKind.PERSON:
        return (PERSON, LEADER)
    if mention.office and word_classes().has("leading", mention.office):
        return (LEADER,)  # "the foreign minister of Chad"
    if mention.rule_id == "name.people":
        return (PERSON,)
    if mention.rule_id == "name.ship":
        return (SHIP, "ship", "vessel")
    if mention.kind is ActorKind.ARMED_GROUP and not mention.office:
        return ("militants",)
    if mention.kind is ActorKind.ORGANISATION:
        return (BODY,)
    plain_name = mention.kind is ActorKind.COUNTRY and not (mention.adjective or mention.office or mention.group)
    classes = (STATE,) if plain_name else ()
    return (*classes, TOWN) if mention.place else classes


def attributes_of(view: RoleView) -> frozenset[str]:
    """Words before the head of the object, where that is people: who "met opposition leaders" met no opposition."""
    phrase = view.objects[0].phrase if view.objects and not view.passive else None
    words = () if phrase is None else phrase.words or (phrase.mention.text.lower().split() if phrase.mention else ())
    return frozenset(words[:-1]) if words and word_classes().has("people", words[-1]) else frozenset()


def fits(
    frame: Frame, objects: frozenset[str], words: frozenset[str], attributes: frozenset[str] = frozenset()
) -> bool:
    """Whether a frame finds what it asks for: among the words of its `objects`, whose `attributes` rule nothing out, and of the statement."""
    if frame.object and frame.object.isdisjoint(objects):
        return False
    if not frame.not_object.isdisjoint(objects) and not (frame.not_object & objects <= attributes):
        return False
    return (not frame.near or not frame.near.isdisjoint(words)) and frame.unless.isdisjoint(words)
