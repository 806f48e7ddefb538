"""Lines that were broken at a width are put together; headlines, lists, tables and short paragraphs are not."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.articles.wrapped import lines_of, unwrapped_lines

LEAD = (
    "MINSK - The presidents of Belarus and China met in Beijing on Monday and agreed to raise trade between the two countries, the Belarusian "
    "state agency said."
)
SECOND = "The visit was the second within a year. Lukashenko had been in Beijing in March, when both sides signed a statement on a partnership."
JOINED = {
    "a paragraph": textwrap.fill(LEAD, 68),
    "a paragraph of mail": "\r\n".join(textwrap.wrap(LEAD, 72)),
    "an indented paragraph": textwrap.fill(LEAD, 70, initial_indent="    "),
    "two lines, the second with a small letter": "The foreign ministers of the six countries will meet in Doha\nnext week.",
    "two lines, the first open": "The foreign ministers of the six countries will meet in Doha on\nMonday to talk of the truce.",
    "lines of any length": "The ministers of the six countries of the Gulf,\nwho last met in May, will meet on Monday in Doha,\nthe host said.",
}
KEPT = {
    "a headline and a line": "Presidents of Belarus and China meet in Beijing\n" + LEAD,
    "a headline and wrapped lines": "Presidents of Belarus and China meet in Beijing\n" + textwrap.fill(LEAD, 68),
    "paragraphs of one line": LEAD + "\n" + SECOND,
    "a short last line": textwrap.fill(LEAD, 68) + "\n" + textwrap.fill(SECOND, 68),
    "items of a list": "- the foreign ministers of the six countries agreed on a truce of\n- the host of the talks sent aid",
    "names below each other": "By Jane Doe\nReuters\nMINSK",
    "headlines": "France recalls its ambassador from Niger after the coup\nKenya offers to send police to Haiti\nTurkey ratifies the entry",
    "sentences": "France recalled its ambassador from Niger after the coup there.\nKenya offered to send police.",
}  # fmt: skip


@pytest.mark.parametrize("text", JOINED.values(), ids=JOINED)
def test_lines_of_a_paragraph_are_put_together(text: str) -> None:
    (line,) = unwrapped_lines(text)
    assert line.text == text.strip() and text[line.start : line.end] == line.text


@pytest.mark.parametrize(("name", "text"), KEPT.items(), ids=KEPT)
def test_what_begins_anew_stays_apart(name: str, text: str) -> None:
    found = unwrapped_lines(text)
    first = text.splitlines()[0]
    assert len(found) > 1 and (found[0].text == first or name == "a short last line")
    assert sum(len(line.text.split()) for line in found) == len(text.split())


def test_the_width_of_one_paragraph_holds_for_those_that_do_not_show_it() -> None:
    silent = "The foreign ministers of Chad, Niger and Mali flew to see Emmanuel\nMacron in Paris."
    assert len(unwrapped_lines(silent)) == 2
    assert len(unwrapped_lines(textwrap.fill(LEAD, 68) + "\n\n" + silent)) == 2  # paragraphs, each whole


@given(
    st.lists(st.sampled_from(["China", "met", "Belarus.", "on", "Monday,", "trade", "Agreement"]), min_size=40),
    st.integers(50, 100),
)
def test_every_paragraph_that_is_wrapped_is_one_again(words: list[str], width: int) -> None:
    text = textwrap.fill(" ".join(["The talks on trade, which", *words]), width)
    lines = list(lines_of(text))
    whole = unwrapped_lines(text)
    assert whole[0].start == 0 and whole[-1].end == len(text) and len(whole) <= len(lines)
    shows = any(
        after.text[0].islower() or before.text.endswith((",", " on"))
        for before, after in zip(lines, lines[1:], strict=False)
    )
    assert len(whole) == 1 or not shows
