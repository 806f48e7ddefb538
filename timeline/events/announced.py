"""What becomes of an act that who is to do it announces: a threat, a promise or a refusal that has been uttered; and acts that are stopped."""

from dataclasses import replace
from typing import Final

from timeline.amount_forms import currency_nouns
from timeline.clauses.groups import VerbGroup
from timeline.clauses.units import CURRENCIES
from timeline.events.content import attribution, under_condition
from timeline.events.memory import codes_of
from timeline.events.modality import Standing, verb_standing
from timeline.events.outcomes import outcome
from timeline.events.passage import FORCE, Coding, Passage
from timeline.events.role_filling import gather
from timeline.events.sides import Sides, arranged
from timeline.lexicons.clauses import word_classes
from timeline.lexicons.events import Frame
from timeline.terms import SYMMETRIC, EventType, Modality

_ANNOUNCING: Final = frozenset(
    {"will", "would", "shall", "ll", "'ll", "’ll", "'d", "’d", "won't", "won’t", "wouldn't", "wouldn’t"}
)


_OFFERED: Final = frozenset({EventType.AID, EventType.RETREAT, EventType.CONCEDE, EventType.COOPERATE})
"""Who announces these of itself promises them."""


_FORMAL: Final = frozenset({"050", "051", "052", "054", "057"})
"""Relations, backing, recognition and signatures, which are promised too."""


_REFUSED: Final = _OFFERED | {EventType.AGREE, EventType.SUPPORT, EventType.CONSULT}
"""Who says of itself that it will not do these refuses them."""


_KEPT: Final = frozenset({EventType.RETREAT, EventType.CONCEDE, EventType.AID})
"""Who will not do these refuses them, whoever says so: "will not free the sailors"."""


_SANCTIONED: Final = frozenset({EventType.PROTEST, EventType.ACCUSE})
"""Who announces these on a condition threatens: "will take Chad to court unless"."""


_WILL: Final = frozenset({"will", "won't", "won’t", "shall"})
_WOULD: Final = _WILL | {"would", "wouldn't", "wouldn’t"}
"""The same as told of a time gone by, on no condition: "would not bow to Chad's demands"."""


def announced(passage: Passage, frame: Frame, coding: Coding, group: VerbGroup) -> Coding:
    """ "said that it would attack" is a threat that has been uttered, "said it would send grain" a promise, "said it would not" a refusal."""
    modality = coding.standing.modality
    coding = _with_whom_told(passage, frame, coding)
    if group.tag == "ing" and not group.finite and not group.preposition:
        return _stopped(passage, frame, coding)
    firm = group.modal.lower() in (_WOULD if modality is Modality.DENIED else _WILL)
    refuses = group.negated and firm and frame.type in _KEPT and not group.passive
    if modality is Modality.HAPPENED or not (refuses or _says_of_itself(passage, coding.place, coding.sides)):
        return coding
    if not group.negated and _is_done_by_word(passage, frame, coding.place):
        return replace(coding, standing=Standing(Modality.HAPPENED))
    kind = ""
    offered = frame.type is EventType.MOBILIZE and _is_offered(passage, coding.place, group.last)
    if group.negated and frame.type in _REFUSED:
        kind = "refuse"
    elif not group.negated and (frame.type in FORCE or (frame.type in _SANCTIONED and "unless" in passage.words)):
        kind = "promise" if offered else "threaten"
    elif group.negated and frame.type is EventType.REJECT and not frame.negated and not frame.governs:
        kind = "promise"  # "said it would no longer block Chad's entry"
    elif not group.negated and (frame.type in _OFFERED or frame.cameo in _FORMAL):
        kind = "threaten" if "unless" in passage.words else "promise"  # "will withdraw its force unless"
    if not kind:
        return coding
    if offered and not coding.sides.recipients:
        return coding  # "would send a ship there if asked"
    if kind == "refuse" and set(coding.sides.actors) == set(coding.sides.recipients):
        coding = replace(
            coding, sides=Sides(coding.sides.actors, ())
        )  # "both said they would not recognise the result"
    said = attribution(passage, coding.place)
    passage.consumed |= {said} if said is not None else set()  # "would strike unless Chad yields, its minister warned"
    if kind == "threaten" and not coding.sides.recipients:  # "said it would hit back if Chad attacked"
        meant = under_condition(passage, coding.place) or passage.memory.facing(
            coding.sides.actors, passage.memory.opposed
        )
        coding = replace(coding, sides=arranged(frame, coding.sides.actors, meant))
    code = outcome(passage.lexicon, kind, frame.cameo, frame.type) or coding.code
    standing = Standing(Modality.HAPPENED)
    return replace(coding, code=code, rule_id=f"{frame.id}+{kind}", standing=standing, confidence=0.75)


def _is_offered(passage: Passage, place: int, at: int) -> bool:
    """Whether forces will be moved if that is asked for, or to help, which threatens nobody: "would station a brigade in Chad if asked", "would
    send troops to Chad to train its army"."""
    below = passage.clauses.view(place).complement
    aim = passage.clauses.verb(below) if below is not None else None
    words = passage.lexicon.words
    helps = aim is not None and aim.infinitive and not words["serving"].isdisjoint(aim.lemmas)
    if helps and words["marching"].isdisjoint(passage.words):
        return True
    if "if" not in passage.words:
        return False
    asked, units = passage.lexicon.words["requested"], passage.clauses.units
    opens = next((n for n in range(at, len(units)) if units[n].lower == "if"), len(units))
    return any(unit.lower in asked for unit in units[opens + 1 : opens + _CONDITION])


