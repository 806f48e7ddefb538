"""Who is meant by "he", "it" and "they": the last actors that stood as subjects."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from timeline.clauses.phrases import NounPhrase
from timeline.lexicons.clauses import word_classes
from timeline.records import ActorMention
from timeline.terms import ActorKind, EventType

ActorMentions = tuple[ActorMention, ...]
_PERSON = frozenset({"he", "she", "him", "her", "his", "himself", "herself", "who"})
_OBJECTS = frozenset({"him", "her", "them", "it"})
_THING = frozenset({"it", "its", "itself"})
_SEVERAL = frozenset({"they", "them", "their", "themselves", "both"})


@dataclass(slots=True)
class Memory:
    """The last subjects of the article so far: a person, a country or body, and any group of actors; `other` those last acted on.

    `home` is the one country that the statement at hand names, whose people its rebels and troops are;
    `told` the code and both sides of the last event of each type, which "the attack" may take up.
    """

    person: ActorMention | None = None
    body: ActorMention | None = None
    group: tuple[ActorMention, ...] = ()
    pair: tuple[ActorMention, ...] = ()
    other: tuple[ActorMention, ...] = ()
    home: ActorMention | None = None
    told: dict[EventType, tuple[str, ActorMentions, ActorMentions]] = field(default_factory=dict)

    def copy(self) -> "Memory":
        """The memory as it is now; what happens later does not change who was spoken of."""
        return Memory(self.person, self.body, self.group, self.pair, self.other, self.home, self.told)

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
            if first.rule_id == "office.of_country":
                self.body = first  # "Chad's president says it will": his country
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

    def acted_on(self, phrases: Sequence[NounPhrase]) -> None:
        """Know the people among these objects: who does something more to "him", "it" or "them" does it to these."""
        people = tuple(
            actor for phrase in phrases if not phrase.pronoun and (phrase.mention or word_classes().has("people", phrase.head))
            for actor in phrase.actors
        )  # fmt: skip
        self.other = people or self.other

    def done_to(self, phrase: NounPhrase) -> tuple[ActorMention, ...]:
        """The actors of a phrase that is an object: a pronoun there is not the subject, but who was last acted on."""
        if phrase.pronoun in _OBJECTS and self.other:
            return self.other
        return self.of(phrase)

    def of(self, phrase: NounPhrase) -> tuple[ActorMention, ...]:
        """The actors of a phrase, a pronoun's included."""
        if phrase.actors:
            return phrase.actors
        if phrase.pronoun:
            return self.meant(phrase.pronoun)
        if phrase.owner_pronoun and not phrase.touched:
            return self.meant(phrase.owner_pronoun)
        return self._at_home(phrase)

    def _at_home(self, phrase: NounPhrase) -> tuple[ActorMention, ...]:
        """Rebels, protesters, the army: of the one country that the statement names."""
        classes = word_classes()
        if self.home is None or phrase.touched or phrase.owner_pronoun:
            return ()
        if phrase.faction:
            return (replace(self.home, group=phrase.faction, adjective=False),)
        return (replace(self.home, adjective=False),) if classes.has("state", phrase.head) else ()

    def set_out(self, named: Sequence[ActorMention]) -> None:
        """Begin a statement that names these actors."""
        codes = {code for actor in named for code in (actor.codes or (actor.code,))}
        country = next((actor for actor in named if actor.kind is not ActorKind.ORGANISATION), None)
        self.home = country if len(codes) == 1 else None
