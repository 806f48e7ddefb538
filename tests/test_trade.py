"""Trade facts and amounts: claims as data, and figures that are none."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.amounts import find_amounts
from timeline.articles.make import article_from_text
from timeline.coder import code_article
from timeline.errors import LexiconError
from timeline.lexicons.clauses import inflect
from timeline.lexicons.tables import read_csv, read_toml
from timeline.lexicons.trade import BLOC_COLUMNS, UNIT_COLUMNS, currencies, trade_words, units
from timeline.lexicons.trade_verbs import VERB_FILE, trade_verbs
from timeline.records import Statement, TradeFact
from timeline.terms import Section
from timeline.tokens import tokenize
from timeline.trade.marks import Marks

SPECS = Path(__file__).parent / "specs"


def cases(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (SPECS / f"{name}.jsonl").read_text("utf8").splitlines()]


def facts(text: str, published: str = "2023-12-04") -> tuple[TradeFact, ...]:
    day = dt.date.fromisoformat(published) if published else None
    return code_article(article_from_text(text, published=day)).facts


@pytest.mark.parametrize("case", cases("trade"), ids=lambda case: case["text"][:60])
def test_claims(case: dict[str, Any]) -> None:
    found = facts(case["text"], case.get("published", "2023-12-04"))
    told = [[f.reporter, f.partner, f.flow.value, f.measure.value, f.value, f.period] for f in found]
    if "count" in case:
        assert len(told) == case["count"]
    else:
        assert told == case["expect"]
    if "units" in case:
        assert [f.unit for f in found] == case["units"]
    if "goods" in case:
        assert [f.commodity for f in found] == case["goods"]
    if "modality" in case:
        assert [f.modality.value for f in found] == case["modality"]


@pytest.mark.parametrize("case", cases("amounts"), ids=lambda case: case["text"])
def test_amounts(case: dict[str, Any]) -> None:
    text = case["text"]
    assert [[a.kind, a.number, a.unit] for a in find_amounts(text, 0, len(text))] == case["expect"]


def test_every_unit_and_bloc_has_an_example_that_holds() -> None:
    for _, row in read_csv("trade/units.csv", UNIT_COLUMNS):
        found = find_amounts(row["example"], 0, len(row["example"]))
        assert [amount for amount in found if amount.unit == row["unit"]], row
    for _, row in read_csv("trade/blocs.csv", BLOC_COLUMNS):
        assert any(word in row["example"] for word in row["words"].split("|")), row


def test_every_table_of_verbs_has_an_example_of_its_first_verb() -> None:
    for name, table in read_toml(VERB_FILE).items():
        words = {token.lower for token in tokenize(table["example"])}
        first = inflect(table["lemmas"].split()[0])
        assert words & {form for form, _ in first.tagged()}, name
        assert words & getattr(trade_verbs(), name).all, name


def test_forms_that_may_be_nouns_are_not_told() -> None:
    verbs = trade_verbs()
    assert {"exported", "imported", "sells", "took", "hit"} <= verbs.deal.told | verbs.hit.told
    assert not {"exports", "imports", "supplies", "ships"} & verbs.deal.told
    assert {"exports", "supplies"} <= verbs.deal.finite and "selling" in verbs.deal.going_on
    assert not {"exports", "export"} & verbs.part.all, "a figure is said of these"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"borrow": {"lemmas": "borrow", "nouns": "", "example": ""}}, "the tables must be"),
        ({"buy": {"lemmas": "buy", "nouns": "sell", "example": "Mali bought it."}}, "none of its verbs"),
        ({"buy": {"lemmas": "buy", "nouns": ""}}, r"\[buy\] must have the keys"),
    ],
)
def test_faulty_tables_of_verbs_are_named(monkeypatch: pytest.MonkeyPatch, change: dict[str, Any], says: str) -> None:
    tables = read_toml(VERB_FILE) | change
    monkeypatch.setattr("timeline.lexicons.trade_verbs.read_toml", lambda name: tables)
    trade_verbs.cache_clear()
    try:
        with pytest.raises(LexiconError, match=says):
            trade_verbs()
    finally:
        trade_verbs.cache_clear()


def test_currencies_are_of_iso_4217() -> None:
    codes = [currency.code for currency in currencies()]
    assert len(codes) == len(set(codes)) > 90 and {"USD", "EUR", "CNY", "SUR", "DEM"} <= set(codes)
    assert units() and trade_words().heads["exports"][""]


@given(st.text(alphabet=st.sampled_from("0123456789.,$€% billionmprctdlsfhexporUS-ChinaKenya "), max_size=200))
def test_any_text_is_stood(text: str) -> None:
    for amount in find_amounts(text, 0, len(text)):
        assert text[amount.start : amount.end] == amount.text
    for fact in facts(text):
        assert 0 <= fact.value_start < fact.value_end and fact.rule_id


@pytest.mark.parametrize(
    "text",
    ["exports $1 billion " * 500, "5 percent " * 2_000, "1,000" * 3_000, "from " * 5_000, "second-largest " * 2_000],
)
def test_no_text_takes_long(text: str) -> None:
    facts(text[:30_000])


@given(st.text("aB,. 7-'", max_size=30), st.integers(-1, 31), st.integers(-1, 31))
def test_tokens_between_two_places(text: str, start: int, end: int) -> None:
    statement = Statement(0, 0, len(text), Section.BODY, 0)
    marks = Marks(text, statement, tokenize(text), (), (), ())
    assert marks.between(start, end) == [one for one in tokenize(text) if one.start >= start and one.end <= end]
