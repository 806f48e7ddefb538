"""A verb that means something else with the words beside it: "struck down a law", "battled to reach survivors", "asked him why"."""

from collections.abc import Sequence
from typing import Final

from timeline.clauses.groups import VerbGroup
from timeline.clauses.phrases import NounPhrase
from timeline.clauses.roles import Clauses
from timeline.clauses.units import Unit
from timeline.clauses.view import RoleView
from timeline.events.content import content_clause
from timeline.events.necessity import needed_act
from timeline.events.no_charges import is_no_charge
from timeline.events.passage import FORCE, VIOLENT, Passage
from timeline.events.sides import Sides, same_codes
from timeline.events.triggers import noun_frames
from timeline.lexicons.clauses import word_classes
from timeline.lexicons.events import Frame
from timeline.records import ActorMention
from timeline.terms import ActorKind, EventType


def is_other_sense(passage: Passage, frame: Frame, place: int, group: VerbGroup, view: RoleView) -> bool:
    """Whether a trigger is no event in the sense of its frame, by what stands beside it; of particles `is_phrasal` tells."""
    if frame.cameo in _OF_PERSONS and not view.passive and any(f.phrase.pronoun == "it" for f in view.objects[:1]):
        return True  # "so that he can pick it up"
    if _is_retold(passage, frame, place) or (frame.cameo in _OF_PERSONS and _is_building(passage, view)):
        return True
    if group.infinitive and frame.type in VIOLENT and _is_permitted(passage, place):
        return True
    if frame.type is EventType.ASSAULT and "civil" in passage.words and _is_civil_war(view):
        return True
    if frame.words == _DECLARED and _is_known_war(passage, view):
        return True
    if len(frame.words) > 1:
        return view.passive and "-".join(frame.words) in passage.lexicon.words["never_passive"]
    return (
        is_reflexive(view)
        or (frame.person and _is_of_thing(view))
        or _is_map(passage, frame, view)
        or _is_needed(frame, view)
        or (frame.type is EventType.REQUEST and (_is_question(passage, group, view) or _asserts(passage, place, group)))
        or (frame.type is EventType.PROTEST and (_shows(frame, view) or _complains(passage, place, group)))
        or (frame.type is EventType.ACCUSE and is_no_charge(passage, frame, group, view))
        or (frame.type is EventType.ASSAULT and _strives(passage, frame, view))
        or (frame.type is EventType.AID and _makes_easier(frame, view))
        or (view.passive and frame.words[0] in passage.lexicon.words["answered_with"] and _is_answer(view))
    )


_DECLARED: Final = ("declare", "war")


def _is_known_war(passage: Passage, view: RoleView) -> bool:
    """Whether of a war that goes on something is declared: "declared the war with Chad over"; not "declared war on Chad"."""
    return any(passage.clauses.units[f.phrase.first].lower in _GOING_ON for f in view.objects[:1])


def _is_civil_war(view: RoleView) -> bool:
    """Whether a war is fought at home, and nobody named against whom: "fought a civil war over it"."""
    return any("civil" in f.phrase.words for f in view.objects[:1]) and not any(
        f.phrase.touched for f in view.obliques if f.prep in {"with", "against"}
    )


_GOING_ON: Final = frozenset({"the", "its", "their", "his", "her", "this", "that"})


def _is_answer(view: RoleView) -> bool:
    """Whether what is met is answered by a thing: "the bid was met with anger", "was met by a wall of silence"; not "was met by the king"."""
    with_what = [filler.phrase for filler in view.obliques[:1] if filler.prep in {"with", "by"}]
    return any(
        p.head and not p.touched and not p.pronoun and not word_classes().has("persons", p.head) for p in with_what
    )


_PERMITTING: Final = frozenset({"allow", "let", "permit"})


def _is_permitted(passage: Passage, place: int) -> bool:
    """Whether somebody lets it happen to what is his: "allowed German troops to cross its territory"."""
    above = passage.clauses.governor(place)
    upper = passage.clauses.verb(above) if above is not None else None
    return upper is not None and not _PERMITTING.isdisjoint(upper.lemmas)


