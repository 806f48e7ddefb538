"""The event that a verb tells: its frame, its sides, and what it becomes when it is announced, refused or governed."""

from itertools import pairwise
from typing import Final

from timeline.clauses.groups import VerbGroup
from timeline.clauses.roles import Clauses
from timeline.clauses.view import RoleView
from timeline.events.aimed import asks_much, is_to_own, names_nobody
from timeline.events.announced import announced
from timeline.events.backdrop import is_backdrop
from timeline.events.carried import struck_by
from timeline.events.circumstances import by_circumstance
from timeline.events.content import attribution
from timeline.events.governed import governed_coding
from timeline.events.included import consume_answered, consume_told
from timeline.events.inner import with_infinitive
from timeline.events.kinds import is_of_body
from timeline.events.missing import completed
from timeline.events.modality import Standing, undone_standing, verb_standing
from timeline.events.noun_sides import noun_sides
from timeline.events.passage import FORCE, SPOKEN, Coding, Passage
from timeline.events.private import is_disaster, is_private
from timeline.events.role_filling import verb_sides
from timeline.events.senses import is_by_nobody, is_other_sense, is_phrasal, is_team
from timeline.events.sides import MEDIATION, Sides, is_complete, same_codes
from timeline.events.triggers import noun_frames, senses, verb_frames
from timeline.events.votes import is_voted
from timeline.lexicons.clauses import word_classes
from timeline.lexicons.events import Frame
from timeline.terms import SIGNED, EventType, Modality, Section

_RULED_OUT: Final = ("rule", "out")
_DUE: Final = frozenset({"must", "should"})
_BLAMED: Final = frozenset({"110", "111", "112"})
"""Codes of criticism and charges, which are uttered or not: of what somebody may say there is nothing to tell."""
_ON_DEEDS: Final = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.THREATEN})
"""Acts of speech on what somebody has done."""
_UTTERED: Final = frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.THREATEN})
"""Acts of speech that may be meant for others who are not named."""
_TO_OTHERS: Final = frozenset({EventType.REQUEST, EventType.THREATEN})
"""Acts of speech that are none where a state speaks to its own people: "warned its citizens to leave Chad"."""


def verb_coding(passage: Passage, place: int, group: VerbGroup, view: RoleView) -> Coding | None:
    """What the verb group at `place` tells, by the first of its frames whose sides are named; None when that is no event."""
    clauses = passage.clauses
    alone = not is_phrasal(passage, group, view)
    for frame, last in verb_frames(passage, group, view):
        # with its subject and no object it tells of no other, whatever a parse may say
        passage.met = passage.met or not view.subjects or bool(view.objects)
        if group.negated and frame.words == _RULED_OUT:
            return None  # "has not ruled out sending troops": nothing is done yet
        if not (alone or len(frame.words) > 1) or is_other_sense(passage, frame, place, group, view):
            continue
        if frame.type in _TO_OTHERS and (is_to_own(passage, view) or asks_much(passage, group)):
            continue
        governed = governed_coding(passage, frame, place, view) if frame.governs else None
        if governed is not None or place in passage.consumed:
            return None if governed is not None and is_private(passage, frame, view, governed.sides) else governed
        if frame.modal or frame.act or frame.governs == "hope":
            continue
        whole = with_infinitive(passage, frame, view)
        sides = verb_sides(frame, whole, passage.memory)
        sides = _of_doer(passage, frame, whole, sides) if frame.type in _ON_DEEDS and sides.actors else sides
        sides = by_circumstance(passage, frame, place, view, completed(passage, frame, place, group, view, sides))
        spoken_to = frame.type in _UTTERED and "object" in frame.recipient
        addressed = spoken_to and sides.actors and names_nobody(passage, view)
        sides = (
            Sides(sides.actors, ()) if addressed and view.objects else sides
        )  # "blamed the West for the war in Chad"
        if not (is_complete(frame, sides) or addressed) or _tells_nothing(passage, frame, place, group, view):
            continue
        if (
            passage.is_figure(frame, whole)
            or is_disaster(passage, frame, place, sides)
            or is_private(passage, frame, whole, sides)
        ):
            continue
        if is_by_nobody(passage, frame, place, group, whole, sides) or _is_of_unnamed(frame, group, view, sides):
            continue
        standing = undone_standing(clauses, place) if frame.undone_told else verb_standing(clauses, place)
        if not standing.told and not (standing.attempted and frame.type in FORCE):
            return None
        unsaid = frame.cameo in _BLAMED or (frame.type is EventType.THREATEN and not group.modal)
        if standing.modality is Modality.CONDITIONAL and (unsaid or _is_of_it(frame, group, view, sides)):
            return None  # "one might argue with Chad", "if Chad threatens Niger"
        consume_told(passage, frame, last, view, whole)
        consume_answered(passage, frame, place, view)
        threat = "sayer" in frame.actor or frame.type is EventType.THREATEN
        if standing.modality is Modality.PLANNED and threat:
            # "said that Chad would pay a price", "will retaliate" has threatened it
            standing = Standing(Modality.HAPPENED)
        by_vote = frame.type in SPOKEN or (frame.type is EventType.SANCTION and all(map(is_of_body, sides.actors)))
        if standing.modality is Modality.PLANNED and by_vote and is_voted(passage, place):
            standing = Standing(Modality.HAPPENED)
        told_before = _is_told_before(clauses, place, group)
        if told_before and any(actor.rule_id == "carry.pair" for actor in sides.actors):
            return None  # "the two know each other, having talked in May": that has been told
        backdrop = told_before or (group.finite and is_backdrop(clauses, place))
        told = Coding(frame.cameo, frame.id, sides, standing, group.first, last, place, 0.85, backdrop)
        return announced(passage, frame, told, group)
    return None


