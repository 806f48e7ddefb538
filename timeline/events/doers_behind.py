"""Who does what a noun tells by the participle behind it: "the closure of the border with Chad, ordered by Niger on Monday"."""

from collections.abc import Sequence
from typing import Final

from timeline.clauses.phrases import NounPhrase
from timeline.clauses.view import Filler
from timeline.events.passage import Passage
from timeline.lexicons.clauses import word_classes
from timeline.lexicons.events import Frame
from timeline.terms import EventType

_ANNOUNCED: Final = "announce"
"""What a state does to its own measures, and to the deeds of others as well: "the killing, announced by Chad"."""


def doers_behind(
    passage: Passage, frame: Frame, place: int, phrase: NounPhrase, obliques: Sequence[Filler]
) -> tuple[Filler, ...]:
    """By whom the noun at `place` was announced, ordered or carried out, as a participle behind a comma says; nobody where the noun itself
    tells who acts, or what is told between is not all its own."""
    if phrase.owners or "by" not in frame.actor or any(filler.prep == "by" for filler in obliques):
        return ()
    clauses = passage.clauses
    at = max((passage.chunk_of(filler.phrase) for filler in obliques), default=place) + 1
    group = clauses.verb(at + 1) if clauses.mark(at, "comma") else None
    if group is None or not group.passive or group.finite or group.negated:
        return ()
    said = frame.type is EventType.SANCTION and _ANNOUNCED in group.lemmas
    did = word_classes().has_any("decreeing", group.lemmas) or word_classes().has_any("committing", group.lemmas)
    if not said and not did:
        return ()
    return clauses.view(at + 1).with_prep("by")