def is_by_nobody(passage: Passage, frame: Frame, place: int, group: VerbGroup, view: RoleView, sides: Sides) -> bool:
    """Whether an assault is an accident ("the plane crashed, killing 20") or done by people of no side: "my mother attacked the church"."""
    if frame.type is EventType.COERCE and _is_land(passage, passage.clauses.relative_noun(place)):
        return same_codes(
            sides.actors, sides.recipients
        )  # "the islands that Soviet forces seized in 1945": whose, is not told
    if frame.type is not EventType.ASSAULT:
        return False
    words = passage.lexicon.words
    if not words["toppling"].isdisjoint(frame.words) and any(p.owner_pronoun == "its" for p in view.subjects):
        named = Sides(passage.before(group.first), ()).codes  # "lent Chad money after its army ousted the president"
        return bool(sides.recipients) and Sides(sides.recipients, ()).codes <= named
    if not view.passive and not view.objects and _is_at_home(view, sides):
        return True
    at_home = not sides.recipients or (len(sides.codes) == 1 and all(map(_is_body, sides.recipients)))
    if frame.words == ("attack",) and at_home and not view.passive and sides.actors:
        # "the deputy premier attacked the operator": nobody in arms
        met = any(f.phrase.pronoun or f.phrase.faction for f in view.objects[:1])
        return not met and all(a.kind is ActorKind.PERSON and a.office for a in sides.actors)
    if view.passive:
        return not sides.actors and not words["crashing"].isdisjoint(passage.words) and _is_mishap(passage, place)
    by = view.subjects
    if not words["aiming"].isdisjoint(group.lemmas) and any(
        p.head in words["acts"] and not _is_attack(passage, p) for p in by
    ):
        return True  # "the law targets Chadian banks"
    if group.tag == "ing" and not group.finite and any(p.head in words["vehicles"] or p.pronoun == "it" for p in by):
        return not words["crashing"].isdisjoint(passage.words)
    if sides.actors:
        return False
    if frame.words == ("attack",) and all(actor.kind is ActorKind.PERSON for actor in sides.recipients):
        # "the Greens attacked Merkel": a party or a rival, with words
        return any(passage.clauses.units[phrase.last - 1].capital for phrase in by)
    if any(phrase.head in words["putsches"] for phrase in by) and not any(f.phrase.touched for f in view.objects):
        return True  # "after a coup toppled the civilian government": nobody is named
    kin, private = words["kin"], words["private"]
    return any(phrase.pronoun in _NOBODY or phrase.head in kin or phrase.head in private for phrase in by)


def _is_body(actor: ActorMention) -> bool:
    """Whether it is a body or person of a country: neither a place nor its rebels."""
    return actor.kind in _BODIES and not (actor.place or actor.group) and actor.rule_id not in _LANDS


_LANDS: Final = frozenset({"name.name", "name.city", "name.capital"})


def _is_land(passage: Passage, place: int | None) -> bool:
    """Whether the noun there is of ground that may be taken: "islands"."""
    noun = passage.clauses.noun(place) if place is not None else None
    return noun is not None and noun.head in passage.lexicon.words["grounds"]


def _is_at_home(view: RoleView, sides: Sides) -> bool:
    """Whether a country under its bare name strikes nothing, in its own land, as its team does: "Chad struck twice in N'Djamena"."""
    subject = view.subjects[0] if len(view.subjects) == 1 and len(sides.codes) == 1 else None
    if subject is None or subject.mention is None or subject.words:
        return False  # "Chad clashed with Niger", "soldiers of Chad struck"
    bare = subject.mention.rule_id == "name.name" and subject.mention.kind is ActorKind.COUNTRY
    return bare and bool(sides.recipients)


def _is_mishap(passage: Passage, place: int) -> bool:
    """Whether the clause behind tells by what accident people were hurt: "were killed when their bus plunged into a ravine"."""
    clauses, at, words = passage.clauses, place + 1, passage.lexicon.words
    while clauses.noun(at) is not None:
        at += 1
    act = clauses.verb_after(at) if clauses.mark(at, "sub") else None
    group = clauses.verb(act) if act is not None else None
    if act is None or group is None or clauses.units[group.at].lower not in words["crashing"]:
        return False
    return any(phrase.head in words["vehicles"] for phrase in clauses.subjects(act))


