"""Groups without names: "the two leaders", "both sides", "the three", "the parties"."""

from functools import cache
from typing import Final

from timeline.actors.addressed import are_urged, both_urged, most_joined
from timeline.actors.halves import halves, twos
from timeline.actors.match import Found, Line
from timeline.actors.presence import most_present
from timeline.actors.regions import MORE, region_at, region_names
from timeline.actors.seen import Seen
from timeline.lexicons.actors import lands_headed_by, world
from timeline.lexicons.saying import saying
from timeline.records import ActorMention
from timeline.terms import ActorKind

_ALONE: Final = {"trio": 3, "quartet": 4}
"""Words for so many of whom the text has told in one breath."""
_NUMBERS: Final = {"two": 2, "three": 3, "four": 4, "both": 2, "each": 2, "either": 2, "pair": 2, "duo": 2, **_ALONE}
_OF_PERSONS: Final = frozenset({"pair", "duo"})
"""Words for two that are persons: "the pair agreed"."""
_ONE_OF_TWO: Final = frozenset({"each", "either"})
_EACH: Final = _ONE_OF_TWO | {"both"}
_OWN: Final = frozenset({"his", "her", "its", "their", "the"})
_OFFICES: Final = frozenset({"ministers", "presidents", "premiers", "monarchs"})
"""Offices that both must hold; where the article has not named two who do, they are of the countries it is about."""
_HEADS: Final = frozenset({"presidents", "premiers", "monarchs"})
"""Offices of states: of a body that has a president too it is not said beside a state's."""
_UNCOUNTED: Final = frozenset({"leaders", "presidents", "ministers", "premiers"})


def pair_at(line: Line, place: int, seen: Seen, told: list[Found]) -> Found | None:
    """The group that begins at a token, and who is meant by it: of whom the text has spoken most, and together.

    `seen` are the actors before it, `told` the groups of the statement so far.
    """
    if line.word(place) == "the" and line.word(place + 1) not in _openers():
        return None
    if not place and line.word(0) == "both" and _follows_verb(line.word(1)) and _has_object(line, 2):
        two = seen.leading if len(seen.leading) == 2 else seen.latest_two
        return _pair(line, 0, 1, tuple(two), 0.65) if len(two) == 2 else None  # "Abe met Trump. Both agreed"
    if line.word(place) == "both" and are_urged(line, place, place + 1):
        two = both_urged(seen)  # "called on both to pull back"
        return _pair(line, place, place + 1, tuple(two), 0.65) if two else None
    words = line.known.words
    at, number = place + 1, _NUMBERS.get(line.word(place), 0)
    if line.word(at) in _NUMBERS:
        number, at = _NUMBERS[line.word(at)], at + 1
    elif line.word(at) in MORE:
        at += 1
    elif line.word(place) in _EACH and line.word(at) == "of":
        if line.word(at + 1) == "them":
            return _of_them(line, place, at + 2, seen)
        at += 1 + (line.word(at + 1) in _OWN)
    lands, at, number = region_at(line, at, number)
    qualified = number or line.word(place) == "the"
    while line.word(at) in words["modifiers"] or (qualified and line.word(at) in words["pair_adjectives"]):
        at += 1 + (line.word(at + 1) == "-")
    if not lands:
        lands, at, number = region_at(line, at, number)
    noun = line.word(at) + ("s" if line.word(place) in _ONE_OF_TWO else "")
    for plural, north, south in halves():
        if noun == plural and line.is_name_part(at):
            return _pair(line, place, at + 1, (north, south), 0.9)
    always = twos().get(noun, ())
    told_of = not seen.spoken or (always and always[-1] in seen.spoken)  # others may be called superpowers today
    if always and told_of and (number == 2 or line.word(place) == "the") and number < 3:
        return _pair(line, place, at + 1, always, 0.8)
    people = noun in words["pair_people"]
    named = bool(number) and not lands and line.word(place) == "the"
    acts = noun in words["pair_acts"] and _has_object(line, at + 1)  # "The four accuse Chad"
    if named and (acts or _follows_verb(noun) or _is_object(line, place, at) or line.word(place + 1) in _ALONE):
        at -= 1
        people = len({m.code for m in seen.singles(persons=True)}) >= number  # "The two discussed the war"
        together = _told_together(line, place, at, number, seen, told)
        if together is not None or number > 2 or (not people and line.word(at) in _OF_PERSONS):
            return together
        noun = noun if people else "sides"
    if lands and not number and len(lands) <= _FEW and (people or noun in words["pair_sides"]):
        return _pair(line, place, at + 1, tuple(lands), 0.65)  # "the Central Asian leaders"
    if not number and line.word(place) == "the":
        return _uncounted(line, place, at, noun, seen, lands)
    if not number or not (people or noun in words["pair_sides"]):
        return None
    if lands and len(lands) == number:
        return _pair(line, place, at + 1, tuple(lands), 0.85)
    return _counted(line, place, at, noun, number, people, seen, lands)


