"""Whom a verb is directed at, so that "it" behind it is he: "urged Chad to free the men it held", "thanked Chad for the grain it sent"."""

from typing import Final

from timeline.clauses.view import RoleView
from timeline.events.passage import Passage
from timeline.records import ActorMention
from timeline.terms import ActorKind


def addressee(passage: Passage, place: int, view: RoleView) -> ActorMention | None:
    """The one country that an infinitive behind a verb tells of, or what it is praised for: "urged Chad to", "called on Chad to"."""
    group = passage.clauses.verb(view.complement) if view.complement is not None else None
    if view.passive or not ((group is not None and group.infinitive) or _is_judged(passage, place, view)):
        return None
    told = [*view.objects[:1], *(filler for filler in view.obliques[:1] if filler.prep in {"on", "upon", "to"})]
    named = told[0].phrase.actors if told else ()
    return named[0] if len(named) == 1 and not named[0].codes and named[0].kind is not ActorKind.PERSON else None


def _is_judged(passage: Passage, place: int, view: RoleView) -> bool:
    """Whether a clause about what somebody is thanked or blamed for has a pronoun as its subject: "praised Chad for the grain it sent"."""
    clauses, group = passage.clauses, passage.clauses.verb(place)
    ground = view.obliques[0].phrase if view.obliques and view.objects and view.obliques[0].prep in _GROUNDS else None
    if ground is None or group is None or ground.touched or "judge" not in clauses.kinds(group):
        return False
    at = passage.chunk_of(ground) + 1
    subject = clauses.noun(at + clauses.mark(at, "rel", "sub"))
    return subject is not None and subject.pronoun == "it"


_GROUNDS: Final = frozenset({"for", "over"})
