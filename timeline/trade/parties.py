"""Countries and groups in a statement: behind which preposition, in which list, as subject or attribute."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from timeline.lexicons.trade import trade_groups, word_list
from timeline.lexicons.trade_verbs import trade_verbs
from timeline.terms import Flow
from timeline.tokens import Token
from timeline.trade.joints import joins_clauses
from timeline.trade.marks import LIMITS, UNIONS, Marks, PartyMark, counting
from timeline.trade.memory import WORLD

_PREPOSITIONS: Final = frozenset({
    "of", "to", "with", "from", "in", "on", "at", "against", "by", "for", "into", "over", "after", "between", "than", "through", "via",
    "outside", "towards", "toward", "among", "within", "under", "behind", "like", "unlike", "despite", "except", "including", "excluding",
})  # fmt: skip
_BREAKS: Final = frozenset({
    "that", "which", "who", "said", "says", "say", "is", "are", "was", "were", "has", "have", "had", "will", "would", "could", "should",
    "but", "while", "as", "if", "when", "because", "since", "rose", "fell", "grew", "told", "up", "down", "showed", "show", "shows",
    "ranks", "ranked", "became", "becomes", "remains", "remained", "stood", "stands",
    ",", ";", ":", "(", ")", "—", "–", ".", "|", "”", "“", '"', "or", "be", "been", "its", "their", "his", "her",
})  # fmt: skip
_DETERMINERS: Final = frozenset(
    "nearly almost most many certain the a an other fellow some all its neighbouring neighboring non both mainland communist our".split()
)
_BESTS: Final = (["largest"], ["biggest"], ["top"], ["leading"], ["second"], ["third"])
""" "Africa's largest economy" is another country than the owner."""
_KIN: Final = frozenset("neighbour neighbor ally rival".split())
"""Behind an owner these call another country, which is named next."""
_KINS: Final = frozenset("neighbours neighbors allies rivals partners neighbour neighbor ally rival".split())
_OWNS: Final = frozenset({"its", "their", "the"})
_FAVOUR: Final = frozenset({"favour", "favor"})


@cache
def prepositions() -> frozenset[str]:
    """Words behind which somebody stands who is no subject: prepositions, and verbs by which one overtakes another."""
    return _PREPOSITIONS | word_list("overtaking")


@cache
def breaks() -> frozenset[str]:
    """Words that end a phrase: these, verbs and marks."""
    return prepositions() | _BREAKS


@dataclass(frozen=True, slots=True)
class Sides:
    """Reporter and partner as found; `named` tells which the statement itself gives."""

    reporter: str
    partner: str
    reporter_named: bool = False
    partner_named: bool = False


def preposition(marks: Marks, party: PartyMark) -> str:
    """The preposition right before a party, or before the list it stands in ("to Hong Kong and Macao": to), or ""."""
    tokens = marks.between(marks.statement.start, party.start)
    if len(tokens) > 2 and tokens[-1].lower in _KINS and tokens[-2].lower in _OWNS:
        del tokens[-2:]  # "to its neighbours Mali and Chad"
    while tokens and tokens[-1].lower in _DETERMINERS:
        tokens.pop()
    if [token.lower for token in tokens[-3:]] in (
        ["the", "rest", "of"],
        ["other", "members", "of"],
        ["other", "parts", "of"],
    ):
        tokens = tokens[:-3]
    if not tokens:
        return ""
    if tokens[-1].lower in prepositions():
        return tokens[-1].lower
    if tokens[-1].lower in _KIN:  # "to Mali's neighbour Chad"
        owner = next((p for p in reversed(marks.parties) if p.end <= tokens[-1].start), None)
        return preposition(marks, owner) if owner is not None and owner.genitive else ""
    before = _conjunct(marks, party, tokens)
    return preposition(marks, before) if before is not None else ""


def _conjunct(marks: Marks, party: PartyMark, tokens: Sequence[Token]) -> PartyMark | None:
    """The party before in the same list: "A and B", or "A, B and C"; a genitive begins a phrase of its own."""
    joint = tokens[-1].lower
    if party.genitive or joint not in {"and", "or", "&", ","}:
        return None
    before = [
        p for p in marks.parties if p.end <= tokens[-1].start and len(marks.between(p.end, tokens[-1].start)) <= 1
    ]
    if not before or not set(_lowers(marks, before[-1].end, tokens[-1].start)) <= {","}:
        return None
    comma = joint != "," and "," in _lowers(marks, before[-1].end, tokens[-1].start)
    if joint == "and" and joins_clauses(marks, before[-1], party):
        return None
    if comma and not (len(before) > 1 and _lowers(marks, before[-2].end, before[-1].start) in ([","], [",", "the"])):
        return None  # "to Mali, and Chad is": no list of two has a comma before its "and"
    return before[-1] if joint != "," or _in_list(marks, party) else None


def _in_list(marks: Marks, party: PartyMark) -> bool:
    """Whether a party is followed by "and" or a comma with another party."""
    after = next((p for p in marks.parties if p.start >= party.end), None)
    return after is not None and set(_lowers(marks, party.end, after.start)) <= {"and", "or", ",", "the", "&"}


def _lowers(marks: Marks, start: int, end: int) -> list[str]:
    return [token.lower for token in marks.between(start, end)]


def joined(marks: Marks, parties: Sequence[PartyMark], at: int) -> list[PartyMark]:
    """The list that begins with one party: "Hong Kong and Macao", "A, B and C"; a comma alone makes no list."""
    run, closed = [parties[at]], 1
    for party in parties[at + 1 :]:
        words = _lowers(marks, run[-1].end, party.start)
        if (
            words
            and set(words) <= {"and", ",", "the", "&"}
            and len(words) <= 3
            and not joins_clauses(marks, run[-1], party)
        ):
            run.append(party)
            closed = len(run) if set(words) & {"and", "&"} else closed
        else:
            break
    if (
        closed == 2
        and len(_lowers(marks, run[0].end, run[1].start)) > 1
        and "," in _lowers(marks, run[0].end, run[1].start)
    ):
        return run[:1]  # "to Mali, and Chad is": two names have no comma before their "and"
    return run[:closed]


def list_up_to(marks: Marks, parties: Sequence[PartyMark], at: int) -> list[PartyMark]:
    """The list that ends with one party, "A, B and C", or that party alone."""
    first = at
    while first and parties[at] in joined(marks, parties, first - 1):
        first -= 1
    return list(parties[first : at + 1])


def code_of(parties: Iterable[PartyMark]) -> str:
    """Codes of a list of parties, joined with "+", each once."""
    return "+".join(dict.fromkeys(party.code for party in parties))


def _one_phrase(tokens: Sequence[Token]) -> bool:
    return len(tokens) <= 9 and not any(token.lower in breaks() for token in tokens)


def _is_clause(marks: Marks, party: PartyMark, end: int) -> bool:
    """ "exports to Mali topped 5 billion and imports 3 billion": behind a bare name a verb that counts ends its phrase."""
    after = marks.between(party.end, end)[:1]
    return (
        bool(after)
        and not (party.genitive or party.adjective)
        and (
            after[0].lower in counting()
            or any(c.start == after[0].start and c.kind in {"up", "down"} for c in marks.cues)
        )
        and any(party.end <= amount.start and amount.end <= end for amount in marks.amounts)
    )


def owner_before(marks: Marks, end: int) -> list[PartyMark]:
    """The parties whose noun phrase runs up to `end` ("Japan's chocolate", "U.S.-India"), in order; [] if none."""
    before = [party for party in marks.parties if party.end <= end]
    if not before:
        return []
    last = before[-1]
    if not _one_phrase(marks.between(last.end, end)) or _is_clause(marks, last, end):
        return []
    run = [last]
    for party in reversed(before[:-1]):
        words = _lowers(marks, party.end, run[0].start)
        if (
            words
            and set(words) <= {"-", "–", "and", "/"}
            and len(words) == 1
            and not joins_clauses(marks, party, run[0])
        ):
            run.insert(0, party)
        else:
            break
    return run


def clause_end(marks: Marks, start: int, heads: bool = True, past: Flow | None = None) -> int:
    """Where what is said of a head ends: at the next head other than of the flow `past`, or at "while", "but", ";"."""
    end = marks.statement.end
    for token in marks.between(start, end):
        if token.lower in LIMITS:
            end = token.start
            break
    if heads:
        others = [
            head.start
            for head in marks.heads
            if head.start >= start and head.end > start and not head.silent and head.flow is not past
        ]
        end = min([*others, end])
    return end


def calls_another(marks: Marks, party: PartyMark) -> bool:
    """Whether a party only tells which other one is named behind it: "Mali's neighbour Chad"."""
    following = next((p for p in marks.parties if p.start >= party.end), None)
    words = marks.words(party.end, following.start) if party.genitive and following is not None else []
    return words[-1:] != [] and words[-1] in _KIN and len(words) <= len(_KIN)


def is_attribute(marks: Marks, party: PartyMark) -> bool:
    """Whether a party describes the noun behind it ("EC manufactured goods", "Chinese steel"), rather than being named itself."""
    if party.adjective or party.genitive:
        return True
    after = marks.between(party.end, party.end + 24)[:1]
    if not after or not after[0].is_word or not after[0].text[0].islower():
        return False
    is_verb = after[0].lower in counting() or any(
        cue.start == after[0].start and cue.kind in {"up", "down"} for cue in marks.cues
    )
    return not is_verb and after[0].lower not in breaks() and after[0].lower not in {"and", "this", "last"}


def describes(marks: Marks, party: PartyMark) -> bool:
    """ "SACU transfers are 44 percent of revenue": a group whose name only describes the noun behind it."""
    return party.code in trade_groups() - UNIONS and not party.genitive and is_attribute(marks, party)


def subject_before(marks: Marks, end: int, but: str = "") -> str:
    """The nearest party before `end` that stands as a subject: not behind a preposition, rather a name than an adjective."""
    floor = marks.statement.start
    for token in marks.between(floor, end):
        if token.lower in (";", "whereas"):
            floor = token.end
    fallback = ""
    sources = [cue for cue in marks.cues if cue.kind == "source"]
    for party in reversed(
        [p for p in marks.parties if p.end <= end and p.start >= floor and p.code not in (but, WORLD)]
    ):
        if any(source.start <= party.start and party.end <= source.end for source in sources):
            continue  # "according to the French Ministry of Trade, overtaking Chad"
        if _is_antecedent(marks, party, end):
            return party.code
        if describes(marks, party):
            continue
        if preposition(marks, party) or (party.genitive and _lowers(marks, party.end, end)[1:2] in _BESTS):
            continue
        if party.adjective or party.genitive:
            fallback = fallback or party.code
        else:
            return party.code
    return fallback


def _is_antecedent(marks: Marks, party: PartyMark, end: int) -> bool:
    """ "tensions with Japan, which ran a surplus of": the relative clause makes a subject of it."""
    behind = marks.between(party.end, end)
    at = 1 if behind and behind[0].lower == "," else 0
    if len(behind) <= at or behind[at].lower not in ("which", "who"):
        return False
    words = [token.lower for token in behind[at + 1 :]]
    if set(words[:1]) & trade_verbs().part.tensed:
        return False  # "to Mali, which takes half of its exports": the exports are not Mali's
    return not {",", ";"} & set(words)


def favoured(marks: Marks, end: int) -> str:
    """ "a balance of 3 billion in favour of Mali", "in Mali's favour", right behind a sum: who has the surplus."""
    party = next((p for p in marks.parties if p.start >= end), None)
    if party is None:
        return ""
    words = [word for word in _lowers(marks, end, party.start) if word != "the"]
    if words[:1] != ["in"] or len(words) > len(_FAVOUR) + 1:
        return ""
    behind = [word for word in _lowers(marks, party.end, party.end + 10) if word not in {"'s", "’s"}][:1]
    told = words[1:] in (["favour", "of"], ["favor", "of"]) or (
        len(words) == 1 and party.genitive and set(behind) & _FAVOUR
    )
    return party.code if told else ""


def first_person(marks: Marks, start: int, end: int) -> bool:
    """Whether "we" or "our" stands in a stretch."""
    return any(token.lower in ("our", "we") for token in marks.between(start, end))
