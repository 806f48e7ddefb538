"""Offices that nobody is said to own, by the country that the text is about: "Chad closed the border. The foreign ministry summoned"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from timeline.actors.capitals import is_mere_place
from timeline.actors.induce import NATIONAL, office_phrase
from timeline.actors.match import Found, Line
from timeline.actors.seen import Seen
from timeline.lexicons.actors import lands_headed_by, world
from timeline.lexicons.names import Office
from timeline.lexicons.saying import saying
from timeline.records import ActorMention
from timeline.terms import ActorKind

_SPEAKING: Final = frozenset({"spokesperson", "official"})
"""Offices with "a" before them that speak for a body named in one breath: "a foreign ministry spokesman", "an army official"."""
_BEHIND: Final = frozenset({"of", "for", "in", "at", "to", "from", "'s", "’s", "-"})
"""What behind an office says whose it is, or that something else of its is meant."""
_OPENING: Final = frozenset({'"', "“", ",", "that", "while", "but", "and", "-", "--", "–", "—"})
"""What stands before the head of a clause."""
_FAR: Final = 12
"""Tokens behind a dateline within which the sentence names whom it is about."""
_LEADS_BY: Final = 5
_ASIDE: Final = frozenset({"in", "of", "from", "for", "to", "with", "against", "on", "by", "at"})


def focus_of(line: Line, hits: Sequence[Found], before: ActorMention | None) -> ActorMention | None:
    """Which country a statement with these actors is about: the one that it begins with, behind a dateline or a place where it begins with
    that; whom the statements `before` were about where it names nobody."""
    if not hits:
        return before
    acts = _acts(line, hits[0])
    at = 1 if hits[0].mention.place and not acts and hits[0].first <= 1 and len(hits) > 1 else 0
    lead, limit = hits[at], (hits[0].last + _FAR if at else _LEADS_BY)
    told = replace(lead.mention, place=False) if acts and not at else lead.mention
    if told.place or told.codes or told.adjective or told.group or not told.code or lead.first > limit:
        return None
    if lead.first > 1 and line.word(lead.first - 1 - (line.word(lead.first - 1) == "the")) in _ASIDE:
        return before if before is not None and before.code == told.code else None  # "Gunmen robbed a bank in Chad"
    if (
        told.kind in {ActorKind.ORGANISATION, ActorKind.ARMED_GROUP}
        or world().kinds.get(told.code) is ActorKind.ORGANISATION
    ):
        return None
    for hit in hits[at + 1 :]:
        before_it = line.word(hit.first - 1 - (line.word(hit.first - 1) == "the"))
        if hit.mention.place and hit.mention.code != told.code and before_it in _REACHED:
            return None  # "flew to Niamey": the government may be either's
    if at + 1 < len(hits) and hits[at + 1].mention.code != told.code:
        between = {line.word(place) for place in range(lead.last, hits[at + 1].first)}
        return None if between <= _JOINING else told
    return told


def _acts(line: Line, hit: Found) -> bool:
    """Whether a sentence begins with a capital that stands for its state: "Niamey said"."""
    if hit.first or hit.mention.rule_id != "name.capital":
        return False
    word = line.word(hit.last)
    return word in saying() or word in line.known.words["pair_did"] or (len(word) > _SHORT and word.endswith("ed"))


_JOINING: Final = frozenset({"and", ",", "the", "or"})


def office_in_focus(
    line: Line, place: int, seen: Seen, found: Sequence[Found], home: ActorMention | None
) -> Found | None:
    """The office or body of the country in focus at the head of a clause, "The army", "A government spokesman", "Parliament"."""
    focus = seen.focus
    if focus is None or (home is not None and home.code != focus.code):
        return None
    before = line.tokens[place - 1].lower if place else ""
    if before in _REACHED:
        return _capital(line, place, focus) if line.word(place + 1) == "capital" else None
    if place and before not in _OPENING:
        return None
    first = place + (line.word(place) in ARTICLES)
    office, end, own = office_phrase(line, first)
    if office is None or line.word(end) in _BEHIND or line.is_name_part(end):
        return None
    focus = _of_one_state(line, own, seen) or _headed_so(own, seen, focus)
    if focus is None:
        return None
    if line.word(place - 1) == "," and (line.word(place) != "the" or line.word(end) == ","):
        return None  # "Gan Yu, a government official,"
    if not _is_of_state(line, place, office, end, own):
        return None
    for hit in found:
        if hit.first < end and place < hit.last:
            return None
        if hit.mention.code == focus.code and not is_mere_place(line, hit):
            # "The government rejected Chad's plan": not Chad's
            other = seen.main({named.mention.code for named in found}) if office.collective and home is None else None
            if other is None or place or not _is_dealt_with(line, hit):
                return None
            focus = other
            break
    start, stop, text = line.span(place, end)
    mention = replace(
        focus, start=start, end=stop, text=text, kind=ActorKind.INSTITUTION if office.collective else ActorKind.PERSON,
        office=" ".join(own), person="", group="", adjective=False, place=False, rule_id="carry.focus", confidence=0.6, codes=(),
    )  # fmt: skip
    return Found(place, end, mention)


def _of_one_state(line: Line, own: list[str], seen: Seen) -> ActorMention | None:
    """The one state that calls a body or an office so, where the text has named it: "the administration", "the secretary of state"."""
    known = (entry.rpartition(":") for entry in line.known.words["offices_of_one"])
    code = next((code for words, _, code in known if words in {"_".join(own), own[-1]}), "")
    return seen.known.get(code)


def _headed_so(own: list[str], seen: Seen, focus: ActorMention) -> ActorMention | None:
    """Of whom "the chancellor" or "the king" is: of the country in focus where it has one, else of the last named that has."""
    lands = lands_headed_by(f"{own[-1]}s")
    if not lands or focus.code in lands:
        return focus
    return next((m for m in seen.latest() if m.code in lands and not m.codes), None)


def _is_dealt_with(line: Line, hit: Found) -> bool:
    """Whether a sentence that begins with a government does something to an actor, who is then another: "has accused Chad of", "its envoy to
    Chad"; not "The government of President"."""
    at = hit.first - 1 - (line.word(hit.first - 1) in ARTICLES)
    word = line.word(at)
    return word in _DONE_TO or (len(word) > _SHORT and word.endswith("ed")) or word in line.known.words["done_to_lands"]


