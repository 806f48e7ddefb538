"""Noun phrases, verb groups and the marks between them: a sentence as a flat row of chunks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from timeline.clauses.groups import VerbForms, VerbGroup
from timeline.clauses.units import BOTH, Unit, plain
from timeline.clauses.verbs import read_verb
from timeline.lexicons.clauses import word_classes
from timeline.records import ActorMention
from timeline.terms import ActorKind

_OF_PEOPLE = frozenset({ActorKind.COUNTRY, ActorKind.INSTITUTION})
_INSIDE = frozenset({"det", "poss", "num", "word", "actor", "gen", "hyphen"})


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun phrase over the units `first` to `last` (exclusive), governed by `prep` ("" when by none).

    `group` is the word for a part of a country's people that a phrase before this one names ("rebels in Chad").

    `mention` is set when the phrase is an actor; `owners` are actors before the head that own or qualify it ("Iran's ships",
    "Iranian ships"); `words` are its words that are no actors; `head` the last of them when the phrase does not end in an actor.
    """

    first: int
    last: int
    prep: str
    words: tuple[str, ...]
    head: str
    mention: ActorMention | None
    owners: tuple[ActorMention, ...] = ()
    pronoun: str = ""
    owner_pronoun: str = ""
    led_by: tuple[ActorMention, ...] = ()
    negated: bool = False
    group: str = ""

    @property
    def actors(self) -> tuple[ActorMention, ...]:
        """Who the phrase stands for: itself, or its owners when the head names people or a body."""
        if self.mention is not None:
            return self._grouped((self.mention,))
        return self._grouped(self.owners) if word_classes().has("people", self.head) or self.faction else ()

    @property
    def touched(self) -> tuple[ActorMention, ...]:
        """Who is touched by what is done to the phrase: its actors, or the owners of the thing."""
        if self.actors:
            return self.actors
        return () if word_classes().has("things", self.head) else self._grouped(self.owners)

    @property
    def faction(self) -> str:
        """The word for people of a country who are not its state, or ""."""
        classes, words = word_classes(), [*self.words]
        if self.mention is not None and self.mention.kind in _OF_PEOPLE:
            words += self.mention.text.lower().split()[1:]
        return self.group or next((word for word in reversed(words) if classes.has("factions", word)), "")

    def _grouped(self, actors: tuple[ActorMention, ...]) -> tuple[ActorMention, ...]:
        group = self.faction
        if not group:
            return actors
        return tuple(replace(actor, group=group) if actor.kind in _OF_PEOPLE else actor for actor in actors)


@dataclass(frozen=True, slots=True)
class Mark:
    """A word or sign between phrases: comma, stop, dash, quote, open, close, conj, sub, rel, prep (before no noun phrase)."""

    first: int
    last: int
    kind: str
    word: str


Chunk = NounPhrase | VerbGroup | Mark


def chunks_of(units: tuple[Unit, ...], forms: VerbForms) -> tuple[Chunk, ...]:
    """The chunks of a statement, in order; adverbs and dates are left out."""
    found: list[Chunk] = []
    place = 0
    while place < len(units):
        unit = units[place]
        if _opens_clause(units, place, found):
            found.append(Mark(place, place + 1, "sub", "that"))
            place += 1
            continue
        group = read_verb(units, place, forms, _last_group(found))
        if group is not None:
            found.append(group)
            place = group.last
        elif _is_particle(units, place, found):
            place += 1
        elif unit.lower == "at" and place + 1 < len(units) and units[place + 1].lower in {"least", "most"}:
            place += 2
        elif unit.kind in {"prep", "to"} or (unit.lower in BOTH and _before_phrase(units, place + 1, forms)):
            phrase = _phrase(units, place + 1, forms, unit.lower)
            if phrase is not None or place + 1 >= len(units) or units[place + 1].kind != "time":
                found.append(phrase if phrase is not None else Mark(place, place + 1, "prep", unit.lower))
            place = phrase.last if phrase is not None else place + 1
        elif unit.lower in {"each", "all", "both"} and _verb_follows(units, place, forms):
            place += 1  # "Peru and Chile each expelled"
        elif unit.kind in _INSIDE or unit.kind in {"pron", "neg"}:
            phrase = _phrase(units, place, forms, "")
            if phrase is not None:
                found.append(phrase)
            place = phrase.last if phrase is not None else place + 1
        elif plain(unit.kind):
            place += 1
        else:
            found.append(Mark(place, place + 1, unit.kind, unit.lower))
            place += 1
    return tuple(_that_as_relative(found))


