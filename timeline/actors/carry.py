"""Carries actors over within the article by role nouns: "the president", "the ministry", "the two leaders", "the bloc"."""

from collections import Counter, deque
from dataclasses import replace
from functools import cache
from typing import Final

from timeline.actors.match import Found, Line
from timeline.actors.persons import office_at
from timeline.actors.seen import Seen
from timeline.lexicons.actors import world
from timeline.lexicons.tables import read_toml
from timeline.records import ActorMention
from timeline.terms import ActorKind

_NUMBERS: Final = {"two": 2, "three": 3, "four": 4, "both": 2, "each": 2, "either": 2}
_ONE_OF_TWO: Final = frozenset({"each", "either"})


_OFFICES: Final = frozenset({"ministers", "presidents", "premiers", "monarchs"})
"""Offices that both must hold; where the article has not named two who do, they are of the countries it is about."""
_UNCOUNTED: Final = frozenset({"leaders", "presidents", "ministers", "premiers"})
_ARMED: Final = frozenset({"group", "movement", "militia", "organisation", "organization", "alliance"})
_GROUPS: Final = frozenset({ActorKind.ORGANISATION, ActorKind.ARMED_GROUP})
"""Words that an armed group may be meant by too."""
_FADING: Final = 0.85
"""How much a mention counts for less with each one that follows it."""

_BODIES: Final = frozenset({"government", "parliament", "institution"})
"""Bodies of which a state has one of a name: "the ministry" is the one spoken of before."""


def find_role_nouns(line: Line, found: list[Found], before: Seen) -> list[Found]:
    """ "the president", "the ministry", "the two leaders", "both sides", "the bloc": who was last meant by such words.

    `found` are the actors of the statement from left to right, `before` whom earlier ones have named; those to the left count too.
    """
    seen, left = Seen(before), deque(found)
    covered = {at for hit in found for at in range(hit.first, hit.last)}
    new: list[Found] = [half for hit in found if (half := _half_before(line, hit)) is not None]
    for place, token in enumerate(line.tokens):
        if place in covered or token.lower not in {"the", "both", "these", "those", "each", "either"}:
            continue
        while left and left[0].first < place:
            seen.add(left.popleft().mention)
        hit = _pair_at(line, place, seen, new)
        if hit is None and token.lower == "the":
            hit = _half_at(line, place, seen) or _role_at(line, place, seen) or _country_at(line, place, seen)
        if hit is not None and not any(at in covered for at in range(hit.first, hit.last)):
            new.append(hit)
            covered.update(range(hit.first, hit.last))
    return new


def _pair_at(line: Line, place: int, seen: Seen, told: list[Found]) -> Found | None:
    words = line.known.words
    at, number = place + 1, _NUMBERS.get(line.word(place), 0)
    if line.word(at) in _NUMBERS:
        number, at = _NUMBERS[line.word(at)], at + 1
    while line.word(at) in words["modifiers"]:
        at += 1
    noun = line.word(at) + ("s" if line.word(place) in _ONE_OF_TWO else "")
    for plural, north, south in _halves():
        if noun == plural and line.is_name_part(at):
            return _pair(line, place, at + 1, (north, south), 0.9)
    people = noun in words["pair_people"]
    if number and line.word(place) == "the" and (_follows_verb(noun) or _is_object(line, place, at)):
        people, at = len({m.code for m in seen.singles(persons=True)}) >= number, at - 1  # "The two discussed the war"
        same = next((hit.mention.codes for hit in reversed(told) if len(hit.mention.codes) == number), None)
        if same is not None:  # "counts both governments among its partners, and called on the two"
            return _pair(line, place, at + 1, same, 0.7)
        noun = noun if people else "sides"
    if (
        not number
        and noun in _UNCOUNTED
        and line.word(place) == "the"
        and line.word(at + 1) not in {"of", "from", "in"}
    ):
        return _only_two(line, place, at + 1, seen)
    if (
        noun in _MET
        and not number
        and line.word(place) == "the"
        and len(seen.latest_two) == 2
        and _follows_verb(line.word(at + 1))
    ):
        return _pair(line, place, at + 1, tuple(sorted(seen.latest_two)), 0.65)
    if not number or not (people or noun in words["pair_sides"]):
        return None
    spoken_of = list(seen.singles(persons=people))
    if people and noun in _OFFICES:
        held = [m for m in spoken_of if noun.removesuffix("s") in m.office.lower()]
        spoken_of = held if len({m.code for m in held}) >= number else list(seen.singles(persons=False))
    if noun in _STATES:
        states = [m for m in spoken_of if m.kind is not ActorKind.ORGANISATION]
        spoken_of = states if len({m.code for m in states}) >= number else spoken_of
    if place <= 1 and len(seen.leading) == number:
        return _pair(line, place, at + 1, tuple(sorted(seen.leading)), 0.75)
    other = _who_deals_with(line, place, seen)
    apart = [m for m in spoken_of if m.code != other]
    spoken_of = apart if len({m.code for m in apart}) >= number else spoken_of
    named = [(m.code, m.name if m.kind is ActorKind.ARMED_GROUP else "") for m in spoken_of]
    sides = _most_present(named, number, seen.joined)
    # an army and the rebels of its country are no pair of countries
    ordered = tuple(sorted({code for code, _ in sides}))
    if len(ordered) < number:
        return None
    return _pair(line, place, at + 1, ordered, 0.7)


