"""Reads one statement: which of its verbs and nouns are events, and whose."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from timeline.clauses.groups import VerbGroup
from timeline.clauses.phrases import NounPhrase
from timeline.clauses.units import Unit
from timeline.clauses.view import RoleView
from timeline.events.addressees import addressee
from timeline.events.bidding import TELLING, bidden
from timeline.events.echoes import echo_of
from timeline.events.kinds import is_guest
from timeline.events.likewise import POINTING, in_kind, likewise, refuses
from timeline.events.memory import codes_of
from timeline.events.nouns import noun_coding
from timeline.events.parts import is_part
from timeline.events.passage import Coding, Passage
from timeline.events.private import is_among_firms, is_between_firms
from timeline.events.pronouns import OF_PERSON
from timeline.events.several import (
    APART,
    against_each_other,
    asked_too,
    by_another,
    each,
    have_own_days,
    is_pair,
    verbless,
)
from timeline.events.sides import Sides
from timeline.events.ties import with_ties
from timeline.events.verbs import verb_coding
from timeline.events.votes import note_adopted, note_text
from timeline.lexicons.cameo import cameo_codes
from timeline.lexicons.clauses import word_classes
from timeline.records import ActorMention
from timeline.terms import ActorKind, EventType


def codings(passage: Passage) -> Iterator[Coding]:
    """Every coding of a statement, verbs before nouns, left to right. What was met and spoken of on the way goes into the memory."""
    if _asks(passage):
        _note_asked(passage)
        return
    nouns: list[tuple[int, NounPhrase]] = []
    done: list[Coding] = []
    for place, chunk in enumerate(passage.clauses.chunks):
        if isinstance(chunk, NounPhrase):
            if chunk.faction:
                passage.memory.gather_factions(chunk.actors)
            if chunk.head in passage.lexicon.nouns:
                nouns.append((place, chunk))
    _note_armed(passage)
    asked_last: ActorMention | None = None
    spoken_of = passage.memory.body
    writes = not passage.words.isdisjoint(passage.lexicon.words["texts"])
    if writes:
        note_adopted(passage)
    at_verb = {-1: passage.memory.copy()} if nouns else {}  # who "it" was when the reader came to each verb
    for place, chunk in enumerate(passage.clauses.chunks):
        if isinstance(chunk, VerbGroup):
            view = with_ties(passage, place, chunk, passage.clauses.view(place))
            if place not in passage.consumed:
                coding = _of_verb(passage, place, chunk, view, done)
                done += [coding] if coding is not None else []
                if coding is not None or (chunk.finite and passage.memory.latest is not None and not refuses(chunk)):
                    passage.memory.latest = _told(coding)
                yield from _kept(passage, coding)
            if chunk.finite and not view.passive and not any(p.pronoun in OF_PERSON for p in view.subjects):
                passage.memory.note(tuple(actor for phrase in view.subjects for actor in _spoken_of(passage, phrase)))
            if chunk.finite and view.passive and passage.memory.person is None:  # "The president was sworn in. He said"
                passage.memory.note(tuple(a for p in view.subjects for a in p.actors if a.kind is ActorKind.PERSON))
            if chunk.finite and len(view.subjects) == 1:
                passage.memory.note_strangers(view.subjects[0])
            addressed = view.objects or view.with_prep("with") or view.with_prep("to")
            done_to = [filler.phrase for filler in addressed]  # "met with the premier", "spoke to him"
            passage.memory.acted_on(view.subjects if view.passive else done_to)
            asked = addressee(passage, place, view)
            if asked is not None:  # "called on Chad to withdraw the troops that it had sent": Chad
                spoken_of, passage.memory.body = passage.memory.body if asked_last is None else spoken_of, asked
                asked_last = asked
            if writes:
                note_text(passage, chunk, view)
            if nouns and place < nouns[-1][0]:
                at_verb[place] = passage.memory.copy()
    if asked_last is not None and passage.memory.body is asked_last:
        passage.memory.body = spoken_of  # whom the next sentence calls "it" is who asked
    last = passage.memory
    for place, noun in nouns:
        if place not in passage.consumed:
            passage.memory = at_verb[max(at for at in at_verb if at < place)]
            coding = noun_coding(passage, place, noun)
            echo = echo_of(passage, place, noun) if coding is None and passage.memory.told else None
            passage.echoes += [echo] if echo is not None else []
            if coding is None or not any(_is_told_by(passage, noun, coding, verb) for verb in done):
                yield from _kept(passage, coding)
    passage.memory = last


def _of_verb(passage: Passage, place: int, group: VerbGroup, view: RoleView, done: list[Coding]) -> Coding | None:
    """What a verb tells besides what has been coded of the statement."""
    coding = verb_coding(passage, place, group, view)
    if coding is None and not POINTING.isdisjoint(group.lemmas):
        coding = likewise(passage, place, group, view)
    if coding is None and TELLING in group.lemmas:
        coding = bidden(passage, place, group, view)
    if coding is None or is_part(passage, coding, done):
        return None
    if cameo_codes()[coding.code].plover is EventType.THREATEN:
        _consume_supposed(passage, coding, view)
    return coding


def _note_armed(passage: Passage) -> None:
    """Know that "the rebels" by themselves stand for the one armed group that a statement names."""
    words = passage.lexicon.words["contending"] & passage.words
    if words:
        armed = [u.mention for u in passage.clauses.units if u.mention and u.mention.kind is ActorKind.ARMED_GROUP]
        if len({group.name for group in armed}) == 1:
            passage.memory.factions.update({f"the {word}": armed[0] for word in words})


def _note_asked(passage: Passage) -> None:
    """Know of whom a question to the writer was: whoever it names besides him is whom his answer rejects or blames."""
    memory = passage.memory
    own = {code for actor in memory.writer for code in codes_of(actor)}
    if own:
        others = [unit.mention for unit in passage.clauses.units if unit.mention is not None and not unit.mention.place]
        memory.body = next((a for a in others if a.code and own.isdisjoint(codes_of(a))), memory.body)


def _spoken_of(passage: Passage, phrase: NounPhrase) -> tuple[ActorMention, ...]:
    """Whom a subject brings up: its own actors, or whom "my host" met."""
    if len(phrase.actors) == 1 and not word_classes().lists["spokesmen"].isdisjoint(phrase.words):
        return (replace(phrase.actors[0], kind=ActorKind.PERSON),)  # "a spokesman for the junta ... He"
    if not phrase.actors and phrase.owner_pronoun and word_classes().has("ruling_bodies", phrase.head):
        return tuple(
            replace(a, kind=ActorKind.INSTITUTION) for a in passage.memory.of(phrase)[:1]
        )  # "His junta ... It"
    return phrase.actors or (passage.memory.of(phrase) if is_guest(phrase) else ())


def _consume_supposed(passage: Passage, coding: Coding, view: RoleView) -> None:
    """Be done with the verb of the condition behind a threat, and of what an ultimatum is for: "warned of reprisals if Chad attacked" tells of
    no attack, "would cut ties if it imposed a ban" of no ban, "set Chad a deadline to withdraw" of no withdrawal."""
    clauses = passage.clauses
    below = clauses.verb(view.complement) if view.complement is not None else None
    if coding.code == _ULTIMATUM and view.complement is not None and below is not None and below.infinitive:
        passage.consumed.add(view.complement)
    for at in range(coding.place + 1, min(len(clauses.chunks), coding.place + _CONDITION)):
        if clauses.mark(at, "sub") and clauses.units[clauses.chunks[at].first].lower in _CONDITIONS:
            behind = clauses.verb_after(at)
            if behind is not None:
                imposed = [passage.chunk_of(filler.phrase) for filler in clauses.view(behind).objects]
                passage.consumed.update((behind, *imposed))
            return


_ULTIMATUM: Final = "139"
_CONDITION: Final = 12
"""Chunks behind a threat among which its condition begins."""
_CONDITIONS: Final = frozenset({"if", "unless", "should"})


def _told(coding: Coding | None) -> tuple[str, tuple[ActorMention, ...], tuple[ActorMention, ...]] | None:
    return None if coding is None else (coding.code, coding.sides.actors, coding.sides.recipients)


def _is_told_by(passage: Passage, noun: NounPhrase, coding: Coding, verb: Coding) -> bool:
    """Whether a noun tells what its verb has told: "put its army on alert", "was hurt in a clash", "met in Rome, their first meeting"."""
    kinds = cameo_codes()
    meets = kinds[coding.code].plover is EventType.CONSULT
    if meets and (_is_where(passage, noun, coding, verb) or _is_what_for(passage, noun, coding, verb)):
        return True
    if kinds[coding.code].plover is not kinds[verb.code].plover:
        return _is_shown_by(passage, noun, coding, verb)
    same = coding.sides.codes == verb.sides.codes
    adds = not verb.sides.recipients or (coding.sides.actors and coding.sides.recipients)
    if (same or not adds) and any(one.first == noun.first for one in passage.clauses.subjects(verb.place)):
        return True  # "air strikes hit a town in Chad"
    if coding.place < verb.place:
        return False
    if passage.clauses.mark(coding.place - 1, "comma") and not noun.prep:
        first = passage.clauses.units[noun.first].lower
        return first in _SAME and bool(
            _RANKED.intersection(unit.lower for unit in passage.clauses.units[noun.first : noun.last])
        )
    carried = noun.prep in _CARRYING or (noun.prep == "to" and coding.place == verb.place + 1)
    return same and carried and passage.clauses.verb_before(coding.place) == verb.place


def _is_shown_by(passage: Passage, noun: NounPhrase, coding: Coding, verb: Coding) -> bool:
    """Whether a verb of another type tells all that a noun is about: "marched to vent their fury at Chad", "the occupation of Chad ended"."""
    kind = cameo_codes()[verb.code].plover
    if coding.code == _ANGER and kind is EventType.PROTEST:
        return coding.sides.codes == verb.sides.codes
    over = kind is EventType.RETREAT and coding.code.startswith(_OCCUPIED)
    return over and any(one.first == noun.first for one in passage.clauses.subjects(verb.place))


_OCCUPIED: Final = "192"


def _is_where(passage: Passage, noun: NounPhrase, coding: Coding, verb: Coding) -> bool:
    """Whether the gathering of a body only says where a verb's act was done to somebody else: "met Modi at the G20 summit"."""
    if noun.prep not in _AT or not noun.owners or passage.clauses.verb_before(coding.place) != verb.place:
        return False
    body = all(owner.kind is ActorKind.ORGANISATION for owner in noun.owners)
    return body and bool(verb.sides.actors and verb.sides.recipients)


