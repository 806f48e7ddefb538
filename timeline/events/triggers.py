"""Which words of a statement are triggers, and of which frame."""

from collections.abc import Iterator, Sequence
from typing import Final

from timeline.clauses.groups import VerbGroup
from timeline.clauses.phrases import NounPhrase
from timeline.clauses.roles import Clauses
from timeline.clauses.units import BOTH, Unit, plain
from timeline.clauses.view import RoleView
from timeline.events.passage import Passage
from timeline.events.role_words import attributes_of, fits, object_words, subject_words
from timeline.lexicons.clauses import word_classes
from timeline.lexicons.events import EventLexicon, Frame
from timeline.terms import ActorKind, EventType

_REACH: Final = 6
"""Units behind a verb among which the other words of a trigger ("hold talks", "break off relations") may stand."""


def senses(passage: Passage, group: VerbGroup) -> list[Frame]:
    """The frames that a verb may have among the words of its statement, whatever its roles."""
    verbs = passage.lexicon.verbs
    return [frame for lemma in group.lemmas if lemma in verbs for frame in verbs[lemma].within(passage.inside)]


def verb_frames(passage: Passage, group: VerbGroup, view: RoleView) -> Iterator[tuple[Frame, int]]:
    """The frames of a verb, the most specific first, each with the unit behind its last word."""
    clauses, words = passage.clauses, passage.words
    frames = senses(passage, group)
    if frames and (particle := _particle_of_call(clauses.units, group)):
        frames = [frame for frame in frames if particle in frame.words]
    if not frames:
        return
    gives = not passage.lexicon.words["giving"].isdisjoint(group.lemmas)
    objects, attributes = object_words(view, clauses.units, gives=gives), attributes_of(view)
    acting: dict[bool, frozenset[str]] = {}
    for frame in frames:
        if (frame.negated and not group.negated) or not fits(frame, objects, words, attributes):
            continue
        if frame.infinitive and (group.modal.lower() not in _FIRM or not _has_infinitive(clauses, view)):
            continue
        if frame.bare and not _is_bare(clauses.units, view):
            continue
        if frame.subject:
            of_object = bool(frame.object)
            if of_object not in acting:
                acting[of_object] = subject_words(passage, group, view, of_object=of_object)
            if frame.subject.isdisjoint(acting[of_object]):
                continue
        rest, at = frame.words[1:], group.at + 1
        last = _rest(rest, clauses.units, at, view, clauses) if rest else at
        if last is None or (frame.words[0] == "be" and _is_other_be(frame, clauses, view, last)):
            continue
        if frame.words == _GOING and not _is_reached(clauses, last):
            continue  # "is going to hire"
        if frame.words[:2] == _GOING and frame.words != _GOING and group.tag == "ing":
            continue  # "is going to help"
        yield frame, last


def _is_bare(units: tuple[Unit, ...], view: RoleView) -> bool:
    """Whether the one object names somebody of whom nothing more is said: "called the king on Monday", not "called the king a liar"."""
    named = view.objects or view.obliques[:1]  # "called on the king"
    if view.passive or not named or view.complement is not None:
        return False
    if not all(filler.phrase.actors for filler in named[1:]):
        return False  # "called the king a liar"; but "called the leaders of Chad and Niger"
    phrase = named[0].phrase
    someone = phrase.mention is not None and phrase.mention.kind is ActorKind.PERSON
    classes, head = word_classes(), phrase.head or (phrase.mention.office if phrase.mention is not None else "")
    if not (someone or classes.has("persons", head) or classes.has("serving", head) or head == "counterpart"):
        return False
    last = named[-1].phrase.last
    while last < len(units) and units[last].kind == "adv":
        last += 1  # "called the king right after"
    behind = units[last] if last < len(units) else None
    return behind is None or behind.kind in {"time", "stop", "comma", "conj", "prep", "sub"}


_PUT_OFF: Final = frozenset({"call", "put"})