def _is_of_it(frame: Frame, group: VerbGroup, view: RoleView, sides: Sides) -> bool:
    """ "If it attacks the ear": what "it" might do to nobody; not "it would attack"."""
    if group.modal or frame.type not in FORCE:
        return False
    return not (sides.actors and sides.recipients) and any(phrase.pronoun == "it" for phrase in view.subjects)


def _is_told_before(clauses: Clauses, place: int, group: VerbGroup) -> bool:
    """Whether a verb tells what lies before the news: "having talked in May", and what is joined to it: "and met in June"."""
    return (group.tag == "ing" and group.perfect) or clauses.joined_perfect(place) is not None


def _is_of_unnamed(frame: Frame, group: VerbGroup, view: RoleView, sides: Sides) -> bool:
    """Whether a participle only says what befell people who are named by nothing but the place: "free hostages held in Chad"."""
    reduced = view.passive and not group.finite and frame.type in FORCE and not sides.actors
    return reduced and not any(phrase.touched or phrase.pronoun for phrase in view.subjects)


def _tells_nothing(passage: Passage, frame: Frame, place: int, group: VerbGroup, view: RoleView) -> bool:
    """Whether a verb tells of a state of things or of what is usual, what another verb or a noun tells, a match, or what is only due."""
    return (
        _is_state_of_things(frame, group)
        or _leads_another(passage, frame, group, view)
        or _carries(frame, view)
        or _is_of_travellers(passage, frame, group, view)
        or _is_usual(passage, frame, group)
        or is_team(passage, frame, place, group, view)
        or _is_demanded(passage, place, group)
        or _is_sent_to_fight(passage, frame, place, view)
        or _is_told_how(passage, frame, view)
        or _is_told_by_effort(passage, frame, place, group)
    )


def _is_told_by_effort(passage: Passage, frame: Frame, place: int, group: VerbGroup) -> bool:
    """ "Made efforts to mediate": the noun tells it."""
    noun = passage.clauses.noun(place - 1) if frame.cameo == MEDIATION and group.infinitive else None
    return noun is not None and any(one.governs == "try" for one in noun_frames(passage.lexicon, noun, passage.words))


def _is_told_how(passage: Passage, frame: Frame, view: RoleView) -> bool:
    """ "Retaliated by shelling a Chadian town": the -ing form tells it."""
    below = passage.clauses.verb(view.complement) if view.complement is not None else None
    if below is None or below.tag != "ing" or below.preposition != "by" or view.objects or view.obliques:
        return False
    return not passage.lexicon.words["avenging"].isdisjoint(frame.words) and bool(senses(passage, below))


def _is_sent_to_fight(passage: Passage, frame: Frame, place: int, view: RoleView) -> bool:
    """ "Sent drones to attack Chad", "ordered troops to leave Chad": no arms for Chad, but what the infinitive tells."""
    below = passage.clauses.verb(view.complement) if view.complement is not None else None
    if frame.type not in _SENT or below is None or not below.infinitive:
        return False
    kinds = {inner.type for inner in senses(passage, below)}
    if frame.words[0] == "order":
        return bool(kinds & {EventType.RETREAT, EventType.ASSAULT})
    return EventType.ASSAULT in kinds and passage.clauses.sends_arms(place)


_SENT: Final = frozenset({EventType.AID, EventType.MOBILIZE})


def _is_demanded(passage: Passage, place: int, group: VerbGroup) -> bool:
    """ "Chad must stop its ships, the minister said": a demand of who says so, not what Chad does."""
    return group.modal.lower() in _DUE and attribution(passage, place) is not None


