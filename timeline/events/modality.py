"""Whether an event took place: modal verbs, negation, conditions, and the verbs that govern it."""

from typing import Final

from timeline.clauses.groups import VerbGroup
from timeline.clauses.roles import Clauses
from timeline.clauses.row import HEADLINE
from timeline.events.conditions import UNMET, condition_of
from timeline.events.denial import (
    is_asked_for,
    is_claimed,
    is_denied,
    is_disbelieved,
    is_forestalled,
    is_guessed,
    is_last,
    is_nearly,
    is_no,
    is_no_one,
    is_nobody,
    is_of_request,
    is_unproven,
    is_weighed,
)
from timeline.events.means import is_said_aside, tells_means
from timeline.events.raising import raised
from timeline.lexicons.clauses import word_classes
from timeline.terms import Modality

_FUTURE: Final = frozenset({"will", "shall", "ll", "'ll", "’ll", "won't", "won’t"})
_POSSIBLE: Final = frozenset(
    {"could", "may", "might", "would", "should", "must", "can", "'d", "’d", "shouldn't", "wouldn't", "couldn't"}
)
_UNREAL: Final = frozenset(
    {"could", "would", "should", "'d", "’d", "couldn't", "couldn’t", "wouldn't", "wouldn’t", "shouldn't", "shouldn’t"}
)
"""With "have" these tell what did not come about: "could have sold arms"; "may have attacked" is what perhaps did."""
_OPINED: Final = frozenset({"should", "must", "can", "shouldn't", "shouldn’t"})
"""What ought to be done, or is in somebody's power, has not been announced by anybody: "Chad should press Niger"."""
_BIDDING: Final = frozenset({"do", "don't", "don’t"})
_CONTRARY: Final = _UNREAL - frozenset({"could", "couldn't", "couldn’t"})
"""With "not" and "have" these deny nothing: "would never have attacked"."""
_DONE: Final = frozenset({"after", "by", "since", "in", "following", "of", "for", "upon", "on", ""})
"""Prepositions before an -ing form that tells what has been done: "condemned Israel for attacking"."""
_JUDGED: Final = _DONE | {"over", "about"}
"""Those behind a verb that judges: "congratulated Chad on lifting the ban"."""


class Standing:
    """The modality, and whether the words are an event at all (`told`): not what was merely talked of, feared or tried.

    `attempted`: it was tried, which for an act of force is enough.
    """

    __slots__ = ("attempted", "modality", "told")

    def __init__(self, modality: Modality, told: bool = True, attempted: bool = False) -> None:
        self.modality, self.told, self.attempted = modality, told, attempted


