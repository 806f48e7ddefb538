"""Who is meant by "he", "it" and "they": the last actors that stood as subjects."""

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.clauses.phrases import NounPhrase
from timeline.records import ActorMention
from timeline.terms import ActorKind

_PERSON = frozenset({"he", "she", "him", "her", "his", "himself", "herself", "who"})
_THING = frozenset({"it", "its", "itself"})
_SEVERAL = frozenset({"they", "them", "their", "themselves", "both"})


@dataclass(slots=True)
class Memory:
    """The last subjects of the article so far: a person, a country or body, and any group of actors."""

    person: ActorMention | None = None
    body: ActorMention | None = None
    group: tuple[ActorMention, ...] = ()
    pair: tuple[ActorMention, ...] = ()

    def met(self, actors: tuple[ActorMention, ...]) -> None:
        """Know these as the two sides that last did something together: "their" meeting is theirs."""
        if len({actor.code for actor in actors}) > 1:
            self.pair = actors

    def note(self, actors: tuple[ActorMention, ...]) -> None:
        """Know these as the subject that was last spoken of."""
        if not actors:
            return
        first = actors[0]
        if first.kind is ActorKind.PERSON:
            self.person = first
        else:
            self.body = first
        self.group = actors

    def owner(self, pronoun: str, before: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
        """Whose "its" and "their" are: the nearest actors named before them in the sentence, else who was last spoken of."""
        bodies = [actor for actor in before if actor.kind is not ActorKind.PERSON]
        if pronoun == "its" and bodies:
            return (bodies[-1],)
        if pronoun == "their":
            pair = {actor.code: actor for actor in before}
            if len(pair) >= 2:
                return tuple(pair.values())[-2:]
            return self.group if len(self.group) > 1 else (self.pair or self.group)
        return self.meant(pronoun)

    def meant(self, pronoun: str) -> tuple[ActorMention, ...]:
        """Who a pronoun stands for; nobody when the text has not told."""
        if pronoun in _PERSON:
            return (self.person,) if self.person is not None else ()
        if pronoun in _THING:
            return (self.body,) if self.body is not None else ()
        return self.group if pronoun in _SEVERAL else ()

    def of(self, phrase: NounPhrase) -> tuple[ActorMention, ...]:
        """The actors of a phrase, a pronoun's included."""
        if phrase.actors:
            return phrase.actors
        if phrase.pronoun:
            return self.meant(phrase.pronoun)
        return self.meant(phrase.owner_pronoun) if phrase.owner_pronoun and not phrase.touched else ()
