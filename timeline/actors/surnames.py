"""People called by their surname alone: those the article has introduced, and those who lead a state on its day."""

import datetime as dt
from dataclasses import replace
from typing import Final

from timeline.actors.match import Found, Line, person_mention, spells
from timeline.actors.persons import Register, office_at
from timeline.lexicons.names import LEADING, Person

_HEADING: Final = frozenset({"head_of_state", "head_of_government", "de_facto_leader", "secretary_general"})
_LEADERS: Final = _HEADING - {"secretary_general"}
_YEARS: Final = 20
"""Years from an office in which news calls its holder by the surname alone."""
_YEARS_OF_OTHERS: Final = 8
"""Years after the last office in which it calls one so who has led no state; behind a title, too."""
_BEFORE: Final = dt.timedelta(5 * 365)
"""How long before the first office of all: candidates, deputies, generals."""
_SURE: Final = 0.9
"""Confidence in a surname behind a title; such a person counts as introduced from there on."""


def find_surnames(line: Line, found: list[Found], register: Register, day: dt.date | None) -> list[Found]:
    """Bare surnames of people that the article has introduced, or of those who lead a state on that day."""
    words = line.known.words
    particles, small = words["particles"], words["function_words"]
    covered = {at for hit in found for at in range(hit.first, hit.last)}
    places = [
        place
        for place, token in enumerate(line.tokens)
        if (token.text[0].isupper() or token.lower in particles) and token.lower not in small and place not in covered
    ]
    new: list[Found] = []
    beside_leaders, of_heads = words["surnames_beside_leaders"], words["surnames_of_heads"]
    waiting = []
    for place in places:
        if new and place < new[-1].last:
            continue
        hit = _introduced_at(line, place, register) or leader_at(line, place, found, day)
        if hit is None and _is_strangers(line, place):
            register.strangers.add(line.word(place))
        if hit is None and (line.tokens[place].text in beside_leaders or line.tokens[place].text in of_heads):
            waiting.append(place)
        if hit is None or any(at in covered for at in range(hit.first, hit.last)):
            continue
        if hit.first == place and hit.mention.rule_id == "person.surname" and line.word(place) in register.strangers:
            continue  # "Elena Marin … Marin": not the leader of that name
        new.append(hit)
        if hit.person is not None and hit.mention.confidence >= _SURE:
            register.introduce(hit.mention, tuple(" ".join(words) for words in hit.person.surnames))
    beside = [*found, *new]
    for place in waiting:
        hit = _leader_beside(line, place, beside, register, day)
        if hit is not None:
            new.append(hit)
    return new


def without_namesakes(line: Line, named: list[Found], register: Register) -> list[Found]:
    """The names of the lexicon without towns that are the surname of somebody the article has introduced: "Simon Birmingham … Birmingham"."""
    if not register.people:
        return named
    return [
        hit
        for hit in named
        if not (
            hit.mention.place
            and hit.last - hit.first == 1
            and hit.mention.rule_id == "name.city"
            and hit.mention.text in register.people
            and line.word(hit.first - 1) not in _WHERE
        )
    ]


_WHERE: Final = frozenset(
    {"in", "at", "near", "from", "to", "outside", "around", "towards", "toward", "into", "via", "of"}
)


def _leader_beside(
    line: Line, place: int, beside: list[Found], register: Register, day: dt.date | None
) -> Found | None:
    """The head of a state whom a common surname means because another leader, or his country, is named in the sentence: "Kim meets Putin"."""
    if line.word(place) in register.strangers or _is_first_name(line, place - 1) or _goes_on(line, place + 1):
        return None
    joined = line.word(place - 1) == "-" and any(hit.last == place - 1 for hit in beside)
    if line.shouting and not (joined or (_is_bounded(line, place - 1) and _is_bounded(line, place + 1))):
        return None
    for words, people in line.known.surnames.get(line.word(place), ()):
        heads = [person for person in people if _heads(person, day)]
        if not heads and line.tokens[place].text in line.known.words["surnames_of_heads"]:
            return None
        person = heads[0] if len(heads) == 1 else _one_of(people, day, titled=False) if day is not None else None
        if len(words) > 1 or person is None:
            continue
        mention = person_mention(line, place, place + 1, person, day, "person.surname", 0.7)
        if any(hit.mention.code == mention.code or _is_leader(hit, day) for hit in beside):
            return Found(place, place + 1, mention, person)
    return None


