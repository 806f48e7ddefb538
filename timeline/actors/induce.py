"""Actors by the article's own words: "<demonym> <office> <name>", "the Belarusian leader", "President <name>".

A phrase that names a body or an office of a country is one mention with that country's code. A name that it introduces is kept
in the `Register` of the article, so that the bare surname is known from there on.
"""

import datetime as dt
from dataclasses import replace
from typing import Final

from timeline.actors.apposition import appositions
from timeline.actors.match import Found, Line, person_mention
from timeline.actors.persons import EAST_ASIAN, Register, is_full_name, name_end, office_at, short_names
from timeline.actors.surnames import leader_at
from timeline.lexicons.actors import holders, world
from timeline.lexicons.names import Office, Person
from timeline.lexicons.spellings import spellings
from timeline.records import ActorMention
from timeline.terms import ActorKind

_MOST_MODIFIERS: Final = 4
_OF_BOTH: Final = frozenset({"commission", "tribunal"})
_MINISTRY: Final = frozenset({"minister", "ministry", "ministers"})
"""Words that a name of a field may stand before: "Belarus's Antimonopoly Minister"."""
NATIONAL: Final = frozenset(
    "head_of_state head_of_government vice_president vice_premier foreign_minister deputy_minister defence_minister interior_minister "
    "finance_minister economy_minister trade_minister minister opposition_leader".split()
)
"""Offices of which a state has one: of the state whose town the dateline names, when no other is said."""


def is_of_home(office: Office, home: ActorMention) -> bool:
    """Whether an office without a country is one of whom the dateline names: a state's minister, a body's envoy."""
    if home.kind is ActorKind.ORGANISATION:
        return office.office == "secretary_general" or office.words[-1] in world().words["of_bodies"]
    return office.office in NATIONAL


def induce(
    line: Line, found: list[Found], register: Register, day: dt.date | None
) -> tuple[list[Found], list[tuple[int, int]]]:
    """The statement's mentions with phrases widened and people introduced, and the token ranges of names left unresolved."""
    if register.home is None and found:
        register.home = _dateline(line, found[0])
    widened = [_widen(line, hit, found, register, day) for hit in found]
    kept = _outermost(widened)
    for hit in kept:
        if hit.person is not None:
            _introduce_known(line, hit, register)
    titled, unresolved = _titled_names(line, kept, register, day)
    return _outermost(kept + titled + appositions(line, _outermost(kept + titled), register)), unresolved


def _dateline(line: Line, first: Found) -> ActorMention | None:
    """ "MANILA, Philippines -- ...", "MINSK, 4 December (BelTA) - ...", "Riyadh, May 4, SPA -- ...": the place at the head of a report."""
    body = first.mention.kind is ActorKind.ORGANISATION and first.mention.text.isupper()  # "UNITED NATIONS -- ..."
    placed = (first.mention.place or body) and not line.shouting
    if first.first or not placed or line.word(first.last) not in _BEHIND_PLACE:
        return None
    return first.mention if first.mention.text.isupper() or is_dateline(line, first.last) else None


_DASHES: Final = frozenset({"-", "--", "–", "—"})
_BEHIND_PLACE: Final = _DASHES | {",", "(", "/"}
_LONGEST_DATELINE: Final = 12


def is_dateline(line: Line, place: int) -> bool:
    """Whether nothing but a date, an agency's name and a dash follows the place at the head: ", May 4 (SPA) --"; or a date alone."""
    dated = False
    for at in range(place, min(place + _LONGEST_DATELINE, len(line.tokens))):
        token = line.tokens[at]
        if token.text in _DASHES and not line.is_inner_hyphen(at):
            return at > place
        if token.is_word and not (token.is_capitalised or token.text.isdigit()):
            return False
        dated = dated or token.text.isdigit()
    return dated and len(line.tokens) - place <= _LONGEST_DATELINE


def _introduce_known(line: Line, hit: Found, register: Register) -> None:
    """Know a person of the lexicon by the surname from there on, even by one that too many bear to be taken for this one elsewhere."""
    assert hit.person is not None
    names = [" ".join(words) for words in hit.person.surnames]
    last = line.tokens[hit.last - 1].text
    if not last.isascii() and not set(names).isdisjoint(spellings(last)):
        names.append(last)  # "Bruno Rodríguez … Rodríguez", whom the lexicon has without the mark
    common = all(len(words) > 1 for words in hit.person.surnames) and hit.mention.code not in EAST_ASIAN
    own = hit.person.name.split()[1:]  # "Bruno Rodríguez", whose whole name is Bruno Rodríguez Parrilla
    if common and last in own and hit.mention.text.count(" ") > 0:
        names.append(last)  # "U.N. inspector Richard Butler … Mr. Butler"
    register.introduce(hit.mention, tuple(names))