def verb_standing(clauses: Clauses, place: int) -> Standing:
    """How a verb group stands: by its own auxiliaries and by the verbs above it."""
    group = clauses.verb(place)
    assert group is not None
    if group.negated:
        guessed = group.finite and bool(group.modal) and is_guessed(clauses, place)
        return Standing(Modality.CONDITIONAL, told=False) if guessed else _negated(clauses, place, group)
    subjects = clauses.subjects(place) if group.finite else ()
    if (
        group.first == bid(clauses)
        and group.last == group.first + 1
        and clauses.units[group.first].lower in group.lemmas
    ):
        return Standing(Modality.CONDITIONAL, told=False)
    if group.passive and not group.finite and _is_any(clauses, place):
        return Standing(Modality.CONDITIONAL, told=False)
    if any(is_nobody(clauses, phrase) for phrase in subjects):  # "no official has accused"
        return Standing(Modality.DENIED, told=False)
    if is_nearly(clauses, group):
        return Standing(Modality.CONDITIONAL, told=False)
    objects = clauses.view(place).objects
    if objects and is_no(clauses, objects[0].phrase):
        return Standing(Modality.DENIED)  # "sent no troops"
    behind = clauses.noun(place + 1)
    if behind is not None and is_no_one(clauses, behind):
        return Standing(Modality.DENIED, told=False)  # "attacked no one in Chad"
    condition = condition_of(clauses, place)
    if condition:
        past = clauses.units[group.first].lower == "had"  # "if Chad had attacked": it has not
        contrary = (
            past or _is_contrary(clauses, place, group) or (condition == "if" and _is_imaginary(clauses, place, group))
        )
        return Standing(Modality.CONDITIONAL, told=condition not in UNMET and not contrary)
    if group.tag == "base" and is_asked_for(clauses, place):
        return Standing(Modality.CONDITIONAL, told=False)
    if group.infinitive and clauses.decider(place) is not None and clauses.verb_before(place) is None:
        return Standing(Modality.HAPPENED)  # not "praised Chad's decision to leave"
    if group.infinitive and place < HEADLINE and clauses.is_headline(place) and not clauses.is_record(place):
        return Standing(Modality.PLANNED)  # "Chad to free sailors"
    if (group.finite and is_disbelieved(clauses, place)) or (group.infinitive and _is_thought(clauses, place)):
        return Standing(Modality.CONDITIONAL, told=False)
    if group.finite and is_denied(clauses, place):
        return Standing(Modality.DENIED)
    if group.finite and (is_unproven(clauses, place) or is_claimed(clauses, place)):
        return Standing(Modality.DENIED, told=False)
    modal = group.modal.lower()
    if modal in _FUTURE:
        return Standing(Modality.PLANNED, told=not is_guessed(clauses, place))
    if modal in _POSSIBLE and not group.perfect:
        announced = modal in _BACKSHIFTED and is_announced(clauses, place)
        opined = modal in _OPINED or (modal == "could" and is_forestalled(clauses, place)) or is_guessed(clauses, place)
        return Standing(Modality.PLANNED if announced else Modality.CONDITIONAL, told=not opined)
    if modal in _UNREAL:
        return Standing(Modality.CONDITIONAL, told=False)
    if group.infinitive or (group.tag == "ing" and not group.finite):
        standing = _governed(clauses, place)
        said = standing.modality is Modality.PLANNED and is_said_aside(clauses, place)
        return Standing(Modality.HAPPENED) if said else standing
    return Standing(Modality.HAPPENED)


def _is_thought(clauses: Clauses, place: int) -> bool:
    """Whether an infinitive is what nobody believes, or an expert only expects: "analysts expect Chad to turn to Niger"."""
    return is_disbelieved(clauses, place) or is_guessed(clauses, place)


def _is_any(clauses: Clauses, place: int) -> bool:
    """Whether a participle tells of what there may be: "any deal struck with Chad must be ratified"."""
    told = clauses.subjects(place)
    return bool(told) and clauses.units[told[0].first].lower in {"any", "whatever"}


def bid(clauses: Clauses) -> int | None:
    """The first word of a statement where an object follows it at once, as it does an imperative that is a base form: "Let the inspectors in,
    Chad told Niger"; its unit, else None."""
    units = clauses.units
    first = int(units[0].kind == "quote")
    if first + 1 >= len(units) or (units[first + 1].kind not in _OBJECTS and units[first + 1].lower not in _OURS):
        return None
    return first if units[first].capital else None


_OBJECTS: Final = frozenset({"det", "poss"})
"""Kinds of words that begin the object of an imperative."""
_OURS: Final = frozenset({"our", "my"})


def _negated(clauses: Clauses, place: int, group: VerbGroup) -> Standing:
    """How a verb stands with a "not" of its own: mostly denied."""
    if group.tag == "base" and clauses.units[group.first].lower in _BIDDING and not clauses.subjects(place):
        return Standing(Modality.DENIED, told=False)  # "Don't attack Chad!"
    if group.tag == "participle" and not group.finite:
        return Standing(Modality.DENIED, told=False)  # "villages never attacked by Chad prospered"
    guessed = group.modal.lower() in _POSSIBLE and _is_only_thought(clauses, place)
    return Standing(
        Modality.DENIED, told=not (guessed or _is_contrary(clauses, place, group) or is_last(clauses, group))
    )


def _is_only_thought(clauses: Clauses, place: int) -> bool:
    """Whether somebody only may think so: "Niger may calculate that Chad would not attack"."""
    above = clauses.governor(place)
    upper = clauses.verb(above) if above is not None else None
    return upper is not None and upper.modal.lower() in _POSSIBLE


