"""The forms of periods are tried where they may begin, and found as if they were tried everywhere."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from timeline.trade.period_forms import HELD, OPENINGS, period_pattern
from timeline.trade.periods import forms_in

EVERYWHERE = re.compile(rf"(?:\b|(?<=[a-z])(?=\d))(?=[a-z\d])(?:{period_pattern().pattern})", re.IGNORECASE)
WORDS = st.sampled_from(
    [
        *sorted(OPENINGS | HELD), "1996", "1996/97", "96", "3", "Q2", "FY1987", "to", "of", "and", "ago", "ended", "ending", "earlier",
        "months", "-", "/", ",", "year-ago", "trade", "fell", "5,800", "decade", "mayor", "Japan",
    ]
)  # fmt: skip


@settings(max_examples=300)
@given(st.lists(WORDS, max_size=12).map(" ".join))
@example("FY1986/87 and end-1990, year-ago 3 months to March 31")
@example("the year-earlier period; September-October 2021; Q3 of 1999")
def test_every_form_is_found(text: str) -> None:
    assert [match.span() for match in forms_in(text, 0, len(text))] == [m.span() for m in EVERYWHERE.finditer(text)]
