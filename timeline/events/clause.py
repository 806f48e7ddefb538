"""The words of a trigger's own clause, among which its date is looked for, and who says so."""

from collections.abc import Sequence
from typing import Final

from timeline.clauses.groups import VerbGroup
from timeline.clauses.roles import Clauses
from timeline.lexicons.clauses import word_classes
from timeline.lexicons.events import event_lexicon
from timeline.records import DateValue, Statement
from timeline.terms import Precision

_ENDS: Final = ("stop", "sub", "rel", "dash", "open", "close", "quote")


def clause_of(clauses: Clauses, place: int, statement: Statement) -> tuple[int, int]:
    """Start and end of the clause that the chunk at `place` is in."""
    left = place
    while left > 0 and not _parts(clauses, left - 1, backwards=True):
        left -= 1
    right = _own_relative(clauses, place)
    while right + 1 < len(clauses.chunks) and not _parts(clauses, right + 1, backwards=False):
        right += 1
    start = statement.start if left == 0 else clauses.units[clauses.chunks[left].first].start
    end = statement.end
    if right + 1 < len(clauses.chunks):
        end = clauses.units[clauses.chunks[right + 1].first].start
    if left > 0:  # dates are no chunks: one that stands right before the clause's first chunk belongs to it
        start = clauses.units[clauses.chunks[left - 1].last - 1].end
    return start, end


_RELATIVES: Final = frozenset({"that", "which"})


def _own_relative(clauses: Clauses, place: int) -> int:
    """The verb of the clause that tells when and how the act of a noun was done ("the sanctions that Chad had imposed on Friday", "the visit,
    which began on Friday"), or the noun's own place: "the pact that will expire in June" is of another day.
    """
    if clauses.verb(place) is not None:
        return place
    last = place
    while (behind := clauses.noun(last + 1)) is not None and behind.prep:
        if behind.mention is None and clauses.mark(last + 2, "rel"):
            return place  # "the end of the programme that began in 2003": the programme began then
        last += 1
    second = clauses.noun(last + 2)
    if _joins_two(clauses, last + 1) and second is not None:
        last += 2  # "the deal between Chad and Niger, reached on Friday"
    if clauses.mark(last + 1, "comma"):
        made = clauses.verb(last + 2)
        done = made is not None and (_is_attribute(made) or _is_between_commas(clauses, last + 2))
        if made is not None and done and not event_lexicon().words["brought_about"].isdisjoint(made.lemmas):
            return last + 2  # "the offer of aid, made on Friday"
        return _own_description(clauses, place, last + 2)
    if not (clauses.mark(last + 1, "rel") or clauses.mark(last + 1, "sub")):
        return place
    if clauses.units[clauses.chunks[last + 1].first].lower not in _RELATIVES:
        return place
    at = clauses.verb_after(last)
    group = clauses.verb(at) if at is not None else None
    told = group is not None and group.finite and not group.modal and group.tag in {"past", "participle"}
    return at if at is not None and told else place


def _is_attribute(group: VerbGroup) -> bool:
    return group.tag == "participle" and not group.finite


def _is_between_commas(clauses: Clauses, at: int) -> bool:
    """Whether a form that may be past or participle is a participle, since it stands with what goes with it between commas before a verb: "the
    gift, handed over on Friday, will buy fodder"."""
    group = clauses.verb(at)
    if group is None or group.tag != "past" or group.last - group.first != 1:
        return False
    for place in range(at + 1, min(len(clauses.chunks), at + 4)):
        if clauses.mark(place, "comma"):
            closing = clauses.verb(place + 1)
            return closing is not None and closing.finite
        phrase = clauses.noun(place)
        if clauses.verb(place) is not None or (phrase is not None and not phrase.prep):
            return False
    return False


def _own_description(clauses: Clauses, place: int, opens: int) -> int:
    """The same for what is told between commas: "the visit, which began on Friday, is his first"; not "the treaty, which fell apart in May"."""
    if not clauses.mark(opens, "rel") or clauses.units[clauses.chunks[opens].first].lower != "which":
        return place
    group = clauses.verb(opens + 1)
    if group is None or not group.finite or group.modal or group.negated or group.tag not in {"past", "participle"}:
        return place
    words = event_lexicon().words
    began = words["brought_about" if group.passive else "beginning"]
    return place if began.isdisjoint(group.lemmas) else opens + 1


def _parts(clauses: Clauses, at: int, *, backwards: bool) -> bool:
    """Whether a clause ends at the chunk there: at a mark, or at a comma or conjunction with another finite verb beyond it."""
    if clauses.mark(at, *_ENDS):
        return True
    if not clauses.mark(at, "comma", "conj") or _joins_two(clauses, at):
        return False
    if _opens_outcome(clauses, at):
        return True
    places = range(at - 1, max(-1, at - 7), -1) if backwards else range(at + 1, min(len(clauses.chunks), at + 5))
    for other in places:
        if clauses.mark(other, *_ENDS):
            return False
        group = clauses.chunks[other]
        if isinstance(group, VerbGroup) and (group.finite or group.tag == "participle"):
            return backwards or not _is_said_of_earlier(clauses, at, other)
    return False


