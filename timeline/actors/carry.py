"""Carries actors over within the article by role nouns: "the president", "the ministry", "the two leaders", "the bloc"."""

from collections import deque
from dataclasses import replace
from typing import Final

from timeline.actors.blocs import bloc_at, bloc_behind
from timeline.actors.capitals import speaks_in
from timeline.actors.colonies import colony_at
from timeline.actors.dealt_with import other_government
from timeline.actors.descriptions import country_at, openers
from timeline.actors.focus import ARTICLES, office_in_focus
from timeline.actors.halves import half_at, half_before
from timeline.actors.induce import is_of_home
from timeline.actors.match import Found, Line
from timeline.actors.pairs import pair_at
from timeline.actors.persons import office_at
from timeline.actors.ranks import ranked_at
from timeline.actors.seen import Seen
from timeline.actors.third_parties import stands_between
from timeline.lexicons.actors import world
from timeline.lexicons.names import Office
from timeline.records import ActorMention
from timeline.terms import ActorKind

_BODIES: Final = frozenset({"government", "parliament", "institution"})
"""Bodies of which a state has one of a name: "the ministry" is the one spoken of before."""


def find_role_nouns(line: Line, found: list[Found], before: Seen, home: ActorMention | None) -> list[Found]:
    """ "the president", "the ministry", "the two leaders", "both sides", "the bloc": who was last meant by such words.

    `found` are the actors of the statement from left to right, `before` whom earlier ones have named; those to the left count too. `home` is
    the place of the dateline, whose "the Foreign Minister" is where nobody else has been one.
    """
    seen, left = Seen(before), deque(found)
    covered = {at for hit in found for at in range(hit.first, hit.last)}
    new: list[Found] = [half for hit in found if (half := half_before(line, hit)) is not None]
    there = _speaks_there(line, found) or speaks_in(line, found)
    if there is not None:
        new.append(there)
        covered.update(range(there.first, there.last))
    for place, token in enumerate(line.tokens):
        if place in covered or (place and token.lower not in _OPENERS and token.lower != "its"):
            continue
        while left and left[0].first < place:
            named = left.popleft()
            seen.add(named.mention, aside=stands_between(line, named))
        hit = pair_at(line, place, seen, new) if token.lower in _OF_SEVERAL else None
        if hit is None and (token.lower == "its" or line.word(place + 1) in _COLONIAL):
            hit = colony_at(line, place, before, found)
        if hit is None and token.lower == "the":
            hit = (
                half_at(line, place, seen)
                or ranked_at(line, place, seen)
                or other_government(line, place, before, [*new, *found])
                or _role_at(line, place, seen, home, found)
                or (country_at(line, place, seen, found) if line.word(place + 1) in openers() else None)
            )
        if hit is None and not place:
            hit = _members_at(line, seen)
        if hit is None and (not place or token.lower in ARTICLES):
            hit = office_in_focus(line, place, before, found, home)
        if hit is not None and not any(at in covered for at in range(hit.first, hit.last)):
            new.append(hit)
            covered.update(range(hit.first, hit.last))
    return new


_OF_SEVERAL: Final = frozenset({"the", "both", "these", "those", "each", "either"})
_OPENERS: Final = ARTICLES | _OF_SEVERAL


_COLONIAL: Final = frozenset({"former", "ex", "colonial"})


def _role_at(line: Line, place: int, seen: Seen, home: ActorMention | None, found: list[Found]) -> Found | None:
    at = place + 1 + (line.word(place + 1) == "same")
    at += line.word(at) in line.known.words["of_now"] and line.word(at + 1) in _IN_POWER | _GOVERNING
    at += line.word(at) in line.known.words["driven_out"]
    counted = _behind_members(line, at)
    office = office_at(line, at)
    is_short = office is None or office[1] == at + 1
    named = is_short and line.word(at) in line.known.words["by_title"] and not line.is_name_part(at + 1)
    named = named and (line.is_name_part(at) or line.word(at) in _OF_MANY or line.word(at) == "secretary")
    if line.word(at) in _UNDER and line.word(at + 1) == "secretary" and line.is_name_part(at + 1):
        of_title = next((m for m in seen.latest() if f"{line.word(at)} secretary" in m.text.lower()), None)
        last, end = of_title and replace(of_title, kind=ActorKind.PERSON), at + 2
    elif named or (line.word(at) in {"court", "tribunal"} and _titled(line.word(at), seen) is not None):
        last, end = _titled(line.word(at), seen), at + 1
    elif counted and (
        line.word(counted) in line.known.words["bloc_nouns"] or line.word(counted) in line.known.words["of_members"]
    ):
        last, end = bloc_at("", seen), counted + 1
    elif line.word(at) in line.known.words["sent_by_bodies"]:
        last, end = _titled(line.word(at), seen) or bloc_at("", seen), at + 1
    elif line.word(at) in line.known.words["bloc_nouns"]:
        last, end = bloc_at(line.word(at), seen) or bloc_behind(line, at, found), at + 1
    elif office is not None:
        wanted, end = office[0].words, office[1]
        kind = ActorKind.INSTITUTION if office[0].collective else ActorKind.PERSON
        if office[0].collective and office[0].office not in _BODIES:
            return None
        abroad = line.word(end - 1) in line.known.words["posts_abroad"]  # "the embassy in Niamey" is not Niger's
        seat = _seated(line, end, found) if office[0].collective and not abroad else None
        last = (
            seat or _at_capital(line, office[0], found) or _holder(seen, wanted, kind, home, own=line.is_name_part(at))
        )
        if last is None and (wanted[-1] in _IN_POWER or line.word(end - 1) in _IN_POWER):
            last = _in_power(seen) or _last_country(seen)
        if last is None and line.is_name_part(at):
            last = _of_body(line, place, office[0], seen)
        if last is None and home is not None and is_of_home(office[0], home) and line.is_name_part(at):
            last = replace(home, kind=ActorKind.PERSON, adjective=False, place=False)
    else:
        return None
    named = line.word(end) == "," and any(hit.first == end + 1 and hit.mention.person for hit in found)
    if named and last is not None and not any(hit.first == end + 1 and hit.mention.code == last.code for hit in found):
        return None  # "The opposition leader, X,": his, whoever led before
    sent = line.word(end) == "to" and line.word(end - 1) in line.known.words["posted"]  # not "urged the president to"
    if last is None or sent or _is_told_whose(line, place, end) or line.is_name_part(end):
        return None
    start, stop, text = line.span(place, end)
    return Found(
        place, end, replace(last, start=start, end=stop, text=text, rule_id="carry.role", confidence=0.65, codes=())
    )


