"""Who "we" are: whoever is quoted in a sentence, else the author that an official document names in its first line."""

from collections.abc import Sequence

from timeline.lexicons.clauses import word_classes
from timeline.records import ActorMention, Article, Statement
from timeline.terms import ActorKind
from timeline.tokens import tokenize

_REACH = 6
"""Words of a first line among which the kind of document must stand."""


def author_of(
    article: Article, statements: Sequence[Statement], actors: Sequence[ActorMention]
) -> tuple[ActorMention, ...]:
    """The author of an official document ("Statement by President Biden on ..."), or nobody: a reporter's "we" is no state's."""
    if not statements:
        return ()
    first = statements[0]
    tokens = tokenize(article.text, first.start, first.end)
    classes = word_classes()
    kind = next((n for n, token in enumerate(tokens[:_REACH]) if classes.has("documents", token.lower)), None)
    if kind is None or kind + 1 >= len(tokens):
        return ()
    if tokens[kind + 1].lower in {"by", "from", "of"}:
        return _named(actors, tokens[kind + 1].end, first.end)
    before = [actor for actor in actors if first.start <= actor.start and actor.end <= tokens[kind].start]
    return tuple(before[:1])


def _named(actors: Sequence[ActorMention], start: int, end: int) -> tuple[ActorMention, ...]:
    """The first actor named there, the person rather than the body before the name."""
    named = [actor for actor in actors if start <= actor.start and actor.end <= end]
    people = [actor for actor in named[:2] if actor.kind is ActorKind.PERSON]
    return tuple((people or named)[:1])


def speaker_of(statement: Statement, actors: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
    """Who says the quoted words of a statement, where the statement tells and the name is known."""
    if statement.speaker is None or not statement.quoted:
        return ()
    start, end = statement.speaker
    return _named(actors, start, end)