def _opens_outcome(clauses: Clauses, comma: int) -> bool:
    """Whether an infinitive behind a comma tells what came of it later: "condemned the raid on Sunday, only to back it on Monday"."""
    units, behind = clauses.units, clauses.chunks[comma].last
    if behind >= len(units) or units[behind].lower != "only":
        return False
    group = clauses.verb(comma + 1)
    return group is not None and group.tag == "base"


def _is_said_of_earlier(clauses: Clauses, conjunction: int, verb: int) -> bool:
    """Whether what a conjunction joins is no subject of the verb behind: "the treaty signed by Chad and Niger on Friday has ended the war"."""
    joined, group = clauses.noun(conjunction + 1), clauses.verb(verb)
    if joined is None or group is None or not group.finite or not clauses.mark(conjunction, "conj"):
        return False
    subjects = clauses.subjects(verb)
    return any(subject.first < clauses.chunks[conjunction].first for subject in subjects)


def _joins_two(clauses: Clauses, at: int) -> bool:
    """Whether a conjunction joins those between whom something is: "a clash between Chad and Niger killed two"."""
    one, other = clauses.noun(at - 1), clauses.noun(at + 1)
    paired = one is not None and (one.prep in {"between", "among"} or (one.prep == "of" and bool(one.actors)))
    return paired and other is not None and not other.prep and clauses.mark(at, "conj")


def days_of_later(
    clauses: Clauses, place: int, statement: Statement, dates: Sequence[DateValue]
) -> tuple[DateValue, ...]:
    """The dates of what is undone later, or in another month, of what the verb at `place` did: "closed the border and reopened it in 2021";
    but "bombed a bridge and destroyed it on Monday"."""
    at = clauses.verb_after(place) if clauses.verb(place) is not None else None
    later = clauses.verb(at) if at is not None else None
    if at is None or later is None or not clauses.mark(at - 1, "conj"):
        return ()
    first, taken_up = clauses.chunks[at].first, clauses.view(at).objects
    if not taken_up or taken_up[0].phrase.pronoun or clauses.units[taken_up[0].phrase.first].kind != "pron":
        return ()
    behind = tuple(date for date in dates if clauses.units[first].start <= date.start < statement.end)
    undone = not event_lexicon().words["undoing"].isdisjoint(later.lemmas)
    return behind if undone or any(date.precision is not Precision.DAY for date in behind) else ()


def days_put_in(clauses: Clauses, place: int, dates: Sequence[DateValue]) -> tuple[DateValue, ...]:
    """The dates of what is put in between a subject and its verb by a participle: "ties, severed in 1961, were restored"."""
    group = clauses.verb(place)
    if group is None or not group.finite or not clauses.mark(place - 1, "comma"):
        return ()
    for at in range(place - 2, max(0, place - _PUT_IN), -1):
        if clauses.mark(at, "comma"):
            told = clauses.verb(at + 1)
            if told is None or told.finite or not told.passive:
                return ()
            begins, ends = clauses.units[told.first].start, clauses.units[group.first].start
            return tuple(date for date in dates if begins <= date.start < ends)
    return ()


_PUT_IN: Final = 10
"""Chunks before a verb among which what is put in begins."""
_BLAMING: Final = frozenset({"blame", "accuse", "charge", "suspect"})
"""Verbs by which an act is laid to somebody's charge: "blamed Chad for shelling"."""


def reporter(clauses: Clauses, place: int) -> int | None:
    """The verb above the chunk at `place` whose subject tells of it: one of saying, or one that lays it to somebody's charge."""
    own = clauses.verb(place)
    above = clauses.verb_before(place)
    if above is not None and _tells_when(clauses, above, place):
        above = clauses.verb_before(above)  # "vowed revenge after jets had struck": not his words
    while above is not None:
        group = clauses.verb(above)
        assert group is not None
        blames = own is not None and own.tag == "ing" and not group.passive and not _BLAMING.isdisjoint(group.lemmas)
        of_itself = (
            group.passive and own is not None and own.infinitive and above == place - 1
        )  # "is said to have fled"
        of_noun = group.passive and not group.finite  # "sanctions announced by Chad"
        if (blames or "say" in clauses.kinds(group)) and clauses.subjects(above) and not (of_itself or of_noun):
            return above
        above = clauses.verb_before(above)
    return None


def _tells_when(clauses: Clauses, above: int, place: int) -> bool:
    """Whether the clause at `place` only says when or why something else was said; not what "that" opens before: "said that after"."""
    opening = next((at for at in range(above + 1, place) if clauses.mark(at, "sub")), None)
    if opening is None:
        return False
    word = clauses.units[clauses.chunks[opening].first].lower
    return word == "as" or word_classes().has("circumstances", word)


def subject_span(clauses: Clauses, place: int) -> tuple[int, int]:
    """The span of the words that name the subject of a verb."""
    phrase = clauses.subjects(place)[0]
    return clauses.units[phrase.first].start, clauses.units[phrase.last - 1].end


def chunk_span(clauses: Clauses, place: int) -> tuple[int, int]:
    """The span of the words of the chunk at `place`."""
    chunk = clauses.chunks[place]
    return clauses.units[chunk.first].start, clauses.units[chunk.last - 1].end