def _is_told_whose(line: Line, place: int, end: int) -> bool:
    """Whether the words behind an office say whose or for what it is: "of Chad", "the minister for trade"; not "thanked the president for"."""
    of_field = line.word(end - 1) not in line.known.words["offices_without_field"] and not line.word(end + 1).endswith(
        "ing"
    )
    if line.word(end) == "of" and line.word(place - 1) in line.known.words["charging"]:
        return False  # "accused the junta of lying"
    return line.word(end) == "of" or (line.word(end) == "for" and of_field)


def _holder(
    seen: Seen, wanted: tuple[str, ...], kind: ActorKind, home: ActorMention | None, *, own: bool
) -> ActorMention | None:
    """Who last held an office, in a text of `home` that gives its `own` capitals ("the Minister") of its own first."""
    last: ActorMention | None = None
    for m in seen.latest():
        if m.kind is kind and not m.codes and _had_office(m, wanted):
            if not own or home is None or m.code == home.code:
                return m
            last = last or m
    return last


def _of_body(line: Line, place: int, office: Office, seen: Seen) -> ActorMention | None:
    """Whose "the Secretary-General", "the High Representative" with capitals is where nobody tells: the United Nations', the European Union's,
    unless another body has been named alone, or where it is that he stands for one."""
    code = "UN" if office.office == "secretary_general" else _SEATED_WITH.get(" ".join(office.words), "")
    bodies = {m.code for m in seen.latest() if m.kind is ActorKind.ORGANISATION}
    # not "the High Representative in Bosnia"
    elsewhere = code != "UN" and line.word(place + 1 + len(office.words)) in _WHERE
    if not code or elsewhere or (bodies and code not in bodies):
        return None
    start, end, text = line.span(place, place + 1)
    title = " ".join(office.words) if code != "UN" else "secretary-general"
    return ActorMention(
        start, end, text, code, line.known.canonical[code], ActorKind.PERSON, "carry.role", 0.65, office=title
    )


_WHERE: Final = frozenset({"in", "for"})
_SEATED_WITH: Final = {"high representative": "EU"}
"""Offices that one body alone calls so."""


def _seated(line: Line, end: int, found: list[Found]) -> ActorMention | None:
    """Whose government it is by the capital behind it: "the junta in Niamey"."""
    if line.word(end) != "in":
        return None
    seat = next((hit.mention for hit in found if hit.first == end + 1 and hit.mention.rule_id == "name.capital"), None)
    return replace(seat, kind=ActorKind.INSTITUTION, place=False) if seat is not None else None


def _behind_members(line: Line, at: int) -> int:
    """The place behind the number of members that a body has, "15-member" or "27-nation"; 0 for none."""
    is_counted = line.word(at + 1) == "-" and line.word(at + 2) in _MEMBERS and line.word(at)[:1].isdigit()
    return at + 3 if is_counted else 0


_MEMBERS: Final = frozenset({"member", "nation", "country", "state"})


def _at_capital(line: Line, office: Office, found: list[Found]) -> ActorMention | None:
    """Whose ministry it is by the capital that the sentence begins with: "In Moscow, the foreign ministry said"."""
    first = _opening_capital(line, found) if office.collective else None
    return replace(first.mention, kind=ActorKind.INSTITUTION, place=False) if first is not None else None