def _is_object(line: Line, place: int, behind: int) -> bool:
    """Whether "the two" before `behind` are the whole object: "called on the two to settle it", "met with the two."."""
    return (
        place > 0
        and line.word(behind) in {"to", "not", ".", ","}
        and line.word(place - 1) in _DEALS_WITH | {"between", "of", "urged", "told", "asked"}
    )


def _follows_verb(word: str) -> bool:
    return word in _AUXILIARIES or (len(word) > 4 and word.endswith("ed"))


_AUXILIARIES: Final = frozenset("met also have had will were are did spoke held said then would shook".split())


def _only_two(line: Line, first: int, last: int, seen: Seen) -> Found | None:
    """ "The leaders", "the presidents" without a number, where just two persons of two countries have been spoken of."""
    codes = {m.code for m in seen.latest() if m.code and not m.codes and m.kind is ActorKind.PERSON}
    return _pair(line, first, last, tuple(sorted(codes)), 0.65) if len(codes) == 2 else None


def _pair(line: Line, first: int, last: int, codes: tuple[str, ...], confidence: float) -> Found:
    start, end, text = line.span(first, last)
    codes = tuple(sorted(codes))
    mention = ActorMention(
        start, end, text, codes[0], text, ActorKind.INSTITUTION, "carry.pair", confidence, codes=codes
    )
    return Found(first, last, mention)


def _halves() -> list[list[str]]:
    return [entry.split(":") for entry in sorted(world().words["halves"])]


def _half_at(line: Line, place: int, seen: Seen) -> Found | None:
    """ "The North", "the South" of a country in two halves of which one has been named."""
    word = line.word(place + 1)
    if word not in {"north", "south"} or not line.is_name_part(place + 1) or line.shouting:
        return None
    if line.is_name_part(place + 2) or line.word(place + 2) in {"-", "of"}:
        return None
    for _, north, south in _halves():
        last = next((m for m in seen.latest() if m.code in {north, south}), None)
        if last is not None:
            start, end, text = line.span(place, place + 2)
            code = north if word == "north" else south
            return Found(
                place, place + 2, ActorMention(start, end, text, code, text, ActorKind.COUNTRY, "carry.half", 0.8)
            )
    return None


_MET: Final = frozenset({"parties", "sides"})
"""Words without a number for the two of whom the sentence before has told: "the parties signed contracts"."""
_STATES: Final = frozenset("countries nations neighbours neighbors states governments capitals".split())
"""Words for countries, that no organisation is one of."""
_DEALS_WITH: Final = frozenset({"with", "to", "on", "from", "for"})


def _who_deals_with(line: Line, place: int, seen: Seen) -> str:
    """The code of the one actor before a group that is an object, of which he is then no part: "Trump telephoned both leaders"."""
    before = {m.code for m in seen.here() if m.code and not m.codes}
    word = line.word(place - 1)
    is_object = word in _DEALS_WITH or (len(word) > 4 and word.endswith("ed") and word not in _saying())
    return next(iter(before)) if len(before) == 1 and is_object else ""


@cache
def _saying() -> frozenset[str]:
    return frozenset(read_toml("statements.toml")["saying"].split())


def _most_present(sides: list[tuple[str, str]], number: int, joined: Counter[frozenset[str]]) -> list[tuple[str, str]]:
    """The sides most in the reader's mind, of a list with the newest first: each time that one was named counts, the later the more.

    Those that were named in one breath before go together.
    """
    presence: dict[tuple[str, str], float] = {}
    for age, side in enumerate(sides):
        presence[side] = presence.get(side, 0.0) + _FADING**age
    most = sorted(presence, key=lambda side: -presence[side])[:number]
    best = sum(presence[side] for side in most) + joined[frozenset(code for code, _ in most)]
    for codes, times in joined.items():
        group = [(code, "") for code in sorted(codes)]
        if len(group) != number or any(side not in presence for side in group):
            continue
        score = sum(presence[side] for side in group) + times
        if score > best:
            most, best = group, score
    return most


