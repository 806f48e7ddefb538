"""Carries actors over within the article: bare surnames, "the president", "the two leaders", "the bloc"."""

import datetime as dt
from dataclasses import replace

from timeline.actors.match import Found, Line, person_mention, spells
from timeline.actors.persons import Register, office_at
from timeline.lexicons.actors import Person, world
from timeline.records import ActorMention
from timeline.terms import ActorKind

_NUMBERS = {"two": 2, "three": 3, "four": 4, "both": 2}
_LEADING = frozenset(
    {"head_of_state", "head_of_government", "foreign_minister", "de_facto_leader", "secretary_general"}
)


_BODIES = frozenset({"government", "parliament", "institution"})
"""Bodies of which a state has one of a name: "the ministry" is the one spoken of before."""


def find_surnames(line: Line, found: list[Found], register: Register, day: dt.date | None) -> list[Found]:
    """Bare surnames of people that the article has introduced, or of those who lead a state on that day."""
    covered = {at for hit in found for at in range(hit.first, hit.last)}
    new, place = [], 0
    while place < len(line.tokens):
        hit = None if place in covered else _surname_at(line, place, register, day)
        if hit is None or any(at in covered for at in range(hit.first, hit.last)):
            place += 1
            continue
        new.append(hit)
        place = hit.last
    return new


def _surname_at(line: Line, place: int, register: Register, day: dt.date | None) -> Found | None:
    token = line.tokens[place]
    if (
        not (token.is_capitalised or token.lower in world().words["particles"])
        or token.lower in world().words["function_words"]
    ):
        return None
    for size in (3, 2, 1):
        tokens = line.tokens[place : place + size]
        known = register.people.get(" ".join(t.text for t in tokens)) if len(tokens) == size else None
        if known is not None and not _goes_on(line, place + size):
            start, end, text = line.span(place, place + size)
            mention = replace(known, start=start, end=end, text=text, rule_id="carry.surname", confidence=0.9)
            return Found(place, place + size, mention)
    return _leader_at(line, place, day)


def _goes_on(line: Line, place: int) -> bool:
    """Whether another name part follows, so that the word before is a first name or a longer name's beginning."""
    if line.shouting or not line.is_name_part(place):
        return False
    following = line.word(place)
    known = world()
    return following not in known.names and following not in known.offices


def _leader_at(line: Line, place: int, day: dt.date | None) -> Found | None:
    """A surname nobody has introduced: it must be that of one leader of that day, or follow a title."""
    known = world()
    for words, people in known.surnames.get(line.word(place), ()):
        last = place + len(words)
        if not spells(words, line, place) or _goes_on(line, last):
            continue
        first = _title_before(line, place)
        titled = first < place
        if not titled and (
            words[-1] in known.words["weak_surnames"] or (place > 0 and _is_first_name(line, place - 1))
        ):
            continue
        person = _one_of(people, day, titled)
        if person is not None:
            confidence = 0.9 if titled else 0.75
            return Found(
                first, last, person_mention(line, first, last, person, day, "person.surname", confidence), person
            )
    return None


def _title_before(line: Line, place: int) -> int:
    """Where the title begins that stands before a token ("President", "Mr."), or the place itself."""
    words = world().words
    back = place - 1 - (line.word(place - 1) == "." and place >= 2)
    if line.word(back) in words["courtesy"]:
        return back
    for size in (4, 3, 2, 1):
        office = office_at(line, place - size) if place - size >= 0 else None
        if (
            office is not None
            and office[1] == place
            and not office[0].collective
            and line.tokens[place - size].is_capitalised
        ):
            return place - size
    return place


def _is_first_name(line: Line, place: int) -> bool:
    return not line.shouting and line.is_name_part(place) and line.word(place) not in world().names


