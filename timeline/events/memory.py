"""Who is meant by "he", "it" and "they": the last actors that stood as subjects."""

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Final

from timeline.clauses.phrases import OF_PEOPLE, NounPhrase
from timeline.events import kinds, pronouns
from timeline.events.scene import is_only_of, note_named, scene_of
from timeline.lexicons.clauses import word_classes
from timeline.records import ActorMention
from timeline.terms import ActorKind, EventType

ActorMentions = tuple[ActorMention, ...]
_OFTEN: Final = 3
"""Statements that must have named whom an article is about"""
_CLEARLY: Final = 1.5
"""and how many times as many as named anybody else but who acts."""
_SILENT: Final = 2
"""How many statements that name nobody may follow before nobody is "it" or "they" any more,"""
_FORGOTTEN: Final = 5
"""or "he", unless the text still speaks of him."""
_ONE: Final = frozenset({ActorKind.PERSON, ActorKind.ORGANISATION})


def codes_of(actor: ActorMention) -> tuple[str, ...]:
    """The codes that a mention stands for."""
    return actor.codes or ((actor.code,) if actor.code else ())


@dataclass(init=False, slots=True)
class Memory:
    """The last subjects of the article so far: a person, a country or body, and any group of actors; `other` those last acted on.

    `home` is the one country that the statement at hand names, whose people its rebels and troops are, or, where it names `nobody`, the
    `scene`: the country in which the article plays, as told by the statements before; `first_named` is the first unit that names somebody;
    `crime`: the article has last told of a private crime, and no other sentence has named a country since;
    `latest` the code and sides of what the last finite verb told, which "did so" takes up;
    `told` the code and both sides of the last event of each type, which "the attack" may take up; `faced` who was last on the other side
    of each code, `opposed` who was on the other side of an act against each other; `spoken` in how many statements each code has been
    named, by whom it is `known`; `heard` how many there were, `silent` how many of the last name nobody;
    `factions` which country's "rebels" or "protesters" were spoken of last, by that word; `owned` whose the thing or body was that a noun
    named last ("Chadian ports"), which "the ports" takes up; `adopted` who last adopted or issued a text, which says what they say; `parties`
    between which two all is that a chronology tells; `writer` whose statement the article is; `entry` whose entry of a round-up it is.

    Two are equal that would have the next statement read in the same way; `spoken` and `known` come from the names alone.
    """

    person: ActorMention | None
    body: ActorMention | None
    group: ActorMentions
    pair: ActorMentions
    other: ActorMentions
    home: ActorMention | None
    nobody: bool = field(init=False)
    scene: ActorMention | None = field(init=False)
    first_named: int = field(init=False)
    at_mission: ActorMention | None = field(init=False)
    crime: bool = field(init=False)
    latest: tuple[str, ActorMentions, ActorMentions] | None = field(init=False)
    told: dict[EventType, tuple[str, ActorMentions, ActorMentions]] = field(init=False)
    faced: dict[str, ActorMentions] = field(init=False)
    opposed: dict[str, ActorMentions] = field(init=False)
    heard: int = field(init=False, compare=False)
    silent: int = field(init=False, compare=False)
    spoken: Counter[str] = field(init=False, compare=False)
    known: dict[str, ActorMention] = field(init=False, compare=False)
    factions: dict[str, ActorMention] = field(init=False)
    owned: dict[str, ActorMentions] = field(init=False)
    adopted: ActorMentions = field(init=False)
    parties: ActorMentions = field(init=False, compare=False)
    writer: ActorMentions = field(compare=False)
    entry: ActorMention | None = field(init=False)

    def __init__(
        self, person: ActorMention | None = None, body: ActorMention | None = None, group: ActorMentions = (), pair: ActorMentions = (),
        other: ActorMentions = (), home: ActorMention | None = None, writer: ActorMentions = (), learnt: "Memory | None" = None,
    ) -> None:  # fmt: skip
        """With what another has `learnt`, which the two then share; with nothing where that is None."""
        self.person, self.body, self.group, self.pair, self.other = person, body, group, pair, other
        self.home, self.writer, self.nobody, self.latest = home, writer, False, None
        self.scene, self.at_mission, self.first_named, self.crime, self.heard, self.silent = None, None, 0, False, 0, 0
        self.adopted, self.parties, self.entry = (), (), None
        if learnt is None:
            self.told, self.faced, self.spoken, self.known, self.factions = {}, {}, Counter(), {}, {}
            self.opposed, self.owned = {}, {}
        else:
            self.told, self.faced, self.spoken = learnt.told, learnt.faced, learnt.spoken
            self.known, self.factions, self.opposed = learnt.known, learnt.factions, learnt.opposed
            self.owned = learnt.owned

    def copy(self) -> "Memory":
        """The memory as it is now; what happens later does not change who was spoken of."""
        apart = Memory(self.person, self.body, self.group, self.pair, self.other, self.home, self.writer, self)
        apart.nobody, apart.latest, apart.adopted = self.nobody, self.latest, self.adopted
        apart.parties, apart.entry = self.parties, self.entry
        apart.scene, apart.first_named, apart.crime = self.scene, self.first_named, self.crime
        apart.heard, apart.silent = self.heard, self.silent
        return apart

    def snapshot(self) -> "Memory":
        """The memory as it is now, apart from what is learnt later."""
        apart = self.copy()
        apart.told, apart.faced, apart.spoken = self.told.copy(), self.faced.copy(), self.spoken.copy()
        apart.known, apart.factions, apart.opposed = self.known.copy(), self.factions.copy(), self.opposed.copy()
        apart.owned = self.owned.copy()
        return apart

    def gather_factions(self, actors: ActorMentions) -> None:
        """Know whose "rebels" these are, where they are rebels."""
        self.factions.update({actor.group: actor for actor in actors if actor.group and actor.code})

    def note_owners(self, phrases: Iterable[NounPhrase]) -> None:
        """Know whose the things of these phrases are, where they tell it."""
        for phrase in phrases:
            if phrase.owners and phrase.head:
                self.owned[phrase.head] = phrase.touched or phrase.owners
            elif phrase.mention is not None and phrase.mention.kind is ActorKind.INSTITUTION:
                body = phrase.mention.text.rpartition(" ")[2]
                if body.islower():
                    self.owned[body] = phrase.actors

    def met(self, actors: tuple[ActorMention, ...]) -> None:
        """Know these as the two sides that last did something together: "their" meeting is theirs."""
        if len({actor.code for actor in actors}) > 1:
            self.pair = actors

    def note(self, actors: tuple[ActorMention, ...]) -> None:
        """Know these as the subject that was last spoken of."""
        if not actors:
            return
        first = actors[0]
        of_land = kinds.is_title(first)
        if first.kind is ActorKind.PERSON or of_land:
            self.person = first
            if of_land or first.rule_id == "office.of_country" or "'s " in first.text.replace("’", "'"):
                self.body = first  # "Chad's president says it will": his country
        else:
            self.body = first
        self.group = actors

    def note_strangers(self, phrase: NounPhrase) -> None:
        """Know that others were spoken of last, where this subject is people whom nobody knows: "the villagers", "a boy"."""
        number = kinds.strangers(phrase)
        if number == "several":
            self.group, self.pair = (), ()
        elif number == "one":
            self.person = None

    def owner(self, pronoun: str, before: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
        """Whose "its" and "their" are: the nearest actors named before them in the sentence, else who was last spoken of."""
        if pronoun in pronouns.OF_SPEAKER:
            return ()  # "our cooperation": with whom it is, the text must tell
        bodies = [actor for actor in before if actor.kind is not ActorKind.PERSON]
        if pronoun == "its" and bodies:
            nouns = [actor for actor in bodies if not actor.adjective]
            return ((nouns or bodies)[-1],)  # "agreed to Chadian mediation in its dispute": not Chad's
        if pronoun == "their":
            pair = {actor.code: actor for actor in before}
            if len(pair) >= 2:
                return tuple(pair.values())[-2:]
            return self.group if len(self.group) > 1 else (self.pair or self.group)
        return self.meant(pronoun)

    def meant(self, pronoun: str) -> tuple[ActorMention, ...]:
        """Who a pronoun stands for; nobody when the text has not told."""
        if pronoun in pronouns.OF_SPEAKER:
            return self.writer
        if pronoun in pronouns.OF_PERSON:
            return (self.person,) if self.person is not None else ()
        if pronoun in pronouns.OF_THING:
            return (self.body,) if self.body is not None else ()
        if pronoun not in pronouns.OF_SEVERAL:
            return ()
        if pronoun in {"they", "them"} and self._are_pair():
            return self.pair  # "Xi met Putin. They agreed": one person is not they
        several = len({code for actor in self.other for code in codes_of(actor)}) > 1
        return self.other if several and self._is_one() else self.group

    def _is_one(self) -> bool:
        """Whether one was last spoken of, and no people of one: of "urged Mali and Chad to keep what they signed" it is not they."""
        only = self.group[0] if len(self.group) == 1 else None
        if only is None or only.codes or only.group:
            return False
        return only.kind in _ONE or (only.kind is ActorKind.COUNTRY and not only.office)

    def _are_pair(self) -> bool:
        """Whether who was last spoken of is one person, of the two that did something together."""
        only = self.group[0] if len(self.group) == 1 else None
        paired = only is not None and only.code in {actor.code for actor in self.pair}
        return paired and only is not None and (only.kind is ActorKind.PERSON or kinds.is_title(only))

    def acted_on(self, phrases: Sequence[NounPhrase]) -> None:
        """Know the people among these objects: who does something more to "him", "it" or "them" does it to these."""
        people = tuple(
            actor for phrase in phrases if not phrase.pronoun and (phrase.mention or word_classes().has("people", phrase.head))
            for actor in phrase.actors
        )  # fmt: skip
        self.other = people or self.other

    def done_to(self, phrase: NounPhrase) -> tuple[ActorMention, ...]:
        """The actors of a phrase that is an object: a pronoun there is not the subject, but who was last acted on."""
        if phrase.pronoun in pronouns.OF_PERSON and self.other and all(kinds.is_country(actor) for actor in self.other):
            return self.meant(phrase.pronoun)  # no land is "him"
        alone = phrase.words == (phrase.head,) and word_classes().has("taken_up", phrase.head)
        if self.other and (phrase.pronoun in pronouns.OF_OBJECTS or alone):
            return self.other
        if self.other and not phrase.prep and kinds.is_number(phrase):
            return self.other  # "seized the 15"
        return self.of(phrase)

    def of(self, phrase: NounPhrase) -> tuple[ActorMention, ...]:
        """The actors of a phrase, a pronoun's included."""
        if phrase.actors:
            return phrase.actors
        if phrase.pronoun:
            return self.meant(phrase.pronoun)
        if phrase.owner_pronoun and not phrase.touched:
            own = self.meant(phrase.owner_pronoun)
            if word_classes().has("at_table", phrase.head):  # "my host thanked me": whom he met
                return tuple(one for one in self.pair if one.code not in {a.code for a in own}) or self.facing(own)
            return self.facing(own) if word_classes().has("opposite", phrase.head) else own  # "its rival denied this"
        if self.adopted and kinds.is_text(phrase) and not phrase.owners:
            return self.adopted  # "adopted a text that condemns": who adopts it condemns
        return self._at_home(phrase)

    def _at_home(self, phrase: NounPhrase) -> tuple[ActorMention, ...]:
        """Rebels, protesters, the army, which nobody is said to own: of the one country that the statement names, or the article is about."""
        if phrase.touched:
            return ()
        if group := self.factions.get(phrase.faction) or self.factions.get(f"the {' '.join(phrase.words)}"):
            return (replace(group, adjective=False),)
        if self.writer and phrase.head == "government":
            return self.writer  # "the Government has decided": of whom the statement is
        body = self.body if self.nobody and word_classes().has("in_power", phrase.head) else None
        if body is not None and body.kind in OF_PEOPLE:
            return (replace(body, adjective=False, place=False),)
        # "The government accused Chad": who stands before the first name is of the country that the article has been about
        told_before = self.scene is not None and phrase.first < self.first_named
        home = (self.at_mission or self.scene) if told_before else self.home
        if home is None:
            return ()
        if told_before and kinds.is_ruling(phrase):
            return (replace(home, kind=ActorKind.INSTITUTION),)
        if phrase.faction:
            return (replace(home, group=phrase.faction, adjective=False),)
        return (replace(home, adjective=False),) if kinds.is_of_state(phrase) else ()

    def face(self, actors: ActorMentions, recipients: ActorMentions, *, hostile: bool) -> None:
        """Know these as the two sides of an event that was told."""
        for side, other in ((actors, recipients), (recipients, actors)):
            for code in {code for actor in side for code in codes_of(actor)}:
                apart = tuple(actor for actor in other if code not in codes_of(actor))  # of "A and B clashed" too
                if apart:
                    self.faced[code] = apart
                    if hostile:
                        self.opposed[code] = apart

    def counterpart(self, actors: ActorMentions, *, hostile: bool = False, old: bool = False) -> ActorMentions:
        """Who must be on the other side of an act of these that names nobody: whom they last faced, else whom the article is about.

        `hostile`: the act is one of force or pressure against the other, who is then whom they were last at odds with. `old`: it is of long
        ago, when they need not have faced whom they face in the news; only whom most of the article names is meant.
        """
        mine = {code for actor in actors for code in codes_of(actor)}
        faced = (self.facing(actors, self.opposed) if hostile else ()) or self.facing(actors)
        if faced and not old:
            return faced
        others = [(count, code) for code, count in self.spoken.items() if code not in mine]
        others.sort(key=lambda entry: (-entry[0], entry[1]))
        if faced:
            most = others[0][0] if others else 0
            often = all(self.spoken[code] >= most for actor in faced for code in codes_of(actor))
            return faced if often else ()
        own = bool(mine & {code for actor in self.writer for code in codes_of(actor)})  # "we condemn this act"
        for last in (self.body, self.person) if own else ():
            if last is not None and last.code and mine.isdisjoint(codes_of(last)):
                return (replace(last, adjective=False, place=False),)  # of whom the question before was
        clear = (
            others and (own or others[0][0] >= _OFTEN) and (len(others) < 2 or others[0][0] >= _CLEARLY * others[1][0])
        )
        if clear:
            return (replace(self.known[others[0][1]], adjective=False),)
        there = self.scene if not old else None
        return (there,) if there is not None and mine and mine.isdisjoint(codes_of(there)) else ()

    def facing(self, actors: ActorMentions, among: dict[str, ActorMentions] | None = None) -> ActorMentions:
        """Whom these last faced, of all or of those that `among` holds."""
        among = self.faced if among is None else among
        mine = {code for actor in actors for code in codes_of(actor)}
        for code in sorted(mine):
            faced = among.get(code, ())
            if faced and not mine & {code for actor in faced for code in codes_of(actor)}:
                return faced
        return ()

    def change_subject(self) -> None:
        """Know of nobody who faces anybody: a question of a briefing begins, which has nothing to do with the one before."""
        for learnt in (self.told, self.faced, self.opposed):
            learnt.clear()
        self.person, self.body, self.group, self.pair, self.other = None, None, (), (), ()

    def set_out(self, named: Sequence[ActorMention], first_named: int, words: Set[str], *, crime: bool) -> None:
        """Begin a statement of these words that names these actors, the first of them at that unit; `crime`: it tells of a private crime."""
        codes = {code for actor in named for code in (actor.codes or (actor.code,))}
        self.heard, self.silent = self.heard + 1, 0 if codes else self.silent + 1
        if self.silent > _SILENT:
            self.body, self.group, self.pair, self.other = None, (), (), ()
        if self.silent > _FORGOTTEN and pronouns.OF_PERSON.isdisjoint(words):
            self.person = None
        self.nobody, self.first_named = all(actor.rule_id == "carry.focus" for actor in named), first_named
        self.scene = self.entry or scene_of(self.spoken, self.known, self.heard, self.scene)
        self.crime = crime or (self.crime and self.nobody)
        self.writer = tuple(actor for actor in named if actor.rule_id == "voice.author")[-1:] or self.writer
        self.at_mission = note_named(self.spoken, self.known, named, words)
        country = next((actor for actor in named if not kinds.has_no_home(actor)), None)
        if country is not None and country.kind is ActorKind.ARMED_GROUP and is_only_of(self.spoken, codes):
            country = replace(country, kind=ActorKind.COUNTRY)  # of "two rebels of the M23"
        self.home = self.scene if self.nobody else country if len(codes) == 1 else None
