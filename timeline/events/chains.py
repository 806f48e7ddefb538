"""Chains of infinitives: "threatened to ask its parliament to declare war" threatens war, "agreed to try to settle" agrees to settle."""

from typing import Final

from timeline.clauses.groups import VerbGroup
from timeline.clauses.view import RoleView
from timeline.events.inner import inner_event
from timeline.events.passage import FORCE, Passage

_LINKS: Final = 3
"""Infinitives that may stand between a governing verb and the act."""


def chain_below(passage: Passage, at: int, kind: str) -> tuple[int, ...]:
    """The places of the verbs behind a governed one down to the act itself: those that only carry it on ("try to"), or have one's own people
    do it ("ask its parliament to"); of a threat anybody ("ask the UN to impose sanctions on Chad"). None where the governed verb tells it."""
    links: list[int] = []
    for _ in range(_LINKS):
        group = passage.clauses.verb(at)
        view = passage.clauses.view(at) if group is not None else None
        below = view.complement if view is not None else None
        lower = passage.clauses.verb(below) if below is not None else None
        if group is None or view is None or below is None or lower is None or not lower.infinitive or lower.negated:
            break
        if not _leads_on(passage, group, view, below, kind):
            break
        links.append(below)
        at = below
    return tuple(links) if links and inner_event(passage, links[-1]) is not None else ()


def _leads_on(passage: Passage, group: VerbGroup, view: RoleView, below: int, kind: str) -> bool:
    """Whether a verb leaves to its infinitive what is done: by who does it himself, or by those he has do it."""
    words = passage.lexicon.words
    if not words["carrying_on"].isdisjoint(group.lemmas):
        return not view.objects
    if words["having_done"].isdisjoint(group.lemmas) or not view.objects or group.passive:
        return False
    if not any(filler.phrase.touched or filler.phrase.pronoun for filler in view.objects):
        return True
    inner = inner_event(passage, below) if kind == "threaten" else None
    return inner is not None and inner[0].type in FORCE and bool(inner[1].recipients)
