"""Which statements are worth a parse though the shallow rules found nothing in them: those in which a frame could be filled."""

from collections.abc import Sequence, Set

from timeline.clauses.units import Unit
from timeline.lexicons.events import EventLexicon, Frame


def is_promising(units: Sequence[Unit], words: frozenset[str], lexicon: EventLexicon) -> bool:
    """Whether the statement names two actors and holds the words of some frame; one without an actor or an event word never does."""
    codes = {code for unit in units if unit.mention is not None for code in unit.mention.codes or (unit.mention.code,)}
    return len(codes) > 1 and _has_frame(words, lexicon)


def _has_frame(words: frozenset[str], lexicon: EventLexicon) -> bool:
    for word in words & lexicon.triggers:
        if any(_stands(frame, frame.words[:-1], words) for frame in lexicon.nouns.get(word, ())):
            return True
        for lemma, _ in lexicon.forms.get(word, ()):
            frames = lexicon.verbs[lemma].within(words) if lemma in lexicon.verbs else []
            if any(_stands(frame, frame.words[1:], words) for frame in frames):
                return True
    return False


def _stands(frame: Frame, others: Sequence[str], words: Set[str]) -> bool:
    """Whether the other words of a trigger, and those that its frame needs beside it, are there."""
    if not all(word in words for word in others) or frame.unless & words:
        return False
    return (not frame.object or bool(frame.object & words)) and (not frame.near or bool(frame.near & words))
