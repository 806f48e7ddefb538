"""Which words of a statement are triggers, and of which frame."""

from collections.abc import Iterator, Sequence

from timeline.clauses.groups import VerbGroup
from timeline.clauses.phrases import NounPhrase
from timeline.clauses.roles import Clauses
from timeline.clauses.units import Unit
from timeline.clauses.view import RoleView
from timeline.lexicons.events import EventLexicon, Frame

_REACH = 6
"""Units behind a verb among which the other words of a trigger ("hold talks", "break off relations") may stand."""


def verb_frames(
    lexicon: EventLexicon, clauses: Clauses, group: VerbGroup, view: RoleView, words: frozenset[str]
) -> Iterator[tuple[Frame, int]]:
    """The frames of a verb, the most specific first, each with the unit behind its last word."""
    for lemma in group.lemmas:
        for frame in lexicon.verbs.get(lemma, ()):
            last = _rest(frame.words[1:], clauses.units, group.at + 1, view, clauses)
            if last is not None and _fits(frame, _object_words(view), words):
                yield frame, last


def _rest(words: Sequence[str], units: tuple[Unit, ...], at: int, view: RoleView, clauses: Clauses) -> int | None:
    """The unit behind the last of `words`, which must follow in order; in the passive the noun may be the subject ("talks were held")."""
    place = at
    for word in words:
        found = next((n for n in range(place, min(len(units), place + _REACH)) if units[n].lower == word), None)
        if found is None:
            if view.passive and any(word in (phrase.words or (phrase.head,)) for phrase in view.subjects):
                continue
            return None
        place = found + 1
    return place


def _object_words(view: RoleView) -> frozenset[str]:
    phrases = view.subjects if view.passive else [filler.phrase for filler in view.objects]
    words = {word for phrase in phrases for word in phrase.words}
    words |= {word for phrase in phrases if phrase.mention is not None for word in phrase.mention.text.lower().split()}
    return (
        frozenset(words | {filler.phrase.head for filler in view.obliques[:1]} - {""})
        if not phrases
        else frozenset(words)
    )


def _fits(frame: Frame, objects: frozenset[str], words: frozenset[str]) -> bool:
    if frame.object and not frame.object & objects:
        return False
    if frame.not_object & objects:
        return False
    return (not frame.near or bool(frame.near & words)) and not frame.unless & words


def noun_frames(lexicon: EventLexicon, phrase: NounPhrase, words: frozenset[str]) -> Iterator[Frame]:
    """The frames of the head of a noun phrase, the most specific first."""
    if not phrase.words or not phrase.head:
        return
    for frame in lexicon.nouns.get(phrase.head, ()):
        size = len(frame.words)
        tail = phrase.words[-size:]
        if size > 1 and tail[:-1] != frame.words[:-1]:
            continue
        around = frozenset(phrase.words)
        if (frame.object and not frame.object & around) or frame.not_object & around:
            continue
        if (not frame.near or frame.near & words) and not frame.unless & words:
            yield frame