def _half_before(line: Line, hit: Found) -> Found | None:
    """ "North and South Korea": the half that shares the name of the other."""
    own, place = line.word(hit.first), hit.first - 2
    other = {"north": "south", "south": "north"}.get(own)
    if other is None or line.word(place) != other or line.word(hit.first - 1) not in {"and", "or"}:
        return None
    for _, north, south in _halves():
        if hit.mention.code in {north, south}:
            start, end, text = line.span(place, place + 1)
            code = north if other == "north" else south
            return Found(place, place + 1, replace(hit.mention, start=start, end=end, text=text, code=code, name=text))
    return None


def _role_at(line: Line, place: int, seen: Seen) -> Found | None:
    at = place + 1 + (line.word(place + 1) == "same")
    office = office_at(line, at)
    is_short = office is None or office[1] == at + 1
    named = is_short and line.word(at) in _BY_TITLE and line.is_name_part(at) and not line.is_name_part(at + 1)
    if named or (line.word(at) in {"court", "tribunal"} and _titled(line.word(at), seen) is not None):
        last, end = _titled(line.word(at), seen), at + 1
    elif line.word(at) in line.known.words["bloc_nouns"]:
        kinds = _GROUPS if line.word(at) in _ARMED else {ActorKind.ORGANISATION}
        last = next((m for m in seen.latest() if m.kind in kinds), None)
        end = at + 1
    elif office is not None:
        wanted, end = office[0].words, office[1]
        kind = ActorKind.INSTITUTION if office[0].collective else ActorKind.PERSON
        if office[0].collective and office[0].office not in _BODIES:
            return None
        last = next((m for m in seen.latest() if m.kind is kind and not m.codes and _had_office(m, wanted)), None)
        if last is None and wanted[-1] in _IN_POWER:
            last = _last_country(seen)
    else:
        return None
    owns = line.word(end) in {"'s", "’s"} and line.word(end - 1) not in _IN_POWER
    if last is None or owns or line.word(end) in {"of", "for", "to"} or line.is_name_part(end):
        return None
    start, stop, text = line.span(place, end)
    return Found(
        place, end, replace(last, start=start, end=stop, text=text, rule_id="carry.role", confidence=0.65, codes=())
    )


_IN_POWER: Final = frozenset({"junta", "regime"})
"""What a writer calls the government of the country that he has last named, and never his own."""


def _last_country(seen: Seen) -> ActorMention | None:
    here = {m.code for m in seen.here()}
    last = next((m for m in seen.latest() if m.kind is ActorKind.COUNTRY and m.code not in here and not m.codes), None)
    return replace(last, kind=ActorKind.INSTITUTION, adjective=False, place=False) if last is not None else None


_BY_TITLE: Final = frozenset({"secretary", "assembly", "council", "commission", "tribunal", "ministry", "department"})
"""Words in capitals that take up whoever had them in title or name: "the Secretary", "the Assembly", "the Ministry"."""


def _titled(word: str, seen: Seen) -> ActorMention | None:
    kinds = {ActorKind.PERSON} if word == "secretary" else {ActorKind.ORGANISATION, ActorKind.INSTITUTION}
    return next(
        (
            m for m in seen.latest()
            if m.kind in kinds and not m.codes and (word in m.office.lower() or word in m.text.lower().split())
        ),
        None,
    )  # fmt: skip


@cache
def _countries_by_noun() -> dict[str, frozenset[str]]:
    """Noun -> codes of the countries that are one: "island", "kingdom"."""
    pairs = [entry.rpartition(":") for entry in world().words["country_nouns"]]
    return {noun: frozenset(code for other, _, code in pairs if other == noun) for noun, _, _ in pairs}


def _country_at(line: Line, place: int, seen: Seen) -> Found | None:
    """ "The island", "the kingdom": the last country of that kind that was named."""
    codes = _countries_by_noun().get(line.word(place + 1))
    if codes is None:
        return None
    last = next((m for m in seen.latest() if m.kind is ActorKind.COUNTRY and m.code in codes), None)
    if (
        last is None
        or line.word(place + 2) in {"of", "-"}
        or line.is_name_part(place + 1)
        or line.is_name_part(place + 2)
    ):
        return None
    start, end, text = line.span(place, place + 2)
    mention = replace(last, start=start, end=end, text=text, rule_id="carry.country", confidence=0.65, adjective=False)
    return Found(place, place + 2, mention)


def _had_office(mention: ActorMention, words: tuple[str, ...]) -> bool:
    """Whether the mention's office is the one named: "the minister" is a foreign minister, "the leader" any of them."""
    held = tuple(mention.office.lower().split())
    return bool(held) and (held[-len(words) :] == words or words[-1] == "leader")
