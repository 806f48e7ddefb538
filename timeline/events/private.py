"""What is nobody's affair but that of those who do it: crimes of people at home, business of firms, relief after a disaster."""

import re
from typing import Final

from timeline.clauses.phrases import OF_PEOPLE, NounPhrase
from timeline.clauses.view import RoleView
from timeline.events.kinds import is_of_body, is_title
from timeline.events.passage import FORCE, Passage
from timeline.events.sides import FREED, MEDIATION, VISIT, Sides
from timeline.lexicons.clauses import is_model, word_classes
from timeline.lexicons.events import Frame
from timeline.records import ActorMention
from timeline.terms import ActorKind, EventType

_OF_STATES: Final = frozenset(
    {
        EventType.SUPPORT, EventType.AGREE, EventType.AID, EventType.CONSULT, EventType.COOPERATE, EventType.REQUEST, EventType.ACCUSE,
        EventType.REJECT, EventType.PROTEST,
    }
)  # fmt: skip
"""What states and bodies do, and private people only for themselves."""
_OF_ARMIES: Final = ("190", "192")
"""Codes of what armies do where no arms are named: invade, fight, occupy."""
_NAMES: Final = frozenset({"name.name", "name.adjective", "name.people"})
"""Rules by which a country itself is named, as its team is."""
_PRAISED: Final = ("050", "051")
"""Codes of praise and backing, which at home are no acts of state: "residents thanked the army"."""
_TRIED: Final = ("115", "116")
"""Codes of what is done in court, besides arrests."""
_OF_PEOPLE: Final = frozenset({"name.people", "name.city"})
"""Rules by which people of a country are named, and towns where a firm may sit or sue: none is its state."""
_NEAR_BEHIND: Final = 5
"""Chunks behind a verb among which its infinitive stands."""
_ANGERED: Final = "110"
_SEIZED: Final = frozenset({"173", "175"})
"""Codes of arrests and beatings, whoever a thief is."""
_BEFORE_ALL: Final = frozenset({EventType.PROTEST, EventType.ACCUSE})
"""What unions do in the open, and before courts."""
_AT_WORK: Final = frozenset(
    {EventType.REQUEST, EventType.REJECT, EventType.ACCUSE, EventType.THREATEN, EventType.AGREE, EventType.PROTEST}
)
"""What unions and firms at home say to each other."""
_LOOKED_INTO: Final = frozenset({"090", "091"})
"""What detectives look into: of a theft it is nobody's affair but theirs."""


def is_disaster(passage: Passage, frame: Frame, place: int, sides: Sides) -> bool:
    """Whether, in a statement of a disaster, nobody is said to have done it ("floods killed 20 people") or a state helps at home, which
    what its troops are to do tells by itself: "were sent in to search for the missing"."""
    nobody = frame.type in FORCE and not sides.actors
    helps = frame.type is EventType.MOBILIZE and not sides.recipients
    here = passage.statement.start
    told = any(actor.start >= here for actor in sides.recipients)  # whom no sentence before names
    if frame.type is EventType.MOBILIZE and not (told and len(sides.codes) > 1) and _is_to_rescue(passage, place):
        return True
    relief = frame.type is EventType.AID and len(sides.codes) == 1
    return (nobody or helps or relief) and bool(passage.lexicon.words["disasters"] & passage.words)


def _is_to_rescue(passage: Passage, place: int) -> bool:
    """Whether the infinitive behind a verb is of those who come to help: "to search for", "in to search"."""
    rescuing = passage.lexicon.words["rescuing"]
    for at in range(place + 1, min(len(passage.clauses.chunks), place + _NEAR_BEHIND)):
        verb, noun = passage.clauses.verb(at), passage.clauses.noun(at)
        if verb is not None:
            return verb.infinitive and not rescuing.isdisjoint(verb.lemmas)
        if noun is not None and noun.prep == "to" and noun.head in rescuing:
            return True
    return False


