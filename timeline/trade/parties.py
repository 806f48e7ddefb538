"""Reporter and partner of a head: whose exports they are, and to whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from timeline.terms import Flow
from timeline.tokens import Token
from timeline.trade.marks import COUNTED, HeadMark, Marks, PartyMark
from timeline.trade.memory import WORLD, Memory

PREPOSITIONS = frozenset({"of", "to", "with", "from", "in", "on", "at", "against", "by", "for", "into", "over", "after", "between", "than",
                          "through", "via", "outside", "towards", "toward", "among", "within", "under", "behind", "like", "unlike", "despite",
                          "except", "including", "excluding", "overtook", "overtaking", "surpassed", "surpassing", "replaced", "replacing",
                          "passed", "displaced", "overtake", "surpass"})  # fmt: skip
BREAKS = PREPOSITIONS | {
    "that", "which", "who", "said", "says", "say", "is", "are", "was", "were", "has", "have", "had", "will", "would", "could", "should",
    "but", "while", "as", "if", "when", "because", "since", "rose", "fell", "grew", "told", "up", "down", "showed", "show", "shows",
    ",", ";", ":", "(", ")", "—", "–", ".", "|", "”", "“", '"', "or", "be", "been", "its", "their", "his", "her",
}  # fmt: skip
PARTNER_AFTER: dict[Flow, frozenset[str]] = {
    Flow.EXPORT: frozenset({"to", "into", "outside", "towards"}),
    Flow.RE_EXPORT: frozenset({"to", "into"}),
    Flow.IMPORT: frozenset({"from", "of", "outside"}),
    Flow.BALANCE: frozenset({"with", "against"}),
    Flow.TOTAL: frozenset({"with"}),
}
OWNER_AFTER: dict[Flow, frozenset[str]] = {
    Flow.EXPORT: frozenset({"of", "by", "from", "in"}),
    Flow.RE_EXPORT: frozenset({"of", "by", "from"}),
    Flow.IMPORT: frozenset({"of", "by", "into", "to", "in"}),
    Flow.BALANCE: frozenset({"of", "in"}),
    Flow.TOTAL: frozenset({"of"}),
}
_DETERMINERS = frozenset(
    "the a an other fellow some all its neighbouring neighboring non both mainland communist our".split()
)
_CLAUSE = frozenset({";", "but", "while", "whereas", "although", "though"})
_ALONE = frozenset("total overall worldwide global world all".split())
"""Words before a head that say it is not with the partner named before."""
_POINTING = frozenset("region bloc community group area country nation".split())


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
    while tokens and tokens[-1].lower in _DETERMINERS:
        tokens.pop()
    if not tokens:
        return ""
    if tokens[-1].lower in PREPOSITIONS:
        return tokens[-1].lower
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
        if words and set(words) <= {"and", ",", "the", "&"} and len(words) <= 3:
            run.append(party)
            closed = len(run) if set(words) & {"and", "&"} else closed
        else:
            break
    return run[:closed]


def code_of(parties: Iterable[PartyMark]) -> str:
    """Codes of a list of parties, joined with "+", each once."""
    return "+".join(dict.fromkeys(party.code for party in parties))


def _one_phrase(tokens: Sequence[Token]) -> bool:
    return len(tokens) <= 9 and not any(token.lower in BREAKS for token in tokens)


def owner_before(marks: Marks, end: int) -> list[PartyMark]:
    """The parties whose noun phrase runs up to `end` ("Japan's chocolate", "U.S.-India"), in order; [] if none."""
    before = [party for party in marks.parties if party.end <= end]
    if not before:
        return []
    last = before[-1]
    if not _one_phrase(marks.between(last.end, end)):
        return []
    run = [last]
    for party in reversed(before[:-1]):
        words = _lowers(marks, party.end, run[0].start)
        if words and set(words) <= {"-", "–", "and", "/"} and len(words) == 1:
            run.insert(0, party)
        else:
            break
    return run


def clause_end(marks: Marks, start: int, heads: bool = True, past: Flow | None = None) -> int:
    """Where what is said of a head ends: at the next head other than of the flow `past`, or at "while", "but", ";"."""
    end = marks.statement.end
    for token in marks.between(start, end):
        if token.lower in _CLAUSE:
            end = token.start
            break
    if heads:
        others = [
            head.start for head in marks.heads if head.start >= start and not head.silent and head.flow is not past
        ]
        end = min([*others, end])
    return end


def is_attribute(marks: Marks, party: PartyMark) -> bool:
    """Whether a party describes the noun behind it ("EC manufactured goods", "Chinese steel"), rather than being named itself."""
    if party.adjective or party.genitive:
        return True
    after = marks.between(party.end, party.end + 24)[:1]
    if not after or not after[0].is_word or not after[0].text[0].islower():
        return False
    is_verb = after[0].lower in COUNTED or any(
        cue.start == after[0].start and cue.kind in {"up", "down"} for cue in marks.cues
    )
    return not is_verb and after[0].lower not in BREAKS | {"and", "this", "last"}


def partner_after(marks: Marks, head: HeadMark, memory: Memory, earlier: Sides | None) -> str:
    """The partner named behind a head by its preposition, or ""."""
    stop = clause_end(marks, head.end, past=Flow.TOTAL if head.flow is Flow.BALANCE else None)
    wanted = PARTNER_AFTER[head.flow]
    parties = [party for party in marks.parties if party.start >= head.end and party.end <= stop]
    for at, party in enumerate(parties):
        if party.code == "non-EU" and head.flow is not Flow.BALANCE:
            return party.code
        found = preposition(marks, party)
        if found in wanted and not (found == "of" and not is_attribute(marks, party)):
            return code_of(joined(marks, parties, at))
    words = _lowers(marks, head.end, stop)
    for at, word in enumerate(words[:12]):
        if word in wanted and words[at + 1 : at + 2] in (["the"], ["that"]) and set(words[at + 2 : at + 3]) & _POINTING:
            return (
                (earlier.partner if earlier is not None and earlier.partner != WORLD else "")
                or memory.partner
                or memory.counterpart(memory.home or memory.title)
            )
    return ""


def owner_after(marks: Marks, head: HeadMark, partner: str) -> str:
    """Whose trade it is by a preposition behind the head: "imports by Kenya", "exports of copper from Chile", "imports into Italy"."""
    stop = min([clause_end(marks, head.end), *(a.start for a in marks.amounts if a.start >= head.end)])
    for party in marks.parties:
        if head.end <= party.start < stop and party.code not in (partner, WORLD) and not party.adjective:
            found = preposition(marks, party)
            if found in OWNER_AFTER.get(head.flow, ()) and not (found == "of" and is_attribute(marks, party)):
                return party.code
    return ""


def speaker(marks: Marks, but: str) -> str:
    """The country of the office or person that says so: "the Kenyan customs office said", "Peru's central bank reported"."""
    return next((agent.code for agent in marks.agents if agent.code != but), "")


def _between_pair(marks: Marks, head: HeadMark) -> list[PartyMark]:
    """ "trade between A and B"."""
    words = marks.lower(head.start, head.end)
    inside = head.start if "between" not in words else head.end
    if head.flow is not Flow.TOTAL and "between" not in words:
        return []
    parties = [p for p in marks.parties if p.start >= inside and p.end <= clause_end(marks, head.end)]
    if (
        marks.pair
        and len(parties) < 2
        and {"countries", "two", "nations", "sides"} & set(_lowers(marks, inside, head.end + 50))
    ):
        return [PartyMark(head.start, head.end, code) for code in marks.pair]
    if len(parties) > 1 and ("between" in words or preposition(marks, parties[0]) == "between"):
        run = joined(marks, parties, 0)
        if len(run) == 2:
            return run
    return []


def subject_before(marks: Marks, end: int, but: str = "") -> str:
    """The nearest party before `end` that stands as a subject: not behind a preposition, rather a name than an adjective."""
    floor = marks.statement.start
    for token in marks.between(floor, end):
        if token.lower in (";", "whereas"):
            floor = token.end
    fallback = ""
    for party in reversed(
        [p for p in marks.parties if p.end <= end and p.start >= floor and p.code not in (but, WORLD)]
    ):
        if _is_antecedent(marks, party, end):
            return party.code
        if preposition(marks, party):
            continue
        if party.adjective or party.genitive:
            fallback = fallback or party.code
        else:
            return party.code
    return fallback


def _is_antecedent(marks: Marks, party: PartyMark, end: int) -> bool:
    """ "tensions with Japan, which ran a surplus of": the relative clause makes a subject of it."""
    words = _lowers(marks, party.end, end)
    at = 1 if words[:1] == [","] else 0
    return words[at : at + 1] in (["which"], ["who"]) and not {",", ";"} & set(words[at + 1 :])


def first_person(marks: Marks, start: int, end: int) -> bool:
    """Whether "we" or "our" stands in a stretch."""
    return any(token.lower in ("our", "we") for token in marks.between(start, end))


def _is_hit(marks: Marks, owner: PartyMark) -> bool:
    """Whether an adjective names where goods come from: "tariffs on Chinese imports", "18 bln dlrs of Chinese imports"."""
    return owner.adjective and not owner.genitive and preposition(marks, owner) in ("on", "against", "of")


def _owned(marks: Marks, head: HeadMark, partner: str, memory: Memory) -> tuple[str, str, list[PartyMark]]:
    """(reporter, partner, owners) as the noun phrase of the head gives them."""
    owners = [] if "between" in marks.lower(head.start, head.end) else owner_before(marks, head.start)
    if owners and owners[-1].code == WORLD:
        return (WORLD if head.flow is not Flow.TOTAL else ""), partner, owners
    inside = [p for p in marks.parties if head.start <= p.start and p.end <= head.end]
    if inside and not owners:
        owners = inside[:1]
    reporter = ""
    if owners:
        if head.flow is Flow.IMPORT and _is_hit(marks, owners[-1]) and not partner:
            partner = owners[-1].code
        else:
            reporter = code_of(owners)
    if not reporter and first_person(marks, max(marks.statement.start, head.start - 40), head.start):
        reporter = memory.home_country(but=partner)
    return reporter, partner, owners


def find_sides(marks: Marks, head: HeadMark, memory: Memory, earlier: Sides | None) -> Sides:
    """Reporter and partner of a head; `earlier` are those of the head before it in the same statement."""
    pair = _between_pair(marks, head)
    if pair:
        return Sides(pair[0].code, pair[1].code, True, True)
    reporter, partner, owners = _owned(marks, head, partner_after(marks, head, memory, earlier), memory)
    if len(owners) > 1 and head.flow in (Flow.TOTAL, Flow.BALANCE):
        return Sides(owners[0].code, owners[1].code, True, True)
    alone = bool(_ALONE & set(_lowers(marks, max(marks.statement.start, head.start - 18), head.start)[-2:]))
    if (
        earlier is not None
        and not partner
        and not alone
        and reporter in ("", earlier.reporter)
        and head.flow is not Flow.TOTAL
    ):
        partner = earlier.partner if reporter or not subject_between(marks, head) else ""
    if not reporter and not owners and earlier is not None and earlier.reporter_named:
        return Sides(earlier.reporter, partner or (WORLD if alone else earlier.partner), True, bool(partner))
    reporter = reporter or owner_after(marks, head, partner)
    named = bool(reporter)
    if not reporter:
        reporter = subject_before(marks, head.start, but=partner)
        named = bool(reporter)
    if not reporter and earlier is not None:
        return Sides(earlier.reporter, partner or (WORLD if alone else earlier.partner), False, bool(partner))
    if not reporter:
        reporter = speaker(marks, partner) or memory.likely_reporter(but=partner)
    if head.flow is Flow.TOTAL and not partner:
        partner = _other_side(marks, head, memory, reporter)
    if not partner and head.loose and not named and not alone:
        partner = memory.partner
    if partner == reporter:
        partner = WORLD
    return Sides(reporter, partner or WORLD, named, bool(partner))


def subject_between(marks: Marks, head: HeadMark) -> bool:
    """Whether another party is the subject between the head before and this one ("while China exported")."""
    before = [other.end for other in marks.heads if other.end <= head.start and not other.silent]
    return any(
        before and p.start >= before[-1] and p.end <= head.start and not preposition(marks, p) for p in marks.parties
    )


def _other_side(marks: Marks, head: HeadMark, memory: Memory, reporter: str) -> str:
    """Who the other side of two-way trade is when the words do not say: another country of the sentence, or of the one before."""
    here = [p.code for p in marks.parties if p.code not in (reporter, WORLD) and not p.place]
    if here:
        return here[-1]
    words = marks.lower(head.start, head.end)
    if "two" in words or "bilateral" in words or "mutual" in words:
        for code in (memory.partner, memory.subject, memory.reporter, memory.title, memory.home):
            if code not in ("", reporter, WORLD):
                return code
    return ""