def _is_what_for(passage: Passage, noun: NounPhrase, coding: Coding, verb: Coding) -> bool:
    """Whether talks are only what those met for whom a verb tells of: "sat down in Geneva for their first talks"; not "flew to Mali for talks
    with Chad"."""
    if noun.prep != "for" or passage.clauses.verb_before(coding.place) != verb.place or not noun.owner_pronoun:
        return False
    met = cameo_codes()[verb.code].plover is EventType.CONSULT and bool(verb.sides.recipients)
    return met and not any(filler.prep in {"with", "between"} for filler in passage.clauses.right_of(coding.place)[1])


_CARRYING: Final = frozenset({"on", "in", "with"})
"""Prepositions before what a verb tells by itself: "put on alert"; and "to" right behind it: "agreed to a road map"."""
_ANGER: Final = "110"
"""The code of displeasure, which a march shows: "marched to vent their fury at Chad"."""
_AT: Final = frozenset({"at", "during", "of"})
_SAME: Final = frozenset({"their", "its", "the", "his", "her"})
_RANKED: Final = frozenset("first second third fourth fifth latest last only such".split())


def _asks(passage: Passage) -> bool:
    """Whether the statement is a question of the writer's ("Would Chad attack Niger again?") or a supposition: it tells of nothing."""
    units = passage.clauses.units
    if not units:
        return False
    return units[0].lower in _SUPPOSING or (units[-1].lower == "?" and (_is_inverted(units) or _doubts(units)))


