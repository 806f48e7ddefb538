"""Characters: the same article in other dress says the same, and every quotation is the article's own words."""

import datetime as dt
import html
import re
import textwrap
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.articles.make import article_from_text
from timeline.characters import WrittenForm, usual, written_forms
from timeline.coder import code_article
from timeline.records import Coded

DAY = dt.date(2023, 12, 4)
SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
NAMES = r"\b(China|Russia|Ukraine|Turkey|Finland|Sudan|Xi|Putin|Moscow)\b"


def wrapped(text: str, width: int) -> str:
    return "\n".join(textwrap.fill(line, width, break_on_hyphens=False) for line in text.split("\n"))


DRESSES: dict[str, Callable[[str], str]] = {
    "blanks that do not break": lambda text: re.sub(r"(?<=\d) | (?=million|billion)", "\u00a0", text),
    "thin blanks": lambda text: re.sub(r" (?=[A-Z])", "\u2009", text),
    "hyphens that do not break": lambda text: text.replace("-", "\u2011"),
    "soft hyphens": lambda text: re.sub(r"\b(\w{4})(\w{4,})\b", "\\1\u00ad\\2", text),
    "marks before words": lambda text: re.sub(r"\b(?=[A-Z])", "\u200b", text),
    "marks after words": lambda text: re.sub(r"(?<=[a-z])\b", "\u200d", text),
    "directions": lambda text: re.sub(r"([A-Z]\w+)", "\u202a\\1\u202c", text),
    "accents apart": lambda text: unicodedata.normalize("NFD", text.replace("Erdogan", "Erdoğan")),
    "lines of 68 characters": lambda text: wrapped(text, 68),
    "lines of mail": lambda text: wrapped(text, 72).replace("\n", "\r\n"),
    "indented lines": lambda text: textwrap.indent(wrapped(text, 76), "    "),
    "one break between paragraphs": lambda text: text.replace("\n\n", "\n"),
    "entities": lambda text: html.escape(text).replace("’", "&#8217;").replace("—", "&mdash;"),
    "tags of paragraphs": lambda text: "".join(f"<p>{part}</p>" for part in text.split("\n\n")),
    "tags of lines": lambda text: text.replace("\n\n", "<br /><br />"),
    "links": lambda text: re.sub(NAMES, r'<a href="https://example.org/\1">\1</a>', text),
    "links and bold words of Markdown": lambda text: re.sub(NAMES, r"[**\1**](https://example.org/\1)", text),
    "hashtags": lambda text: re.sub(NAMES, r"#\1", text),
    "a wrong encoding": lambda text: text.replace("'", "â€™").replace("é", "Ã©"),
    "footnotes": lambda text: re.sub(r"(?<=[a-z])([.,])(?=\s)", r"\1[1][23]", text),
    "no blank behind a sentence": lambda text: re.sub(r"(?<=[a-z]{3}\.) (?=[A-Z][a-z])", "", text),
    "words and marks apart": lambda text: re.sub(r"(?<=[a-z])([.,])(?=\s)", r" \1", text.replace("'s ", " 's ")),
    "quoted mail": lambda text: textwrap.indent(text, "> ", lambda line: True),
    "breaks of paragraphs": lambda text: text.replace("\n\n", "\u2029\n"),
}


def said(coded: Coded) -> tuple[Counter[tuple[object, ...]], Counter[tuple[object, ...]]]:
    events: Counter[tuple[object, ...]] = Counter(
        (mention.event_type, mention.cameo, mention.actor_codes, mention.recipient_codes, mention.date.first_day, mention.modality)
        for mention in coded.mentions
    )  # fmt: skip
    facts: Counter[tuple[object, ...]] = Counter(
        (fact.reporter, fact.partner, fact.flow, fact.measure, fact.value, fact.period) for fact in coded.facts
    )
    return events, facts


def check_words(coded: Coded) -> None:
    """Every offset counts in the article as it is written."""
    text = coded.article.text
    for found in (*coded.dates, *coded.actors, *coded.unresolved):
        assert found.text and text[found.start : found.end] == found.text
    for mention in coded.mentions:
        assert text[mention.start : mention.end] == mention.quote
        assert mention.start <= mention.trigger_start < mention.trigger_end <= mention.end
        assert all(text[side.start : side.end] == side.text for side in (*mention.actors, *mention.recipients))
        assert mention.date.start is None or text[mention.date.start : mention.date.end] == mention.date.text
    for fact in coded.facts:
        assert text[fact.start : fact.end] == fact.quote
    known = {mention.id for mention in coded.mentions}
    assert all(known.issuperset(event.mention_ids) for event in coded.events)


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize("seed", SEEDS, ids=[path.stem for path in SEEDS])
def test_the_same_article_in_other_dress(seed: Path, dress: str) -> None:
    text = seed.read_text("utf8")
    dressed = DRESSES[dress](text)
    plain, other = (code_article(article_from_text(form, published=DAY)) for form in (text, dressed))
    assert said(plain)[0] and said(other) == said(plain)
    check_words(other)


def test_a_blank_that_does_not_break_stands_in_a_sum() -> None:
    text = "China imported goods worth $5.8\u00a0billion from Belarus in 2022."
    (fact,) = code_article(article_from_text(text, published=DAY)).facts
    assert (fact.value, fact.quote) == (5.8e9, text)


def test_marks_around_a_word_are_not_quoted_with_it() -> None:
    text = "Chad **[condemned](https://example.org/x)** <b>Niger</b>."
    coded = code_article(article_from_text(text, published=DAY))
    (mention,) = coded.mentions
    assert text[mention.trigger_start : mention.trigger_end] == "condemned"
    assert [actor.text for actor in coded.actors] == ["Chad", "Niger"]


def test_a_word_is_quoted_with_what_is_not_seen_in_it() -> None:
    text = "Chi\u200dna condemned Bela\u00adrus."
    coded = code_article(article_from_text(text, published=DAY))
    assert [actor.text for actor in coded.actors] == ["Chi\u200dna", "Bela\u00adrus"]


@pytest.mark.parametrize("form", written_forms(), ids=lambda form: form.id)
def test_the_examples_of_each_form(form: WrittenForm) -> None:
    assert form.examples and form.counterexamples
    for written, reads in form.examples:
        read = usual(written)
        assert read is not None and read.text == reads
        assert form.may_stand_in(written) and form.pattern.search(written)
    for text in form.counterexamples:
        assert all(form.read(match.group()) == match.group() for match in form.pattern.finditer(text)), text


@pytest.mark.parametrize("text", ["", "China met Belarus.", "Erdoğan – “visit”…\n\nMinsk — 5,8"])
def test_usual_texts_are_read_as_they_are(text: str) -> None:
    assert usual(text) is None


@given(st.text(alphabet=st.sampled_from("ab \n\u00a0\u2028\u2011\u00ad\u200b\u0301\u0308eou\ufeff")))
def test_each_character_has_its_place(text: str) -> None:
    read = usual(text)
    if read is None:
        return
    assert len(read.places) == len(read.text) + 1 and read.places[len(read.text)] == len(text)
    assert list(read.places) == sorted(read.places)
    assert list(read.ends) == sorted(read.ends) and len(read.ends) == len(read.places)
    assert all(first < end for first, end in zip(read.places, read.ends[1:], strict=False))
    for character, place in zip(read.text, read.places, strict=False):
        if character.isascii() and character.isalpha():
            assert text[place] == character