def _opening_capital(line: Line, found: list[Found]) -> Found | None:
    """The capital that the sentence begins with: "In Moscow, ..."."""
    first = found[0] if found and line.word(0) == "in" else None
    if first is None or first.first != 1 or first.mention.rule_id != "name.capital" or line.word(first.last) != ",":
        return None
    return first


def _speaks_there(line: Line, found: list[Found]) -> Found | None:
    """ "In Moscow, a government spokesman said", "In Moscow, officials denied": who speaks for the state whose capital it is."""
    first = _opening_capital(line, found)
    if first is None:
        return None
    words, place = line.known.words, first.last + 1
    at = place + (line.word(place) in {"a", "an"})
    for _ in range(_MOST_MODIFIERS):
        if line.word(at) in words["speaks_for_state"] and line.word(at + 1) in {"for", "of"}:
            return None
        if line.word(at) in words["speaks_for_state"] and not any(hit.first <= at < hit.last for hit in found):
            start, stop, text = line.span(place, at + 1)
            kind = ActorKind.PERSON if at > place else ActorKind.INSTITUTION
            mention = replace(
                first.mention, start=start, end=stop, text=text, kind=kind, office=line.word(at), place=False,
                rule_id="carry.capital", confidence=0.65,
            )  # fmt: skip
            return Found(place, at + 1, mention)
        if line.word(at) not in words["modifiers"] and line.word(at) not in words["bodies"]:
            return None
        at += 1 + (line.word(at + 1) == "-")
    return None


_MOST_MODIFIERS: Final = 4


_GOVERNING: Final = frozenset({"government", "authorities", "leadership"})
_IN_POWER: Final = frozenset({"junta", "regime", "rulers"})
"""What a writer calls the government of the country that he has last named, and never his own."""


def _in_power(seen: Seen) -> ActorMention | None:
    """The government that an article has called one of soldiers, "Chad's military government ... The junta", else that of the country which it
    is about."""
    by = next(
        (m for m in seen.latest() if m.kind is ActorKind.INSTITUTION and not _RULING.isdisjoint(m.office.split())), None
    )
    main, focus = seen.main(frozenset()), seen.focus
    if focus is None or by is not None:
        return by
    if main is not None and seen.spoken[main.code] >= _MUCH_MORE * max(1, seen.spoken[focus.code]):
        focus = main
    return replace(focus, kind=ActorKind.INSTITUTION, person="", office="", adjective=False, place=False)


_MUCH_MORE: Final = 2
"""How many times as often a text must have named a country that rulers are of, though the last sentence was about another."""
_RULING: Final = frozenset({"military", "ruling", "junta", "transitional"})


def _last_country(seen: Seen) -> ActorMention | None:
    here = {m.code for m in seen.here()}
    last = next((m for m in seen.latest() if m.kind is ActorKind.COUNTRY and m.code not in here and not m.codes), None)
    return replace(last, kind=ActorKind.INSTITUTION, adjective=False, place=False) if last is not None else None


_UNDER: Final = frozenset({"deputy", "assistant", "under"})
_OF_MANY: Final = frozenset({"council", "commission", "mission", "force"})
"""Those of them that take up a body in small letters too."""


def _members_at(line: Line, seen: Seen) -> Found | None:
    """ "Council members condemned": the body that has been named, by the members with whom a sentence begins."""
    if line.word(1) not in {"members", "states"} or line.word(2) in {"of", "from", "in"}:
        return None
    named = _titled(line.word(0), seen) if line.word(0) in _OF_MANY else None
    last = bloc_at("", seen) if line.word(0) == "member" and line.word(1) == "states" else named
    if last is None or last.kind is not ActorKind.ORGANISATION:
        return None
    start, stop, text = line.span(0, 2)
    return Found(0, 2, replace(last, start=start, end=stop, text=text, rule_id="carry.role", confidence=0.6, codes=()))


def _titled(word: str, seen: Seen) -> ActorMention | None:
    kinds = {ActorKind.PERSON} if word == "secretary" else {ActorKind.ORGANISATION, ActorKind.INSTITUTION}
    return next(
        (
            m for m in seen.latest()
            if m.kind in kinds and not m.codes and (word in m.office.lower() or word in m.text.lower().split())
        ),
        None,
    )  # fmt: skip


def _had_office(mention: ActorMention, words: tuple[str, ...]) -> bool:
    """Whether the mention's office is the one named: "the minister" is a foreign minister, "the leader" any of them."""
    held = tuple(mention.office.lower().split())
    if not held:
        return False
    return (
        held[-len(words) :] == words
        or words[-1] == "leader"
        or f"{words[-1]}:{held[-1]}" in world().words["office_synonyms"]
        or f"{words[-1]}:{'_'.join(held[-2:])}" in world().words["office_synonyms"]
        or (words[-1] in world().words["ranks"] and words[-1] in mention.text.lower().split())
        or (words[-1] in _ENVOY and held[-1] in world().words["posted"])
    )


_ENVOY: Final = frozenset({"envoy", "diplomat"})