def _particle_of_call(units: tuple[Unit, ...], group: VerbGroup) -> str:
    """The particle that makes another verb of "call" or "put": "called off a strike", "called for a strike"; "" where there is none."""
    behind = units[group.last].lower if group.last < len(units) else ""
    if behind == "off" and not _PUT_OFF.isdisjoint(group.lemmas):
        return behind
    return behind if behind == "for" and "call" in group.lemmas else ""


_FIRM: Final = frozenset({"", "would", "'d", "’d", "will", "'ll", "’ll"})
"""Modal verbs with which a wish is still a demand: "would like Chad to leave", not "might want"."""


def _is_other_be(frame: Frame, clauses: Clauses, view: RoleView, last: int) -> bool:
    """Whether the last word of "be open" is no predicate: "is to open an embassy", "have been willing partners"."""
    if "to" not in frame.words and (_is_to_be(clauses, view, last) or _is_due_to(frame, clauses, view, last)):
        return True
    phrase = clauses.phrase_over(last - 1)
    return phrase is not None and phrase.last > last and clauses.units[last].kind == "word" and phrase.prep == ""


_GOING: Final = ("go", "to")


def _is_reached(clauses: Clauses, at: int) -> bool:
    """Whether somebody or some place is named behind "go to"."""
    phrase = clauses.phrase_over(at)
    return phrase is not None and bool(phrase.touched)


def _is_to_be(clauses: Clauses, view: RoleView, last: int) -> bool:
    """Whether the last word of "be open" is an infinitive behind "be": "is to open an embassy"."""
    group = clauses.verb(view.complement) if view.complement is not None else None
    return group is not None and group.infinitive and group.at == last - 1


def _is_due_to(frame: Frame, clauses: Clauses, view: RoleView, last: int) -> bool:
    """Whether an infinitive right behind "be due" tells what somebody is due to do, and the frame makes nothing of it."""
    group = clauses.verb(view.complement) if view.complement is not None and not frame.governs else None
    return group is not None and group.infinitive and group.first == last


def _has_infinitive(clauses: Clauses, view: RoleView) -> bool:
    """Whether an infinitive stands behind an actor: "told Chad to leave"."""
    group = clauses.verb(view.complement) if view.complement is not None else None
    told = view.subjects if view.passive else tuple(filler.phrase for filler in view.objects)
    return (
        group is not None
        and group.infinitive
        and any(p.touched or p.pronoun or word_classes().has("state", p.head) for p in told)
    )


def _rest(words: Sequence[str], units: tuple[Unit, ...], at: int, view: RoleView, clauses: Clauses) -> int | None:
    """The unit behind the last of `words`, which must follow in order; in the passive the noun may be the subject ("talks were held")."""
    place = at
    end = next(
        (
            n
            for n in range(at, min(len(units), at + 2 * _REACH))
            if units[n].kind in _CLOSING and units[n].lower not in BOTH
        ),
        len(units),
    )
    aim = clauses.verb(view.complement) if view.complement is not None else None
    for number, word in enumerate(words, start=1):
        far = 2 * _REACH if word == "to" else _REACH  # "ordered the military attache of neighbouring Chad to leave"
        reach = range(place, min(end, place + far))
        if aim is not None and aim.infinitive and aim.first == place - 1:
            reach = range(place, aim.at + 1)  # behind "to"; not "agreed to restore ties and reopen"
        places = [n for n in reach if units[n].lower == word and (n == place or units[n].kind not in _ADJACENT)]
        if number == len(words):
            places = [n for n in places if _belongs(units, place, n, view) and not _is_governed(clauses, n, words)]
            places = [n for n in places if not _is_attribute(clauses, n)]
        found = next(iter(places), None)
        if found is None:
            if word in _LEFT_OUT and units[-1].kind != "stop":
                continue  # "Chad lodges complaint": a headline has no articles
            if view.passive and any(word in (phrase.words or (phrase.head,)) for phrase in view.subjects):
                continue
            return None
        place = found + 1
    return place


_LEFT_OUT: Final = frozenset({"a", "an", "the", "its", "his", "her"})
_CLOSING: Final = frozenset({"sub", "rel", "stop", "modal", "be", "have"})
"""What opens another clause, in which no word of a trigger stands."""


