"""How a statement speaks of actors, beyond naming them: who is named in one breath, and what office "of" a country is meant."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from timeline.actors.apposition import OWNING
from timeline.actors.match import Found, Line
from timeline.actors.persons import name_end, office_at
from timeline.lexicons.actors import world
from timeline.records import ActorMention
from timeline.terms import ActorKind


def groups_of(line: Line, hits: list[Found]) -> list[tuple[bool, frozenset[str]]]:
    """Whom a statement names in one breath, and whether it begins with them: "Mali, Chad and Niger"."""
    found: list[tuple[bool, frozenset[str]]] = []
    if len(hits) < 2:
        return found
    run: list[Found] = []
    for hit in hits:
        if not hit.mention.code or hit.mention.codes:
            run = []
            continue
        if not run or not 0 < hit.first - run[-1].last < _FAR_APART:
            run = [hit]
            continue
        between = [line.word(at) for at in range(run[-1].last, hit.first)]
        run = [*run, hit] if _JOINING.issuperset(between) else [hit]
        if len(run) > 1 and "and" in between:
            codes = frozenset(member.mention.code for member in run)
            if len(codes) == len(run):
                found.append((run[0].first <= _BEGINS, codes))
    return found


_FAR_APART: Final = 4
_JOINING: Final = frozenset({",", "and", "the", "with"})
_BEGINS: Final = 1


def office_of(line: Line, hit: Found) -> ActorMention | None:
    """The holder of an office that is told with "of": "the president of Chad", "the Ministry of Foreign Affairs of the Republic of Chad".

    The country is the actor that is named; its president is who "the president" takes up.
    """
    end = hit.first - 1
    if line.word(end) not in _BEFORE_LAND or hit.mention.kind is not ActorKind.COUNTRY or hit.mention.codes:
        return None
    while line.word(end) in _BEFORE_LAND and end > hit.first - 5:
        if line.word(end) == "of":
            for first in range(end - 1, max(-1, end - _LONGEST_OFFICE - 1), -1):
                office = office_at(line, first)
                if office is not None and office[1] == end:
                    return _holder(line, hit, first, end, office[0].collective)
        end -= 1
    return None


def offices_behind(line: Line, hit: Found) -> list[ActorMention]:
    """The offices that are told behind a person's name: "Mohammed bin Salman bin Abdulaziz, Crown Prince and Prime Minister, met"."""
    if hit.mention.kind is not ActorKind.PERSON or hit.mention.codes or line.shouting:
        return []
    end = hit.last
    if line.word(end) in line.known.words["particles"]:
        end = name_end(line, end + 1)
    held: list[ActorMention] = []
    if line.word(end) != ",":
        return held
    end += 1
    while True:
        end += line.word(end) in _ARTICLES
        office = office_at(line, end)
        if office is None or office[0].collective or line.word(office[1]) in OWNING:
            return held
        held.append(replace(hit.mention, office=" ".join(office[0].words)))
        end = office[1]
        if line.word(end) != "and":
            return held
        end += 1


_ARTICLES: Final = frozenset({"the", "a", "an", "his", "her", "its", "their"})


def tells_of_force(lines: Mapping[int, Line]) -> bool:
    """Whether an article speaks of generals or a coup at all."""
    text = next(iter(lines.values())).text.lower() if lines else ""
    return any(word in text for word in world().words["by_force"])


def seized(line: Line, hits: list[Found]) -> ActorMention | None:
    """The one country of a statement that speaks of generals or a coup: whose "the junta" is from then on."""
    words = [token.lower for token in line.tokens]
    force = next((at for at, word in enumerate(words) if word in line.known.words["by_force"]), -1)
    took = any(word == "power" and words[at - 1] in _TAKEN for at, word in enumerate(words))
    if force < 0 and not took:
        return None
    if not took and hits and words[force - 1] == "the" and line.word(hits[0].last) in line.known.words["judging"]:
        return None  # "France condemned the coup"
    if any(hit.mention.office.rpartition(" ")[2] in line.known.words["by_force"] for hit in hits):
        return None  # "Chad's junta" is known by that
    kinds = {ActorKind.COUNTRY, ActorKind.INSTITUTION} if took else {ActorKind.COUNTRY}
    lands = {hit.mention.code: hit.mention for hit in hits if hit.mention.kind in kinds}
    if len(lands) != 1:
        return None
    (land,) = lands.values()
    return replace(land, kind=ActorKind.INSTITUTION, office="junta", adjective=False, place=False)


_TAKEN: Final = frozenset({"seized", "took", "seize", "seizing", "taken", "grabbed"})


def _holder(line: Line, hit: Found, first: int, end: int, collective: bool) -> ActorMention:
    start, _, _ = line.span(first, end)
    while first and line.word(first - 1) in line.known.words["modifiers"]:
        first -= 1
    office = " ".join(line.word(at) for at in range(first, end))
    kind = ActorKind.INSTITUTION if collective else ActorKind.PERSON
    return replace(hit.mention, start=start, kind=kind, office=office, place=False, rule_id="office.of_country")


_LONGEST_OFFICE: Final = 5
_BEFORE_LAND: Final = frozenset({"the", "republic", "of", "kingdom", "state"})