def is_private(passage: Passage, frame: Frame, view: RoleView, sides: Sides) -> bool:
    """Whether it is a plain crime of people at home ("police arrested a man over a robbery") or nobody's office: "a tourist praised".

    What a statement that names nobody tells of police and courts belongs to the crime that the article has told, and whom it praises is
    praised at home.
    """
    words = passage.lexicon.words
    private = words["private"]
    if frame.type is EventType.CONSULT and not words["sport"].isdisjoint(passage.words):
        teams = (*sides.actors, *sides.recipients)  # "Chad will meet Niger in the semi-final"
        if all(actor.rule_id in _NAMES and not actor.office for actor in teams):
            return True
    # "German tourists invaded Crete"
    of_states = frame.type in _OF_STATES or frame.type is EventType.THREATEN or frame.cameo in _OF_ARMIES
    if (
        of_states
        and sides.actors
        and all(actor.office in private or _leads_team(passage, sides, actor) for actor in sides.actors)
    ):
        return True
    if frame.type in _OF_STATES and not view.passive and any(_is_for_itself(passage, p) for p in view.subjects):
        return True
    if frame.cameo == VISIT and any(
        not words["wayfarers"].isdisjoint(p.words[-1:]) or is_model(p.head) for p in view.subjects
    ):
        return True  # "two activists who had travelled to Chad", "a C-130 flew to Chad"
    if frame.type is EventType.ASSAULT and not sides.actors:  # "a Chadian woman was stabbed by her husband"
        by = [f.phrase for f in view.with_prep("by")] if view.passive else view.subjects
        if any(p.head in words["intimates"] and not p.touched for p in by):
            return True
    if _is_among_people(passage, frame, view, sides) or _is_in_court(passage, frame, view, sides):
        return True
    alone = len(sides.codes) == 1
    tried = frame.type is EventType.COERCE or frame.cameo in _TRIED or frame.cameo in _SEIZED
    looked_into = (tried and (alone or frame.cameo in _SEIZED)) or frame.cameo in _LOOKED_INTO
    if looked_into and words["crimes"] & passage.words:
        return True
    raids = tried or frame.words == ("raid",)
    if alone and raids and sides.actors and all(actor.office in words["sleuths"] for actor in sides.actors):
        return True  # "detectives raided the shop"
    if alone and frame.cameo in _PRAISED and (passage.memory.nobody or _are_of_one_state(sides)):
        return True
    if not alone or not (tried or frame.type is EventType.ASSAULT):
        return False
    done_to = view.subjects if view.passive else [filler.phrase for filler in view.objects]
    heads = {phrase.head for phrase in done_to}
    if tried and heads & words["plain"] and words["felonies"] & passage.words:
        return True
    if frame.words == ("raid",) and "police" in passage.words and words["felonies"] & passage.words:
        return True  # "police raided a bakery and found stolen goods"
    told = not (heads.isdisjoint(words["beasts"]) and heads.isdisjoint(words["crimes"]))
    return told or (passage.memory.nobody and passage.memory.crime)