def _one_of(people: tuple[Person, ...], day: dt.date | None, titled: bool) -> Person | None:
    """The person meant, if there is only one: in office on the day, the higher office first; else one country's people only."""
    for leading in (True, False):
        holding = [person for person in people if _holds(person, day, leading)]
        if len({person.name for person in holding}) == 1:
            return holding[0]
        if holding:
            return None
    if len({term.code for person in people for term in person.terms}) == 1 and (titled or _nearest(people, day) <= 20):
        return min(people, key=lambda person: (person.years_from(day), person.name))
    return None


def _holds(person: Person, day: dt.date | None, leading: bool) -> bool:
    return day is not None and any(
        term.first <= day <= term.last for term in person.terms if not leading or term.office in _LEADING
    )


def _nearest(people: tuple[Person, ...], day: dt.date | None) -> float:
    return min(person.years_from(day) for person in people)


def find_role_nouns(line: Line, found: list[Found], before: list[ActorMention]) -> list[Found]:
    """ "the president", "the ministry", "the two leaders", "both sides", "the bloc": who was last meant by such words.

    `before` are the article's mentions so far, in order; those of this statement that stand to the left count too.
    """
    covered = {at for hit in found for at in range(hit.first, hit.last)}
    new: list[Found] = []
    for place, token in enumerate(line.tokens):
        if place in covered or token.lower not in {"the", "both", "these", "those"}:
            continue
        seen = before + [hit.mention for hit in found if hit.first < place]
        hit = _pair_at(line, place, seen) or (_role_at(line, place, seen) if token.lower == "the" else None)
        if hit is not None and not any(at in covered for at in range(hit.first, hit.last)):
            new.append(hit)
    return new


def _pair_at(line: Line, place: int, seen: list[ActorMention]) -> Found | None:
    words = world().words
    at, number = place + 1, _NUMBERS.get(line.word(place), 0)
    if line.word(at) in _NUMBERS:
        number, at = _NUMBERS[line.word(at)], at + 1
    while line.word(at) in words["modifiers"]:
        at += 1
    noun = line.word(at)
    people = noun in words["pair_people"]
    if not number or not (people or noun in words["pair_sides"]):
        return None
    codes: dict[str, None] = {}
    for mention in reversed(seen):
        if mention.code and (not people or mention.kind is ActorKind.PERSON) and not mention.codes:
            codes.setdefault(mention.code)
        if len(codes) == number:
            break
    if len(codes) < number:
        return None
    start, end, text = line.span(place, at + 1)
    ordered = tuple(sorted(codes))
    mention = ActorMention(start, end, text, ordered[0], text, ActorKind.INSTITUTION, "carry.pair", 0.7, codes=ordered)
    return Found(place, at + 1, mention)


def _role_at(line: Line, place: int, seen: list[ActorMention]) -> Found | None:
    at = place + 1
    office = office_at(line, at)
    if line.word(at) in world().words["bloc_nouns"]:
        last = next((m for m in reversed(seen) if m.kind is ActorKind.ORGANISATION), None)
        end = at + 1
    elif office is not None:
        wanted, end = office[0].words, office[1]
        kind = ActorKind.INSTITUTION if office[0].collective else ActorKind.PERSON
        if office[0].collective and office[0].office not in _BODIES:
            return None
        last = next((m for m in reversed(seen) if m.kind is kind and not m.codes and _had_office(m, wanted)), None)
    else:
        return None
    if last is None or line.word(end) in {"of", "for", "to", "'s", "’s"} or line.is_name_part(end):
        return None
    start, stop, text = line.span(place, end)
    return Found(
        place, end, replace(last, start=start, end=stop, text=text, rule_id="carry.role", confidence=0.65, codes=())
    )


def _had_office(mention: ActorMention, words: tuple[str, ...]) -> bool:
    """Whether the mention's office is the one named: "the minister" is a foreign minister, "the leader" any of them."""
    held = tuple(mention.office.lower().split())
    return bool(held) and (held[-len(words) :] == words or words[-1] == "leader")