def _opens_clause(units: tuple[Unit, ...], place: int, found: list[Chunk]) -> bool:
    """ "said that the", "demanded that Iran": "that" before what begins a subject, or right behind a verb that governs clauses."""
    if units[place].lower != "that" or place + 1 >= len(units):
        return False
    following = units[place + 1]
    if following.kind in {"det", "poss", "pron"}:
        return True
    if following.kind == "actor" and following.mention is not None and not following.mention.adjective:
        return True
    last = found[-1] if found else None
    if not isinstance(last, VerbGroup) or following.kind not in {"word", "actor", "num"}:
        return False
    governors = word_classes().governors
    return any(governors.get(lemma, frozenset()) & {"say", "deny", "control_object"} for lemma in last.lemmas)


def _is_particle(units: tuple[Unit, ...], place: int, found: list[Chunk]) -> bool:
    """The second part of a verb before its object: "carried out an air strike", "called off talks", not "out of Syria"."""
    if units[place].lower not in _PARTICLES or not found or place + 1 >= len(units):
        return False
    verb = found[-1]
    return (
        isinstance(verb, VerbGroup)
        and verb.last == place
        and units[place + 1].kind in {"det", "poss", "word", "actor", "num"}
    )


_PARTICLES = frozenset({"out", "up", "off", "down"})


def _verb_follows(units: tuple[Unit, ...], place: int, forms: VerbForms) -> bool:
    return place + 1 < len(units) and read_verb(units, place + 1, forms, None) is not None


def _last_group(found: list[Chunk]) -> VerbGroup | None:
    return next((chunk for chunk in reversed(found) if isinstance(chunk, VerbGroup)), None)


def _before_phrase(units: tuple[Unit, ...], place: int, forms: VerbForms) -> bool:
    """ "after the talks," against "after Russia attacked": whether a phrase begins here that no verb follows."""
    phrase = _phrase(units, place, forms, "")
    if phrase is None:
        return False
    at = phrase.last
    while at < len(units) and plain(units[at].kind):
        at += 1
    while at < len(units) and units[at].kind in {"prep", "conj"}:
        after = _phrase(units, at + 1, forms, "")
        if after is None:
            break
        at = after.last
    group = read_verb(units, at, forms, None) if at < len(units) else None
    return group is None or not group.finite


def _phrase(units: tuple[Unit, ...], first: int, forms: VerbForms, prep: str) -> NounPhrase | None:
    """The noun phrase that begins at `first`, or None."""
    while first < len(units) and units[first].kind == "adv":
        first += 1
    if first < len(units) and units[first].kind == "pron":
        return NounPhrase(first, first + 1, prep, (), "", None, pronoun=units[first].lower)
    if first < len(units) and units[first].kind == "word" and read_verb(units, first, forms, None) is not None:
        return None
    at = first
    body: list[int] = []
    negated = False
    while at < len(units):
        unit = units[at]
        if unit.kind == "neg":
            negated = negated or unit.lower in {"no", "not", "neither", "nor"}
        elif unit.kind not in _INSIDE:
            # an adverb or a length of time between an article and its noun: "the recently signed treaty", "a two-week truce"
            if not (unit.kind in {"adv", "time"} and body and units[body[-1]].kind in {"det", "poss", "gen"}):
                break
        elif body and _ends_before(units, body, at, forms):
            break
        else:
            body.append(at)
        at += 1
    while body and units[body[-1]].kind in {"hyphen", "gen"}:
        body.pop()
    if not body:
        return None
    return _filled(units, first, body[-1] + 1, body, prep, negated)