@cache
def _openers() -> frozenset[str]:
    """The words that may follow "the" in a group."""
    words = world().words
    plurals = frozenset(plural for plural, _, _ in halves())
    return (
        words["modifiers"]
        | words["pair_adjectives"]
        | words["pair_people"]
        | words["pair_sides"]
        | _UNCOUNTED
        | _MET
        | plurals
        | frozenset(twos())
        | frozenset(_NUMBERS)
        | frozenset(MORE)
        | frozenset(name.partition("-")[0] for name in region_names())
    )


def _told_together(line: Line, place: int, at: int, number: int, seen: Seen, told: list[Found]) -> Found | None:
    """So many alone, "the two", "the four", whom the statement has named as a group before, or the text together."""
    same = next((hit.mention.codes for hit in reversed(told) if len(hit.mention.codes) == number), None)
    if same is not None:  # "counts both governments among its partners, and called on the two"
        return _pair(line, place, at + 1, same, 0.7)
    if number <= 2:
        return None
    here = {m.code for m in seen.here() if m.code and not m.codes and not m.place}
    named = (tuple(sorted(group)) for group in (here, seen.latest_three) if len(group) == number)
    group = _last_group(seen, number) or next(named, ())
    return _pair(line, place, at + 1, group, 0.65) if group else None


def _of_them(line: Line, place: int, end: int, seen: Seen) -> Found | None:
    """ "Signed accords with each of them", "called both of them": the two whom the sentence before was about, but for who does so."""
    other = _who_deals_with(line, place, end, seen)
    two = seen.latest_two
    if len(two) == 2 and two.isdisjoint(other):
        return _pair(line, place, end, tuple(sorted(two)), 0.65)
    return _counted(line, place, end - 1, "sides", 2, False, seen, frozenset())


def _last_group(seen: Seen, number: int) -> tuple[str, ...]:
    """The last so many that were spoken of as a group: "the three states", else in one breath: "Mali, Niger and Chad"."""
    for mention in seen.latest():
        if len(mention.codes) == number:
            return mention.codes
    return next((tuple(sorted(codes)) for codes in reversed(seen.joined) if len(codes) == number), ())


_FEW: Final = 5
"""Countries of a region that are all meant where no number is told."""