def _widen(line: Line, hit: Found, found: list[Found], register: Register, day: dt.date | None) -> Found:
    """ "Russian" + "deputy foreign minister" + "Sergei Ryabkov" as one mention; a mere name stays as it is."""
    if hit.mention.kind is ActorKind.PERSON:
        return _with_title_before(line, hit)
    place = hit.last
    if line.word(place) in {"'s", "’s", "'", "’"} and line.tokens[place].start == line.tokens[place - 1].end:
        place += 1
    elif line.word(place) == "-" and not hit.mention.adjective:
        return hit
    office, place, own = office_phrase(line, place)
    if office is None or (own[-1] in _OF_BOTH and line.is_inner_hyphen(hit.first - 1)):
        return hit  # "the Franco-German commission" is of both
    comma = place + (line.word(place) == ",")
    person = _known_person(found, comma) or _known_person(found, place)
    if person is not None and person.person is not None and not office.collective:
        last = person.last
        mention = person_mention(line, hit.first, last, person.person, day, "office.known_name", 0.97)
        serves = own[-1] in line.known.words["of_bodies"] or not person.person.term_at(day)[1]  # "EU envoy Carl Bildt"
        body = hit.mention.kind is ActorKind.ORGANISATION and serves
        yields = _serves(person.person, hit.mention.code) is None and person.person.term_at(day)[1] and not body
        own_code = mention if yields else replace(mention, code=hit.mention.code)
        return Found(hit.first, last, own_code, person.person)
    if not office.collective:
        start = comma if comma > place and is_full_name(line, comma) else place
        end = name_end(line, start)
        if end > start and not _begins_other_actor(found, start):
            return _new_person(line, hit, start, end, office, register)
    armed = hit.mention.kind is ActorKind.ARMED_GROUP  # "M23 fighters" are M23
    kind = hit.mention.kind if armed else ActorKind.INSTITUTION if office.collective else ActorKind.PERSON
    first_day_holder = "" if office.collective else _holder(hit.mention.code, office, day)
    mention = replace(
        hit.mention, end=line.span(hit.first, place)[1], text=line.span(hit.first, place)[2], kind=kind, person=first_day_holder,
        office=" ".join(own), adjective=False, place=False, rule_id="office.of_country", confidence=0.88,
    )  # fmt: skip
    return Found(hit.first, place, mention)


def _serves(person: Person, code: str) -> bool | None:
    """True when the person has held an office of that country or organisation; None when not (the article's word then yields)."""
    return True if any(term.code == code for term in person.terms) else None


def _holder(code: str, office: Office, day: dt.date | None) -> str:
    """Who is meant by "the Belarusian leader" on a day: the head of state or government of that time, if one only fits."""
    wanted = {"leader": ("de_facto_leader", "head_of_state", "head_of_government")}.get(
        office.words[-1], (office.office,)
    )
    if day is None:
        return ""
    for kind in wanted:
        now = [person.name for person, first, last in holders().get((code, kind), ()) if first <= day <= last]
        if len(set(now)) == 1:
            return now[0]
    return ""


def office_phrase(line: Line, place: int) -> tuple[Office | None, int, list[str]]:
    """The office after a country's name or an article, past at most four modifiers: (office, place behind it, its words)."""
    words, start = line.known.words, place
    while place - start <= _MOST_MODIFIERS:
        if line.is_inner_hyphen(place + 1) and line.word(place + 2) in words["backed"]:
            place += 3  # "Chad's army-backed government" is not its army
        hit = office_at(line, place)
        if hit is not None and not _is_modifier_here(line, place, hit[1]):
            office, after = hit
            following = office_at(line, after)
            while following is not None:  # "Foreign Ministry spokeswoman", "opposition leader"
                office, after = following
                following = office_at(line, after)
            return office, after, [line.word(at) for at in range(start, after)]
        if line.word(place) in words["bodies"]:
            after = place + 1
            following = office_at(line, after) or _body_at(line, after)
            body = Office((line.word(place),), "body", True)
            if following is not None:
                body, after = following
            return body, after, [line.word(at) for at in range(start, after)]
        field = line.word(place + 1) in _MINISTRY and line.is_name_part(place)
        if line.word(place) not in words["modifiers"] and not line.is_inner_hyphen(place) and not field:
            return None, place, []
        place += 1
    return None, place, []