def _is_contrary(clauses: Clauses, place: int, group: VerbGroup) -> bool:
    """Whether a verb tells what would be otherwise: "would never have attacked", "if Chad had signed"."""
    if not group.perfect:
        return False
    if group.modal.lower() in _CONTRARY:
        return True
    if group.modal and clauses.units[0].lower in _HYPOTHESES:
        return True  # "had the EU acted, Chad might never have invaded"
    return clauses.units[group.first].lower in {"had", "hadn't", "hadn’t"} and condition_of(clauses, place) == "if"


_HYPOTHESES: Final = frozenset({"had", "if", "were"})


def _is_imaginary(clauses: Clauses, place: int, group: VerbGroup) -> bool:
    """Whether a past behind "if" is only thought of: "if Chad attacked Niger tomorrow, nothing would change"; not where somebody said so."""
    if group.tag != "past":
        return False
    around = clauses.chunks[max(0, place - _AROUND) : place + _AROUND]
    verbs = [chunk for chunk in around if isinstance(chunk, VerbGroup) and chunk.finite]
    would = any(verb.modal.lower() in _BACKSHIFTED and not verb.negated for verb in verbs)
    return would and not any("say" in clauses.kinds(verb) for verb in verbs)


_AROUND: Final = 24
"""Chunks on either side of a condition among which what depends on it stands."""
_BACKSHIFTED: Final = frozenset({"would", "'d", "’d"})


def is_announced(clauses: Clauses, place: int) -> bool:
    """Whether "would" is the "will" of what somebody said: "said they would march on Friday"."""
    above = clauses.governor(place)
    upper = clauses.verb(above) if above is not None else None
    if upper is None or upper.tag != "past" or upper.negated or "say" not in clauses.kinds(upper):
        return False
    return all(unit.lower not in {"if", "unless"} for unit in clauses.units)


def _governed(clauses: Clauses, place: int) -> Standing:
    """An infinitive or -ing form: what the verb above makes of it."""
    place = clauses.first_joined(place)
    group = clauses.verb(place)
    assert group is not None
    if group.infinitive and clauses.is_record(place):
        above = clauses.governor(place)
        return verb_standing(clauses, above) if above is not None else Standing(Modality.HAPPENED)
    if group.tag == "ing" and clauses.is_gerund(place):
        return Standing(Modality.HAPPENED, told=False)
    behind = [unit.lower for unit in clauses.units[max(0, group.first - 2) : group.first]]
    minded = behind[-1:] == ["of"] and word_classes().has("minded", behind[0])
    if behind in _NOT_DONE or minded:
        return Standing(Modality.DENIED, told=False)
    near = _NEAR.get(behind[-1]) if group.tag == "ing" and behind else None
    if near is not None and word_classes().has(near, behind[0]):
        return Standing(Modality.CONDITIONAL, told=False)
    above = clauses.governor(place)
    if above is None:
        return Standing(Modality.PLANNED if group.infinitive else Modality.HAPPENED, told=not group.infinitive)
    upper = clauses.verb(above)
    assert upper is not None
    kinds = clauses.kinds(upper)
    if is_nearly(clauses, upper):
        return Standing(Modality.CONDITIONAL, told=False)  # "nearly went to war"
    if (by_word := raised(clauses, above, place)) is not None:
        return Standing(by_word[0], told=by_word[1] and not condition_of(clauses, above))
    if upper.lemmas == ("be",) and group.infinitive and is_weighed(clauses, above, place):
        return Standing(Modality.CONDITIONAL, told=False)  # "it would be a mistake to threaten Chad"
    if upper.lemmas == ("be",) and group.infinitive:  # "is to visit", "if it were to visit"
        return Standing(Modality.PLANNED, told=not condition_of(clauses, above))
    if "fail" in kinds or ("deny" in kinds and not group.preposition):  # "denied attacking"
        return _undone(clauses, place, above, fails="fail" in kinds)
    if "plan" in kinds:
        return _by_plan(clauses, above, upper)
    if not upper.negated and ("attempt" in kinds or (group.infinitive and clauses.sends_arms(above))):
        return Standing(verb_standing(clauses, above).modality, told=False, attempted=True)
    if kinds & {"mention", "attempt"}:
        return Standing(Modality.CONDITIONAL, told=False)
    between = clauses.noun(place - 1) is not None
    begun, by_means = "phase" in kinds and not (group.infinitive and between), tells_means(clauses, place, upper)
    if begun or by_means or "enable" in kinds or (group.tag == "ing" and not group.preposition):
        standing = verb_standing(clauses, above)
        if by_means and standing.modality is not Modality.HAPPENED:
            return Standing(standing.modality, told=False)  # "will use all means to watch over the truce"
        return Standing(standing.modality, told=standing.told or not ("enable" in kinds and between))
    if group.tag == "ing" and "judge" in kinds:
        sure = group.preposition in _JUDGED and not word_classes().has_any("suspecting", upper.lemmas)
        return Standing(Modality.HAPPENED, told=sure)
    if group.tag == "ing":
        sure = group.preposition in _DONE and not _is_topic(clauses, place, group, kinds)
        return Standing(Modality.HAPPENED, told=sure)
    if kinds & {"say", "control_object", "judge"}:
        return Standing(Modality.CONDITIONAL, told=False)
    return Standing(Modality.PLANNED, told=upper.lemmas not in {("have",), ("be",)} and group.passive)