def _is_among_people(passage: Passage, frame: Frame, view: RoleView, sides: Sides) -> bool:
    """Whether private people or firms have to do with each other, or with nobody: "an angry Chadian attacked a waiter", "a Chadian skier was
    rescued", "a union demanded that the firm", "the Chadian women upset Mali" in a game."""
    words = passage.lexicon.words
    if frame.type is EventType.ASSAULT and words["nightlife"] & passage.words and not view.passive:
        return any(p.words[-1:] and p.words[-1] in words["plain"] for p in view.subjects)  # "stabbed a Dane at a disco"
    if frame.type is EventType.ASSAULT and not sides.recipients and not view.passive:
        return bool(sides.actors) and all(_is_single(actor) or actor.office in words["plain"] for actor in sides.actors)
    if frame.type is EventType.ASSAULT and sides.actors and all(one.office in words["plain"] for one in sides.actors):
        return any(not f.phrase.touched and f.phrase.head in words["plain"] for f in view.objects[:1])
    if (
        frame.type is EventType.ASSAULT and words["crimes"] & passage.words
    ):  # "for stealing a bicycle and beating its owner"
        return bool(sides.actors) and all(map(_is_single, sides.actors))
    if frame.type is EventType.SANCTION:  # "a judge blocked the sale of a carmaker to a Japanese fund"
        return not words["firms"].isdisjoint(passage.words) and any(p.head == "judge" for p in view.subjects)
    if (
        frame.cameo == FREED and words["crimes"] & passage.words
    ):  # "police freed him after a shoot-out with the robbers"
        return bool(sides.actors) and all(actor.office == "police" or not actor.office for actor in sides.actors)
    if frame.type is EventType.AID and frame.words[0] in words["rescuing"]:
        done_to = view.subjects if view.passive else [filler.phrase for filler in view.objects]
        return any(_is_for_itself(passage, phrase) for phrase in done_to)
    if frame.cameo == MEDIATION:
        return bool(sides.actors) and all(actor.office in words["firms"] for actor in sides.actors)
    if frame.cameo == _ANGERED and frame.words[0] in words["upsetting"] and not view.passive:
        last = (p.mention.text.rpartition(" ")[2] if p.mention is not None else (p.head or "") for p in view.subjects)
        return any(word in words["squads"] for word in (*last, *(p.words[-1] for p in view.subjects if p.words)))
    begs = frame.type is EventType.REQUEST and view.objects and not any(f.phrase.touched for f in view.objects)
    if begs and any(p.head in words["firms"] for p in view.subjects):
        return True  # "producers begged the ministry for feed"
    of_work = frame.type in _AT_WORK and len(sides.codes) == 1 and words["governing"].isdisjoint(passage.words)
    by_union = of_work and any(phrase.head in words["unions"] for phrase in view.subjects)
    by_union = by_union and frame.type not in _BEFORE_ALL
    at_firm = not (words["firms"].isdisjoint(passage.words) or words["staff"].isdisjoint(passage.words))
    return of_work and (by_union or at_firm)


def _is_in_court(passage: Passage, frame: Frame, view: RoleView, sides: Sides) -> bool:
    """Whether a judge at home rules on a firm ("a court in Chad ordered a French retailer to pay"), a lawyer speaks for who is before one, or
    police hold people of whom some are of other countries: "arrested ten people, among them two Danes"."""
    words = passage.lexicon.words
    done_to = view.subjects if view.passive else [filler.phrase for filler in view.objects]
    by_judge = any(map(_is_judge, sides.actors)) or any(p.head in _JUDGES and not p.touched for p in view.subjects)
    if frame.type in _RULED and by_judge:
        if frame.type is EventType.REJECT and any(p.head in words["pleaded"] and not p.touched for p in done_to[:1]):
            return True  # "the judges rejected the claim that a Swiss letter was forged"
        on_firm = any(not words["firms"].isdisjoint(phrase.words) for phrase in done_to[:1])
        return on_firm or (bool(sides.recipients) and all(one.office in words["firms"] for one in sides.recipients))
    spoken = (
        (frame.type in _OF_STATES or frame.type is EventType.THREATEN)
        and frame.cameo not in _TRIED
        and bool(sides.actors)
    )
    if spoken and (
        all(a.office in words["counsel"] for a in sides.actors) or any(_has_counsel(passage, p) for p in view.subjects)
    ):
        return True
    if frame.type is EventType.REJECT and sides.actors and all(actor.group for actor in sides.actors):
        joining = words["joining"]  # "the opposition opposes membership of NATO"
        return any(phrase.head in joining for phrase in done_to[:1])
    if frame.cameo not in _SEIZED or words["felonies"].isdisjoint(passage.words) or not done_to:
        return False
    held, units = done_to[0], passage.clauses.units
    if any(unit.mention is not None for unit in units[held.first : held.last]):
        return False
    some = held.head in words["plain"] or held.head in words["bystanders"]
    return some and all(actor.office == "police" for actor in sides.actors)