def _body_at(line: Line, place: int) -> tuple[Office, int] | None:
    return (
        (Office((line.word(place),), "body", True), place + 1)
        if line.word(place) in line.known.words["bodies"]
        else None
    )


def _is_modifier_here(line: Line, place: int, after: int) -> bool:
    """ "military" in "military officials", "vice" in "vice minister": an office word that only qualifies the next one."""
    word = line.word(place)
    if after - place > 1 or word not in line.known.words["modifiers"]:
        return False
    return office_at(line, after) is not None or line.word(after) in line.known.words["bodies"]


def _known_person(found: list[Found], place: int) -> Found | None:
    return next((hit for hit in found if hit.first == place and hit.person is not None), None)


def _begins_other_actor(found: list[Found], place: int) -> bool:
    return any(hit.first == place for hit in found)


def _new_person(line: Line, hit: Found, start: int, end: int, office: Office, register: Register) -> Found:
    name = line.span(start, end)[2]
    known = register.people.get(line.tokens[end - 1].text)
    first, last, text = line.span(hit.first, end)
    full = (
        known.person
        if known is not None and end - start == 1 and known.code == hit.mention.code
        else " ".join(name.split())
    )
    mention = ActorMention(
        first,
        last,
        text,
        hit.mention.code,
        full,
        ActorKind.PERSON,
        "office.new_name",
        0.85,
        person=full,
        office=" ".join(office.words),
    )
    register.introduce(mention, short_names(line, start, end, hit.mention.code))
    return Found(hit.first, end, mention)


def _with_title_before(line: Line, hit: Found) -> Found:
    """ "President Xi Jinping": the title belongs to the mention."""
    first = hit.first
    for size in (4, 3, 2, 1):
        office = office_at(line, first - size) if first - size >= 0 else None
        if office is not None and office[1] == first and not office[0].collective:
            start, end, text = line.span(first - size, hit.last)
            return Found(first - size, hit.last, replace(hit.mention, start=start, end=end, text=text), hit.person)
    return hit


def _outermost(found: list[Found]) -> list[Found]:
    """Of mentions that overlap, the widest; left to right."""
    kept: list[Found] = []
    for hit in sorted(found, key=lambda h: (h.first, -h.last)):
        if not kept or hit.first >= kept[-1].last:
            kept.append(hit)
        elif hit.last - hit.first > kept[-1].last - kept[-1].first:
            kept[-1] = hit
    return kept


def _titled_names(
    line: Line, found: list[Found], register: Register, day: dt.date | None
) -> tuple[list[Found], list[tuple[int, int]]]:
    """ "Foreign Minister John Doe" without a country before it: "... of <country>" behind it tells, or it stays unresolved."""
    covered = {at for hit in found for at in range(hit.first, hit.last)}
    offices = line.known.offices
    behind = 0
    new, unresolved = [], []
    for place in [at for at, token in enumerate(line.tokens) if token.lower in offices and token.is_capitalised]:
        office = office_at(line, place) if place >= behind and place not in covered else None
        if office is None or office[0].collective or not line.is_name_part(office[1]) or office[1] in covered:
            continue
        end = name_end(line, office[1])
        if end == office[1] + 1 and line.word(office[1]) in offices:
            continue  # "the Deputy Secretary" is no deputy of that name
        owner = next(
            (hit for hit in found if hit.first in (end + 1, end + 2) and line.word(end) in {"of", "from"}), None
        )
        if owner is not None and owner.mention.kind is not ActorKind.PERSON:
            new.append(_new_person(line, Found(place, end, owner.mention), office[1], end, office[0], register))
        elif end > office[1] and line.tokens[end - 1].text not in register.people and not line.shouting:
            if end == office[1] + 1 and leader_at(line, office[1], found, day) is not None:
                pass  # "President Reagan" in a report from Paris is nobody of France
            elif register.home is not None and is_of_home(office[0], register.home):
                new.append(_new_person(line, Found(place, end, register.home), office[1], end, office[0], register))
            else:
                unresolved.append((office[1], end))
        behind = end
    return new, unresolved