def _is_inverted(units: Sequence[Unit]) -> bool:
    """Whether a question has its auxiliary first, behind no more than a label, a name called or a joining word: "Q: Did Chad attack?"."""
    for at in range(min(_OPENING, len(units) - 1)):
        if units[at].kind in _ASKING:
            return at == 0 or units[at - 1].kind in _OPENERS or units[at - 1].lower in _JOINING
    return False


_OPENING: Final = 6
"""Words of a question within which its auxiliary stands: "Mr. Secretary, do you"."""
_OPENERS: Final = frozenset({"comma", "conj"})
_JOINING: Final = frozenset({"so", "then", "q", ":", "."})


_ASKING: Final = frozenset({"modal", "be", "do", "have"})


def _doubts(units: Sequence[Unit]) -> bool:
    """Whether a question is why something is not done, or why or how it should be: "Why doesn't Chad expel him?", "How can it?"."""
    opening = units[0].lower
    if opening in _MEASURED and any(unit.lower in _WOULD for unit in units[1:_OPENING]):
        return True  # "How much would a war cost?", "What might talks bring?"
    if opening not in {"why", "how"}:
        return False
    if opening == "how":
        return units[1].kind == "modal"
    return units[1].kind in {"modal", "neg"} or units[1].lower in _NOT or any(unit.kind == "neg" for unit in units[2:5])


