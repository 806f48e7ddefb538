"""Reads one statement: which of its verbs and nouns are events, and whose."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from timeline.clauses.groups import VerbGroup
from timeline.clauses.phrases import NounPhrase
from timeline.clauses.units import Unit
from timeline.clauses.view import RoleView
from timeline.events.kinds import is_guest
from timeline.events.likewise import POINTING, in_kind, likewise, refuses
from timeline.events.memory import codes_of
from timeline.events.nouns import noun_coding
from timeline.events.passage import FORCE, Coding, Passage
from timeline.events.sides import Sides
from timeline.events.verbs import verb_coding
from timeline.events.votes import note_adopted, note_text
from timeline.lexicons.clauses import word_classes
from timeline.lexicons.events import cameo_codes
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
    asked_last: ActorMention | None = None
    spoken_of = passage.memory.body
    writes = not passage.words.isdisjoint(passage.lexicon.words["texts"])
    if writes:
        note_adopted(passage)
    at_verb = {-1: passage.memory.copy()} if nouns else {}  # who "it" was when the reader came to each verb
    for place, chunk in enumerate(passage.clauses.chunks):
        if isinstance(chunk, VerbGroup):
            view = passage.clauses.view(place)
            if place not in passage.consumed:
                coding = verb_coding(passage, place, chunk, view)
                if coding is None and not POINTING.isdisjoint(chunk.lemmas):
                    coding = likewise(passage, place, chunk, view)
                coding = None if coding is not None and _is_means(passage, coding, done) else coding
                done += [coding] if coding is not None else []
                if coding is not None or (chunk.finite and passage.memory.latest is not None and not refuses(chunk)):
                    passage.memory.latest = _told(coding)
                yield from _kept(passage, coding)
            if chunk.finite and not view.passive:
                passage.memory.note(tuple(actor for phrase in view.subjects for actor in _spoken_of(passage, phrase)))
            if chunk.finite and len(view.subjects) == 1:
                passage.memory.note_strangers(view.subjects[0])
            addressed = view.objects or view.with_prep("with") or view.with_prep("to")
            done_to = [filler.phrase for filler in addressed]  # "met with the premier", "spoke to him"
            passage.memory.acted_on(view.subjects if view.passive else done_to)
            asked = _asked_to_act(passage, view)
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
            if coding is None or not any(_is_told_by(passage, noun, coding, verb) for verb in done):
                yield from _kept(passage, coding)
    passage.memory = last


def _note_asked(passage: Passage) -> None:
    """Know of whom a question to the writer was: whoever it names besides him is whom his answer rejects or blames."""
    memory = passage.memory
    own = {code for actor in memory.writer for code in codes_of(actor)}
    if own:
        others = [unit.mention for unit in passage.clauses.units if unit.mention is not None and not unit.mention.place]
        memory.body = next((a for a in others if a.code and own.isdisjoint(codes_of(a))), memory.body)


def _asked_to_act(passage: Passage, view: RoleView) -> ActorMention | None:
    """The one country that an infinitive behind a verb tells of: "urged Chad to", "called on Chad to"."""
    group = passage.clauses.verb(view.complement) if view.complement is not None else None
    if group is None or not group.infinitive or view.passive:
        return None
    told = [*view.objects[:1], *(filler for filler in view.obliques[:1] if filler.prep in {"on", "upon", "to"})]
    named = told[0].phrase.actors if told else ()
    return named[0] if len(named) == 1 and not named[0].codes and named[0].kind is not ActorKind.PERSON else None


def _spoken_of(passage: Passage, phrase: NounPhrase) -> tuple[ActorMention, ...]:
    """Whom a subject brings up: its own actors, or whom "my host" met."""
    if len(phrase.actors) == 1 and not word_classes().lists["spokesmen"].isdisjoint(phrase.words):
        return (replace(phrase.actors[0], kind=ActorKind.PERSON),)  # "a spokesman for the junta ... He"
    return phrase.actors or (passage.memory.of(phrase) if is_guest(phrase) else ())


def _is_means(passage: Passage, coding: Coding, done: list[Coding]) -> bool:
    """Whether a participle only says by what means an act of force was done that has been told: "was killed when shells fired by Chad
    landed", "turned back a Togolese boat, using water cannon"."""
    group, kinds = passage.clauses.verb(coding.place), cameo_codes()
    acted = Sides(coding.sides.actors, ()).codes
    if group is None or group.finite or group.infinitive or kinds[coding.code].plover not in _WITH_MEANS:
        return False
    if coding.sides.codes - acted:
        return False
    return any(
        kinds[one.code].plover in _WITH_MEANS and Sides(one.sides.actors, ()).codes <= acted and one.sides.codes - acted
        for one in done
    )


