"""Countries that are called by what they are: "the island", "the Gulf state", "the landlocked nation", "the country's parliament"."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from timeline.actors.match import Found, Line
from timeline.actors.regions import region_at, region_names
from timeline.actors.seen import Seen
from timeline.lexicons.actors import world
from timeline.lexicons.clauses import word_classes
from timeline.records import ActorMention
from timeline.terms import ActorKind

_ISLANDS: Final = ("island", "islands", "archipelago", "atoll")
_BARE: Final = frozenset({"country", "nation"})
"""Nouns that without an attribute stand for the country spoken of; "the state" is its authorities, and may be a part of it."""
_STATES: Final = frozenset({"state", "republic"})
_TO_ANOTHER: Final = frozenset({"on", "against", "with"})
"""Prepositions before "the country" that is another than who acts; "across the country" is at home."""
_BEGIN: Final = frozenset({"that", '"', "“", "-", "–", "—"})
_NO_LANDS: Final = frozenset({ActorKind.ORGANISATION, ActorKind.ARMED_GROUP})


@cache
def openers() -> frozenset[str]:
    """The words that may follow "the" in a description of a country."""
    words = world().words
    regions = frozenset(name.partition("-")[0] for name in region_names())
    return (
        frozenset(_countries_by_noun())
        | words["land_nouns"]
        | words["land_adjectives"]
        | words["land_halves"]
        | regions
    )


@cache
def _countries_by_noun() -> dict[str, frozenset[str]]:
    """Noun -> codes of the countries that are one: "island", "kingdom"."""
    pairs = [entry.rpartition(":") for entry in world().words["country_nouns"]]
    return {noun: frozenset(code for other, _, code in pairs if other == noun) for noun, _, _ in pairs}


@cache
def _known_by() -> dict[str, frozenset[str]]:
    """Attribute -> codes of the few countries of which it is said: "landlocked"."""
    pairs = [entry.split(":") for entry in sorted(world().words["land_known_by"])]
    return {word: frozenset(code for other, code in pairs if other == word) for word, _ in pairs}


def country_at(line: Line, place: int, seen: Seen, found: list[Found]) -> Found | None:
    """The description of a country that begins with the article at `place`, and the country that was last named whom it fits.

    `found` are the actors of the statement: whom it names is not called so in the same breath.
    """
    at, lands = _behind_attributes(line, place + 1)
    noun, described = line.word(at), at > place + 1
    kind = _countries_by_noun().get(noun, frozenset())
    if noun == "island" and line.word(at + 1) in line.known.words["land_nouns"]:
        kind = frozenset().union(*(_countries_by_noun().get(name, frozenset()) for name in _ISLANDS))
        at += 1
    elif not kind and noun not in line.known.words["land_nouns"]:
        return None
    if line.word(at + 1) == "-" or (line.is_name_part(at) and line.shouting) or line.is_name_part(at + 1):
        return None
    if line.word(at + 1) == "of" and (kind or line.is_name_part(at + 2) or not described):
        return None  # "the northern state of Kano"; not "accused the Baltic state of spying"
    recognised = noun in _STATES and line.word(place - 1) in line.known.words["recognising"]
    plain = recognised or (noun in _BARE and (_is_of_one(line, place, at + 1) or _is_of_no_other(line, place, found)))
    if not kind and not described and not plain:
        return None
    fits = [codes for codes in (kind, lands) if codes]
    here = set() if kind and not described else {hit.mention.code for hit in found if not _may_be_of(hit, place)}
    if seen.began is not None and any(word_classes().has("next_door", line.word(one)) for one in range(place + 1, at)):
        here.add(seen.began.code)  # "Chad's premier visited Niger. He thanked the neighbouring country"
    fitting = [m for m in _countries(seen) if m.code not in here and all(m.code in codes for codes in fits)]
    if not fitting:
        return None
    last = _most_spoken_of(fitting, seen)
    start, end, text = line.span(place, at + 1)
    mention = replace(
        last, start=start, end=end, text=text, kind=ActorKind.COUNTRY, rule_id="carry.country", confidence=0.65,
        adjective=False, place=False, person="", office="", group="",
    )  # fmt: skip
    return Found(place, at + 1, mention)


def _most_spoken_of(fitting: list[ActorMention], seen: Seen) -> ActorMention:
    """Which of several countries that fit, the newest first, is meant: the newest, but for one named in passing, "the ministers of Ecuador,
    Guatemala and Peru", where the text has been about another."""
    if any(m is fitting[0] for m in seen.here()):
        return fitting[0]
    newest, most = fitting[0], max(fitting, key=lambda m: seen.spoken[m.code])
    told = max(1, seen.spoken[newest.code])
    among = any(newest.code in codes for codes in seen.latest_joined)
    passing = among or (told == 1 and (seen.began is None or seen.began.code != newest.code))
    return most if seen.spoken[most.code] >= _FAR_MORE * told or (passing and seen.spoken[most.code] > told) else newest


_FAR_MORE: Final = 4
"""How many times as often a text must have named a country to be meant before the one it has named last."""


def _is_of_no_other(line: Line, place: int, found: list[Found]) -> bool:
    """Whether only bodies of states act in a sentence, which have no country: "the EU froze its aid to the country"."""
    before = line.word(place - 1) in _TOWARDS
    return before and bool(found) and all(hit.mention.kind is ActorKind.ORGANISATION for hit in found)


_TOWARDS: Final = frozenset({"to", "on", "against", "with", "from", "into"})


def _behind_attributes(line: Line, at: int) -> tuple[int, frozenset[str]]:
    """The place behind the attributes of a country, and the countries of the region that one names: "oil-rich Gulf", "tiny"."""
    words, lands = line.known.words, frozenset[str]()
    for _ in range(_MOST_ATTRIBUTES):
        if line.word(at + 1) == "-" and line.word(at + 2) in words["land_halves"]:
            at += 3
            continue
        named, behind, _ = region_at(line, at, 0)
        if named:
            at, lands = behind, named
        elif line.word(at) in words["land_adjectives"]:
            lands = _known_by().get(line.word(at), lands)
            at += 1
        else:
            break
    return at, lands


_MOST_ATTRIBUTES: Final = 3


def _is_of_one(line: Line, place: int, behind: int) -> bool:
    """Whether "the country" acts, owns, or is whom it is done to: "The country's army", "The country expelled", "sanctions on the country"."""
    before = line.word(place - 1)
    if line.word(behind) in {"'s", "’s"} or before in _TO_ANOTHER or before in line.known.words["done_to_lands"]:
        return True
    return place == 0 or before in _BEGIN


def _may_be_of(hit: Found, place: int) -> bool:
    """Whether an actor behind may be of the country that is described: "the country's former premier, Rafik al-Hariri"."""
    return hit.first > place and hit.mention.kind is ActorKind.PERSON and bool(hit.mention.person)


def _countries(seen: Seen) -> Iterator[ActorMention]:
    """Single countries, and people and bodies of them, the newest first; at their head the one that the last statement began with."""
    if seen.began is not None and not _are_arms(seen.began):
        yield seen.began
    yield from (m for m in seen.latest() if m.code and not m.codes and m.kind not in _NO_LANDS)


def _are_arms(mention: ActorMention) -> bool:
    """Whether a mention is of forces or their machines, which seldom act in their own country: "French jets"."""
    last = mention.text.rpartition(" ")[2].lower()
    return word_classes().has("weapons", last) or word_classes().has("soldiers", last)