def _of_doer(passage: Passage, frame: Frame, view: RoleView, sides: Sides) -> Sides:
    """Who is condemned or refused with an act of force, or threatened for it: who did it, not whom it was done to: "condemned the attack on
    Chad by Niger"."""
    over = view.objects[:1] or tuple(filler for filler in view.obliques[:1] if filler.prep in _OVER)
    if frame.type is EventType.THREATEN:
        over = tuple(filler for filler in view.obliques[:1] if filler.prep in _FOR_ACT)
    for phrase in view.subjects if view.passive else [filler.phrase for filler in over]:
        act = next((f for f in noun_frames(passage.lexicon, phrase, passage.words) if f.type in FORCE), None)
        suffered = phrase.head in passage.lexicon.words["undergone"] and frame.type is EventType.ACCUSE
        if phrase.touched and frame.type is not EventType.THREATEN:
            continue
        if act is None and suffered and (known := struck_by(passage, sides)):
            return Sides(sides.actors, known)
        if act is None:
            continue
        _, obliques, _ = passage.clauses.right_of(passage.chunk_of(phrase), of_noun=True)
        doers = noun_sides(act, phrase, obliques, None, passage.memory).actors
        if not doers or same_codes(doers, sides.recipients):
            doers = struck_by(passage, sides) if frame.type is EventType.ACCUSE else doers
        if doers:
            return sides if same_codes(doers, sides.actors) else Sides(sides.actors, doers)
    return sides


_OVER: Final = frozenset({"over", "against", "at", "about"})
"""How an act stands behind what is said on it: "protested over the seizure of its ship by Chad"."""


_FOR_ACT: Final = frozenset({"after", "for", "over", "following"})
"""How an act stands behind a threat to answer it: "vowed revenge after a Chadian raid on its capital"."""


_LASTING: Final = {EventType.COERCE: "possessing", EventType.SUPPORT: "supporting", EventType.MOBILIZE: "stationing"}
"""Lists of verbs whose bare participle tells how things are."""


def _is_state_of_things(frame: Frame, group: VerbGroup) -> bool:
    """Whether a bare participle tells how things are: "shelled villages held by rebels", "the rebels, backed by Chad, fled"."""
    lasting = _LASTING.get(frame.type) if group.passive and not group.finite and group.first > 0 else None
    return lasting is not None and word_classes().has_any(lasting, group.lemmas)


def _is_of_travellers(passage: Passage, frame: Frame, group: VerbGroup, view: RoleView) -> bool:
    """ "Told its citizens not to travel to Chad", "urged its nationals not to visit Niger": who travels is no side."""
    if frame.type is not EventType.CONSULT or not group.infinitive:
        return False
    own = passage.lexicon.words["compatriots"]
    return any(phrase.head in own and phrase.owner_pronoun for phrase in view.subjects)


def _carries(frame: Frame, view: RoleView) -> bool:
    """ "Flew troops into Chad": who moves something there does not visit."""
    is_travel = frame.cameo == "042" and len(frame.words) == 1 and not frame.object and "object" not in frame.recipient
    return is_travel and any(f.phrase.pronoun or (f.phrase.words and not f.phrase.touched) for f in view.objects)


def _is_usual(passage: Passage, frame: Frame, group: VerbGroup) -> bool:
    """Whether it is told as what happens again and again ("every time Chad threatens Niger"), or a trade in the present of what is so every
    year: "Chad exports oil to Niger"; not in a headline."""
    if group.finite and not passage.words.isdisjoint(_AGAIN):
        before = [unit.lower for unit in passage.clauses.units[max(0, group.first - _NEAR_BEFORE) : group.first]]
        if "whenever" in before or any(pair in _EVERY_TIME for pair in pairwise(before)):
            return True
    if group.perfect and "since" in passage.words and "claim" in group.lemmas and frame.type is EventType.REQUEST:
        return True  # "Chad, which has claimed the strip since 1973"
    present = group.finite and group.tag in {"third", "base"} and not group.modal and group.last - group.first == 1
    return (
        present
        and frame.is_verb
        and frame.words[0] in passage.lexicon.words["trading"]
        and passage.statement.section is not Section.TITLE
    )


_AGAIN: Final = frozenset({"whenever", "time"})
_EVERY_TIME: Final = frozenset({("every", "time"), ("each", "time")})
_NEAR_BEFORE: Final = 6


def _leads_another(passage: Passage, frame: Frame, group: VerbGroup, view: RoleView) -> bool:
    """ "engaged in negotiations", "fought for peace talks": a light verb of one word whose noun is an event of another type."""
    if len(frame.words) > 1 or frame.object or not set(group.lemmas) & passage.lexicon.words["light"]:
        return False
    for filler in (*view.objects[:1], *view.obliques[:2]):
        if filler.prep == "of" and frame.cameo == SIGNED:
            continue  # "signed a charter of cooperation"
        kinds = {noun.type for noun in noun_frames(passage.lexicon, filler.phrase, passage.words)}
        if kinds - {EventType.REQUEST} and frame.type not in kinds:  # "approved a proposal" is no light verb
            aside = {
                f.phrase.head for f in view.obliques if f.prep in _ASIDE
            }  # not "signed a pact after hours of talks"
            return filler.prep in {"", "in", "into"} or (filler.prep == "of" and filler.after not in aside)
    return False


_ASIDE: Final = frozenset({"after", "following", "during", "before", "amid"})