def _heads(person: Person, day: dt.date | None) -> bool:
    return day is not None and any(term.first <= day <= term.last and term.office in _HEADING for term in person.terms)


def _is_leader(hit: Found, day: dt.date | None) -> bool:
    return hit.person is not None and _holds(hit.person, day, True)


def _is_bounded(line: Line, place: int) -> bool:
    """Whether no other word of a name can stand there, in a line where each begins with a capital."""
    return not line.word(place)[:1].isalpha() or line.word(place) in line.known.words["function_words"]


def _is_strangers(line: Line, place: int) -> bool:
    """Whether a leader's surname stands behind a first name that is not his. The first word of a sentence may be another than a name."""
    if place == 0 or line.word(place) not in line.known.surnames or not _is_first_name(line, place - 1):
        return False
    return place > 1 or line.word(place + 1) in _TELLING


_TELLING: Final = frozenset({"(", "was", "is", "has", "had"})


def _introduced_at(line: Line, place: int, register: Register) -> Found | None:
    """Someone that the article has introduced, by the longest of the names known for them."""
    if not register.people:
        return None
    for size in (3, 2, 1):
        tokens = line.tokens[place : place + size]
        known = register.people.get(" ".join([token.text for token in tokens])) if len(tokens) == size else None
        if known is not None and not _goes_on(line, place + size):
            start, end, text = line.span(place, place + size)
            mention = replace(known, start=start, end=end, text=text, rule_id="carry.surname", confidence=0.9)
            return Found(place, place + size, mention)
    return None


def _goes_on(line: Line, place: int) -> bool:
    """Whether another name part follows, so that the word before is a first name or a longer name's beginning; or a number: "Su-25"."""
    if line.word(place) == "-" and line.word(place + 1)[:1].isdigit():
        return True
    if line.shouting or not line.is_name_part(place):
        return False
    following = line.word(place)
    known = line.known
    if len(following) == 1:
        return True  # "Antony J. Blinken"
    return following not in known.names and following not in known.offices


def leader_at(line: Line, place: int, found: list[Found], day: dt.date | None) -> Found | None:
    """A surname nobody has introduced: that of one leader of that day, or one behind a title or behind "Japan's"."""
    for words, people in line.known.surnames.get(line.word(place), ()):
        last = place + len(words)
        if not spells(words, line, place) or _goes_on(line, last):
            continue
        given = _initial_of_first_name(line, place)
        if given:
            people = tuple(person for person in people if person.name.lower().startswith(given))
        first = _title_before(line, place)
        owner = _owner_before(line, place, found)
        if owner:
            people = tuple(person for person in people if _serves_on(person, owner, day))
        elif first == place and not _stands_alone(line, place, "" if words[0] in _NOBLE else words[-1]):
            if not _owns_a_state(line, place, last):
                continue
            people = tuple(person for person in people if _heads(person, day))
        person = _one_of(people, day, first < place) if people else None
        if person is not None:
            confidence = _SURE if owner or first < place else 0.75
            return Found(
                first, last, person_mention(line, first, last, person, day, "person.surname", confidence), person
            )
    return None


def _owns_a_state(line: Line, place: int, last: int) -> bool:
    """Whether a surname, of whomever it may be, has what only who heads a state has: "Kim's regime", "Park's conservative government"."""
    if line.word(last) not in _GENITIVES or _is_first_name(line, place - 1):
        return False
    words, at = line.known.words, last + 1
    modifiers, ruled = words["modifiers"], words["ruled"]
    while line.word(at) in modifiers and line.word(at) not in ruled and at - last <= _MOST_MODIFIERS:
        at += 1
    return line.word(at) in ruled


_NOBLE: Final = frozenset({"dos", "das", "do", "da", "de", "del", "van", "von"})
"""Particles with which a common surname is no longer common: "dos Santos"."""
_GENITIVES: Final = frozenset({"'s", "’s", "'", "’"})
_MOST_MODIFIERS: Final = 2


def _owner_before(line: Line, place: int, found: list[Found]) -> str:
    """The country of "Japan's Abe", or ""."""
    if line.word(place - 1) not in {"'s", "’s"}:
        return ""
    return next((hit.mention.code for hit in found if hit.last == place - 1), "")


