"""How an event noun stands: told, planned, denied or only supposed."""

from typing import Final

from timeline.clauses.roles import Clauses
from timeline.events.modality import Standing
from timeline.lexicons.clauses import word_classes
from timeline.lexicons.events import EventLexicon
from timeline.terms import Modality


def noun_standing(lexicon: EventLexicon, clauses: Clauses, place: int) -> Standing:
    """How an event noun stands: by its adjectives and by the noun or verb that it hangs on."""
    phrase = clauses.noun(place)
    assert phrase is not None
    words = lexicon.words
    around = set(phrase.words)
    if phrase.negated:
        return Standing(Modality.DENIED)
    if around & words["doubtful"] or clauses.units[phrase.first].lower in {"any", "whatever"}:
        return Standing(Modality.CONDITIONAL, told=False)
    if phrase.head in words["striving"] and clauses.right_of(place, of_noun=True)[2] is not None:
        return Standing(Modality.CONDITIONAL, told=False)  # "in a battle with Chad to win over voters"
    before = clauses.noun(place - 1)
    # "duties on imports from Chad", "curbs on the travel of its envoys"
    curbed = phrase.prep == "on" and before is not None and before.head in words["curbs"]
    head = before.head if phrase.prep and before is not None else ""
    if curbed or head in words["feared"] or head in words["called"]:
        return Standing(Modality.CONDITIONAL, told=False)
    if _is_declared_over(clauses, place):
        return Standing(Modality.HAPPENED, told=False)
    if _is_imagined(lexicon, clauses, place) or (phrase.prep in _MATTER and _is_disputed(lexicon, clauses, place)):
        return Standing(Modality.CONDITIONAL, told=False)
    outlook = _outlook(lexicon, clauses, place)
    if outlook is Modality.CONDITIONAL:
        return Standing(outlook, told=False)
    if (
        outlook is Modality.PLANNED
        or around & words["future"]
        or phrase.prep in {"before", "until", "till"}
        or _ahead_of(clauses, place)
    ):
        return Standing(Modality.PLANNED)
    return Standing(Modality.HAPPENED)


def _is_imagined(lexicon: EventLexicon, clauses: Clauses, place: int) -> bool:
    """Whether a noun is the subject of what it would do, or has not come about: "a war between Chad and Niger would ruin both", "looms"."""
    at = clauses.verb_after(place)
    group = clauses.verb(at) if at is not None else None
    if at is None or group is None:
        return False
    looms = not lexicon.words["looming"].isdisjoint(group.lemmas)
    supposed = group.modal.lower() in {"would", "could", "might"} and not group.passive
    if not looms and (not supposed or not lexicon.words["happening"].isdisjoint(group.lemmas)):
        return False
    first = clauses.chunks[place].first
    return any(s.first == first for s in clauses.subjects(at))


def _is_declared_over(clauses: Clauses, place: int) -> bool:
    """Whether a noun is what somebody says is past: "declared the war with Chad over", "called the talks at an end"."""
    group = clauses.verb(place - 1)
    if group is None or not word_classes().has_any("declaring", group.lemmas):
        return False
    behind = clauses.units[group.last : group.last + _DECLARED]
    ends = (n for n, unit in enumerate(behind) if word_classes().has("past_now", unit.lower))
    return any(n + 1 >= len(behind) or behind[n + 1].kind not in _OBJECT for n in ends)


_DECLARED: Final = 9
"""Units behind a verb of declaring among which it is said what is past."""
_OBJECT: Final = frozenset({"det", "actor", "poss", "word", "num"})
"""Kinds of words before which "over" is a preposition."""


def _outlook(lexicon: EventLexicon, clauses: Clauses, place: int) -> Modality:
    """What is said of a noun by the predicate of its clause: "a treaty is overdue" (CONDITIONAL), "is near" (PLANNED)."""
    at = clauses.verb_after(place)
    group = clauses.verb(at) if at is not None else None
    if at is None or group is None or _LINKING.isdisjoint(group.lemmas):
        return Modality.HAPPENED
    first = clauses.chunks[place].first
    if not any(subject.first == first for subject in clauses.subjects(at)):
        return Modality.HAPPENED
    said = [unit.lower for unit in clauses.units[group.last : group.last + _PREDICATE]]
    while said and said[0] in _DEGREES:
        said.pop(0)
    words = lexicon.words
    if len(said) > 1 and said[0] in _INTO and not words["unsettled_states"].isdisjoint(said[1:4]):
        return Modality.CONDITIONAL
    if not said or (len(said) > 1 and said[1] not in _BEHIND and said[1].isalpha()):
        return Modality.HAPPENED  # "was close to the border", "was unlikely to be the last"
    if said[0] in words["unsettled"]:
        return Modality.CONDITIONAL
    return Modality.PLANNED if said[0] in words["near"] else Modality.HAPPENED


_LINKING: Final = frozenset({"be", "remain", "seem", "look", "appear", "become", "stay"})
_PREDICATE: Final = 7
"""Words behind a verb that hold what it says of its subject."""
_DEGREES: Final = frozenset(
    "not n't still now also very all but as so too more most only yet long highly increasingly far no longer to be".split()
)
_INTO: Final = frozenset({"in", "on", "under", "out", "within", "at", "up", "beyond"})
"""What begins a state in which something is: "on hold", "out of reach"."""
_BEHIND: Final = frozenset(
    "in by before for this next until after now and but if unless soon within because since as while at".split()
)
"""What may follow an adjective that is the whole of a predicate."""
_MATTER: Final = frozenset({"over", "about"})


def _is_disputed(lexicon: EventLexicon, clauses: Clauses, place: int) -> bool:
    """Whether a noun is what somebody disagrees about, and so not done: "differed over the withdrawal of its troops"."""
    at = clauses.verb_before(place)
    group = clauses.verb(at) if at is not None else None
    return group is not None and not lexicon.words["disputing"].isdisjoint(group.lemmas)


def _ahead_of(clauses: Clauses, place: int) -> bool:
    first = clauses.chunks[place].first
    around = [unit.lower for unit in clauses.units[max(0, first - 1) : first + 2]]
    return "ahead" in [unit.lower for unit in clauses.units[max(0, first - 2) : first + 1]] and "of" in around