def _counted(
    line: Line, place: int, at: int, noun: str, number: int, people: bool, seen: Seen, lands: frozenset[str]
) -> Found | None:
    """So many persons or countries, the noun for which stands at `at`; of `lands` only, where a region is named."""
    together = _last_group(seen, number) if number > 2 and not lands and noun in line.known.words["states"] else ()
    if together:
        return _pair(line, place, at + 1, together, 0.7)
    spoken_of = [m for m in seen.singles(persons=people) if not lands or m.code in lands]
    if people and noun in _OFFICES:
        held = [m for m in spoken_of if noun.removesuffix("s") in m.office.lower()]
        spoken_of = (
            held
            if len({m.code for m in held}) >= number
            else [m for m in seen.singles(persons=False) if not lands or m.code in lands]
        )
        lands_of = lands_headed_by(noun)
        headed = [m for m in spoken_of if m.code in lands_of]  # Britain has no president
        spoken_of = headed if len({m.code for m in headed}) >= number else spoken_of
    elif noun == "leaders" and not lands:
        spoken_of = _of_latest_pair(spoken_of, number, seen)
    urged = noun == "sides" and (line.word(place - 1) == "on" or are_urged(line, place, at + 1))
    if noun in line.known.words["states"] or urged or noun in _HEADS:
        # "soldiers on both sides": no court's
        asking = {m.code for m in seen.here()} if urged else set()
        states = [m for m in spoken_of if m.kind is not ActorKind.ORGANISATION and m.code not in asking]
        spoken_of = states if len({m.code for m in states}) >= number else spoken_of
    if _opens_sentence(line, place, seen) and len(seen.leading) == number and (not lands or seen.leading <= lands):
        return _pair(line, place, at + 1, tuple(sorted(seen.leading)), 0.75)
    here = {m.code for m in seen.here() if m.code and not m.codes and not m.place}
    if _opens_clause(line, place) and len(here) == number and (not lands or here <= lands):
        return _pair(line, place, at + 1, tuple(here), 0.75)  # "Fiji proposed it to Chad; the two governments"
    other = _who_deals_with(line, place, at + 1, seen)
    apart = [m for m in spoken_of if m.code not in other]
    if other and people and len({m.code for m in apart}) < number:
        apart = [m for m in seen.singles(persons=False) if m.code not in other and (not lands or m.code in lands)]
    if len(other) > 1 and len({m.code for m in apart}) < number:
        return None  # "Norway and Cuba urged both sides to talk": they are none of them
    spoken_of = apart if len({m.code for m in apart}) >= number else spoken_of
    named = [(m.code, m.name if m.kind is ActorKind.ARMED_GROUP else "") for m in spoken_of]
    sides = most_present(named, number, seen.joined, seen.latest_joined, noun)
    # an army and the rebels of its country are no pair of countries
    ordered = tuple(sorted({code for code, _ in sides}))
    if len(ordered) < number:
        return None
    return _pair(line, place, at + 1, ordered, 0.7)


def _of_latest_pair(leaders: list[ActorMention], number: int, seen: Seen) -> list[ActorMention]:
    """The countries last named in one breath, where one of so many leaders was named before them: "Moldova's premier ... Mali and Chad traded
    fire. Chad's president ... Both leaders"."""
    latest: dict[str, ActorMention] = {}
    for m in seen.singles(persons=False):
        if not m.place and m.kind is not ActorKind.ORGANISATION:
            latest.setdefault(m.code, m)
        if len(latest) == number:
            break
    codes = frozenset(latest)
    newest = frozenset(list(dict.fromkeys(m.code for m in leaders))[:number])
    return list(latest.values()) if codes != newest and seen.joined[codes] and not seen.joined[newest] else leaders


def _opens_sentence(line: Line, place: int, seen: Seen) -> bool:
    """Whether a group begins its sentence, or stands behind no more than a word of time: "On Monday the two countries"."""
    return place <= 1 or (place <= _BEHIND_TIME and line.word(0) in _WHEN and not any(True for _ in seen.here()))


_WHEN: Final = frozenset({"on", "in", "last", "later", "then", "earlier", "this"})
_BEHIND_TIME: Final = 4


def _opens_clause(line: Line, place: int) -> bool:
    """Whether a group begins a further clause of its sentence."""
    before = line.word(place - 1)
    return place > 0 and (before == ";" or (before in {"and", "but"} and line.word(place - 2) in {",", ";"}))