def _is_retold(passage: Passage, frame: Frame, place: int) -> bool:
    """Whether a work tells of what never was, or was long ago: "the novel recalls how Chad sold arms", "in the film Chad invades Niger"."""
    clauses, words = passage.clauses, passage.lexicon.words
    works = words["works"]
    opening = clauses.noun(0) or clauses.noun(1)
    if frame.type in FORCE and opening is not None and opening.prep == "in" and opening.head in words["staged"]:
        return True  # "in the production, Scottish rebels shell a palace"
    if works.isdisjoint(passage.words):
        return not words["staged"].isdisjoint(passage.words) and _is_within(clauses, place, words["staged"])
    if _is_within(clauses, place, works):
        return True
    above, first = clauses.governor(place), clauses.noun(0) or clauses.noun(1)
    while above is not None and (upper := clauses.verb(above)) is not None:
        if not words["depicting"].isdisjoint(upper.lemmas):
            return any(phrase.head in works for phrase in clauses.subjects(above))
        above = clauses.governor(above)
    return frame.type in FORCE and first is not None and first.prep == "in" and first.head in works


def _is_within(clauses: Clauses, place: int, works: frozenset[str]) -> bool:
    """Whether a verb is that of a relative clause which tells what happens in a work: "the film, in which Chad attacks Niger"."""
    for at in range(place - 1, max(0, place - 4), -1):
        if clauses.mark(at, "rel"):
            work = clauses.noun(at - 3) if clauses.mark(at - 2, "comma") else clauses.noun(at - 2)
            behind = clauses.units[clauses.chunks[at].first - 1].lower
            return behind == "in" and work is not None and work.head in works
    return False


def _is_attack(passage: Passage, phrase: NounPhrase) -> bool:
    return any(frame.type is EventType.ASSAULT for frame in noun_frames(passage.lexicon, phrase, passage.words))


_PLAYED: Final = frozenset({EventType.CONSULT, EventType.ASSAULT, EventType.THREATEN})
"""What teams do to each other too: they meet, host, beat and challenge."""


def is_team(passage: Passage, frame: Frame, place: int, group: VerbGroup, view: RoleView) -> bool:
    """Whether a country takes a verb in the plural, as only its team does: "Brazil meet Uruguay"; not "ordered that Brazil meet"."""
    if frame.type not in _PLAYED or group.tag != "base" or not group.finite or group.modal or len(view.subjects) != 1:
        return False
    mention = view.subjects[0].mention
    if mention is None or mention.kind is not ActorKind.COUNTRY or mention.codes or mention.adjective or mention.office:
        return False
    return not mention.text.endswith("s") and passage.clauses.governor(place) is None


_BODIES: Final = frozenset({ActorKind.INSTITUTION, ActorKind.PERSON, ActorKind.COUNTRY})
"""Kinds of actors at home whom somebody in office attacks with words: "the president attacked the central bank"."""
_OF_PERSONS: Final = frozenset({"173", "174", "181", "0841", "166"})
"""Codes of what is done to persons only: arrest, deportation, abduction, release, expulsion."""
_NOBODY: Final = frozenset({"i", "you", "she", "it"})
"""Pronouns that name no side where the text has not told whom they stand for; "they" and "he" may be the gunmen told of before."""
_SELVES: Final = frozenset({"myself", "himself", "herself", "itself", "ourselves", "yourself", "themselves"})


def is_phrasal(passage: Passage, group: VerbGroup, view: RoleView) -> bool:
    """Whether a particle behind the verb, or behind its pronoun, makes another verb of it: "backed down", "struck him down"."""
    units, words, at = passage.clauses.units, passage.lexicon.words, group.at + 1
    if at < len(units) and units[at].lower not in words["particles"]:
        if not view.objects or view.passive or not _is_short(units, view.objects[0].phrase):
            return False
        at = view.objects[0].phrase.last
    particle = units[at].lower if at < len(units) else ""
    if particle not in words["particles"] or (particle == "on" and (group.finite or group.first > 0)):
        return False  # "troops based on the island"
    return any(f"{lemma}-{particle}" in words["phrasal"] for lemma in group.lemmas)


def _is_short(units: Sequence[Unit], phrase: NounPhrase) -> bool:
    """Whether a particle may stand behind an object: a pronoun or a name by itself ("knocked Chad out")."""
    return units[phrase.first].kind == "pron" or (phrase.last - phrase.first == 1 and phrase.mention is not None)


