"""What a noun says is to be done: "a threat to bomb Chad", "its refusal to extradite him to Niger", "an offer to mediate between the two"."""

from typing import Final

from timeline.clauses.view import RoleView
from timeline.events.aimed import only_other
from timeline.events.inner import inner_event
from timeline.events.memory import codes_of
from timeline.events.outcomes import demanding, outcome
from timeline.events.passage import Passage
from timeline.events.role_filling import gather
from timeline.events.sides import Actors, Sides
from timeline.events.triggers import senses
from timeline.lexicons.events import Frame
from timeline.terms import EventType

_OWN: Final = frozenset({"its", "their", "his", "her"})
_ASIDE: Final = frozenset(
    {"by", "after", "before", "despite", "like", "as", "than", "during", "under", "since", "over"}
)


def announced_behind(passage: Passage, place: int) -> int | None:
    """The verb of the clause that says what the noun at `place` announces: "its warning that it would cut off gas to Chad"."""
    clauses = passage.clauses
    subject, group = clauses.noun(place + 2), clauses.verb(place + 3)
    if not clauses.mark(place + 1, "sub") or subject is None or group is None or group.modal.lower() not in _WILLED:
        return None
    return place + 3 if subject.pronoun in {"it", "they", "he", "she"} else None


_WILLED: Final = frozenset({"will", "would"})


def intended(passage: Passage, frame: Frame, sides: Sides, place: int, behind: int) -> tuple[str, str, Sides] | None:
    """The code, rule and sides of a noun of promise, threat or refusal by the verb at `behind`; None where another side is missing."""
    inner = inner_event(passage, behind)
    own = Sides(sides.actors, ()).codes
    received = sides.recipients or _named(passage, own, inner[1] if inner is not None else None, behind)
    if frame.governs != "try":  # whom a mediation is between stands behind it
        received = received or _speakers(passage, place, behind, own) or only_other(passage, sides, nouns=True)
    if not (sides.actors and received):
        return None
    done_then = (inner[0].cameo, inner[0].type) if inner is not None else ("", None)
    code = outcome(passage.lexicon, demanding(frame.governs, frame.cameo), *done_then)
    if code is None and frame.governs == "try":
        return None
    code = code or frame.cameo
    rule = f"{frame.id}+{inner[0].id}" if inner is not None else frame.id
    return code, rule, Sides(sides.actors, received)


def _apart(actors: Actors, own: set[str]) -> Actors:
    return tuple(actor for actor in actors if codes_of(actor) and own.isdisjoint(codes_of(actor)))


def _named(passage: Passage, own: set[str], inner: Sides | None, behind: int) -> Actors:
    """Who is named in what is to be done, as the frame of its verb has it, else in any place behind it."""
    if inner is not None:
        between = {f.prep for f in passage.clauses.view(behind).obliques} & {"between", "among"}
        named = (*inner.actors, *inner.recipients) if between and len(inner.recipients) < 2 else inner.recipients
        found = _apart(named, own)
        if found:
            return found
    view = passage.clauses.view(behind)
    phrases = [f.phrase for f in (*view.objects, *view.obliques) if f.prep not in _ASIDE]
    return _apart(gather(phrases, passage.memory, acting=False, goods=True), own)[:1]


def _speakers(passage: Passage, place: int, behind: int, own: set[str]) -> Actors:
    """ "Chad denounced a threat to bomb its airfields": what is "its" is of who speaks of the threat."""
    above = passage.clauses.verb_before(place)
    view: RoleView = passage.clauses.view(behind)
    its = any(
        f.phrase.owner_pronoun in _OWN or f.phrase.pronoun in {"it", "them"} for f in (*view.objects, *view.obliques)
    )
    return _apart(passage.speakers(above), own) if its and above is not None else ()


def is_asked(passage: Passage, place: int) -> bool:
    """Whether a noun is what a verb before it demands, promises or refuses: "demanded the withdrawal of Chad's troops"."""
    return any(frame.governs in _AHEAD or _is_request(frame) for frame in _frames_before(passage, place))


def is_requested(passage: Passage, place: int) -> bool:
    """Whether a verb before a noun asks for something: "urged an end to Chad's blockade"."""
    return any(map(_is_request, _frames_before(passage, place)))


def _frames_before(passage: Passage, place: int) -> list[Frame]:
    """The frames that the verb before a noun may have."""
    at = passage.clauses.verb_before(place)
    group = passage.clauses.verb(at) if at is not None else None
    return senses(passage, group) if group is not None else []


def _is_request(frame: Frame) -> bool:
    """Whether a verb asks for what it has as its object: not "announced an end to the raids"."""
    return frame.type is EventType.REQUEST and not (frame.negated or frame.modal)


_AHEAD: Final = frozenset({"demand", "promise", "vow", "threaten", "refuse"})
"""What is governed by these has not taken place by them."""
