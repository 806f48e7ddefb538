"""Reporter and partner of a head: whose exports they are, and to whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from timeline.terms import Flow, Measure
from timeline.tokens import Token
from timeline.trade.marks import HeadMark, Marks, PartyMark
from timeline.trade.memory import WORLD, Memory

PREPOSITIONS = frozenset({"of", "to", "with", "from", "in", "on", "at", "against", "by", "for", "into", "over", "after", "between", "than",
                          "through", "via", "outside", "towards", "toward", "among", "within", "under"})  # fmt: skip
BREAKS = PREPOSITIONS | {
    "that", "which", "who", "said", "says", "say", "is", "are", "was", "were", "has", "have", "had", "will", "would", "could", "should",
    "but", "while", "as", "if", "when", "because", "since", "rose", "fell", "grew", "told", "up", "down", "showed", "show", "shows",
    ",", ";", ":", "(", ")", "—", "–", ".", "|", "”", "“", '"', "or", "be", "been", "its", "their", "his", "her",
}  # fmt: skip
PARTNER_AFTER: dict[Flow, frozenset[str]] = {
    Flow.EXPORT: frozenset({"to", "into", "outside", "towards"}),
    Flow.RE_EXPORT: frozenset({"to", "into"}),
    Flow.IMPORT: frozenset({"from", "of"}),
    Flow.BALANCE: frozenset({"with", "against"}),
    Flow.TOTAL: frozenset({"with"}),
}
_DETERMINERS = frozenset(
    {"the", "a", "an", "other", "fellow", "some", "all", "its", "neighbouring", "neighboring", "non", "both"}
)
_CLAUSE = frozenset({";", "but", "while", "whereas", "although", "though"})


@dataclass(frozen=True, slots=True)
class Sides:
    """Reporter and partner as found; `named` tells which the statement itself gives."""

    reporter: str
    partner: str
    reporter_named: bool = False
    partner_named: bool = False


def preposition(marks: Marks, party: PartyMark) -> str:
    """The preposition right before a party ("to the United States": to), or ""."""
    tokens = marks.between(marks.statement.start, party.start)
    while tokens and tokens[-1].lower in _DETERMINERS:
        tokens.pop()
    return tokens[-1].lower if tokens and tokens[-1].lower in PREPOSITIONS else ""


def joined(marks: Marks, parties: Sequence[PartyMark], at: int) -> list[PartyMark]:
    """The list that begins with one party: "Hong Kong and Macao"."""
    run = [parties[at]]
    for party in parties[at + 1 :]:
        words = [t.lower for t in marks.between(run[-1].end, party.start)]
        if words and set(words) <= {"and", ",", "the", "&"} and len(words) <= 3:
            run.append(party)
        else:
            break
    return run


def _code(parties: Iterable[PartyMark]) -> str:
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
        words = [t.lower for t in marks.between(party.end, run[0].start)]
        if words and set(words) <= {"-", "–", "and", "/"} and len(words) == 1:
            run.insert(0, party)
        else:
            break
    return run


def clause_end(marks: Marks, start: int, heads: bool = True) -> int:
    """Where what is said of a head ends: at the next head, or at "while", "but", ";"."""
    end = marks.statement.end
    for token in marks.between(start, end):
        if token.lower in _CLAUSE:
            end = token.start
            break
    if heads:
        end = min([head.start for head in marks.heads if head.start >= start and not head.silent] + [end])
    return end


def partner_after(marks: Marks, head: HeadMark) -> str:
    """The partner named behind a head by its preposition, or ""."""
    tariff = head.measure in (Measure.TARIFF, Measure.QUOTA)
    stop = clause_end(marks, head.end, heads=not tariff)
    wanted = frozenset({"on", "from", "against", "of", "for"}) if tariff else PARTNER_AFTER[head.flow]
    parties = [party for party in marks.parties if party.start >= head.end and party.end <= stop]
    for at, party in enumerate(parties):
        if party.code == "non-EU" and head.flow is not Flow.BALANCE:
            return party.code
        found = preposition(marks, party)
        if found in wanted:
            if found == "of" and not tariff and not (party.adjective or party.genitive):
                continue
            return _code(joined(marks, parties, at))
    return ""


def _between_pair(marks: Marks, head: HeadMark) -> list[PartyMark]:
    """ "trade between A and B"."""
    words = marks.lower(head.start, head.end)
    inside = head.start if "between" not in words else head.end
    parties = [p for p in marks.parties if p.start >= inside and p.end <= clause_end(marks, head.end)]
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
        if preposition(marks, party):
            continue
        if party.adjective or party.genitive:
            fallback = fallback or party.code
        else:
            return party.code
    return fallback


def _first_person(marks: Marks, start: int, end: int) -> bool:
    return any(token.lower in ("our", "we") for token in marks.between(start, end))


def _is_hit(marks: Marks, owner: PartyMark) -> bool:
    """Whether an adjective names where goods come from: "tariffs on Chinese imports", "18 bln dlrs of Chinese imports"."""
    return owner.adjective and not owner.genitive and preposition(marks, owner) in ("on", "against", "of")


def find_sides(marks: Marks, head: HeadMark, memory: Memory, earlier: Sides | None) -> Sides:
    """Reporter and partner of a head; `earlier` are those of the head before it in the same statement."""
    pair = _between_pair(marks, head)
    if pair:
        return Sides(pair[0].code, pair[1].code, True, True)
    reporter, partner = "", partner_after(marks, head)
    owners = [] if "between" in marks.lower(head.start, head.end) else owner_before(marks, head.start)
    if len(owners) > 1 and head.flow in (Flow.TOTAL, Flow.BALANCE):
        return Sides(owners[0].code, owners[1].code, True, True)
    inside = [p for p in marks.parties if head.start <= p.start and p.end <= head.end]
    if inside and not owners:
        owners = inside[:1]
    if owners:
        if head.flow is Flow.IMPORT and _is_hit(marks, owners[-1]) and not partner:
            partner = owners[-1].code
        else:
            reporter = _code(owners)
    if not reporter and _first_person(marks, max(marks.statement.start, head.start - 40), head.start):
        reporter = memory.home_country(but=partner)
    if not reporter and not owners and earlier is not None and earlier.reporter_named:
        reporter = earlier.reporter
        return Sides(reporter, partner or earlier.partner, True, bool(partner))
    named = bool(reporter)
    if not reporter:
        reporter = subject_before(marks, head.start, but=partner)
        named = bool(reporter)
    if not reporter and earlier is not None:
        return Sides(earlier.reporter, partner or earlier.partner, False, bool(partner))
    if not reporter and head.measure is Measure.TARIFF:
        reporter = memory.home if memory.home != partner else ""
    if not reporter:
        reporter = memory.likely_reporter()
        if reporter == partner and memory.title != partner:
            reporter = memory.title
    if head.flow is Flow.TOTAL and not partner:
        partner = _other_side(marks, head, memory, reporter)
    if (
        not partner
        and head.measure in (Measure.TARIFF, Measure.QUOTA)
        and not named
        and memory.partner not in ("", WORLD, reporter)
    ):
        partner = memory.partner
    if not partner and head.loose and not named:
        partner = memory.partner
    if partner == reporter:
        partner = WORLD if head.measure is not Measure.TARIFF else partner
    return Sides(reporter, partner or WORLD, named, bool(partner))


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
