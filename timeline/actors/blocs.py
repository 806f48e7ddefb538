"""Organisations that are taken up by what they are: "the bloc", "the alliance", "the 15-member body"."""

from dataclasses import replace
from functools import cache
from typing import Final

from timeline.actors.match import Found, Line
from timeline.actors.seen import Seen
from timeline.lexicons.actors import world
from timeline.lexicons.tables import ORGANISATION_COLUMNS, read_csv
from timeline.records import ActorMention
from timeline.terms import ActorKind

_GROUPS: Final = frozenset({ActorKind.ORGANISATION, ActorKind.ARMED_GROUP})


def bloc_at(noun: str, seen: Seen) -> ActorMention | None:
    """The last organisation of which a noun may be said, which may have been named by whom it has: "NATO's chief"."""
    kinds = _GROUPS if noun in world().words["armed_groups"] else {ActorKind.ORGANISATION}
    wanted = _OF_KIND.get(noun, frozenset())
    other: ActorMention | None = None
    for m in seen.latest():
        kind = _organisation_kinds().get(m.code, "")
        if m.kind not in kinds and not (kind and m.kind is not ActorKind.ARMED_GROUP and m.code):
            continue
        if not wanted or not kind or kind in wanted:
            return m if m.kind in kinds else replace(m, kind=ActorKind.ORGANISATION, person="", office="")
        other = other or m
    return other if other is not None and _organisation_kinds().get(other.code) not in _NO_BLOCS else None


def bloc_behind(line: Line, at: int, found: list[Found]) -> ActorMention | None:
    """The one organisation of states that the statement names behind "the bloc": "the bloc cut aid, the European Commission said"."""
    behind = [hit.mention for hit in found if hit.first > at and hit.mention.kind is ActorKind.ORGANISATION]
    if line.word(at) not in _OF_KIND or line.word(at + 1) == "of" or len({m.code for m in behind}) != 1:
        return None
    return behind[0] if _organisation_kinds().get(behind[0].code) in _OF_KIND[line.word(at)] else None


_OF_KIND: Final = {
    "alliance": frozenset({"alliance"}), "bloc": frozenset({"bloc"}), "grouping": frozenset({"bloc", "alliance"}),
    "union": frozenset({"bloc", "union"}),
}  # fmt: skip
_NO_BLOCS: Final = frozenset({"igo", "bank", "court", "ngo"})


@cache
def _organisation_kinds() -> dict[str, str]:
    """Code -> kind of the organisations that act for themselves; what has members that are listed is a bloc."""
    rows = [row for _, row in read_csv("organisations.csv", ORGANISATION_COLUMNS)]
    blocs = {row["code"] for _, row in read_csv("bloc_members.csv", _MEMBER_COLUMNS)}
    return {
        row["code"]: "bloc" if row["code"] in blocs and row["kind"] == "igo" else row["kind"]
        for row in rows
        if row["kind"] != "armed_group"
    }


_MEMBER_COLUMNS: Final = ("code", "member", "from", "until")
