"""Verdicts on claims: cases as data, and what holds for every claim and figure."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.official_figures import claim, figure, official
from timeline.lexicons.areas import area_kinds
from timeline.official.check import check
from timeline.official.evidence import over
from timeline.official.tolerances import half_digit, tolerances
from timeline.terms import Cause, Verdict

CASES = [
    json.loads(line) for line in (Path(__file__).parent / "specs" / "verdicts.jsonl").read_text("utf8").splitlines()
]
AGREE = {Verdict.SUPPORTED, Verdict.SUPPORTED_BY_MIRROR}


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_a_verdict(case: dict[str, Any]) -> None:
    found = check(claim(case["claim"]), official(case["figures"]))
    assert found.verdict == case["verdict"], found
    assert found.cause == case.get("cause", found.cause), found
    assert found.fits == case.get("fits", found.fits), found
    assert [words for words in case.get("says", []) if words not in found.reason] == [], found.reason
    assert set(found.flow_ids) <= {figure(text).id for text in case["figures"]}


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_a_finding_tells_what_it_rests_on(case: dict[str, Any]) -> None:
    found = check(claim(case["claim"]), official(case["figures"]))
    if found.verdict in AGREE | {Verdict.DIFFERS, Verdict.CONTRADICTED}:
        assert found.official_value is not None and found.difference is not None
        assert found.dataset and found.vintage and found.reporting_side and found.flow_ids
    else:
        assert found.cause is not Cause.NONE and found.difference is None
    assert (found.cause is Cause.NONE) == (found.verdict in AGREE | {Verdict.CONTRADICTED})
    assert found.reason and "  " not in found.reason


def test_every_verdict_and_cause_has_a_case() -> None:
    found = [check(claim(case["claim"]), official(case["figures"])) for case in CASES]
    assert {one.verdict for one in found} == set(Verdict)
    assert {one.cause for one in found} == set(Cause)


def test_the_order_of_the_figures_does_not_matter() -> None:
    for case in CASES:
        forward = check(claim(case["claim"]), official(case["figures"]))
        assert check(claim(case["claim"]), official(case["figures"][::-1])) == forward, case["about"]


WORLD = [
    f"{code} export WLD 2022 {1000 - place}"
    for place, code in enumerate(sorted(area_kinds())[:80])
    if code.isalpha() and len(code) == 3
]


@pytest.mark.parametrize(
    ("place", "figures", "verdict", "cause"),
    [
        (1, ["CHN export WLD 2022 3594e9"], "supported", ""), (2, ["CHN export WLD 2022 3594e9"], "contradicted", ""),
        (2, ["CHN export WLD 2022 3594e9", "USA export WLD 2022 3600e9"], "supported", ""),
        (1, ["CHN export WLD 2022 3594e9", "USA export WLD 2022 3600e9"], "differs", "near tie"),
        (1, ["CHN export WLD 2022 3594e9", "USA export WLD 2020 3600e9"], "not checkable", "rows missing"),
        (1, ["CHN export WLD 2021 3594e9"], "not checkable", "rows missing"),
    ],
)  # fmt: skip
def test_a_place_in_the_world(place: int, figures: list[str], verdict: str, cause: str) -> None:
    """Among all reporters by their trade with the world; too few of them, or a large one silent, make no list."""
    others = [text for text in WORLD if text[:3] not in ("CHN", "USA")]
    asked = claim(f"CHN export WLD rank {place} rank 2022")
    found = check(asked, official([*others, *figures]))
    assert (found.verdict, found.cause) == (verdict, cause), found
    few = check(asked, official([*others[:20], *figures]))
    assert few.verdict == (
        "contradicted" if "USA export WLD 2022 3600e9" in figures and place == 1 else "not checkable"
    ), few


PARTNERS = ["AUT", "BEL", "CHN", "DEU", "ESP", "FRA", "GBR", "HUN", "ITA", "JPN"]
VALUES = st.lists(st.integers(1, 10**6), min_size=len(PARTNERS), max_size=len(PARTNERS))


@given(
    bought=VALUES, sold=VALUES, partner=st.sampled_from(PARTNERS), flow=st.sampled_from(["import", "export", "total"])
)
def test_the_true_place_is_supported_and_the_world_is_never_added_in(
    bought: list[int], sold: list[int], partner: str, flow: str
) -> None:
    """Whatever the values: who counts the places by hand, out of the partners alone, is supported; a place beyond the list never is."""
    figures = [f"POL import WLD 2021 {sum(bought)}", f"POL export WLD 2021 {sum(sold)}"]
    for code, came, went in zip(PARTNERS, bought, sold, strict=True):
        figures += [f"POL import {code} 2021 {came}", f"POL export {code} 2021 {went}"]
    values = {
        code: {"import": came, "export": went, "total": came + went}[flow]
        for code, came, went in zip(PARTNERS, bought, sold, strict=True)
    }
    place = 1 + sum(value > values[partner] for value in values.values())
    found = check(claim(f"POL {flow} {partner} rank {place} rank 2021"), official(figures))
    assert found.verdict is Verdict.SUPPORTED and flow in found.fits.split("+"), found
    assert check(claim(f"POL {flow} {partner} rank 11 rank 2021"), official(figures)).verdict not in AGREE


@given(value=st.floats(1e3, 1e13), off=st.floats(-0.9, 3.0))
def test_farther_away_is_never_better(value: float, off: float) -> None:
    """A claim farther from a lone figure, on the same side, never gets a better verdict."""
    figures = [f"BLR import CHN 2021 {value!r}"]
    order = [Verdict.SUPPORTED, Verdict.DIFFERS, Verdict.CONTRADICTED]
    near, far = (
        check(claim(f"BLR import CHN value {value * (1 + part)!r} USD 2021"), official(figures))
        for part in (off / 2, off)
    )
    assert order.index(near.verdict) <= order.index(far.verdict)
    assert (abs(off) <= 0.02) <= (far.verdict is Verdict.SUPPORTED)
    assert (abs(off) > 0.1001) <= (far.verdict is Verdict.CONTRADICTED)


@pytest.mark.parametrize(
    ("value", "half"), [(5.8e9, 5e7), (3e9, 5e8), (320e9, 5e9), (11.0, 0.5), (0.25, 0.005), (0.0, 0.0), (-2.85e9, 5e6)]
)
def test_half_a_digit(value: float, half: float) -> None:
    assert half_digit(value) == pytest.approx(half)


@given(st.integers(1, 12), st.integers(1, 12))
def test_months_make_up_a_span_or_nothing(first: int, last: int) -> None:
    months = [figure(f"BLR import CHN 2021-{month:02} 1") for month in range(1, 13) if month != 6]
    if first <= last:
        end = dt.date(2021, last, 28) + dt.timedelta(4)
        chosen = over(months, dt.date(2021, first, 1), end.replace(day=1) - dt.timedelta(1))
        assert len(chosen) == (0 if first <= 6 <= last else last - first + 1)


def test_the_codebook_tells_the_tolerances() -> None:
    """Section 8 names each of them as the data has it."""
    allowed, book = (
        tolerances(),
        (Path(__file__).parent.parent / "docs" / "CODEBOOK.md").read_text("utf8").partition("## 8.")[2],
    )
    words = " ".join(book.split())
    numbers = {7: "seven", 8: "eight"}
    for told in (
        f"within {allowed.supported:.0%}", f"or {allowed.rounding_most:.0%} where the claim is rounded", f"up to {allowed.differs:.0%} or",
        f"up to {allowed.other_side:.0%})", f"within {allowed.points_supported:.0f} point", f"or {allowed.points_differs:.0f} points",
        f"within {allowed.near_tie:.0%} (`near tie`)", f"come to {allowed.coverage:.0%} of the row of the world",
        f"{numbers[allowed.partners_without_world]} partners are taken for all", f"at least {allowed.mirror_reporters} countries",
        f"one of the {numbers[allowed.years_back]} years",
    ):  # fmt: skip
        assert told.replace("%", " %") in words, told


def test_the_tolerances_are_in_order() -> None:
    allowed = tolerances()
    assert 0 < allowed.supported <= allowed.rounding_most < allowed.differs < allowed.other_side < 1
    assert 0 < allowed.points_supported < allowed.points_differs