def _by_plan(clauses: Clauses, above: int, upper: VerbGroup) -> Standing:
    """What somebody plans, or has agreed or is due to do."""
    if verb_standing(clauses, above).modality is Modality.DENIED:
        return Standing(Modality.DENIED)
    given_up = clauses.units[upper.first].lower == "had" and not upper.passive  # "had planned to visit": did not
    settled = upper.passive or word_classes().has_any("settled", upper.lemmas)
    return Standing(Modality.PLANNED, told=settled and not given_up)


def _undone(clauses: Clauses, place: int, above: int, *, fails: bool) -> Standing:
    """What was failed or denied; what a request was for that is turned down is told by that: "rejected a request to station troops"."""
    group, upper = clauses.verb(place), clauses.verb(above)
    assert group is not None and upper is not None
    if fails and (condition_of(clauses, above) or upper.modal.lower() in _POSSIBLE):
        return Standing(Modality.CONDITIONAL, told=False)  # "if they fail to agree", "must stop bombing Chad"
    if fails and upper.tag == "ing" and upper.preposition:
        return Standing(Modality.DENIED, told=False)  # "blamed Chad for failing to stop the rebels": told by the blame
    told = not upper.negated and not (group.infinitive and is_of_request(clauses, place))
    return Standing(Modality.CONDITIONAL if upper.negated else Modality.DENIED, told=told)


def _is_topic(clauses: Clauses, place: int, group: VerbGroup, kinds: frozenset[str]) -> bool:
    """Whether an -ing form only says what a noun before it is about: "a statement on deepening ties", "reports of spying"; not where these
    are denied; or for what somebody is punished: "handed down life terms to two Chadians for smuggling arms"."""
    above = clauses.governor(place) if group.preposition == "for" else None
    if above is not None and any(
        word_classes().has("penalties", filler.phrase.head) for filler in clauses.view(above).objects
    ):
        return True
    before, classes = clauses.noun(place - 1) or clauses.noun(place - 2), word_classes()
    if before is None or group.preposition not in _OF:
        about = clauses.noun(place - 2) if group.preposition == "on" else None
        return about is not None and not about.actors
    return classes.has("projects", before.head) or (classes.has("hearsay", before.head) and "deny" not in kinds)


_OF: Final = frozenset({"for", "of"})
_NOT_DONE: Final = (["instead", "of"], ["rather", "than"], ["capable", "of"], ["incapable", "of"])
_NEAR: Final = {"to": "close", "of": "brinks"}
"""Lists of words that before these and an -ing form say what has not come about yet: "came close to breaking off relations"."""


def undone_standing(clauses: Clauses, place: int) -> Standing:
    """How something stands that is an event because it is not done: "if Chad does not free them" tells of none."""
    group = clauses.verb(place)
    contrary = group is not None and _is_contrary(clauses, place, group)
    return Standing(Modality.HAPPENED, told=not contrary and not condition_of(clauses, place))