def is_reflexive(view: RoleView) -> bool:
    """Whether it is done to oneself: "calling themselves the National Congress"."""
    return not view.passive and bool(view.objects) and view.objects[0].phrase.pronoun in _SELVES


def _is_building(passage: Passage, view: RoleView) -> bool:
    """Whether a house of somebody is taken, and not he: "seized the emir's palace"."""
    taken = [] if view.passive else [filler.phrase for filler in view.objects[:1]]
    return any(phrase.head in passage.lexicon.words["buildings"] for phrase in taken)


def _is_of_thing(view: RoleView) -> bool:
    """Whether what is done to a person is done to a thing of theirs: "questioned the minister's record"."""
    phrases = [] if view.passive else [filler.phrase for filler in view.objects[:1]]
    people = word_classes().lists["persons"]
    return any(p.owners and p.mention is None and not p.actors and p.head not in people for p in phrases)


def _is_map(passage: Passage, frame: Frame, view: RoleView) -> bool:
    """Whether countries lie around another: "Chad is surrounded by Niger, Libya and Sudan"."""
    if frame.words[0] not in passage.lexicon.words["enclosing"] or not view.passive:
        return False
    by = [filler.phrase.mention for filler in view.with_prep("by")]
    return bool(by) and all(m is not None and m.kind is ActorKind.COUNTRY and m.rule_id == "name.name" for m in by)


def _is_needed(frame: Frame, view: RoleView) -> bool:
    """Whether it says what something needs, or where somebody goes: "it would take ten years to hold the valley", "took to the hills"."""
    if frame.words != ("take",):
        return False
    goes = not view.passive and not view.objects and bool(view.obliques) and view.obliques[0].prep == "to"
    return goes or (view.complement is not None and any(p.pronoun == "it" for p in view.subjects))


def _is_question(passage: Passage, group: VerbGroup, view: RoleView) -> bool:
    """Whether it only asks to be told: "asked officials how the letter was lost"."""
    if "ask" not in group.lemmas:
        return False
    units, at = passage.clauses.units, view.objects[0].phrase.last if view.objects else group.last
    return at < len(units) and units[at].lower in passage.lexicon.words["questions"]


def _asserts(passage: Passage, place: int, group: VerbGroup) -> bool:
    """Whether it is insisted that something is or was so, and nothing is demanded: "insists that Chad is behind the raid"."""
    at = content_clause(passage, place) if "insist" in group.lemmas else None
    lower = passage.clauses.verb(at) if at is not None else None
    if at is None or lower is None or not lower.finite or lower.modal or needed_act(passage, at) is not None:
        return False
    return lower.tag == "past" or passage.clauses.units[lower.first].lower in _IS


_IS: Final = frozenset({"is", "are", "was", "were", "has", "had"})


def _complains(passage: Passage, place: int, group: VerbGroup) -> bool:
    """ "Workers protested that they had not been told": said, not marched for."""
    units = passage.clauses.units
    said = "protest" in group.lemmas and content_clause(passage, place) is not None
    return said and group.last < len(units) and units[group.last].lower == "that"


def _shows(frame: Frame, view: RoleView) -> bool:
    """Whether something is demonstrated: "demonstrated a number of skills"."""
    shown = [filler.phrase for filler in view.objects if not filler.phrase.touched and not filler.phrase.pronoun]
    return frame.words == ("demonstrate",) and (bool(shown) or view.passive)


def _strives(passage: Passage, frame: Frame, view: RoleView) -> bool:
    """Whether it is fought for what an infinitive says, and against nobody: "are battling to reach survivors"."""
    if view.passive and frame.words[0] in passage.lexicon.words["striving"]:
        return not any(phrase.touched for phrase in view.subjects)  # "both wars were fought by Chad"
    if frame.words[0] not in passage.lexicon.words["striving"] or view.objects or view.complement is None:
        return False
    lower = passage.clauses.verb(view.complement)
    against = any(filler.prep in {"with", "against"} for filler in view.obliques)
    return lower is not None and lower.infinitive and not against


def _makes_easier(frame: Frame, view: RoleView) -> bool:
    """Whether what is helped is an act and nobody who is named: "helped inspire the young", "help the girls enter the country"."""
    if frame.words != ("help",) or view.complement is None:
        return False
    return not any(filler.phrase.touched or filler.phrase.pronoun for filler in view.objects[:1])