def _has_counsel(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether a lawyer speaks for somebody: "lawyers for a Dutch agent"."""
    before = passage.clauses.noun(passage.chunk_of(phrase) - 1) if phrase.prep == "for" else None
    return phrase.head in passage.lexicon.words["counsel"] or (
        before is not None and before.head in passage.lexicon.words["counsel"]
    )


_RULED: Final = frozenset({EventType.REQUEST, EventType.SANCTION, EventType.REJECT, EventType.COERCE})
_JUDGES: Final = frozenset({"court", "judge", "judges", "tribunal", "magistrate", "magistrates", "jury"})


def _is_judge(actor: ActorMention) -> bool:
    """Whether it is a judge or court of a country, and none of several."""
    return actor.office in _JUDGES and actor.kind in OF_PEOPLE


def _is_single(actor: ActorMention) -> bool:
    """Whether it is one man or woman of a country, and nobody else's: "an angry Frenchman"."""
    return actor.rule_id == "name.people" and actor.text.endswith(("man", "woman"))


def _is_for_itself(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether it is a private person, or an artist, who happens to be somewhere: "tenants in Chad", "a columnist in Oslo"."""
    words, head = passage.lexicon.words, phrase.words[-1] if phrase.words else ""
    return head in words["private"] or head in words["artists"]


def is_between_firms(passage: Passage, sides: Sides) -> bool:
    """Whether firms deal with firms, or with people who are no state: "a French bank sued a Swiss rival", "the firm accused the Swiss"."""
    firms, words = passage.lexicon.words["firms"], passage.words
    if not sides.actors:
        return False
    if len(sides.codes) == 1 and all(actor.rule_id == "name.people" for actor in sides.actors):
        # "the Indians threatened to seize the carmaker's stock"
        return not firms.isdisjoint(words) and passage.lexicon.words["governing"].isdisjoint(words)
    if any(actor.office not in firms for actor in sides.actors):
        return False
    return bool(sides.recipients) and all(
        actor.office in firms or actor.adjective or actor.rule_id in _OF_PEOPLE for actor in sides.recipients
    )


def is_among_firms(passage: Passage, sides: Sides) -> bool:
    """Whether in news of firms nobody acts for a state, on either side: "the German group", "LG Chem of South Korea"."""
    if passage.lexicon.words["of_firms_only"].isdisjoint(passage.words):
        return False
    if sides.recipients and all(actor.start < passage.statement.start for actor in sides.recipients):
        return True  # "since Brussels imposed duties": on whom, is not told
    return not any(_acts_for_state(passage, actor) for actor in (*sides.actors, *sides.recipients))


def _acts_for_state(passage: Passage, actor: ActorMention) -> bool:
    """Whether it is a state, a body of states, or somebody in office, and no firm, person or town of a country."""
    if actor.kind is ActorKind.PERSON or is_of_body(actor):
        return True
    office = actor.office.rpartition(" ")[2]
    if actor.group or office:
        classes = word_classes()
        return any(classes.has(name, office) for name in _IN_OFFICE) or is_title(actor)
    if actor.adjective or actor.rule_id in _OF_PEOPLE:
        return False
    return not _FIRM_OF.search(passage.article.text, max(0, actor.start - _BEFORE), actor.start)


_IN_OFFICE: Final = ("state", "rulers", "serving", "delegates")
_BEFORE: Final = 40
_FIRM_OF: Final = re.compile(
    r"(?<![.\w])(?!Bank|Ministry|Republic|Government|Kingdom|President|State)[A-Z][\w&-]* of (?:the )?\Z"
)
"""What stands before a country that a firm is of: "LG Chem of South Korea"."""


def _leads_team(passage: Passage, sides: Sides, actor: ActorMention) -> bool:
    """Whether a country has somebody as a team has, in a game or against people: "Italy's captain accused the Swiss"."""
    played = not passage.lexicon.words["sport"].isdisjoint(passage.words)
    of_people = bool(sides.recipients) and all(other.rule_id == "name.people" for other in sides.recipients)
    return actor.text.endswith(("'s captain", "’s captain")) and (played or of_people)


def _are_of_one_state(sides: Sides) -> bool:
    """Whether both sides are people in office, or bodies, of one state: "Clinton thanked Carter"."""
    both = (*sides.actors, *sides.recipients)
    return bool(sides.recipients) and all(actor.kind in _OFFICIAL and not actor.group for actor in both)


_OFFICIAL: Final = frozenset({ActorKind.PERSON, ActorKind.INSTITUTION})