def _serves_on(person: Person, code: str, day: dt.date | None) -> bool:
    return any(term.code == code and (day is None or term.first <= day <= term.last) for term in person.terms)


def _stands_alone(line: Line, place: int, surname: str) -> bool:
    """Whether a bare surname may be a leader's: no first name before it, and no name of too many people or things.

    Surnames that are ordinary words count within a sentence, where a capital makes them names.
    """
    words = line.known.words
    if place > 0 and (_is_first_name(line, place - 1) or _is_within_name(line, place)):
        return False
    if line.word(place - 1) in {"the", "a", "an"} and not _is_noun(line, place + 1):
        return False  # "the Horn of Africa"; "the Bush administration" is his
    if surname in words["surnames_like_words"]:
        return place > 0 and not line.shouting and line.word(place - 1) not in {".", ":", "“", '"', "-"}
    return surname not in words["weak_surnames"]


def _is_noun(line: Line, place: int) -> bool:
    """Whether an ordinary word stands there, no small one."""
    word = line.word(place)
    return word[:1].isalpha() and word not in line.known.words["function_words"]


def _is_within_name(line: Line, place: int) -> bool:
    """Whether a surname goes on a name with particles or a hyphen in it: "Elisio do Rosario" <de Sousa>, "Zaghari-" <Ratcliffe>; not
    "Obama-Clinton"."""
    if line.is_inner_hyphen(place - 1) and line.is_name_part(place - 2):
        return line.word(place - 2) not in line.known.surnames
    named = not line.shouting and line.is_name_part(place - 1) and line.is_name_part(place - 3)
    return named and line.word(place - 2) in line.known.words["particles"]


def _title_before(line: Line, place: int) -> int:
    """Where the title begins that stands before a token ("President", "Mr."), or the place itself."""
    words = line.known.words
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
    """Whether a first name stands there; one that a place bears too ("Florence", "Rosario") where nothing says that it is a place."""
    if line.shouting or not line.is_name_part(place):
        return False
    word = line.word(place)
    return word not in line.known.names or (
        word in line.known.words["names_of_places_too"] and line.word(place - 1) not in _WHERE
    )


def _initial_of_first_name(line: Line, place: int) -> str:
    """The letter with which the first name begins that stands with a middle initial before a surname ("Michael R." Pompeo), or ""."""
    at = place - 1 - (line.word(place - 1) == ".")
    initial = line.word(at).rstrip(".")
    if line.shouting or len(initial) != 1 or not initial.isalpha() or not line.is_name_part(at - 1):
        return ""
    return line.word(at - 1)[:1]


def _one_of(people: tuple[Person, ...], day: dt.date | None, titled: bool) -> Person | None:
    """The person meant, if there is only one: in office on the day, the higher office first; else one country's people only."""
    for leading in (True, False):
        holding = [person for person in people if _holds(person, day, leading)]
        if len({person.term_at(day)[0].code for person in holding}) == 1:
            # "Botha": the head of the state before his minister
            return min(holding, key=lambda person: (not _heads(person, day), person.name))
        if holding:
            return None
    if len({term.code for person in people for term in person.terms}) == 1 and _is_known_on(people, day, titled):
        return min(people, key=lambda person: (person.years_from(day), person.name))
    return None


def _holds(person: Person, day: dt.date | None, leading: bool) -> bool:
    return day is not None and any(
        term.first <= day <= term.last for term in person.terms if not leading or term.office in LEADING
    )


def _is_known_on(people: tuple[Person, ...], day: dt.date | None, titled: bool) -> bool:
    """Whether a text of about that day may call one of them by the surname alone: years from an office, but not long before the first of
    one who has neither led a state nor its diplomacy. Behind a title who led a state is meant at any time."""
    return day is None or any(_may_be_called(person, day, titled) for person in people)


def _may_be_called(person: Person, day: dt.date, titled: bool) -> bool:
    led, years = any(term.office in _LEADERS for term in person.terms), person.years_from(day)
    gone = years > _YEARS_OF_OTHERS and all(term.last < day for term in person.terms)
    if titled:
        return led or not gone
    soon = any(term.first - day <= _BEFORE or term.office in LEADING for term in person.terms)
    return soon and years <= _YEARS and (led or not gone)
