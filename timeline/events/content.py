"""The clause that says what is said: behind "that", in front, or on both sides of who says it."""

from typing import Final

from timeline.events.passage import Passage
from timeline.events.sides import Actors
from timeline.lexicons.clauses import word_classes


def content_clause(passage: Passage, place: int) -> int | None:
    """The verb of the clause with "that" behind a verb, or of one right behind a verb of saying ("said Iran had attacked")."""
    clauses, after = passage.clauses, place + 1
    group = clauses.verb(place)
    while clauses.noun(after) is not None and after - place < 5:
        after += 1
        follows = clauses.verb(after)
        if group is not None and follows is not None and follows.finite:
            return after if "say" in clauses.kinds(group) else None
    after = min(after, place + 3)
    if not clauses.mark(after, "sub", "rel"):
        return None
    if word_classes().has("circumstances", clauses.units[clauses.chunks[after].first].lower):
        return None  # "vowed revenge after jets had struck"
    asked = _asked_to_be_done(passage, after)
    if asked is not None:
        return asked
    found = clauses.verb_after(after)
    # "demanded that they pull out and said": of a clause whose verb is not known the next verb is not
    if found is None or clauses.mark(found - 1, "conj"):
        return None
    return None if any(clauses.mark(at, "stop") for at in range(after, found)) else found  # nor one behind a ";"


def _asked_to_be_done(passage: Passage, after: int) -> int | None:
    """The participle of what is wanted in the passive, which has no finite verb: "demanded that the sailors be freed"."""
    clauses, at = passage.clauses, after + 1
    while clauses.noun(at) is not None and at - after < _SUBJECT:
        at += 1
    group = clauses.verb(at)
    is_wanted = group is not None and group.passive and clauses.units[group.first].lower == "be"
    return at if is_wanted and at > after + 1 else None


_SUBJECT: Final = 4
"""Noun phrases of which a subject may be made up."""


def fronted_clause(passage: Passage, place: int) -> int | None:
    """The verb of what is said in front: "Israel must halt all building, the president said"."""
    clauses, subjects = passage.clauses, passage.clauses.subjects(place)
    group, behind = clauses.verb(place), clauses.noun(place + 1)
    if group is None or not group.finite or not subjects:
        return None
    said_by = clauses.is_said_by(place)
    if behind is not None and not behind.prep and "tell" not in group.lemmas and not said_by:
        return None  # it has an object of its own
    first = (
        place if said_by else next((n for n, chunk in enumerate(clauses.chunks) if chunk.first == subjects[0].first), 0)
    )
    if not clauses.mark(first - 1, "comma", "quote") or any(clauses.mark(at, "stop") for at in range(first)):
        return None
    for at in range(behind_condition(passage, first), first - 1):
        if clauses.mark(at, "sub", "rel") and at > 0:
            return _behind_relative(passage, at, first)
        upper = clauses.verb(at)
        if upper is not None and upper.finite:
            return at
    return _resumed(passage, place)


def _behind_relative(passage: Passage, rel: int, end: int) -> int | None:
    """The verb of what is said behind a relative clause of its subject: "the town that Chad shelled must be rebuilt, Niger said"."""
    clauses = passage.clauses
    first, told = clauses.noun(0) or clauses.noun(1), clauses.verb_after(rel)
    if first is None or told is None or not clauses.mark(rel, "rel"):
        return None
    for at in range(told + 1, end - 1):
        group = clauses.verb(at)
        if clauses.mark(at, "sub"):
            return None
        if group is not None and group.finite and any(one.first == first.first for one in clauses.subjects(at)):
            return at
    return None


def behind_condition(passage: Passage, end: int) -> int:
    """Where the main clause begins when a condition stands in front: "If Chad yields, we will leave", he said."""
    clauses, first = passage.clauses, int(passage.clauses.mark(0, "quote"))
    if not (clauses.mark(first, "sub") and clauses.units[clauses.chunks[first].first].lower in _CONDITIONS):
        return 0
    return next((at + 1 for at in range(first, end) if clauses.mark(at, "comma")), 0)


_CONDITIONS: Final = frozenset({"if", "unless", "until", "once", "should", "were"})


def _resumed(passage: Passage, place: int) -> int | None:
    """The verb of what is said around who says it: "Chad," the minister said, "must withdraw"."""
    clauses, at = passage.clauses, place + 1
    while clauses.noun(at) is not None:
        at += 1
    if not clauses.mark(at, "comma"):
        return None
    while clauses.mark(at, "comma", "quote"):
        at += 1
    group, subjects = clauses.verb(at), clauses.subjects(at)
    if group is None or not group.finite or not subjects or not subjects[0].touched:
        return None
    return at if subjects[0].first < clauses.chunks[place].first else None


def attribution(passage: Passage, place: int) -> int | None:
    """The verb of saying behind what is said: "Chad will close the border if Niger does not yield, its minister said"."""
    if passage.attributions is None:
        passage.attributions = _attributions(passage)
    return passage.attributions.get(place)


def _attributions(passage: Passage) -> dict[int, int]:
    """The verb of saying behind each clause that has one. Found once a statement: a hostile one has a hundred of each."""
    clauses = passage.clauses
    found: dict[int, int] = {}
    for at in range(len(clauses.chunks)):
        group = clauses.verb(at)
        if group is None or not group.finite or "say" not in clauses.kinds(group):
            continue
        said = fronted_clause(passage, at)
        if said is not None and said < at:
            found.setdefault(said, at)
    return found


def under_condition(passage: Passage, at: int) -> Actors:
    """Who a threat is meant for by its condition: "threatened to strike unless Iran stopped"."""
    clauses = passage.clauses
    for place in range(at + 1, min(len(clauses.chunks), at + 10)):
        subject = clauses.noun(place + 1)
        if clauses.mark(place, "sub") and clauses.units[clauses.chunks[place].first].lower in {"unless", "if", "until"}:
            return (subject.touched or passage.memory.of(subject)) if subject is not None else ()
    opens, first = behind_condition(passage, at), clauses.noun(1) or clauses.noun(2)
    return passage.memory.of(first) if opens and first is not None else ()  # "if Chad stays, Niger will strike"
