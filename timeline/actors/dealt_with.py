"""Whose government it is that another state deals with: "has pledged grain to the cash-strapped government", "urged the authorities to"."""

from dataclasses import replace
from typing import Final

from timeline.actors.capitals import is_mere_place
from timeline.actors.match import Found, Line
from timeline.actors.persons import office_at
from timeline.actors.seen import Seen
from timeline.records import ActorMention
from timeline.terms import ActorKind

_TOWARDS: Final = frozenset({"to", "with", "on", "upon", "against", "from"})
_GOES_ON: Final = frozenset({"of", "for", "in", "at", "-", "'s", "’s"})
"""What behind a body says whose it is, or that something of its is meant."""
_MOST_ATTRIBUTES: Final = 3
_ABROAD: Final = ("foreign", "secretary of state")
"""How the offices begin of those who speak for a state abroad."""


def other_government(line: Line, place: int, seen: Seen, found: list[Found]) -> Found | None:
    """The government at the article at `place` with which a state deals that the sentence names alone: not its own, but that of whom the
    sentences before were about."""
    before, words = line.word(place - 1), line.known.words
    done = any(before in words[name] for name in ("done_to_lands", "recognising", "judging"))
    if not place or not (done or before in _TOWARDS):
        return None
    end = _government_behind(line, place + 1)
    named = [hit for hit in found if not is_mere_place(line, hit)]
    if not end or line.word(end) in _GOES_ON or line.is_name_part(end) or not named:
        return None
    lead = min(named, key=lambda hit: hit.first)
    codes = {hit.mention.code for hit in found}
    if lead.first > place or len({hit.mention.code for hit in named}) > 1 or not _deals_abroad(lead.mention):
        return None
    other = _recognised(seen, codes) if before in words["recognising"] else None
    other = other or _spoken_of(seen, lead.mention.code, codes)
    if other is None:
        return None
    start, stop, text = line.span(place, end)
    mention = replace(
        other, start=start, end=stop, text=text, kind=ActorKind.INSTITUTION, office="government", person="", group="",
        adjective=False, place=False, rule_id="carry.other", confidence=0.6, codes=(),
    )  # fmt: skip
    return Found(place, end, mention)


def _government_behind(line: Line, at: int) -> int:
    """The place behind a government and what it is called, "cash-strapped", "new"; 0 where there is none."""
    words = line.known.words
    for _ in range(_MOST_ATTRIBUTES):
        if line.word(at + 1) == "-" and line.word(at + 2) in words["land_halves"]:
            at += 3
        elif line.word(at) in words["of_now"] or line.word(at) in words["land_adjectives"]:
            at += 1
        else:
            break
    office = office_at(line, at)
    governs = line.word(at) in words["governing"] and (office is None or office[1] == at + 1)
    return at + 1 if governs else 0


def _deals_abroad(mention: ActorMention) -> bool:
    """Whether an actor is a state, a body of states or who speaks for one abroad, and not people who deal with their own government."""
    if mention.adjective or mention.group or mention.codes or mention.rule_id == "name.people":
        return False
    if mention.kind in {ActorKind.COUNTRY, ActorKind.ORGANISATION}:
        return True
    return speaks_abroad(mention)


def speaks_abroad(mention: ActorMention) -> bool:
    """Whether an actor is a person whose office is to speak for a state abroad."""
    return mention.kind is ActorKind.PERSON and mention.office.startswith(_ABROAD)


def _recognised(seen: Seen, here: set[str]) -> ActorMention | None:
    """Whose new government is recognised: of whom the text has spoken most, else of who did not deal with it in the sentence before."""
    began = {last.code for last in (seen.focus, seen.began) if last is not None}
    return seen.main(here) or seen.main(here | began)


def _spoken_of(seen: Seen, code: str, here: set[str]) -> ActorMention | None:
    """Of whom the sentences before were, but for who acts here."""
    if code in seen.latest_two and len(seen.latest_two) == 2:
        (other,) = seen.latest_two - {code}
        return seen.known.get(other)
    for last in (seen.focus, seen.began):
        if last is not None and last.code not in here:
            return last
    return seen.main(here)