_WITH_MEANS: Final = FORCE | {EventType.PROTEST}
"""Types of acts of which a participle may tell by what means: "marched on the embassy, hurling rocks"."""


def _told(coding: Coding | None) -> tuple[str, tuple[ActorMention, ...], tuple[ActorMention, ...]] | None:
    return None if coding is None else (coding.code, coding.sides.actors, coding.sides.recipients)


def _is_told_by(passage: Passage, noun: NounPhrase, coding: Coding, verb: Coding) -> bool:
    """Whether a noun tells what its verb has told: "put its army on alert", "was hurt in a clash", "met in Rome, their first meeting"."""
    kinds = cameo_codes()
    if kinds[coding.code].plover is not kinds[verb.code].plover or coding.place < verb.place:
        return False
    if passage.clauses.mark(coding.place - 1, "comma") and not noun.prep:
        first = passage.clauses.units[noun.first].lower
        return first in _SAME and bool(
            _RANKED.intersection(unit.lower for unit in passage.clauses.units[noun.first : noun.last])
        )
    same = coding.sides.codes == verb.sides.codes
    return same and noun.prep in {"on", "in"} and passage.clauses.verb_before(coding.place) == verb.place


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
    if units[0].lower not in {"why", "how"}:
        return False
    if units[0].lower == "how":
        return units[1].kind == "modal"
    return units[1].kind in {"modal", "neg"} or units[1].lower in _NOT or any(unit.kind == "neg" for unit in units[2:5])


_NOT: Final = frozenset({"don't", "doesn't", "don’t", "doesn’t", "not"})
_SUPPOSING: Final = frozenset({"imagine", "suppose"})
"""Imperatives at the head of a sentence behind which a writer makes something up: "Imagine that Chad attacked Niger"."""


def _kept(passage: Passage, coding: Coding | None) -> Iterator[Coding]:
    if coding is None or _is_business(passage, coding):
        return
    coding = in_kind(passage, coding)
    passage.told.append(coding.sides)
    yield from _asked_too(passage, coding)
    yield from _by_another(passage, coding)
    yield from _verbless(passage, coding)
    kind = cameo_codes()[coding.code].plover
    if kind is EventType.CONSULT and passage.words & _APART and passage.clauses.units[0].lower not in _APART:
        yield from _each(coding)
    elif kind is EventType.CONSULT and _have_own_days(passage, coding):
        for other in coding.sides.recipients:
            yield replace(coding, sides=Sides(coding.sides.actors, (other,)), dated_at=(other.start, other.end))
    elif kind is EventType.MOBILIZE and not coding.sides.recipients and _is_pair(coding.sides.actors):
        yield from _against_each_other(coding)
    else:
        yield coding


def _is_business(passage: Passage, coding: Coding) -> bool:
    """Whether one firm sues another, or is to buy it: no act of states."""
    apart = cameo_codes()[coding.code].plover is EventType.ACCUSE or coding.rule_id.endswith("cooperate.buy.buy")
    return apart and passage.is_between_firms(coding.sides)


def _asked_too(passage: Passage, coding: Coding) -> Iterator[Coding]:
    """ "Called on Chad to withdraw, and on Niger to stop": each who is asked by the same verb is asked by itself."""
    clauses, group = passage.clauses, passage.clauses.verb(coding.place)
    if group is None or cameo_codes()[coding.code].plover is not EventType.REQUEST:
        return
    for at in range(coding.place + 2, min(len(clauses.chunks) - 1, coding.place + 16)):
        asked, lower = clauses.noun(at), clauses.verb(at + 1)
        joined = clauses.mark(at - 1, "conj", "comma") and asked is not None and asked.prep in {"on", "upon"}
        if joined and asked is not None and asked.touched and lower is not None and lower.infinitive:
            yield replace(coding, sides=Sides(coding.sides.actors, asked.touched), first=asked.first, last=asked.last)
            passage.consumed.add(at + 1)