_MEASURED: Final = frozenset({"how", "what", "where", "when", "who"})
_WOULD: Final = frozenset({"would", "could", "might", "should"})
_NOT: Final = frozenset({"don't", "doesn't", "don’t", "doesn’t", "not"})
_SUPPOSING: Final = frozenset({"imagine", "suppose"})
"""Imperatives at the head of a sentence behind which a writer makes something up: "Imagine that Chad attacked Niger"."""


def _kept(passage: Passage, coding: Coding | None) -> Iterator[Coding]:
    if coding is None or _is_business(passage, coding):
        return
    coding = in_kind(passage, coding)
    passage.told.append(coding.sides)
    yield from asked_too(passage, coding)
    yield from by_another(passage, coding)
    yield from verbless(passage, coding)
    kind = cameo_codes()[coding.code].plover
    if kind is EventType.CONSULT and passage.words & APART and passage.clauses.units[0].lower not in APART:
        yield from each(coding)
    elif kind is EventType.CONSULT and have_own_days(passage, coding):
        for other in coding.sides.recipients:
            yield replace(coding, sides=Sides(coding.sides.actors, (other,)), dated_at=(other.start, other.end))
    elif kind is EventType.MOBILIZE and not coding.sides.recipients and is_pair(coding.sides.actors):
        yield from against_each_other(coding)
    else:
        yield coding


def _is_business(passage: Passage, coding: Coding) -> bool:
    """Whether firms deal with each other: one sues another, signs with it, or is to buy it: no act of states."""
    kind = cameo_codes()[coding.code].plover
    apart = kind in _OF_FIRMS or coding.rule_id.endswith("cooperate.buy.buy")
    apart = apart or (kind is EventType.REQUEST and passage.lexicon.words["governing"].isdisjoint(passage.words))
    return (apart and is_between_firms(passage, coding.sides)) or is_among_firms(passage, coding.sides)


_OF_FIRMS: Final = frozenset(
    {EventType.ACCUSE, EventType.REJECT, EventType.THREATEN, EventType.AGREE, EventType.CONSULT, EventType.SUPPORT}
)  # fmt: skip
"""What firms say and sign among themselves."""
