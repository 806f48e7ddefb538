"""What kind of actor a mention is, and what kind of body or people a phrase without a name tells of."""

from typing import Final

from timeline.clauses.phrases import NounPhrase
from timeline.lexicons.actors import world
from timeline.lexicons.clauses import word_classes
from timeline.lexicons.events import event_lexicon
from timeline.records import ActorMention
from timeline.terms import ActorKind


def is_country(actor: ActorMention) -> bool:
    """Whether an actor is a country itself or several of them, and nobody of it."""
    return bool(actor.codes) or (actor.kind is ActorKind.COUNTRY and not actor.office)


def is_state_itself(actor: ActorMention) -> bool:
    """Whether an actor is a country under its own name, and none of its people: "Chad", not "Chadians"."""
    return is_country(actor) and not (actor.group or actor.adjective) and actor.rule_id == "name.name"


def is_number(phrase: NounPhrase) -> bool:
    """Whether a phrase is an article with a number alone: "the 15"."""
    bare = not (phrase.words or phrase.pronoun or phrase.mention or phrase.owners or phrase.owner_pronoun)
    return bare and phrase.last - phrase.first == _ARTICLE_AND_NUMBER


_ARTICLE_AND_NUMBER: Final = 2


def is_title(actor: ActorMention) -> bool:
    """Whether a country stands for the one who holds an office of it: "the Emir of Kuwait"."""
    if actor.kind is not ActorKind.COUNTRY or not actor.office:
        return False
    held = (actor.office,)
    if word_classes().has("delegates", actor.office):
        return True
    return any(office.words == held and not office.collective for office in world().offices.get(actor.office, ()))


def is_guest(phrase: NounPhrase) -> bool:
    """Whether a phrase is who was met, by that alone: "the visitor", "my host"; not "visitors to the fair"."""
    return phrase.words == (phrase.head,) and word_classes().has("guests", phrase.head) and not phrase.touched


def is_of_body(actor: ActorMention) -> bool:
    """Whether an actor is an organisation of states or one who speaks for it."""
    return actor.kind is ActorKind.ORGANISATION or world().kinds.get(actor.code) is ActorKind.ORGANISATION


def has_no_home(actor: ActorMention) -> bool:
    """Whether an actor has no people at home: of a body, or an armed group of no one country."""
    return is_of_body(actor) or world().kinds.get(actor.code) is ActorKind.ARMED_GROUP


def is_text(phrase: NounPhrase) -> bool:
    """Whether a phrase is a text that a body adopts or issues: "the resolution", "resolution 2664"."""
    last = phrase.head or (phrase.words[-1] if phrase.words else "")
    return last in event_lexicon().words["texts"]


def is_of_state(phrase: NounPhrase) -> bool:
    """Whether a phrase names a body of a state, or who serves in one: "the police", "an army spokesman"."""
    classes = word_classes()
    if classes.has("state", phrase.head):
        return True
    return classes.has("people", phrase.head) and not classes.lists["state"].isdisjoint(phrase.words)


def is_ruling(phrase: NounPhrase) -> bool:
    """Whether a phrase names who rules or sits in a state, and of nothing else: "the generals", not "the club's president"."""
    classes = word_classes()
    own = classes.has("rulers", phrase.head) and phrase.mention is None
    return own and all(classes.has("ruling", word) or word == phrase.head for word in phrase.words)


def strangers(phrase: NounPhrase) -> str:
    """Whether a phrase is of people told by nothing but what they are, of no side and no office: "one" or "several" of them, else ""."""
    if phrase.pronoun or phrase.actors or phrase.owners or phrase.owner_pronoun or phrase.mention is not None:
        return ""
    classes, head = word_classes(), phrase.head
    if not classes.has("persons", head) or classes.has("serving", head) or is_of_state(phrase) or is_ruling(phrase):
        return ""
    return "several" if head.endswith("s") or classes.has("plurals", head) else "one"
