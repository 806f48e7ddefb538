"""Article -> Coded: the one place where the order of the stages is written."""

from typing import Final

from timeline.actors.find import find_actors
from timeline.as_written import AsWritten, in_usual_characters, reading
from timeline.clauses.parser import Parser
from timeline.dates.find import find_dates
from timeline.events.find import find_events
from timeline.lexicons.actors import with_own_names
from timeline.lexicons.own_names import OwnNames
from timeline.records import Article, Coded
from timeline.resolve import group_mentions
from timeline.statements import split_statements
from timeline.trade.find import find_facts

CODER_VERSION: Final = "0.19.0"
"""Changes whenever the same article may give other rows; stored with each load."""


def coder_version(parser: Parser | None, own_names: OwnNames | None = None) -> str:
    """The coder's version with those of the parser and of the user's names it reads with: "0.19.0", "0.19.0+bundled-1", "0.19.0+names-1f…"."""
    parts = [part.version for part in (parser, own_names) if part is not None]
    return "+".join((CODER_VERSION, *parts))


def code_article(article: Article, parser: Parser | None = None, own_names: OwnNames | None = None) -> Coded:
    """Everything that the article says, read by the bundled lexicon and the user's own names; clauses by the parser where one is given, else
    by shallow rules.

    A pure function: the same article gives the same rows, to the byte, on every machine and day.
    """
    with with_own_names(own_names):
        read = reading(article)
        if read is None:
            return _coded(article, parser)
        return _as_written(_coded(in_usual_characters(article, read), parser), article, AsWritten(article.text, read))


def _coded(article: Article, parser: Parser | None) -> Coded:
    statements = split_statements(article)
    dates = find_dates(article, statements)
    actors, unresolved = find_actors(article, statements)
    mentions = find_events(article, statements, dates, actors, parser)
    facts = find_facts(article, statements, dates, actors)
    return Coded(article, statements, dates, actors, unresolved, mentions, group_mentions(article, mentions), facts)


def _as_written(read: Coded, article: Article, written: AsWritten) -> Coded:
    """What was read in the usual characters, in those of the article."""
    mentions = tuple(
        sorted(map(written.mention, read.mentions), key=lambda found: (found.trigger_start, found.cameo, found.id))
    )
    facts = tuple(sorted(map(written.fact, read.facts), key=lambda fact: (fact.value_start, fact.id)))
    return Coded(
        article, tuple(map(written.statement, read.statements)), tuple(map(written.words, read.dates)), tuple(map(written.words, read.actors)),
        tuple(map(written.words, read.unresolved)), mentions, group_mentions(article, mentions), facts,
    )  # fmt: skip
