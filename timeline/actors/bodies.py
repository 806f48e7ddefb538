"""Bodies by the name of another country's: "South Korea's Joint Chiefs of Staff", "the House of Representatives of Libya"."""

from dataclasses import replace
from typing import Final

from timeline.actors.match import Found, Line
from timeline.terms import ActorKind

_GENITIVES: Final = frozenset({"'s", "’s", "'", "’"})
_BODIES: Final = "name.metonym"
_OWNERS: Final = frozenset({"name.name", "name.capital"})
_COUNCIL: Final = frozenset({"Security Council", "Human Rights Council", "General Assembly", "Human Rights Committee"})
"""Organs that a text may name without their organisation, and that states have too: "the Security Council of Russia"."""


def with_their_owners(line: Line, found: list[Found]) -> list[Found]:
    """The names with those of bodies joined to the country beside them that says whose they are, where the lexicon has them as another's."""
    if not any(_is_body(hit) for hit in found):
        return found
    kept: list[Found] = []
    taken = False
    for at, hit in enumerate(found):
        if taken:
            taken = False
            continue
        owner = _owner_behind(line, hit, found[at + 1 : at + 2]) if _is_body(hit) else None
        if owner is not None:
            kept.append(_joined(line, hit.first, owner.last, owner))
            taken = True
        elif kept and _is_of_many(line, hit) and _is_owner_before(line, kept[-1], hit):
            kept[-1] = _joined(line, kept[-1].first, hit.last, kept[-1])
        else:
            kept.append(hit)
    return kept


def _is_body(hit: Found) -> bool:
    return hit.mention.rule_id == _BODIES or hit.mention.text in _COUNCIL


def _is_of_many(line: Line, hit: Found) -> bool:
    """A body of a kind that many states have ("Joint Chiefs of Staff"), not one of its own name ("Pentagon")."""
    if hit.mention.rule_id != _BODIES:
        return False
    bodies = line.known.words["bodies_of_many"]
    return any(line.word(at) in bodies for at in range(hit.first, hit.last))


def _owner_behind(line: Line, body: Found, following: list[Found]) -> Found | None:
    """ "the House of Representatives of Libya": the country that is named behind "of"."""
    if line.word(body.last) != "of" or not following or following[0].mention.rule_id not in _OWNERS:
        return None
    owner, first = following[0], body.last + 1
    same = owner.mention.code == body.mention.code
    behind = owner.first == first or (owner.first == first + 1 and line.word(first) == "the")
    return owner if behind and not same and line.word(owner.last) not in _GENITIVES else None


def _is_owner_before(line: Line, owner: Found, body: Found) -> bool:
    """ "South Korea's Joint Chiefs of Staff", "the Syrian Politburo"."""
    if owner.mention.code == body.mention.code or owner.mention.kind is not ActorKind.COUNTRY:
        return False
    if owner.last == body.first:
        return owner.mention.adjective and not line.is_inner_hyphen(owner.last)
    return (
        owner.last == body.first - 1
        and line.word(owner.last) in _GENITIVES
        and owner.mention.rule_id in _OWNERS
        and not owner.mention.adjective
    )


def _joined(line: Line, first: int, last: int, owner: Found) -> Found:
    start, end, text = line.span(first, last)
    mention = replace(
        owner.mention, start=start, end=end, text=text, kind=ActorKind.INSTITUTION, adjective=False, place=False,
        rule_id="name.body_of", confidence=0.88,
    )  # fmt: skip
    return Found(first, last, mention)
