"""Clauses that tell what somebody denies, what nothing speaks for, what is only claimed or guessed, or what did not quite come about."""

from typing import Final

from timeline.clauses.groups import VerbGroup
from timeline.clauses.phrases import NounPhrase
from timeline.clauses.roles import Clauses
from timeline.lexicons.clauses import word_classes


def is_denied(clauses: Clauses, place: int) -> bool:
    """ "denied that its forces had shelled": the content clause of a verb of denying."""
    above = clauses.governor(place)
    group = clauses.verb(above) if above is not None else None
    own = clauses.verb(place)
    if above is not None and group is not None and own is not None and own.last - own.first == 1 and group.perfect:
        joint = clauses.chunks[place - 1]
        if clauses.mark(place - 1, "conj") and clauses.units[joint.first].lower == "or":
            return is_denied(clauses, above)  # "denied it had crossed the border or fired on a post"
    if above is None or group is None or "deny" not in clauses.kinds(group) or group.negated:
        return False
    named = clauses.noun(above + 1)
    if named is not None and clauses.mark(above + 2, "sub", "rel") and _is_done_to(clauses, place, named):
        return False  # "rejected the ultimatum that Chad had issued": it was issued
    return any(clauses.mark(at, "sub", "rel") or clauses.noun(at) for at in range(above + 1, above + 3)) and not any(
        clauses.mark(at, "conj", "comma") for at in range(above + 1, place)
    )


def _is_done_to(clauses: Clauses, place: int, named: NounPhrase) -> bool:
    """Whether a relative clause tells what was done to a noun, which so there is, and not what the noun says."""
    return any(filler.phrase.first == named.first for filler in clauses.view(place).objects)


def is_unproven(clauses: Clauses, place: int) -> bool:
    """Whether a clause tells what nothing speaks for: "no evidence that Chad attacked", "no sign that it will"."""
    for at in range(place - 2, max(0, place - 6), -1):
        if clauses.mark(at, "sub"):
            noun = clauses.noun(at - 1)
            return noun is not None and word_classes().has("proof", noun.head) and _is_none(clauses, noun)
    return False


def is_claimed(clauses: Clauses, place: int) -> bool:
    """Whether a clause tells what somebody else claims: "rejects the allegation, made by Chad in May, that it delivers arms"."""
    if not clauses.mark(place - 2, "sub") or clauses.units[clauses.chunks[place - 2].first].lower != "that":
        return False
    behind = clauses.noun(place + 1)
    if (behind is None or behind.prep) and clauses.told_of(place):
        return False  # "a charge that Chad rejected"
    for at in range(place - 3, max(-1, place - 11), -1):
        noun, group = clauses.noun(at), clauses.verb(at)
        if noun is not None and word_classes().has("claimed", noun.head):
            told = clauses.view(place).objects[:1]  # "a charge that Chad rejected": no clause of what is charged
            return not told or told[0].phrase.first != noun.first
        if (group is not None and group.finite) or clauses.mark(at, "stop"):
            return False
    return False


def _is_none(clauses: Clauses, noun: NounPhrase) -> bool:
    """Whether a phrase says that there is none: "no evidence"."""
    return noun.negated or clauses.units[noun.first].lower in {"no", "little"}


def is_weighed(clauses: Clauses, above: int, place: int) -> bool:
    """Whether an infinitive is only called something ("it would be a mistake for Chad to leave") or wanted ("is under pressure to leave")."""
    called = clauses.noun(above + 1)
    if called is not None and called.prep == "under":
        return called.head == "pressure"
    first = clauses.subjects(above)[:1]
    return called is not None and not called.prep and above + 1 < place and bool(first) and first[0].pronoun == "it"


def is_of_request(clauses: Clauses, place: int) -> bool:
    """Whether an infinitive only says what is asked for or planned: "a request to station troops"."""
    noun = clauses.noun(place - 1)
    return noun is not None and not noun.prep and word_classes().has("asked_for", noun.head)


def is_asked_for(clauses: Clauses, place: int) -> bool:
    """Whether a verb only says what a noun asks for: "Chad's demand that Niger withdraw"."""
    noun = clauses.noun(place - 3)
    if noun is not None and noun.prep in {"by", "from", "of"}:
        noun = clauses.noun(place - 4)
    return clauses.mark(place - 2, "sub") and noun is not None and word_classes().has("asked_for", noun.head)


