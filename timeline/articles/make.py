"""A text -> an Article: its stretches and its date of publication. The text itself is never changed, so offsets hold."""

import datetime as dt

from timeline.articles.published import Published, find_published
from timeline.articles.stretches import stretches_of
from timeline.characters import usual
from timeline.records import Article, Stretch
from timeline.terms import PublishedBasis


def article_from_text(
    text: str, *, published: dt.date | None = None, title: str = "", url: str = "", publisher: str = "",
    basis: PublishedBasis = PublishedBasis.GIVEN, evidence: str = "",
) -> Article:  # fmt: skip
    """The article that a text is.

    `published` is the day that the input gives and `basis` where the input gives it (given, metadata, front matter). Without it the day
    is looked for in the address and the text; `published_basis` says where it was found, and is `missing` where there is none.
    """
    stretches = _stretches(text, title)
    found = Published(published, basis, evidence) if published else find_published(text, stretches, url)
    return Article(
        text=text, title=title, published=found.day, published_basis=found.basis, published_evidence=found.evidence, url=url,
        publisher=publisher, stretches=stretches,
    )  # fmt: skip


def _stretches(text: str, title: str) -> tuple[Stretch, ...]:
    read = usual(text)
    if read is None:
        return stretches_of(text, title)
    found = stretches_of(read.text, title)
    return tuple(Stretch(read.places[part.start], read.ends[part.end], part.section) for part in found)
