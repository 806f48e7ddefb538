"""Where "and" between two countries joins clauses, and not their names: "Sall visited Mali and Chad exported 3 tonnes"."""

from typing import Final

from timeline.lexicons.clauses import irregular_pasts
from timeline.lexicons.saying import saying
from timeline.lexicons.trade_verbs import trade_verbs
from timeline.tokens import Token
from timeline.trade.marks import LIMITS, Marks, PartyMark

_REACH: Final = 10
"""Words before a name among which the verb stands that governs it."""
_OPENING: Final = frozenset("that which who whom whose where , : ( by and or as".split())
"""Words that a clause does not reach across, or that begin another kind of phrase."""
_AUXILIARIES: Final = frozenset("is are was were has have had will would could may might can did".split())
_ACTING: Final = frozenset(
    "he she it they we who minister president premier leader official envoy also later then".split()
)


def joins_clauses(marks: Marks, first: PartyMark, second: PartyMark) -> bool:
    """ "Sall visited Mali and Chad exported 3 tonnes": between what a verb before it governs and the subject of a verb behind it, "and" joins
    two clauses, not two names."""
    if second.genitive or second.adjective or first.genitive or first.adjective:
        return False
    if "and" not in marks.words(first.end, second.start):
        return False
    behind = [token for token in marks.between(second.end, marks.statement.end)[:3] if not token.lower.endswith("ly")]
    if not behind or not _is_tensed(behind[0]):
        return False
    before = marks.between(marks.statement.start, first.start)[-_REACH:]
    for at in range(len(before) - 1, 0, -1):
        token = before[at]
        if token.lower in _OPENING or token.lower in LIMITS or token.lower in saying():
            return False
        if _is_told(token):
            by_thing = any(head.end == before[at - 1].end for head in marks.heads)
            return not by_thing and before[at - 1].lower not in _OPENING and _is_someone(marks, before[at - 1])
    return False


def _is_tensed(token: Token) -> bool:
    """Whether a word right behind a name is its verb."""
    word, verbs = token.lower, trade_verbs()
    counts = word in verbs.reach.finite or word in verbs.rise.finite or word in verbs.fall.finite
    return word in _AUXILIARIES or counts or _is_told(token) or word in verbs.deal.finite


def _is_told(token: Token) -> bool:
    """Whether a word looks like a verb in the past, or is one of trade."""
    word = token.lower
    pasts, _, _ = irregular_pasts()
    return token.text.islower() and (word.endswith("ed") or word in pasts or word in trade_verbs().levy.told)


def _is_someone(marks: Marks, token: Token) -> bool:
    """Whether a word may end the name of who acts: a country, a person, a pronoun, an office; not goods, which are "shipped to" others."""
    if token.lower in _ACTING or any(party.end == token.end for party in (*marks.parties, *marks.agents)):
        return True
    opens = token.start <= marks.statement.start and token.lower.endswith(
        "s"
    )  # "Firms based in Mali and Chad exported"
    is_name = token.text[:1].isupper() and not opens
    return is_name and not any(cue.end == token.end and cue.kind == "commodity" for cue in marks.cues)