def is_no(clauses: Clauses, phrase: NounPhrase) -> bool:
    """Whether an object is none: "sent no troops"; not "a no-fly zone" without its article."""
    behind = clauses.units[phrase.first + 1 : phrase.first + 2]
    return clauses.units[phrase.first].lower in {"no", "neither"} and not (behind and behind[0].kind == "hyphen")


def is_nobody(clauses: Clauses, phrase: NounPhrase) -> bool:
    """Whether a subject is that of nobody: "no official", "nobody", "no one"."""
    return phrase.negated or phrase.head in _NOBODY or clauses.units[phrase.first].lower == "no"


def is_no_one(clauses: Clauses, phrase: NounPhrase) -> bool:
    """Whether an object is nobody at all: "dismissed no one", "attacked nobody"."""
    units = clauses.units[phrase.first : phrase.last]
    return phrase.head in _NOBODY or " ".join(unit.lower for unit in units) == "no one"


_NOBODY: Final = frozenset({"nobody", "none"})


def is_disbelieved(clauses: Clauses, place: int) -> bool:
    """Whether it is what nobody says or believes ("Nobody thinks that Chad will withdraw"), not what has ended or followed it: "no president
    spoke to them until Chad met Niger"."""
    if _FEW in {unit.lower for unit in clauses.units} and _few_believe(clauses, place):
        return True
    above, group = clauses.governor(place), clauses.verb(place)
    if above is not None and group is not None and group.infinitive:
        above = clauses.governor(above)  # "doubt that Chad would go so far as to invade"
    upper = clauses.verb(above) if above is not None else None
    if above is None or upper is None:
        return False
    if _DOUBTED in upper.lemmas and not upper.negated:  # not "doubted the report and bombed Chad"
        return not any(clauses.mark(at, "conj", "comma") for at in range(above + 1, place))
    if not any(is_nobody(clauses, phrase) for phrase in clauses.subjects(above)):
        return False
    opening = next((at for at in range(place - 1, above, -1) if clauses.mark(at, "sub")), None)
    word = clauses.units[clauses.chunks[opening].first].lower if opening is not None else ""
    return not word_classes().has("circumstances", word)


def _few_believe(clauses: Clauses, place: int) -> bool:
    """Whether next to nobody thinks so: "few in Kyiv believe that Chad would dare to attack"; not "a few believe"."""
    for at in range(place - 1, max(-1, place - _NEAR), -1):
        noun = clauses.noun(at)
        if noun is not None and clauses.units[noun.first].lower == _FEW:
            between = (clauses.verb(one) for one in range(at + 1, place))
            thinking = any(one is not None and word_classes().has_any("guessing", one.lemmas) for one in between)
            return thinking or word_classes().has("guessing", noun.head)
    return False


_FEW: Final = "few"
_FEARED: Final = "fear"
_NEAR: Final = 8
"""Chunks before a verb among which it stands who believes it."""
_DOUBTED: Final = "doubt"


def is_guessed(clauses: Clauses, place: int) -> bool:
    """Whether it is what a writer or an expert only thinks: "I think Chad could attack", "analysts expect that it will"; not "I can announce
    that it will"."""
    above = clauses.governor(place)
    guessers = word_classes().lists["forecasters"]
    feared = clauses.verb(above) if above is not None else None
    if feared is not None and _FEARED in feared.lemmas:
        return True
    if above is None or not any(p.pronoun == "i" or p.head in guessers for p in clauses.subjects(above)):
        return False
    upper = clauses.verb(above)
    if upper is None:
        return False
    experts = any(p.head in guessers for p in clauses.subjects(above))
    foretold = experts and word_classes().has_any("foretelling", upper.lemmas)
    return foretold or word_classes().has_any("guessing", upper.lemmas)


def is_forestalled(clauses: Clauses, place: int) -> bool:
    """Whether something was done "before" this could be: "the mines were found before they could be laid"."""
    for at in range(place - 1, max(-1, place - 4), -1):
        if not clauses.noun(at):
            return clauses.mark(at, "sub") and clauses.units[clauses.chunks[at].first].lower == "before"
    return False


def is_nearly(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether it did not quite come about: "nearly went to war"; not "almost certainly attacked"."""
    units, first = clauses.units, group.first
    for at in range(max(0, first - 1), min(group.last, len(units) - 1)):
        if units[at].kind == "adv" and units[at].lower in _NEARLY:
            return units[at + 1].kind not in {"adv", "num", "time"}
    return False


_NEARLY: Final = frozenset({"nearly", "almost"})


def is_last(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether a negated verb tells when something was done last: "had not met since May"."""
    return group.perfect and any(unit.lower == "since" for unit in clauses.units[group.last : group.last + 5])