def _ends_before(units: tuple[Unit, ...], body: list[int], at: int, forms: VerbForms) -> bool:
    """Whether a new phrase or a verb begins at `at`."""
    unit, before = units[at], units[body[-1]]
    if unit.kind in {"det", "poss"} and before.kind not in {"det", "num", "gen"}:
        return True
    if unit.kind == "actor" and before.kind == "actor" and before.mention is not None and not before.mention.adjective:
        return True
    if (
        unit.kind == "actor"
        and before.kind == "word"
        and not before.capital
        and not _qualifies(before.lower)
        and at - 1 == body[-1]
    ):
        return unit.mention is not None and not unit.mention.adjective and unit.mention.kind is ActorKind.COUNTRY
    return unit.kind == "word" and read_verb(units, at, forms, None) is not None


def _qualifies(word: str) -> bool:
    """Whether a small word before a country's name belongs to it: "neighbouring Chad", "war-torn Mozambique"."""
    return word.endswith(("ing", "ed", "ern", "al", "torn", "held", "ruled", "ary", "ist", "ic", "ous")) or word in {
        "nuclear", "arch", "rival", "ally", "counterpart", "leader", "president", "minister", "chief",
    }  # fmt: skip


def _filled(units: tuple[Unit, ...], first: int, last: int, body: list[int], prep: str, negated: bool) -> NounPhrase:
    end = units[body[-1]]
    words = tuple(units[at].lower for at in body if units[at].kind == "word")
    owners, led = [], []
    for number, at in enumerate(body[:-1]):
        mention = units[at].mention
        if mention is None:
            continue
        tail = [units[later].lower for later in body[number + 1 : number + 3]]
        if tail[:1] == ["-"] and len(tail) == 2 and units[body[number + 2]].kind == "word":
            if tail[1] == "led":
                led.append(mention)
            elif tail[1] in {
                "bound",
                "held",
                "controlled",
                "occupied",
                "ruled",
                "administered",
                "flagged",
                "owned",
                "run",
                "based",
            }:
                owners.append(mention)
            continue
        owners.append(mention)
    if end.mention is not None and not end.mention.adjective:
        mentions, head = end.mention, ""
    else:
        mentions, head = None, end.lower if end.kind == "word" else ""
        if end.mention is not None:
            owners.append(end.mention)
    possessive = next((units[at].lower for at in body if units[at].kind == "poss"), "")
    return NounPhrase(first, last, prep, words, head, mentions, tuple(owners), "", possessive, tuple(led), negated)


def _that_as_relative(chunks: list[Chunk]) -> list[Chunk]:
    """ "that" right before a verb group stands for the noun before it; elsewhere it opens a clause."""
    for at, chunk in enumerate(chunks[:-1]):
        following = chunks[at + 1]
        if not isinstance(following, VerbGroup):
            continue
        if isinstance(chunk, NounPhrase) and chunk.last - chunk.first == 1 and chunk.head == "" and not chunk.actors:
            if not chunk.pronoun and not chunk.owners and not chunk.words:
                chunks[at] = Mark(chunk.first, chunk.last, "rel", "that")
        elif isinstance(chunk, Mark) and chunk.kind == "sub" and chunk.word in {"that", "what"}:
            chunks[at] = Mark(chunk.first, chunk.last, "rel", chunk.word)
    return chunks


def stands_for(phrase: NounPhrase, rest: Sequence[NounPhrase | None]) -> NounPhrase | None:
    """ "thousands of Palestinians", "the president of Brazil": the attribute, among the phrases behind, that says who is meant."""
    classes = word_classes()
    is_people = classes.has("people", phrase.head) or classes.has("quantities", phrase.head)
    if phrase.actors or not (is_people or _counts(phrase)):
        return None
    for inner in rest:
        if inner is None:
            return None
        if inner.prep in {"of", "from", "for", "in", "at"} and inner.actors:
            return replace(inner, group=phrase.faction)
        if not (classes.has("people", inner.head) or classes.has("quantities", inner.head)):
            return None
    return None


def _counts(phrase: NounPhrase) -> bool:
    """Whether a phrase is a mere number or amount: "about 300", "thousands"."""
    return not phrase.words and phrase.mention is None and not phrase.pronoun and not phrase.owners
