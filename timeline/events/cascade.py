"""Which statements are worth a parse: those that the shallow rules have read and not settled."""

from collections.abc import Sequence

from timeline.records import ActorMention, EventMention


def is_open(actors: Sequence[ActorMention], mentions: Sequence[EventMention], *, met: bool) -> bool:
    """Whether something in a statement is left to settle, by its actors, the events found in it, and whether words of an event were `met`.

    Without an event: where such words were met beside two actors, and a side was missing or what it says did not fit. With one: where a side
    is empty, an actor takes no part, or there are several events, which may share sides that are not theirs. A statement with one event
    between all whom it names is settled: of such statements a parse changed one in fifteen, and put none of them right.
    """
    named = {code for actor in actors for code in actor.codes or (actor.code,)}
    if not mentions:
        return met and len(named) > 1
    first = mentions[0]
    if len(mentions) > 1 or not first.actor_codes or not first.recipient_codes:
        return True
    return not named <= {*first.actor_codes, *first.recipient_codes}
