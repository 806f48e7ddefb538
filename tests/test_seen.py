"""Whom an article has named so far: as a list of all mentions would tell, in the room of the different ones."""

from hypothesis import given
from hypothesis import strategies as st

from timeline.actors.seen import REMEMBERED, Seen
from timeline.records import ActorMention
from timeline.terms import ActorKind


def mention(place: int, code: str, kind: ActorKind, office: str, pair: bool) -> ActorMention:
    return ActorMention(
        place, place + 1, code or "it", code, code, kind, "rule", 0.9, office=office, codes=("KEN", "UGA") if pair else ()
    )  # fmt: skip


NAMED = st.tuples(
    st.sampled_from(["KEN", "UGA", "EU", ""]), st.sampled_from([ActorKind.COUNTRY, ActorKind.PERSON]), st.sampled_from(["", "president"]),
    st.booleans(),
)  # fmt: skip


@given(st.lists(NAMED, max_size=120), st.integers(0, 120))
def test_as_the_whole_list_would_tell(named: list[tuple[str, ActorKind, str, bool]], earlier: int) -> None:
    every = [mention(place, *told) for place, told in enumerate(named)]
    before = Seen()
    for one in every[:earlier]:
        before.add(one)
    seen = Seen(before)
    for one in every[earlier:]:
        seen.add(one)
    newest = list(reversed(every))
    for kind in (ActorKind.COUNTRY, ActorKind.PERSON):
        for code in ("KEN", "UGA", "EU", ""):
            of_kind = [m for m in newest if m.kind is kind and m.code == code and not m.codes]
            assert next((m for m in seen.latest() if m.kind is kind and m.code == code and not m.codes), None) == (
                of_kind[0] if of_kind else None
            )
    single = [m for m in newest if m.code and not m.codes]
    assert list(seen.singles(persons=False)) == single[:REMEMBERED]
    assert list(seen.singles(persons=True)) == [m for m in single if m.kind is ActorKind.PERSON][:REMEMBERED]


def test_no_more_is_kept_than_there_are_different_ones() -> None:
    before = Seen()
    for place in range(5_000):
        before.add(mention(place, ("KEN", "UGA")[place % 2], ActorKind.COUNTRY, "", False))
    assert [m.start for m in Seen(before).latest()] == [4_999, 4_998]
