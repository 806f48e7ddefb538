"""Article -> Coded: the one place where the order of the stages is written."""

from timeline.actors.find import find_actors
from timeline.clauses.parser import Parser
from timeline.dates.find import find_dates
from timeline.events.find import find_events
from timeline.records import Article, Coded
from timeline.resolve import group_mentions
from timeline.statements import split_statements
from timeline.trade.find import find_facts

CODER_VERSION = "0.1.0"
"""Changes whenever the same article may give other rows; stored with each load."""


def coder_version(parser: Parser | None) -> str:
    """The coder's version with that of the parser it reads clauses with: "0.1.0", "0.1.0+bundled-1"."""
    return CODER_VERSION if parser is None else f"{CODER_VERSION}+{parser.version}"


def code_article(article: Article, parser: Parser | None = None) -> Coded:
    """Everything that the article says, read by the bundled lexicon; clauses by the parser where one is given, else by shallow rules.

    A pure function: the same article gives the same rows, to the byte, on every machine and day.
    """
    statements = split_statements(article)
    dates = find_dates(article, statements)
    actors, unresolved = find_actors(article, statements)
    mentions = find_events(article, statements, dates, actors, parser)
    facts = find_facts(article, statements, dates, actors)
    return Coded(article, statements, dates, actors, unresolved, mentions, group_mentions(article, mentions), facts)