_DONE_TO: Final = frozenset({"from", "to", "with", "against", "on", "told", "met"})
_SHORT: Final = 4
ARTICLES: Final = frozenset({"the", "a", "an"})


def _is_of_state(line: Line, place: int, office: Office, end: int, own: list[str]) -> bool:
    """Whether an office with these words of its own is one that a text names without its state: "the army", not "the rebels", "a minister"."""
    bodies = line.known.words["bodies_in_focus"]
    if line.word(place) == "the":
        if own[-1] == "secretary" and line.is_name_part(end - 1):
            return False  # "the Deputy Secretary" is who was named with that title
        return office.office in NATIONAL or (own[-1] in bodies and own != ["ministry"])
    if line.word(place) in ARTICLES:
        return office.office in _SPEAKING and not bodies.isdisjoint(own)
    return place == 0 and own == [line.word(0)] and own[0] in line.known.words["bare_in_focus"]


def _capital(line: Line, place: int, focus: ActorMention) -> Found | None:
    """ "Arrived in the capital": that of the country in focus."""
    if line.word(place) != "the" or line.word(place + 2) in _BEHIND or line.is_name_part(place + 2):
        return None
    if line.word(place + 2) == "," and line.is_name_part(place + 3):
        return None  # "the capital, Niamey": that is told
    start, stop, text = line.span(place, place + 2)
    mention = replace(
        focus, start=start, end=stop, text=text, kind=ActorKind.COUNTRY, office="", person="", group="", adjective=False,
        place=True, rule_id="carry.focus", confidence=0.6, codes=(),
    )  # fmt: skip
    return Found(place, place + 2, mention)


_REACHED: Final = frozenset(
    "in to visited visit visiting reached reach left entered into from near outside around at".split()
)