def _uncounted(
    line: Line, place: int, at: int, noun: str, seen: Seen, lands: frozenset[str] = frozenset()
) -> Found | None:
    """Groups without a number: "the leaders", "the parties signed contracts"; "The neighbours" whom the sentence before was about."""
    if noun in line.known.words["pair_related"] and are_urged(line, place, at + 1):
        two = both_urged(seen)  # "urged the nuclear-armed rivals to show restraint"
        return _pair(line, place, at + 1, tuple(two), 0.65) if two and (not lands or two <= lands) else None
    if noun in line.known.words["pair_related"] and _opens_sentence(line, place, seen):
        two = seen.leading if len(seen.leading) == 2 else seen.latest_two
        fits = len(two) == 2 and (not lands or two <= lands) and line.word(at + 1) not in _WHOSE
        return _pair(line, place, at + 1, tuple(two), 0.65) if fits else None
    if noun in _UNCOUNTED and line.word(at + 1) not in {"of", "from", "in"}:
        return _only_two(line, place, at + 1, seen)
    if noun in _MET and (_follows_verb(line.word(at + 1)) or line.word(at + 1) in line.known.words["pair_acts"]):
        if len(seen.latest_two) == 2:
            return _pair(line, place, at + 1, tuple(sorted(seen.latest_two)), 0.65)
        return _counted(line, place, at, noun, 2, False, seen, frozenset()) if noun == "sides" else None
    if noun in _MET and are_urged(line, place, at + 1):
        two = most_joined(seen)
        return _pair(line, place, at + 1, tuple(two), 0.65) if two else None
    return None


def _is_object(line: Line, place: int, behind: int) -> bool:
    """Whether "the two" before `behind` are the whole object: "called on the two to settle it", "met with the two."."""
    return (
        place > 0
        and line.word(behind) in {"to", "not", ".", ",", "in", "at", "on", "during"}
        and line.word(place - 1) in _DEALS_WITH | {"between", "of", "urged", "told", "asked"}
    ) or _is_judged(line, place, behind)


def _is_judged(line: Line, place: int, behind: int) -> bool:
    """ "Thanked the four for their efforts", "accused the two of aggression"."""
    before, words = line.word(place - 1), line.known.words
    return (line.word(behind) == "for" and before in words["judging"]) or (
        line.word(behind) == "of" and before in words["charging"]
    )


def _has_object(line: Line, place: int) -> bool:
    """Whether what stands at a token may follow a verb, and is no noun of which the word before is an attribute: "Both injured men"."""
    word = line.word(place)
    if place >= len(line.tokens):
        return True
    return line.is_name_part(place) or not line.tokens[place].is_word or word in line.known.words["function_words"]


def _follows_verb(word: str) -> bool:
    return word in world().words["pair_did"] or (len(word) > 4 and word.endswith("ed"))


_WHOSE: Final = frozenset({"of", "in", "and", "'s", "’s"})
"""What behind neighbours and rivals says whose they are, or who else is meant."""


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


_MET: Final = frozenset({"parties", "sides"})
"""Words without a number for the two of whom the sentence before has told: "the parties signed contracts"."""
_ADDRESSED: Final = frozenset({"against", "to", "not", "that", "of", "over", "about"})
"""Words behind those to whom something is said; behind a verb of saying others begin what is said: "warned both sides were arming"."""
_DEALS_WITH: Final = frozenset({"with", "to", "on", "from", "for"})


def _who_deals_with(line: Line, place: int, behind: int, seen: Seen) -> frozenset[str]:
    """The codes of the one or two actors before a group that is an object, of which they are then no part: "Trump telephoned both leaders"."""
    before = {m.code for m in seen.here() if m.code and not m.codes}
    if len(before) > 1:  # "the envoy, who came to Bamako on Monday, praised the two leaders"
        before = {m.code for m in seen.here() if m.code and not m.codes and not _is_town(m)} or before
    word = line.word(place - 1)
    is_told = word not in saying() or line.word(behind) in _ADDRESSED  # "warned both sides against it"
    verb = line.tokens[place - 1].start - 1 if place else -1  # "Chad congratulates both governments"
    third = len(word) > 4 and word.endswith("s") and any(m.end == verb for m in seen.here())
    is_object = word in _DEALS_WITH or third or (len(word) > 4 and word.endswith("ed") and is_told)
    alone = len(before) == 1 or (len(before) == 2 and word not in _DEALS_WITH)
    return frozenset(before) if alone and is_object else frozenset()


def _is_town(mention: ActorMention) -> bool:
    return mention.place or mention.rule_id in {"name.capital", "name.city"}