def _by_another(passage: Passage, coding: Coding) -> Iterator[Coding]:
    """ "Signed a pact with Chad and Niger with Mali": what the second pair does, whose verb is left out."""
    clauses = passage.clauses
    if clauses.verb(coding.place) is None:
        return
    for at in range(coding.place + 2, min(len(clauses.chunks) - 1, coding.place + 10)):
        if clauses.verb(at) is not None or clauses.mark(at, "stop", "sub", "rel"):
            return
        one, other, before = clauses.noun(at), clauses.noun(at + 1), clauses.noun(at - 2)
        before = clauses.noun(at - 3) if clauses.mark(at - 2, "comma") else before
        if one is not None and other is not None and before is not None and clauses.is_gap(at, before.prep):
            sides = Sides(one.actors, other.actors)
            yield replace(coding, sides=sides, first=one.first, last=one.last)


def _verbless(passage: Passage, coding: Coding) -> Iterator[Coding]:
    """ "Chad cut ties with Qatar in 2017, Niger in 2018", "Chad shelled Niger in 2017, Mali in 2018": who did the same, or to whom it was
    done, at another time, and "expelled three envoys and Niger two": the verb is left out."""
    clauses, group, sides = passage.clauses, passage.clauses.verb(coding.place), coding.sides
    if group is None or group.passive or not group.finite or not (sides.actors and sides.recipients):
        return
    bare = next((filler for filler in clauses.view(coding.place).objects if filler.phrase.mention is not None), None)
    unclear = bare is None and not coding.code.startswith(_CUT)  # "signed a pact with Niger in 2017, Mali in 2018"
    for at in range(coding.place + 1, len(clauses.chunks)):
        if clauses.verb(at) is not None or clauses.mark(at, "stop", "sub", "rel"):
            return
        other = clauses.noun(at + 1)
        if other is not None and clauses.is_counted_gap(at + 1):
            acted = tuple(replace(actor, adjective=False) for actor in other.owners)
            yield replace(
                coding, sides=Sides(acted, sides.recipients), first=other.first, last=other.last, place=at + 1
            )
        elif other is not None and not (unclear and not other.prep) and clauses.is_dated_gap(at + 1):
            same = not other.prep and (bare is None or _is_of_other_kind(bare.phrase, other))
            told = Sides(other.actors, sides.recipients) if same else Sides(sides.actors, other.actors)
            yield replace(coding, sides=told, first=other.first, last=other.last, place=at + 1)


def _is_of_other_kind(one: NounPhrase, other: NounPhrase) -> bool:
    """Whether a body and a country stand side by side: of "Cyprus joined the EU in 2004, Croatia in 2013" Croatia joined it too."""
    kinds = [ActorKind.ORGANISATION in {actor.kind for actor in phrase.actors} for phrase in (one, other)]
    return kinds[0] and not kinds[1]


_CUT: Final = "161"
"""The code of cutting relations, which several do to the same one more often than one does to several."""


def _is_pair(actors: tuple[ActorMention, ...]) -> bool:
    return len(actors) == 1 and actors[0].rule_id == "carry.pair" and len(actors[0].codes) == 2


def _against_each_other(coding: Coding) -> Iterator[Coding]:
    """ "Both countries put their armies on alert": who arms as one of a pair arms against the other."""
    pair = coding.sides.actors[0]
    one, other = (replace(pair, code=code, codes=()) for code in pair.codes)
    yield replace(coding, sides=Sides((one,), (other,)))
    yield replace(coding, sides=Sides((other,), (one,)))


def _have_own_days(passage: Passage, coding: Coding) -> bool:
    """Whether those who are met or visited each have a day behind them: "will go to Chad on Monday and to Niger the next day"."""
    received = coding.sides.recipients
    if len(received) < 2 or not passage.dates:
        return False
    days = [unit.start for unit in passage.clauses.units if unit.kind == "time"]
    starts = sorted(other.start for other in received)
    bounds = zip(starts, [*starts[1:], passage.statement.end], strict=True)
    return len(days) > 1 and all(any(first < day < last for day in days) for first, last in bounds)


_APART: Final = frozenset({"separately", "separate", "respectively"})


def _each(coding: Coding) -> Iterator[Coding]:
    """ "Met separately with A and B": one meeting with each."""
    acted, received = coding.sides.actors, coding.sides.recipients
    if len(received) > 1:
        for other in received:
            yield replace(coding, sides=Sides(acted, (other,)))
    elif len(acted) > 1:
        for one in acted:
            yield replace(coding, sides=Sides((one,), received))
    else:
        yield coding