_ADJACENT: Final = frozenset({"det", "neg"})
"""Kinds of words of a trigger that stand next to those before them: "make the case", "say no"."""
_MOVED: Final = frozenset({"out", "off", "up", "down", "away"})
"""Particles that may stand behind the object: "threw the envoy out"."""


_ASIDE: Final = frozenset({"back", "away", "off", "out", "up", "down", "home", "apart", "aside"})


def _belongs(units: tuple[Unit, ...], place: int, at: int, view: RoleView) -> bool:
    """Whether a word is part of a trigger that its earlier words end before `place`: a preposition must stand next to them, days apart."""
    if units[at].lower in _ASIDE and any(units[n].kind == "to" for n in range(place, at)):
        return False  # "gave the miners an hour to go back"
    if units[at].kind not in {"prep", "to"}:
        return at == place or units[at - 1].kind != "to"  # not "gave a reason for Chad to help"
    if at + 1 < len(units) and units[at + 1].kind == "time" and units[at].lower not in _MOVED:
        return False  # "called the president on Saturday"; not "ordered the envoys out last week"
    if units[at].lower == "over" and view.objects and view.objects[0].phrase.last == at:
        behind = units[at + 1].lower if at + 1 < len(units) else "."
        return behind in {"to", "at", "on", "in", ",", "."}  # "handed the base over to Chad"
    ends = view.objects[0].phrase.last if view.objects else -1
    if units[at].lower in _MOVED and ends >= 0 and ends + (ends < at and units[ends].kind == "comma") == at:
        opens = {"det", "poss", "actor"}  # not "struck it off its list"
        return at + 1 >= len(units) or units[at + 1].kind not in opens
    return all(
        plain(units[n].kind) or (units[n].kind == "prep" and units[n + 1].kind == "time") for n in range(place, at)
    )


def _is_governed(clauses: Clauses, at: int, words: Sequence[str]) -> bool:
    """Whether a word stands under a preposition that its trigger does not have: "held Chad responsible for the strike" holds no strike."""
    phrase = clauses.phrase_over(at)
    if phrase is None or phrase.prep in {"", "of", *words}:
        return False
    before = clauses.phrase_over(phrase.first - 2)
    return not (phrase.prep == "for" and before is not None and word_classes().has("calls", before.head))


def _is_attribute(clauses: Clauses, at: int) -> bool:
    """Whether a plural only qualifies another noun, or a noun one of a restraint: "surrendered an arms dealer" gives up no arms, "ends trade
    embargo" no trade."""
    units = clauses.units
    if at + 1 >= len(units) or units[at + 1].kind != "word":
        return False
    if not units[at].lower.endswith("s") and not word_classes().has("restraints", units[at + 1].lower):
        return False
    phrase = clauses.phrase_over(at)
    return phrase is not None and at + 1 < phrase.last


def noun_frames(lexicon: EventLexicon, phrase: NounPhrase, words: frozenset[str]) -> Iterator[Frame]:
    """The frames of the head of a noun phrase, the most specific first."""
    if not phrase.words or phrase.head not in lexicon.nouns:
        return
    around = frozenset(phrase.words)
    for frame in lexicon.nouns[phrase.head].within(around):
        size = len(frame.words)
        tail = phrase.words[-size:]
        if size > 1 and tail[:-1] != frame.words[:-1]:
            continue
        if fits(frame, around, words):
            yield frame


def is_blow(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether a noun is an attack of some day: "the raid", "a mortar attack"; no war, and no "heart attack"."""
    if phrase.head in passage.lexicon.words["wars"]:
        return False
    frame = next(noun_frames(passage.lexicon, phrase, passage.words), None)
    return frame is not None and frame.type is EventType.ASSAULT


def ended_nouns(passage: Passage, group: VerbGroup, view: RoleView) -> tuple[int, ...]:
    """The event nouns that a governed verb would end, which have not ended by that: "insisted that Chad end its occupation"."""
    if passage.lexicon.words["ending"].isdisjoint(group.lemmas):
        return ()
    objects = [filler.phrase for filler in view.objects]
    return tuple(passage.chunk_of(phrase) for phrase in objects if phrase.head in passage.lexicon.nouns)