_CONDITION: Final = 6
"""Units behind "if" among which it is told that something is asked for."""


def _with_whom_told(passage: Passage, frame: Frame, coding: Coding) -> Coding:
    """Two who say what they will do do it to whom they say it, not to each other: "Chad and Mali told Niger that they would sell it grain"."""
    if frame.type not in SYMMETRIC or coding.standing.modality is Modality.HAPPENED or not coding.sides.recipients:
        return coding
    above = passage.clauses.governor(coding.place)
    upper = passage.clauses.verb(above) if above is not None else None
    if above is None or upper is None or upper.passive or "say" not in passage.clauses.kinds(upper):
        return coding
    speakers = passage.speakers(above)
    told = gather([f.phrase for f in passage.clauses.view(above).objects], passage.memory, acting=False)
    if not told or Sides(speakers, ()).codes != coding.sides.codes or Sides(told, ()).codes & coding.sides.codes:
        return coding
    return replace(coding, sides=Sides(speakers, told))


_BY_WORD: Final = frozenset({"161", "166"})
"""Codes of what is done by saying so: envoys are expelled and recalled, and relations cut, on the day on which that is announced."""


def _is_done_by_word(passage: Passage, frame: Frame, place: int) -> bool:
    """Whether who says that it will do something has done it, unless that depends on something: also who names a sum that it will give."""
    if frame.type is EventType.THREATEN:
        return True  # "said it would strike back"
    if not passage.words.isdisjoint(_DEPENDING):
        return False
    return frame.cameo in _BY_WORD or (frame.type is EventType.AID and _names_sum(passage, place))


def _names_sum(passage: Passage, place: int) -> bool:
    """Whether an object of the verb at `place` is money that is counted."""
    for phrase in (filler.phrase for filler in passage.clauses.view(place).objects):
        units = passage.clauses.units[phrase.first : phrase.last]
        if any(unit.lower[:1] in CURRENCIES or unit.lower in currency_nouns() for unit in units):
            return any(unit.kind == "num" for unit in units)
    return False


_DEPENDING: Final = frozenset({"if", "unless", "until", "threatened", "warned", "may", "might", "could"})


def _stopped(passage: Passage, frame: Frame, coding: Coding) -> Coding:
    """ "stopped supplying", "ceased cooperating": what the end of the act is, as that of a noun under the same verbs."""
    clauses = passage.clauses
    above, code = clauses.governor(coding.place), outcome(passage.lexicon, "ending", frame.cameo, frame.type)
    upper = clauses.verb(above) if above is not None else None
    if (
        above is None
        or code is None
        or upper is None
        or upper.negated
        or not word_classes().has_any("discontinuing", upper.lemmas)
    ):
        return coding
    standing = verb_standing(clauses, above)
    return replace(coding, code=code, rule_id=f"{frame.id}+ending", standing=standing) if standing.told else coding


def _says_of_itself(passage: Passage, place: int, sides: Sides) -> bool:
    """Whether who acts says so: "said that it would attack"."""
    clauses = passage.clauses
    group, above = clauses.verb(place), clauses.governor(place)
    if group is None or not _is_announced(group):
        return False
    upper = clauses.verb(above) if above is not None else None
    if above is not None and upper is not None and upper.modal == group.modal and clauses.mark(place - 1, "conj"):
        above = clauses.governor(above)  # "said it would attack them and would respond within days"
        upper = clauses.verb(above) if above is not None else None
    if above is None and _is_first_person(passage, sides):
        return True  # "we will respond with measures of our own"
    if upper is None or "say" not in clauses.kinds(
        upper
    ):  # it may stand behind: "if Chad yields, Niger will leave, its minister said"
        above = attribution(passage, place)
    if above is None:
        return False
    speakers = {code for actor in passage.speakers(above) for code in codes_of(actor)}
    if above > place and any(phrase.owner_pronoun == "its" for phrase in clauses.subjects(above)):
        return True  # "Chad may expel envoys if the raids go on, its minister said"
    return bool(speakers) and speakers == {code for actor in sides.actors for code in codes_of(actor)}


def _is_first_person(passage: Passage, sides: Sides) -> bool:
    """Whether those who act are who speaks in the first person, or whose own statement the article is."""
    own = {code for actor in passage.memory.writer for code in codes_of(actor)}
    return bool(sides.actors) and all(
        actor.rule_id.startswith("voice.") or own.issuperset(codes_of(actor)) for actor in sides.actors
    )


def _is_announced(group: VerbGroup) -> bool:
    """Whether a modal verb announces: "will"; of what who speaks may do himself "could" and "may" too: "said it may expel envoys"."""
    modal = group.modal.lower()
    if modal in _ANNOUNCING:
        return True
    return modal in {"could", "may", "might"} and (group.tag == "base" and not group.perfect)
